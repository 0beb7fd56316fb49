"""Change over time, against counting the rows of the tables."""

import csv


def checks(api):
    for case in api.cases:
        if case.name == "ptce-members":
            evolution(api, case)


def evolution(api, case):
    years = [2010, 2012, 2014, 2016, 2018, 2023]
    for unknown in ("always", "excluded"):
        rows = api.rows(
            case.package,
            f"CALL time.evolution({years}, {{types: 'MEMBER_OF', unknownDates: '{unknown}'}}) "
            "YIELD nodes, ties, undated, born, kept, lost RETURN nodes, ties, undated, born, kept, lost",
        )
        links = []
        for name, target in [("pole-links", "pole"), ("actor-links", "partner")]:
            with open(case.package / f"{name}.csv", encoding="utf-8") as table:
                links += [(row["actor"], row[target], row) for row in csv.DictReader(table)]
        links = [link for link in links if link[2]["relation"] == "MEMBER_OF"]
        before = set()
        for index, (year, row) in enumerate(zip(years, rows)):
            now = {
                number
                for number, (_, _, link) in enumerate(links)
                if (link["since"] and int(link["since"]) <= year or not link["since"] and unknown == "always")
                and (not link["until"] or year <= int(link["until"]))
            }
            expected = {
                "nodes": len({node for number in now for node in links[number][:2]}),
                "ties": len(now),
                "undated": sum(not links[number][2]["since"] for number in now),
                "born": len(now - before) if index else 0,
                "kept": len(now & before),
                "lost": len(before - now),
            }
            api.compare(f"evolution, unknown dates {unknown}", "counting", case, row, expected)
            before = now
