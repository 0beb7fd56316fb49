"""PageRank, against igraph and NetworkX."""

import networkx


def checks(api):
    for directed in [False, True]:
        kind = "directed" if directed else "undirected"
        direction = "natural" if directed else "undirected"
        for damping in [0.85, 0.5]:
            ours = api.by_node(
                "centrality.pagerank",
                "score",
                api.cases,
                lambda case: case.options(
                    weighted=True, direction=direction, damping=damping, tolerance=1e-13, parallel="summed"
                ),
            )
            for case in api.cases:
                graph = case.networkx(directed, weighted=True, parallel="summed")
                theirs = networkx.pagerank(graph, alpha=damping, tol=1e-15, max_iter=10_000, weight="weight")
                api.compare(f"PageRank, {kind}", "NetworkX", case, ours[case.name], theirs, 1e-9)
        unweighted = api.by_node(
            "centrality.pagerank",
            "score",
            api.cases,
            lambda case: case.options(direction=direction, tolerance=1e-13, parallel="simple"),
        )
        for case in api.cases:
            theirs = case.igraph(directed, parallel="simple").pagerank(directed=directed)
            api.compare(f"PageRank, {kind}", "igraph", case, unweighted[case.name], dict(zip(case.nodes, theirs)), 1e-8)
    personalized(api)


def personalized(api):
    """The walk begins anew at the first and the last node."""
    answers = api.query(
        "centrality.pagerank",
        ["node", "score"],
        api.cases,
        lambda case: case.options(direction="natural", tolerance=1e-13, parallel="simple"),
        given=lambda case: {"ends": sorted({case.nodes[0], case.nodes[-1]})},
        before="UNWIND given.ends AS end MATCH (n {id: end}) WITH graph, options, collect(n) AS restart",
        arguments="options {.*, restart: restart}",
    )
    for case in api.cases:
        ours = {row["node"]: row["score"] for row in answers[case.name]}
        restart = {node: 1.0 for node in {case.nodes[0], case.nodes[-1]}}
        graph = case.networkx(True, parallel="simple")
        theirs = networkx.pagerank(graph, personalization=restart, tol=1e-15, max_iter=10_000, weight=None)
        api.compare("PageRank, personalised", "NetworkX", case, ours, theirs, 1e-9)
