"""Clusters: qualities, comparisons and summaries of groups, against igraph and NetworkX."""

import itertools
import math
import random
import statistics

import igraph
import networkx
import numpy
import scipy.optimize
import scipy.sparse


def checks(api):
    quality(api)
    leiden(api)
    louvain(api)
    optimum(api)
    compare(api)
    between(api)


def groups(case, count, seed):
    """By node, a group drawn at random."""
    numbers = random.Random(f"{case.name} {seed}")
    return {node: numbers.randrange(count) for node in case.nodes}


def pairs(case, drawn):
    """What gives the query groups: `before` makes pairs of these ids."""
    return [[node, drawn[node]] for node in case.nodes]


# From ids to nodes; one pass over the case's nodes.
BEFORE = (
    "UNWIND given.pairs AS pair MATCH (n {id: pair[0]}) "
    "WITH graph, options, given, collect([n, pair[1]]) AS groups"
)
BEFORE_BOTH = (
    "UNWIND given.pairs AS pair MATCH (n {id: pair[0]}) "
    "WITH graph, options, given, collect([n, pair[1]]) AS groups, collect([n, pair[2]]) AS otherGroups"
)


def quality(api):
    for directed in [False, True]:
        direction = "natural" if directed else "undirected"
        for resolution in [1.0, 0.5]:
            answers = api.query(
                "clusters.quality",
                ["quality"],
                api.small,
                lambda case: case.options(weighted=True, direction=direction, resolution=resolution),
                given=lambda case: {"pairs": pairs(case, groups(case, 3, 1))},
                before=BEFORE,
                arguments="options {.*, groups: groups}",
            )
            for case in api.small:
                graph = case.igraph(directed, weighted=True)
                drawn = groups(case, 3, 1)
                theirs = graph.modularity(
                    [drawn[node] for node in case.nodes], weights="weight", resolution=resolution, directed=directed
                )
                ours = [row["quality"] for row in answers[case.name]]
                name = f"modularity, resolution {resolution}, {'directed' if directed else 'undirected'}"
                api.compare(name, "igraph", case, ours, [theirs])


def membership(case, rows):
    found = {row["node"]: row["cluster"] for row in rows}
    return [found[node] - 1 for node in case.nodes]


def leiden(api):
    """The quality that is reported, connected clusters, and nothing worse than igraph usually finds.

    Either has good and bad luck on small random graphs: ours is the best of ten starts, igraph's the median of eleven.
    """
    answers = api.query(
        "clusters.leiden", ["node", "cluster", "quality"], api.cases, lambda case: case.options(iterations=10, starts=10)
    )
    for case in api.cases:
        graph = case.igraph()
        ours = membership(case, answers[case.name])
        found = answers[case.name][0]["quality"]
        api.compare("Leiden, its own quality", "igraph", case, found, graph.modularity(ours))
        clusters = igraph.VertexClustering(graph, ours)
        api.compare("Leiden, connected", "igraph", case, all(part.is_connected() for part in clusters.subgraphs()), True)
        if graph.ecount() > 0:
            random.seed(case.name)
            theirs = statistics.median(
                graph.community_leiden(objective_function="modularity", n_iterations=10).modularity for _ in range(11)
            )
            api.compare("Leiden, at most 0.01 below", "igraph", case, found >= theirs - 0.01, True)


def louvain(api):
    answers = api.query("clusters.louvain", ["node", "cluster", "quality"], api.cases)
    for case in api.cases:
        graph = case.igraph()
        ours = membership(case, answers[case.name])
        found = answers[case.name][0]["quality"]
        api.compare("Louvain, its own quality", "igraph", case, found, graph.modularity(ours))
        if graph.ecount() > 0:
            random.seed(case.name)
            theirs = graph.community_multilevel().modularity
            api.compare("Louvain, at most 0.03 below", "igraph", case, found >= theirs - 0.03, True)


def optimum(api):
    """Two-mode modularity of Southern Women: the best partition of all, by an integer program.

    A variable for each pair says whether the two are together; if a and b are and b and c are, so are a and c
    (Groetschel and Wakabayashi, Mathematical Programming 45, 1989).
    """
    cases = [case for case in api.two_mode if case.name == "southern-women"]
    answers = api.query(
        "clusters.leiden", ["quality"], cases, lambda case: case.options(objective="twoMode", iterations=10, starts=10)
    )
    for case in cases:
        ties = {frozenset((source, target)) for source, target, _ in case.ties(parallel="simple")}
        degree = {node: sum(node in tie for tie in ties) for node in case.nodes}
        pairs = list(itertools.combinations(range(len(case.nodes)), 2))
        place = {pair: index for index, pair in enumerate(pairs)}
        gains = []
        for a, b in pairs:
            one, other = case.nodes[a], case.nodes[b]
            expected = degree[one] * degree[other] / len(ties) if case.sides[one] != case.sides[other] else 0
            gains.append(((frozenset((one, other)) in ties) - expected) / len(ties))
        triples = list(itertools.combinations(range(len(case.nodes)), 3))
        columns = [(place[a, b], place[b, c], place[a, c]) for a, b, c in triples for _ in range(3)]
        signs = [(1, 1, -1), (1, -1, 1), (-1, 1, 1)] * len(triples)
        rows = numpy.repeat(numpy.arange(len(columns)), 3)
        together = scipy.sparse.csr_matrix((numpy.ravel(signs), (rows, numpy.ravel(columns))))
        found = scipy.optimize.milp(
            -numpy.array(gains),
            constraints=scipy.optimize.LinearConstraint(together, -numpy.inf, 1),
            integrality=numpy.ones(len(pairs)),
            bounds=scipy.optimize.Bounds(0, 1),
        )
        api.compare("greatest two-mode modularity", "SciPy", case, answers[case.name][0]["quality"], -found.fun)


def compare(api):
    columns = ["normalizedMutualInformation", "variationOfInformation", "rand", "adjustedRand"]
    cases = [case for case in api.small if len(case.nodes) > 1]

    def given(case):
        first, second = groups(case, 3, 1), groups(case, 4, 2)
        return {"pairs": [[node, first[node], second[node]] for node in case.nodes]}

    answers = api.query(
        "clusters.compare",
        columns,
        cases,
        given=given,
        before=BEFORE_BOTH,
        arguments="options {.*, groups: groups, otherGroups: otherGroups}",
    )
    for case in cases:
        first, second = ([drawn[node] for node in case.nodes] for drawn in (groups(case, 3, 1), groups(case, 4, 2)))
        theirs = {
            name: igraph.compare_communities(first, second, method=method)
            for name, method in zip(columns, ["nmi", "vi", "rand", "adjusted_rand"])
        }
        if len(set(zip(first, second))) == len(set(first)) == len(set(second)) and math.isnan(theirs["adjustedRand"]):
            theirs["adjustedRand"] = 1.0  # igraph divides 0 by 0 where both put every node alone, or all together
        api.compare("comparison of partitions", "igraph", case, answers[case.name][0], theirs)


def between(api):
    """Sums of weights between groups, by contracting the graph."""
    answers = api.query(
        "clusters.between",
        ["group", "otherGroup", "edges", "weight"],
        api.small,
        lambda case: case.options(weighted=True, direction="natural"),
        returns="group, otherGroup, edges, weight",
        given=lambda case: {"pairs": pairs(case, groups(case, 3, 1))},
        before=BEFORE,
        arguments="options {.*, groups: groups}",
    )
    for case in api.small:
        drawn = groups(case, 3, 1)
        theirs = {}
        for edge in case.ties(directed=True, weighted=True):
            key = f"{drawn[edge[0]]} {drawn[edge[1]]}"
            known = theirs.get(key, [0, 0.0])
            theirs[key] = [known[0] + 1, known[1] + edge[2]]
        ours = {f"{row['group']} {row['otherGroup']}": [row["edges"], row["weight"]] for row in answers[case.name]}
        api.compare("edges between groups", "their sums", case, ours, theirs)
