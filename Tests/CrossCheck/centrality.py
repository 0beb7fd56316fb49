"""How central nodes are, against igraph, NetworkX and R's sna."""

import warnings

import networkx
import numpy


def checks(api):
    degree(api)
    normalized_degree(api)
    eigenvector(api)
    katz(api)
    hubs_and_authorities(api)
    centralization(api)


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


def normalized_degree(api):
    ours = api.by_node("centrality.degree", "normalized", api.cases)
    for case in api.cases:
        theirs = networkx.degree_centrality(case.networkx())
        if len(case.nodes) == 1:
            theirs = {node: None for node in case.nodes}  # NetworkX gives 1; there is no other node
        api.compare("degree, normalized", "NetworkX", case, ours[case.name], theirs)
    cases = [case for case in api.two_mode if len(set(case.sides.values())) == 2]
    ours = api.by_node("centrality.degree", "normalized", cases, lambda case: case.options(parallel="simple"))
    for case in cases:
        first = [node for node in case.nodes if case.sides[node] == 0]
        theirs = networkx.bipartite.degree_centrality(case.networkx(parallel="simple"), first)
        api.compare("degree, normalized, two-mode", "NetworkX", case, ours[case.name], theirs)


def matrix(case, directed, loops_twice=False):
    """The adjacency matrix, of sums of weights; edges come in along columns."""
    number = {node: index for index, node in enumerate(case.nodes)}
    entries = numpy.zeros((len(number), len(number)))
    for source, target, weight in case.ties(directed, weighted=True, parallel="summed"):
        entries[number[source], number[target]] += weight
        if not directed and (source != target or loops_twice):
            entries[number[target], number[source]] += weight
    return entries


def gap(entries):
    """By how much the largest eigenvalue exceeds the absolute value of the next, in parts of it.

    An eigenvalue of the same size with the other sign counts little: all iterate with a shift.
    """
    values = sorted(numpy.linalg.eigvals(entries + numpy.eye(len(entries))), key=abs, reverse=True)
    if abs(values[0]) <= 1 + 1e-9:
        return 0
    return 1 if len(values) == 1 else 1 - abs(values[1]) / abs(values[0])


def eigenvector(api):
    """Where the largest eigenvalue is a single one: else each library gives another vector."""
    for directed in [False, True]:
        kind = "directed" if directed else "undirected"
        direction = "natural" if directed else "undirected"
        clear = [case for case in api.small if gap(matrix(case, directed)) > 1e-3]
        ours = api.by_node(
            "centrality.eigenvector",
            "score",
            clear,
            lambda case: case.options(weighted=True, direction=direction, tolerance=1e-12),
        )
        for case in clear:
            graph = case.networkx(directed, weighted=True, parallel="summed")
            theirs = networkx.eigenvector_centrality(graph, max_iter=200_000, tol=1e-14, weight="weight")
            api.compare(f"eigenvector, {kind}", "NetworkX", case, ours[case.name], theirs, 1e-7)
    cases = [case for case in api.small if gap(matrix(case, False, loops_twice=True)) > 1e-3] + api.large
    ours = api.by_node(
        "centrality.eigenvector", "score", cases, lambda case: case.options(weighted=True, convention="igraph")
    )
    for case in cases:
        graph = case.igraph(weighted=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = graph.eigenvector_centrality(weights="weight")
        api.compare("eigenvector, undirected", "igraph", case, ours[case.name], dict(zip(case.nodes, theirs)), 1e-6)


def katz(api):
    for directed in [False, True]:
        kind = "directed" if directed else "undirected"
        direction = "natural" if directed else "undirected"
        entries = {case.name: matrix(case, directed) for case in api.small}

        def alpha(case):
            radius = max(abs(numpy.linalg.eigvals(entries[case.name])))
            return float(0.5 / radius) if radius > 1e-9 else 0.5

        answers = api.query(
            "centrality.katz",
            ["node", "score"],
            api.small,
            lambda case: case.options(
                weighted=True, direction=direction, convention="networkx", alpha=alpha(case), beta=1.5
            ),
        )
        for case in api.small:
            graph = case.networkx(directed, weighted=True, parallel="summed")
            theirs = networkx.katz_centrality_numpy(graph, alpha=alpha(case), beta=1.5, weight="weight")
            ours = {row["node"]: row["score"] for row in answers[case.name]}
            api.compare(f"Katz, {kind}", "NetworkX", case, ours, theirs, 1e-8)
        answers = api.query(
            "centrality.katz", ["node", "score", "alpha"], api.small, lambda case: case.options(direction=direction)
        )
        used = {case.name: answers[case.name][0]["alpha"] for case in api.small}
        theirs = api.r(
            "list(values = igraph::alpha_centrality(graph(), alpha = extra, exo = 1, weights = NA, sparse = FALSE))",
            api.small,
            lambda case: (directed, case.ties(directed)),
            extra=lambda case: used[case.name],
        )
        for case in api.small if theirs else []:
            ours = [row["score"] for row in answers[case.name]]
            order = [row["node"] for row in answers[case.name]]
            values = dict(zip(case.nodes, theirs[case.name]["values"]))
            api.compare(f"Katz, {kind}, alpha chosen", "R igraph", case, ours, [values[node] for node in order], 1e-7)


def hubs_and_authorities(api):
    def is_clear(case):
        sizes = numpy.linalg.svd(matrix(case, True), compute_uv=False)
        return sizes[0] > 1e-9 and (len(sizes) == 1 or sizes[1] / sizes[0] < 0.999)

    cases = [case for case in api.small if is_clear(case)]
    answers = api.query("centrality.hits", ["node", "hub", "authority"], cases, lambda case: case.options(weighted=True))
    for case in cases:
        hubs, authorities = networkx.hits(
            case.networkx(True, weighted=True, parallel="summed"), max_iter=100_000, tol=1e-14
        )
        ours = {row["node"]: [row["hub"], row["authority"]] for row in answers[case.name]}
        theirs = {node: [hubs[node], authorities[node]] for node in case.nodes}
        api.compare("HITS", "NetworkX", case, ours, theirs, 1e-7)
    cases += api.large
    answers = api.query(
        "centrality.hits", ["node", "hub", "authority"], cases, lambda case: case.options(weighted=True, convention="igraph")
    )
    for case in cases:
        graph = case.igraph(True, weighted=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = zip(graph.hub_score(weights="weight"), graph.authority_score(weights="weight"))
        ours = {row["node"]: [row["hub"], row["authority"]] for row in answers[case.name]}
        api.compare("HITS", "igraph", case, ours, dict(zip(case.nodes, map(list, theirs))), 1e-6)


def centralization(api):
    modes = [(False, "all", "all", "graph", "freeman"), (True, "all", "all", "digraph", "freeman")]
    modes += [(True, "outgoing", "out", "digraph", "outdegree"), (True, "incoming", "in", "digraph", "indegree")]
    for directed, count, mode, sna_mode, sna_kind in modes:
        direction = "natural" if directed else "undirected"

        def asked(convention):
            answers = api.query(
                "centrality.centralization",
                ["centralization"],
                api.small,
                lambda case: case.options(
                    direction=direction, count=count, parallel="simple", convention=convention
                ),
            )
            return {name: rows[0]["centralization"] for name, rows in answers.items()}

        kind = f"degree centralization, {'directed, ' + count if directed else 'undirected'}"
        theirs = api.r(
            f"""
            if (!directed) m <- pmax(m, t(m))
            list(
              sna = if (n < 3) NA else sna::centralization(m, sna::degree, mode = '{sna_mode}', cmode = '{sna_kind}'),
              igraph = igraph::centr_degree(graph(), mode = '{mode}', loops = TRUE)$centralization
            )
            """,
            api.small,
            lambda case: (directed, case.ties(directed, parallel="simple")),
        )
        ours = {convention: asked(convention) for convention in ["ucinet", "igraph"]}
        for case in api.small if theirs else []:
            if len(case.nodes) > 2:
                api.compare(kind, "R sna", case, ours["ucinet"][case.name], theirs[case.name]["sna"][0])
            theirs_igraph = theirs[case.name]["igraph"][0]
            if len(case.nodes) > 1:
                api.compare(kind, "R igraph", case, ours["igraph"][case.name], theirs_igraph)
