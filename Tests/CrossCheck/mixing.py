"""Who is tied to whom, against igraph."""


def checks(api):
    assortativity(api)
    matrix(api)


def assortativity(api):
    for directed in (False, True):
        direction = "natural" if directed else "undirected"
        answers = api.query(
            "mixing.assortativity",
            ["nominal", "degree"],
            api.cases,
            lambda case: case.options(direction=direction, **({"group": "kind"} if case.kinds else {})),
        )
        for case in api.cases:
            graph = case.igraph(directed)
            ours = answers[case.name][0]
            name = "directed" if directed else "undirected"
            api.compare(
                f"assortativity of degrees, {name}",
                "igraph",
                case,
                ours["degree"],
                graph.assortativity_degree(directed=directed),
                1e-7,
            )
            if case.kinds and all(case.kinds[node] for node in case.nodes):
                numbers = {kind: index for index, kind in enumerate(sorted(set(case.kinds.values())))}
                types = [numbers[case.kinds[node]] for node in case.nodes]
                api.compare(
                    f"assortativity of groups, {name}",
                    "igraph",
                    case,
                    ours["nominal"],
                    graph.assortativity_nominal(types, directed=directed) if graph.ecount() else None,
                    1e-7,
                )


def matrix(api):
    cases = [case for case in api.cases if case.kinds]
    for directed in (False, True):
        direction = "natural" if directed else "undirected"
        answers = api.query(
            "mixing.matrix",
            ["from", "to", "observed"],
            cases,
            lambda case: case.options(direction=direction, group="kind"),
        )
        for case in cases:
            expected = {}
            for source, target, weight in case.ties(directed=directed):
                kinds = (case.kinds[source], case.kinds[target])
                if None in kinds:
                    continue
                key = kinds if directed else tuple(sorted(kinds))
                expected[key] = expected.get(key, 0) + weight
            ours = {}
            for row in answers[case.name]:
                key = (row["from"], row["to"]) if directed else tuple(sorted((row["from"], row["to"])))
                if row["observed"]:
                    ours[key] = row["observed"]
            api.compare(f"mixing matrix, {direction}", "counting", case, ours, expected)
