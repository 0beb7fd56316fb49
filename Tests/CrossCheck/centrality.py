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
    betweenness(api)
    edge_betweenness(api)
    closeness(api)
    two_mode_paths(api)


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
    clear = [case for case in api.small if gap(matrix(case, False, loops_twice=True)) > 1e-3]
    # Of two nodes, one with a loop, igraph takes the wrong one.
    cases = [case for case in clear if len(case.nodes) > 2] + api.large
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
            # By iterating: its other function fails with one node, and with some versions of NumPy.
            theirs = networkx.katz_centrality(
                graph, alpha=alpha(case), beta=1.5, max_iter=10_000, tol=1e-14, weight="weight"
            )
            ours = {row["node"]: row["score"] for row in answers[case.name]}
            api.compare(f"Katz, {kind}", "NetworkX", case, ours, theirs, 1e-8)
        answers = api.query(
            "centrality.katz", ["node", "score", "alpha"], api.small, lambda case: case.options(direction=direction)
        )
        used = {case.name: answers[case.name][0]["alpha"] for case in api.small}
        theirs = api.r(
            "list(values = igraph::alpha_centrality(graph(), alpha = extra, exo = 1, weights = NA, loops = TRUE, sparse = FALSE))",
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
        if len(case.nodes) < 2:
            continue  # NetworkX fails
        hubs, authorities = networkx.hits(
            case.networkx(True, weighted=True, parallel="summed"), max_iter=100_000, tol=1e-14
        )
        ours = {row["node"]: [row["hub"], row["authority"]] for row in answers[case.name]}
        theirs = {node: [hubs[node], authorities[node]] for node in case.nodes}
        api.compare("HITS", "NetworkX", case, ours, theirs, 1e-7)
    # Of two nodes, one with a loop, igraph takes the wrong one.
    cases = [case for case in cases if len(case.nodes) > 2] + api.large
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
    for directed in [False, True]:
        kind = f"betweenness centralization, {'directed' if directed else 'undirected'}"
        answers = api.query(
            "centrality.centralization",
            ["centralization"],
            api.small,
            lambda case: case.options(
                direction="natural" if directed else "undirected", parallel="simple", measure="betweenness"
            ),
        )
        theirs = api.r(
            """
            list(value = if (n < 3) NA else igraph::centr_betw(graph(), directed = directed)$centralization)
            """,
            api.small,
            lambda case: (directed, case.ties(directed, parallel="simple")),
        )
        for case in api.small if theirs else []:
            if len(case.nodes) > 2:
                ours = answers[case.name][0]["centralization"]
                api.compare(kind, "R igraph", case, ours, theirs[case.name]["value"][0])


    for directed, paths, mode in [(False, "outgoing", "all"), (True, "outgoing", "out"), (True, "incoming", "in")]:
        kind = f"closeness centralization, {'directed, ' + paths if directed else 'undirected'}"
        answers = api.query(
            "centrality.centralization",
            ["centralization"],
            api.small,
            lambda case: case.options(
                direction="natural" if directed else "undirected", parallel="simple", measure="closeness", paths=paths
            ),
        )
        # Where some node has no path, igraph gives no number; sna asks for a path between any two.
        theirs = api.r(
            f"""
            reaching <- all(igraph::degree(graph(), mode = '{mode}') > 0)
            whole <- !directed && igraph::is_connected(graph())
            list(
              igraph = if (n < 3 || !reaching) NA else igraph::centr_clo(graph(), mode = '{mode}')$centralization,
              sna = if (n < 3 || !whole) NA
                else sna::centralization(pmax(m, t(m)), sna::closeness, mode = 'graph', cmode = 'undirected')
            )
            """,
            api.small,
            lambda case: (directed, case.ties(directed, parallel="simple")),
        )
        for case in api.small if theirs else []:
            for library in ["igraph", "sna"]:
                value = theirs[case.name][library][0]
                if isinstance(value, (int, float)):
                    api.compare(kind, f"R {library}", case, answers[case.name][0]["centralization"], value)


def lengths(case, directed, weighted):
    """The graph of igraph that paths are looked for in, and its lengths."""
    graph = case.igraph(directed, weighted, parallel="kept" if weighted else "simple")
    return graph, "weight" if weighted else None


def betweenness(api):
    cases = [case for case in api.cases if len(case.nodes) <= 11_000]
    for directed, weighted in [(False, False), (True, False), (False, True), (True, True)]:
        # Exact with lengths, igraph takes minutes on large graphs.
        chosen = [case for case in cases if not weighted or len(case.nodes) <= 1000]
        direction = "natural" if directed else "undirected"
        ours = api.by_node(
            "centrality.betweenness",
            "betweenness",
            chosen,
            lambda case: case.options(weighted=weighted, direction=direction, parallel="kept" if weighted else "simple"),
        )
        for case in chosen:
            graph, weights = lengths(case, directed, weighted)
            theirs = dict(zip(case.nodes, graph.betweenness(directed=directed, weights=weights)))
            name = f"betweenness, {'directed' if directed else 'undirected'}{', weighted' if weighted else ''}"
            api.compare(name, "igraph", case, ours[case.name], theirs, tolerance=1e-7)
    ours = api.by_node("centrality.betweenness", "normalized", api.small)
    for case in api.small:
        if len(case.nodes) < 3:
            theirs = {node: None for node in case.nodes}  # NetworkX gives 0; there is no pair to stand between
        else:
            theirs = networkx.betweenness_centrality(case.networkx(parallel="simple"))
        api.compare("betweenness, normalized", "NetworkX", case, ours[case.name], theirs)


def edge_betweenness(api):
    for directed in [False, True]:
        answers = api.query(
            "centrality.edgeBetweenness",
            ["source", "target", "betweenness"],
            api.small,
            lambda case: case.options(direction="natural" if directed else "undirected"),
        )
        for case in api.small:
            graph = case.igraph(directed)
            ours, theirs = [], []
            for row in answers[case.name]:
                ends = [row["source"], row["target"]]
                ours.append([*(ends if directed else sorted(ends)), round(row["betweenness"], 6)])
            for edge, value in zip(graph.es, graph.edge_betweenness(directed=directed)):
                ends = [case.nodes[edge.source], case.nodes[edge.target]]
                theirs.append([*(ends if directed else sorted(ends)), round(value, 6)])
            api.compare("edge betweenness", "igraph", case, sorted(ours), sorted(theirs), tolerance=2e-6)


def closeness(api):
    for directed, paths, mode in [(False, "outgoing", "all"), (True, "outgoing", "out"), (True, "incoming", "in")]:
        for weighted in [False, True]:
            cases = [case for case in api.cases if len(case.nodes) <= (1000 if weighted else 11_000)]

            def options(case):
                direction = "natural" if directed else "undirected"
                parallel = "kept" if weighted else "simple"
                return case.options(weighted=weighted, direction=direction, paths=paths, parallel=parallel)

            ours = api.by_node("centrality.closeness", "closeness", cases, options)
            harmonic = api.by_node("centrality.harmonic", "normalized", cases, options)
            for case in cases:
                graph, weights = lengths(case, directed, weighted)
                name = f"{paths}{', directed' if directed else ''}{', weighted' if weighted else ''}"
                theirs = graph.closeness(mode=mode, weights=weights, normalized=True)
                api.compare(f"closeness, {name}", "igraph", case, ours[case.name], dict(zip(case.nodes, theirs)))
                theirs = graph.harmonic_centrality(mode=mode, weights=weights, normalized=True)
                if len(case.nodes) == 1:
                    theirs = [None]  # there is no other node
                api.compare(f"harmonic, {name}", "igraph", case, harmonic[case.name], dict(zip(case.nodes, theirs)))
    for directed in [False, True]:
        direction = "natural" if directed else "undirected"
        ours = api.by_node(
            "centrality.closeness",
            "closeness",
            api.small,
            lambda case: case.options(direction=direction, convention="networkx"),
        )
        for case in api.small:
            theirs = networkx.closeness_centrality(case.networkx(directed, parallel="simple"))
            api.compare("closeness, its convention", "NetworkX", case, ours[case.name], theirs)


def two_mode_paths(api):
    cases = [case for case in api.two_mode if len(set(case.sides.values())) == 2 and len(case.nodes) > 2]
    betweenness = api.by_node("centrality.betweenness", "normalized", cases)
    closeness = api.by_node("centrality.closeness", "closeness", cases, lambda case: case.options(convention="networkx"))
    for case in cases:
        graph = case.networkx(parallel="simple")
        first = [node for node in case.nodes if case.sides[node] == 0]
        # Where a side allows no pair to stand between, NetworkX divides by 0; we give null.
        if None not in betweenness[case.name].values():
            theirs = networkx.bipartite.betweenness_centrality(graph, first)
            api.compare("betweenness, two-mode", "NetworkX", case, betweenness[case.name], theirs)
        theirs = networkx.bipartite.closeness_centrality(graph, first)
        api.compare("closeness, two-mode", "NetworkX", case, closeness[case.name], theirs)
