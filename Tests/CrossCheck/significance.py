"""What chance gives, against NumPy and SciPy: observed numbers exactly, random ones within their spread."""

import math

import numpy
from networkx.algorithms import bipartite


def checks(api):
    correlation(api)
    curveball(api)


def correlation(api):
    """Of the two relations R and S of a random network."""
    cases = [case for case in api.random if not case.modes]
    answers = api.query(
        "significance.qap",
        ["observed", "mean", "draws"],
        cases,
        lambda case: {"labels": case.labels, "direction": "natural"},
        arguments="options {.*, types: 'R'}, options {.*, types: 'S'}, {draws: 50}",
    )
    for case in cases:
        number = {node: index for index, node in enumerate(case.nodes)}
        cells = {kind: numpy.zeros((len(number), len(number))) for kind in "RS"}
        for edge in case.edges:
            if edge.source != edge.target:
                cells[edge.type][number[edge.source], number[edge.target]] = 1
        outside = ~numpy.eye(len(number), dtype=bool)
        r, s = (cells[kind][outside] for kind in "RS")
        varies = len(r) > 0 and r.std() > 0 and s.std() > 0
        expected = float(numpy.corrcoef(r, s)[0, 1]) if varies else None
        api.compare("correlation of relations", "NumPy", case, answers[case.name][0]["observed"], expected, 1e-9)


def curveball(api):
    """The mean number of butterflies when degrees are kept, against swaps written here."""
    cases = [case for case in api.two_mode if case.name == "southern-women"]
    answers = api.query(
        "significance.random",
        ["statistic", "observed", "mean", "deviation"],
        cases,
        lambda case: case.options(draws=2000, seed=7),
    )
    for case in cases:
        rows = {row["statistic"]: row for row in answers[case.name]}
        graph = case.networkx(parallel="simple")
        api.compare(
            "4-cycles by 3-paths",
            "NetworkX",
            case,
            rows["robinsAlexander"]["observed"],
            bipartite.robins_alexander_clustering(graph),
        )
        drawn = swapped(case, 2000)
        # Two means of 2,000 draws each: apart by less than five standard errors.
        spread = rows["butterflies"]["deviation"] * math.sqrt(2 / 2000)
        near = abs(rows["butterflies"]["mean"] - drawn.mean()) < 5 * spread
        api.compare("mean of butterflies", "swaps", case, near, True)
        api.compare(
            "deviation of butterflies", "swaps", case, rows["butterflies"]["deviation"], drawn.std(ddof=1), 0.1
        )


def swapped(case, draws):
    """Butterflies of networks that come of swapping 2 by 2 squares of the matrix."""
    first = [node for node in case.nodes if case.sides[node] == 0]
    second = [node for node in case.nodes if case.sides[node] == 1]
    matrix = numpy.zeros((len(first), len(second)), dtype=int)
    for edge in case.edges:
        a, b = (edge.source, edge.target) if case.sides[edge.source] == 0 else (edge.target, edge.source)
        matrix[first.index(a), second.index(b)] = 1
    random = numpy.random.default_rng(11)
    counts = []
    for _ in range(draws):
        for _ in range(300):
            (i, j), (k, l) = random.choice(len(first), 2, replace=False), random.choice(len(second), 2, replace=False)
            square = matrix[numpy.ix_([i, j], [k, l])]
            if (square == [[1, 0], [0, 1]]).all() or (square == [[0, 1], [1, 0]]).all():
                matrix[numpy.ix_([i, j], [k, l])] = 1 - square
        shared = matrix.T @ matrix
        upper = shared[numpy.triu_indices(len(second), 1)]
        counts.append((upper * (upper - 1) // 2).sum())
    return numpy.array(counts)
