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
        with open(case.package / "pole-links.csv", encoding="utf-8") as table:
            links = [row for row in csv.DictReader(table) if row["relation"] == "MEMBER_OF"]
        before = set()
        for index, (year, row) in enumerate(zip(years, rows)):
            now = {
                number
                for number, link in enumerate(links)
                if (link["since"] and int(link["since"]) <= year or not link["since"] and unknown == "always")
                and (not link["until"] or year <= int(link["until"]))
            }
            expected = {
                "nodes": len({links[number]["actor"] for number in now} | {links[number]["pole"] for number in now}),
                "ties": len(now),
                "undated": sum(not links[number]["since"] for number in now),
                "born": len(now - before) if index else 0,
                "kept": len(now & before),
                "lost": len(before - now),
            }
            api.compare(f"evolution, unknown dates {unknown}", "counting", case, row, expected)
            before = now
