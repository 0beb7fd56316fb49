"""What chance gives, against NumPy and R's sna: observed numbers exactly, random ones within their spread."""

import math

import numpy
from networkx.algorithms import bipartite


def checks(api):
    correlation(api)
    regression(api)
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


def regression(api):
    """Of R, weighted, on S and on S reversed; p-values on some networks, 999 draws beside sna's 999."""
    cases = [case for case in api.random if not case.modes and len(case.nodes) > 3]
    weights = {case.name: relation(case, "R", weighted=True) for case in cases}
    predictors = {case.name: relation(case, "S") for case in cases}
    answers = api.query(
        "significance.regression",
        ["term", "coefficient", "observed", "pAtLeast", "explained"],
        cases,
        lambda case: {"labels": case.labels, "direction": "natural"},
        arguments="options {.*, types: 'R', weight: 'weight', parallel: 'summed'}, "
        "[options {.*, types: 'S'}, options {.*, types: 'S', direction: 'reversed'}], {draws: 999}",
    )
    sound = []
    for case in cases:
        outside = ~numpy.eye(len(case.nodes), dtype=bool)
        y, x = weights[case.name][outside], predictors[case.name]
        design = numpy.column_stack([numpy.ones(len(y)), x[outside], x.T[outside]])
        rows = answers[case.name]
        api.compare("regression, terms", "NumPy", case, [row["term"] for row in rows], ["constant", "1", "2"])
        if numpy.linalg.matrix_rank(design) < 3 or y.std() == 0 or len(y) <= 3:
            continue
        coefficients = numpy.linalg.lstsq(design, y, rcond=None)[0]
        left = y - design @ coefficients
        if (left**2).sum() < 1e-9:
            continue
        sound.append(case)
        errors = numpy.sqrt(numpy.diag(numpy.linalg.inv(design.T @ design)) * (left**2).sum() / (len(y) - 3))
        explained = 1 - (left**2).sum() / ((y - y.mean()) ** 2).sum()
        for index, row in enumerate(rows):
            ours = [row["coefficient"], row["observed"], row["explained"]]
            theirs = [coefficients[index], coefficients[index] / errors[index], explained]
            api.compare("regression of relations", "NumPy", case, ours, theirs, 1e-7)
    # Of a few nodes there are few orders, of which many give the same t-value but for rounding.
    chosen = [case for case in sound if len(case.nodes) > 7][:10]
    found = api.r(
        """
        y <- matrix(unlist(extra$y), n, byrow = TRUE)
        x <- matrix(unlist(extra$x), n, byrow = TRUE)
        set.seed(1)
        fit <- sna::netlm(y, list(x, t(x)), nullhyp = 'qapspp', reps = 999)
        list(t = fit$tstat, p = fit$pgreq)
        """,
        chosen,
        extra=lambda case: {"y": weights[case.name].tolist(), "x": predictors[case.name].tolist()},
    )
    for case in chosen if found else []:
        for index, row in enumerate(answers[case.name]):
            api.compare("regression, t", "R sna", case, row["observed"], found[case.name]["t"][index], 1e-7)
            theirs = found[case.name]["p"][index]
            spread = math.sqrt(2 * max(theirs * (1 - theirs), 0.001) / 999)
            near = abs(row["pAtLeast"] - theirs) < 5 * spread
            api.compare("regression, p-values", "R sna", case, near, True)


def relation(case, kind, weighted=False):
    """The matrix of the edges of a type: sums of weights, or 1."""
    number = {node: index for index, node in enumerate(case.nodes)}
    cells = numpy.zeros((len(number), len(number)))
    for edge in case.edges:
        if edge.type == kind and edge.source != edge.target:
            place = number[edge.source], number[edge.target]
            cells[place] = cells[place] + edge.weight if weighted else 1
    return cells


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
