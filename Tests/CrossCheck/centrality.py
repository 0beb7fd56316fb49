"""How central nodes are, against igraph and NetworkX."""


def checks(api):
    degree(api)


def degree(api):
    for directed, count, mode in [(False, "all", "all"), (True, "outgoing", "out"), (True, "incoming", "in")]:
        direction = "natural" if directed else "undirected"
        answers = api.query(
            "centrality.degree",
            ["node", "degree", "strength"],
            api.cases,
            lambda case: case.options(weighted=True, direction=direction, count=count),
        )
        for case in api.cases:
            ours = {row["node"]: [row["degree"], row["strength"]] for row in answers[case.name]}
            graph = case.igraph(directed, weighted=True)
            theirs = zip(graph.degree(mode=mode), graph.strength(mode=mode, weights="weight"))
            api.compare(f"degree, {count}", "igraph", case, ours, dict(zip(case.nodes, map(list, theirs))))
