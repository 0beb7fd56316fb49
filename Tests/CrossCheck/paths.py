"""Distances and paths, against igraph and NetworkX."""

import itertools
import math

import networkx


def checks(api):
    distances(api)
    eccentricity(api)
    summary(api)
    paths(api)


ENDS = "MATCH (first {id: given.first}), (last {id: given.last})"


def ends(case):
    return {"first": case.nodes[0], "last": case.nodes[-1]}


def distances(api):
    for directed, weighted in itertools.product([False, True], [False, True]):
        direction = "natural" if directed else "undirected"
        kind = f"distances, {'directed' if directed else 'undirected'}{', weighted' if weighted else ''}"
        answers = api.query(
            "paths.distances",
            ["node", "distance"],
            api.cases,
            lambda case: case.options(weighted=weighted, direction=direction),
            given=ends,
            before=ENDS,
            arguments="first, options",
        )
        for case in api.cases:
            graph = case.igraph(directed, weighted=weighted)
            weights = "weight" if weighted else None
            theirs = [None if math.isinf(x) else x for x in graph.distances(0, weights=weights)[0]]
            ours = {row["node"]: row["distance"] for row in answers[case.name]}
            api.compare(kind, "igraph", case, ours, dict(zip(case.nodes, theirs)))


def eccentricity(api):
    for directed in [False, True]:
        direction = "natural" if directed else "undirected"
        ours = api.by_node(
            "paths.eccentricity", "eccentricity", api.cases, lambda case: case.options(direction=direction)
        )
        for case in api.cases:
            theirs = case.igraph(directed).eccentricity(mode="out")
            kind = f"eccentricity, {'directed' if directed else 'undirected'}"
            api.compare(kind, "igraph", case, ours[case.name], dict(zip(case.nodes, theirs)))


def summary(api):
    for directed in [False, True]:
        direction = "natural" if directed else "undirected"
        answers = api.query(
            "paths.summary",
            ["diameter", "meanDistance"],
            api.cases,
            lambda case: case.options(direction=direction),
        )
        for case in api.cases:
            graph = case.igraph(directed)
            mean = graph.average_path_length(directed=directed, unconn=True)
            # igraph has a diameter of 0 where no path joins anything; there it is undefined.
            diameter = None if math.isnan(mean) else graph.diameter(directed=directed, unconn=True)
            theirs = {"diameter": diameter, "meanDistance": mean}
            kind = f"diameter and mean distance, {'directed' if directed else 'undirected'}"
            api.compare(kind, "igraph", case, answers[case.name][0], theirs)


def paths(api):
    """Between the first node and the last, as lists of ids."""
    cases = [case for case in api.small if len(case.nodes) > 1]
    returns = "[n IN nodes | n.id] AS nodes, cost"
    for weighted in [False, True]:
        weight = "weight" if weighted else None

        def ask(procedure, **more):
            return api.query(
                procedure,
                ["nodes", "cost"],
                cases,
                # Merged edges: paths are told apart by their nodes, as in NetworkX.
                lambda case: case.options(
                    weighted=weighted, parallel="summed" if weighted else "simple", **more
                ),
                returns=returns,
                given=ends,
                before=ENDS,
                arguments="first, last, options",
            )

        one, every, ranked = ask("paths.shortest"), ask("paths.allShortest"), ask("paths.kShortest", k=6)
        near = None if weighted else ask("paths.simple", maxLength=3, limit=1_000_000)
        for case in cases:
            graph = case.networkx(weighted=weighted, parallel="summed" if weighted else "simple")
            first, last = case.nodes[0], case.nodes[-1]
            kind = "weighted" if weighted else "unweighted"
            if not networkx.has_path(graph, first, last):
                found = one[case.name] + every[case.name] + ranked[case.name]
                api.compare(f"shortest paths, {kind}", "NetworkX", case, found, [])
                continue
            cost = networkx.shortest_path_length(graph, first, last, weight=weight)
            api.compare(f"shortest path, {kind}", "NetworkX", case, [one[case.name][0]["cost"]], [cost])
            theirs = set(map(tuple, networkx.all_shortest_paths(graph, first, last, weight=weight)))
            ours = {tuple(row["nodes"]) for row in every[case.name]}
            api.compare(f"all shortest paths, {kind}", "NetworkX", case, ours, theirs)
            search = networkx.shortest_simple_paths(graph, first, last, weight=weight)
            theirs = [
                networkx.path_weight(graph, path, weight) if weighted else len(path) - 1
                for path in itertools.islice(search, 6)
            ]
            ours = [row["cost"] for row in ranked[case.name]]
            api.compare(f"cheapest paths, {kind}", "NetworkX", case, ours, theirs)
            if near:
                theirs = set(map(tuple, networkx.all_simple_paths(graph, first, last, cutoff=3)))
                ours = {tuple(row["nodes"]) for row in near[case.name]}
                api.compare("simple paths", "NetworkX", case, ours, theirs)
