"""Two-mode measures, against NetworkX and SciPy."""

import itertools
import math

from networkx.algorithms import bipartite
from scipy.stats import hypergeom


def checks(api):
    cases = [case for case in api.two_mode if len(case.nodes) <= 1000]
    projection(api, cases)
    backbone(api, cases)
    butterflies(api, cases)
    clustering(api, cases)


def simple(case):
    """The two-mode network without parallel edges, and the nodes of its second side."""
    graph = case.networkx(parallel="simple")
    return graph, [node for node in case.nodes if case.sides[node] == 1]


def ties(rows, value):
    return {frozenset([row["a"], row["b"]]): row[value] for row in rows}


def projection(api, cases):
    theirs = {
        "shared": bipartite.weighted_projected_graph,
        "newman": bipartite.collaboration_weighted_projected_graph,
        "jaccard": bipartite.overlap_weighted_projected_graph,
        "overlap": lambda graph, nodes: bipartite.overlap_weighted_projected_graph(graph, nodes, jaccard=False),
    }
    for weighting, project in theirs.items():
        answers = api.query(
            "twomode.projection",
            ["a", "b", "weight"],
            cases,
            lambda case: case.options(weighting=weighting),
            returns="a.id AS a, b.id AS b, weight",
        )
        for case in cases:
            graph, second = simple(case)
            expected = {frozenset([a, b]): weight for a, b, weight in project(graph, second).edges(data="weight")}
            api.compare(f"projection, {weighting}", "NetworkX", case, ties(answers[case.name], "weight"), expected)


def backbone(api, cases):
    answers = api.query(
        "twomode.overlap",
        ["a", "b", "shared", "expected", "p"],
        cases,
        returns="a.id AS a, b.id AS b, shared, expected, p",
    )
    for case in cases:
        graph, second = simple(case)
        population = len(case.nodes) - len(second)
        shared, chance = {}, {}
        for a, b in itertools.combinations(second, 2):
            common = len(set(graph[a]) & set(graph[b]))
            if common:
                shared[frozenset([a, b])] = common
                chance[frozenset([a, b])] = hypergeom.sf(common - 1, population, graph.degree(a), graph.degree(b))
        api.compare("shared neighbours", "NetworkX", case, ties(answers[case.name], "shared"), shared)
        api.compare("p of shared neighbours", "SciPy", case, ties(answers[case.name], "p"), chance, 1e-8)


def butterflies(api, cases):
    answers = api.by_node("twomode.butterflies", "butterflies", cases)
    for case in cases:
        graph, _ = simple(case)
        expected = dict.fromkeys(case.nodes, 0)
        for side in (0, 1):
            nodes = [node for node in case.nodes if case.sides[node] == side]
            for a, b in itertools.combinations(nodes, 2):
                count = math.comb(len(set(graph[a]) & set(graph[b])), 2)
                expected[a] += count
                expected[b] += count
        api.compare("butterflies", "pairs of NetworkX", case, answers[case.name], expected)


def clustering(api, cases):
    for denominator, mode in [("union", "dot"), ("smaller", "min"), ("larger", "max")]:
        answers = api.by_node(
            "twomode.clustering", "clustering", cases, lambda case: case.options(denominator=denominator)
        )
        for case in cases:
            graph, _ = simple(case)
            theirs = bipartite.latapy_clustering(graph, mode=mode)
            # NetworkX gives 0 where nothing is shared with anyone; no overlap is 0 where something is.
            expected = {node: value or None for node, value in theirs.items()}
            api.compare(f"clustering, {denominator}", "NetworkX", case, answers[case.name], expected)
    answers = api.query("twomode.summary", ["robinsAlexander"], cases)
    for case in cases:
        graph, _ = simple(case)
        paths = sum((graph.degree(a) - 1) * (graph.degree(b) - 1) for a, b in graph.edges)
        expected = bipartite.robins_alexander_clustering(graph) if paths else None
        api.compare("Robins-Alexander", "NetworkX", case, answers[case.name][0]["robinsAlexander"], expected)
