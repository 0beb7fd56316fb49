"""Who stands between others, against igraph, NetworkX and R's sna."""

import itertools
import math

import networkx


def checks(api):
    structural_holes(api)
    hierarchy(api)
    sole_links(api)
    brokerage(api)
    removal(api)
    key_players(api)


def structural_holes(api):
    for directed in [False, True]:
        kind = "directed" if directed else "undirected"
        columns = ["node", "constraint", "effectiveSize", "efficiency", "contacts"]
        direction = "natural" if directed else "undirected"
        cases = api.small + ([] if directed else api.large[-1:])
        answers = api.query(
            "roles.structuralHoles", columns, cases, lambda case: case.options(weighted=True, direction=direction)
        )
        for case in cases:
            graph = case.igraph(directed, weighted=True)
            graph.delete_edges([edge for edge in graph.es if edge.source == edge.target])  # else 0 for loops alone
            ours = {row["node"]: row["constraint"] for row in answers[case.name]}
            theirs = dict(zip(case.nodes, graph.constraint(weights="weight")))
            api.compare(f"constraint, {kind}", "igraph", case, ours, theirs)
        cases = api.small
        for case in cases:
            graph = case.networkx(directed, weighted=True, parallel="summed")
            graph.remove_edges_from([(node, node) for node in case.nodes if graph.has_edge(node, node)])
            if graph.number_of_edges() == 0:
                continue
            ours = {row["node"]: row["constraint"] for row in answers[case.name]}
            theirs = networkx.constraint(graph, weight="weight")
            api.compare(f"constraint, {kind}", "NetworkX", case, ours, theirs)
            ours = {row["node"]: row["effectiveSize"] for row in answers[case.name]}
            # For all nodes at once, NetworkX 3.6 scales by another maximum than for nodes that are named.
            # It gives none to nodes that edges only come in to.
            nodes = [node for node in case.nodes if len(graph[node]) > 0 or contactless(graph, node)]
            theirs = networkx.effective_size(graph, nodes=nodes, weight="weight")
            ours = {node: ours[node] for node in nodes}
            api.compare(f"effective size, {kind}", "NetworkX", case, ours, theirs)
            ours = {row["node"]: row["efficiency"] for row in answers[case.name] if row["node"] in theirs}
            contacts = networkx.Graph(graph)
            theirs = {
                node: size / contacts.degree(node) if contacts.degree(node) else None for node, size in theirs.items()
            }
            api.compare(f"efficiency, {kind}", "NetworkX", case, ours, theirs)


def contactless(graph, node):
    return next(networkx.all_neighbors(graph, node), None) is None


def hierarchy(api):
    """No other library has it: Burt's formula (Structural Holes, 1992), of NetworkX's dyadic constraints."""
    for directed in [False, True]:
        answers = api.by_node(
            "roles.structuralHoles",
            "hierarchy",
            api.small,
            lambda case: case.options(weighted=True, direction="natural" if directed else "undirected"),
        )
        for case in api.small:
            graph = case.networkx(directed, weighted=True, parallel="summed")
            graph.remove_edges_from([(node, node) for node in case.nodes if graph.has_edge(node, node)])
            theirs = {}
            for node in case.nodes:
                contacts = set(networkx.all_neighbors(graph, node))
                count = len(contacts)
                if count < 2:
                    theirs[node] = None
                    continue
                dyads = [networkx.local_constraint(graph, node, contact, weight="weight") for contact in contacts]
                ratios = [dyad / (sum(dyads) / count) for dyad in dyads]
                disorder = sum(ratio * math.log(ratio) for ratio in ratios if ratio > 0)
                theirs[node] = disorder / (count * math.log(count))
            kind = f"hierarchy, {'directed' if directed else 'undirected'}"
            api.compare(kind, "formula, NetworkX", case, answers[case.name], theirs)


def sole_links(api):
    """No other library has them: against the definition, by looking at each two groups and each node."""
    cases = [case for case in api.small if case.kinds and any(case.kinds.values())]
    answers = api.query(
        "roles.soleLinks", ["node", "first", "second", "ties", "goBetween"], cases, lambda case: case.options(group="kind")
    )
    for case in cases:
        graph = case.networkx(parallel="simple")
        kinds = {node: kind for node, kind in case.kinds.items() if kind is not None}
        theirs = set()
        for first, second in itertools.combinations(sorted(set(kinds.values())), 2):
            between = [tie for tie in graph.edges if {kinds.get(end) for end in tie} == {first, second}]
            for node in case.nodes:
                if between and all(node in tie for tie in between):
                    theirs.add((node, first, second, len(between), False))
            if between:
                continue

            def ties(node, kind):
                return sum(kinds.get(other) == kind for other in graph[node])

            outside = [node for node in case.nodes if kinds.get(node) not in (first, second)]
            joining = [node for node in outside if ties(node, first) and ties(node, second)]
            if len(joining) == 1:
                node = joining[0]
                theirs.add((node, first, second, ties(node, first) + ties(node, second), True))
        ours = {(row["node"], row["first"], row["second"], row["ties"], row["goBetween"]) for row in answers[case.name]}
        api.compare("sole links", "definition", case, ours, theirs)


def brokerage(api):
    roles = ["coordinator", "consultant", "representative", "gatekeeper", "liaison"]
    for directed in [True, False]:
        kind = "directed" if directed else "undirected"
        direction = "natural" if directed else "undirected"

        def grouped(case):
            """Maillage leaves out nodes without a group; R is given the network without them."""
            return [node for node in case.nodes if case.kinds[node] is not None]

        cases = [case for case in api.small if case.kinds and len(grouped(case)) > 1]
        answers = api.query(
            "roles.brokerage",
            ["node", *roles, "total", "expected", "z"],
            cases,
            lambda case: case.options(direction=direction, group="kind"),
        )

        def without_others(case):
            kept = set(grouped(case))
            ties = [tie for tie in case.ties(True, parallel="simple") if tie[0] in kept and tie[1] in kept]
            return True, ties

        found = api.r(
            """
            kept <- kinds != ''
            m <- (m[kept, kept] > 0) + 0
            if (!extra) m <- pmax(m, t(m))
            b <- sna::brokerage(m, kinds[kept])
            list(raw = t(b$raw.nli), expected = t(b$exp.nli), z = t(b$z.nli))
            """,
            cases,
            without_others,
            extra=lambda case: directed,
        )
        for case in cases if found else []:
            rows = {row["node"]: row for row in answers[case.name]}

            def table(values):
                return {node: values[6 * index : 6 * index + 6] for index, node in enumerate(grouped(case))}

            ours = {node: [row[role] for role in [*roles, "total"]] for node, row in rows.items()}
            api.compare(f"brokerage, {kind}", "R sna", case, ours, table(found[case.name]["raw"]))
            ours = {node: [row["expected"][role] for role in [*roles, "total"]] for node, row in rows.items()}
            api.compare(f"brokerage expected, {kind}", "R sna", case, ours, table(found[case.name]["expected"]))
            ours = {node: [row["z"][role] for role in [*roles, "total"]] for node, row in rows.items()}
            theirs = {
                node: [value if isinstance(value, (int, float)) else None for value in values]
                for node, values in table(found[case.name]["z"]).items()
            }
            api.compare(f"brokerage z, {kind}", "R sna", case, ours, theirs)


def removal(api):
    """Against components before and after, of igraph."""
    columns = ["node", "component", "parts", "largest", "isolated", "separatedPairs"]
    answers = api.query("roles.removal", columns, api.small)
    for case in api.small:
        graph = case.igraph()
        before = graph.connected_components()
        theirs = {}
        for number, node in enumerate(case.nodes):
            component = before[before.membership[number]]
            part = graph.induced_subgraph([other for other in component if other != number])
            sizes = part.connected_components().sizes() if len(component) > 1 else []
            theirs[node] = [
                len(component),
                len(sizes),
                max(sizes, default=0),
                sizes.count(1),
                sum(a * b for a, b in itertools.combinations(sizes, 2)),
            ]
        ours = {row["node"]: [row[column] for column in columns[1:]] for row in answers[case.name]}
        api.compare("removal", "igraph", case, ours, theirs)


def key_players(api):
    """What the set attains, by components and distances of igraph; on small networks, that no set attains more."""

    def attained(graph, aim, absent):
        if aim in ("reach", "distanceReach"):
            if not absent:
                return 0.0
            nearest = [min(row[node] for row in graph.distances(absent)) for node in range(graph.vcount())]
            if aim == "reach":
                return sum(distance <= 2 for distance in nearest) / len(nearest)
            return sum(1 / distance if distance > 0 else 1 for distance in nearest) / len(nearest)
        rest = graph.copy()
        rest.delete_vertices(absent)
        count = rest.vcount()
        if count < 2:
            return None
        if aim == "fragmentation":
            tied = sum(size * (size - 1) for size in rest.connected_components().sizes())
        else:
            tied = sum(1 / distance for row in rest.distances() for distance in row if distance > 0)
        return 1 - tied / (count * (count - 1))

    for aim in ["fragmentation", "distanceFragmentation", "reach", "distanceReach"]:
        cases = [case for case in api.small if aim != "distanceFragmentation" or len(case.nodes) < 100]
        answers = api.query(
            "roles.keyPlayers",
            ["nodes", "value", "initial", "exact"],
            cases,
            lambda case: case.options(aim=aim, count=2, steps=2),
            returns="[n IN nodes | n.id] AS nodes, value, initial, exact",
        )
        for case in cases:
            graph = case.igraph(parallel="simple")
            row = answers[case.name][0]
            found = sorted(case.nodes.index(node) for node in row["nodes"])
            ours = [row["value"], row["initial"]]
            theirs = [attained(graph, aim, found), attained(graph, aim, [])]
            if len(case.nodes) <= 10:
                sets = itertools.combinations(range(len(case.nodes)), min(2, len(case.nodes)))
                values = [attained(graph, aim, list(chosen)) for chosen in sets]
                theirs[0] = max((value for value in values if value is not None), default=None)
            api.compare(f"key players, {aim}", "igraph", case, ours, theirs)
