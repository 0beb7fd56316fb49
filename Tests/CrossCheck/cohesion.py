"""How a network holds together, against igraph, NetworkX and R's sna."""

import itertools

import networkx


def checks(api):
    density(api)
    reciprocity(api)
    connectedness(api)
    cuts(api)
    cliques(api)
    plexes(api)
    connectivity(api)


def single(answers):
    return {name: rows[0] for name, rows in answers.items()}


def density(api):
    for directed in [False, True]:
        kind = "directed" if directed else "undirected"
        direction = "natural" if directed else "undirected"
        simple = single(
            api.query("cohesion.density", ["density", "edges"], api.cases, lambda case: case.options(direction=direction))
        )
        looped = single(
            api.query(
                "cohesion.density",
                ["density", "edges"],
                api.cases,
                lambda case: case.options(direction=direction, parallel="kept", loops=True),
            )
        )
        for case in api.cases:
            graph = case.igraph(directed, parallel="simple")
            theirs = {"density": graph.density(loops=False), "edges": graph.ecount()}
            api.compare(f"density, {kind}", "igraph", case, simple[case.name], theirs)
            graph = case.igraph(directed)
            theirs = {"density": graph.density(loops=True), "edges": graph.ecount()}
            api.compare(f"density with loops, {kind}", "igraph", case, looped[case.name], theirs)
    cases = [case for case in api.two_mode if len(set(case.sides.values())) == 2]
    ours = single(api.query("cohesion.density", ["density"], cases))
    for case in cases:
        graph = case.networkx(parallel="simple")
        first = [node for node in case.nodes if case.sides[node] == 0]
        api.compare("density, two-mode", "NetworkX", case, ours[case.name]["density"], networkx.bipartite.density(graph, first))


def reciprocity(api):
    columns = ["mutual", "asymmetric", "untied", "reciprocity", "ofTiedPairs", "ofAllPairs"]
    ours = single(api.query("cohesion.reciprocity", columns, api.cases))
    for case in api.cases:
        graph = case.igraph(True, parallel="simple")
        census = graph.dyad_census()
        theirs = {"mutual": census[0], "asymmetric": census[1], "untied": census[2]}
        api.compare("dyad census", "igraph", case, {key: ours[case.name][key] for key in theirs}, theirs)
        theirs = {"reciprocity": graph.reciprocity(), "ofTiedPairs": graph.reciprocity(mode="ratio")}
        api.compare("reciprocity", "igraph", case, {key: ours[case.name][key] for key in theirs}, theirs)
    cases = [case for case in api.small if len(case.nodes) > 1]
    found = api.r(
        """
        list(values = c(
          sna::grecip(m, measure = 'edgewise'), sna::grecip(m, measure = 'dyadic.nonnull'), sna::grecip(m)
        ))
        """,
        cases,
        lambda case: (True, case.ties(True, parallel="simple")),
    )
    for case in cases if found else []:
        row = ours[case.name]
        values = [row["reciprocity"], row["ofTiedPairs"], row["ofAllPairs"]]
        api.compare("reciprocity", "R sna", case, values, found[case.name]["values"])


def connectedness(api):
    columns = ["components", "largest", "connectedness", "compactness"]
    ours = single(api.query("cohesion.connectedness", columns, api.small))
    for case in api.small:
        graph = case.networkx(parallel="simple")
        parts = [len(part) for part in networkx.connected_components(graph)]
        efficiency = networkx.global_efficiency(graph) if len(case.nodes) > 1 else None
        theirs = {"components": len(parts), "largest": max(parts), "compactness": efficiency}
        api.compare("compactness", "NetworkX", case, {key: ours[case.name][key] for key in theirs}, theirs)
    cases = [case for case in api.small if len(case.nodes) > 1]
    found = api.r("list(value = sna::connectedness(m))", cases)
    for case in cases if found else []:
        api.compare("connectedness", "R sna", case, ours[case.name]["connectedness"], found[case.name]["value"][0])
    rough = single(
        api.query(
            "cohesion.connectedness", ["components", "largest"], api.large, lambda case: case.options(distances=False)
        )
    )
    for case in api.large:
        sizes = case.igraph().connected_components(mode="weak").sizes()
        api.compare("components", "igraph", case, rough[case.name], {"components": len(sizes), "largest": max(sizes)})


def cuts(api):
    points = api.query("cohesion.articulationPoints", ["node"], api.cases)
    bridges = api.query("cohesion.bridges", ["source", "target"], api.cases)
    parts = api.query("cohesion.biconnected", ["component", "node"], api.cases)
    for case in api.cases:
        graph = case.igraph()
        ours = {row["node"] for row in points[case.name]}
        api.compare("articulation points", "igraph", case, ours, {case.nodes[node] for node in graph.articulation_points()})
        ours = {tuple(sorted((row["source"], row["target"]))) for row in bridges[case.name]}
        theirs = {
            tuple(sorted((case.nodes[graph.es[edge].source], case.nodes[graph.es[edge].target])))
            for edge in graph.bridges()
        }
        api.compare("bridges", "igraph", case, ours, theirs)
        components = {}
        for row in parts[case.name]:
            components.setdefault(row["component"], set()).add(row["node"])
        theirs = graph.biconnected_components()
        ours = {tuple(sorted(component)) for component in components.values()}
        theirs = {tuple(sorted(case.nodes[node] for node in part)) for part in theirs if len(part) > 1}
        api.compare("biconnected components", "igraph", case, ours, theirs)


def cliques(api):
    cases = api.small + [case for case in api.large if case.name != "wiki-Vote"]
    answers = api.query(
        "cohesion.cliques",
        ["nodes"],
        cases,
        lambda case: case.options(minimum=1 if case in api.small else 4),
        returns="[n IN nodes | n.id] AS nodes",
    )
    for case in cases:
        graph = case.igraph(parallel="simple")
        ours = {tuple(sorted(row["nodes"])) for row in answers[case.name]}
        theirs = {
            tuple(sorted(case.nodes[node] for node in clique))
            for clique in graph.maximal_cliques(min=0 if case in api.small else 4)
        }
        api.compare("maximal cliques", "igraph", case, ours, theirs)


def plexes(api):
    """No other library lists them: against all groups that meet the definition, grown node by node."""
    cases = [case for case in api.small if len(case.nodes) < 100]
    for slack in [1, 2, 3]:
        least = max(slack + 2, 2 * slack - 1)
        answers = api.query(
            "cohesion.plexes",
            ["nodes"],
            cases,
            lambda case: case.options(k=slack),
            returns="[n IN nodes | n.id] AS nodes",
        )
        for case in cases:
            graph = case.networkx(parallel="simple")
            ours = {tuple(sorted(row["nodes"])) for row in answers[case.name]}
            theirs = {tuple(sorted(group)) for group in maximal_plexes(graph, slack) if len(group) >= least}
            api.compare(f"maximal {slack}-plexes", "definition", case, ours, theirs)


def maximal_plexes(graph, slack):
    """Groups in which each is tied to all but `slack`, itself counted: parts of such a group are such groups."""

    def is_plex(group):
        return all(len(group & neighbors[node]) >= len(group) - slack for node in group)

    neighbors = {node: set(graph[node]) for node in graph}
    groups = {frozenset([node]) for node in graph}
    while groups:
        larger = {}
        for group in groups:
            # Beyond twice the slack, a node that fits has neighbours in the group.
            near = set(graph) if len(group) < slack else set().union(*(neighbors[node] for node in group))
            larger[group] = [group | {node} for node in near - group if is_plex(group | {node})]
        yield from (group for group in groups if not larger[group])
        groups = set(itertools.chain.from_iterable(larger.values()))


def connectivity(api):
    """Between the first node and the last; as NetworkX counts, without the edge that may join them."""
    cases = [case for case in api.small if len(case.nodes) > 1]
    for directed in [False, True]:
        kind = "directed" if directed else "undirected"
        answers = api.query(
            "cohesion.connectivity",
            ["paths", "cut"],
            cases,
            lambda case: case.options(direction="natural" if directed else "undirected"),
            returns="paths, [n IN cut | n.id] AS cut",
            given=lambda case: {"source": case.nodes[0], "target": case.nodes[-1]},
            before="MATCH (s {id: given.source}), (t {id: given.target})",
            arguments="s, t, options",
        )
        for case in cases:
            graph = case.networkx(directed, parallel="simple")
            source, target = case.nodes[0], case.nodes[-1]
            row = answers[case.name][0]
            is_tied = graph.has_edge(source, target)
            if is_tied:
                graph.remove_edge(source, target)
            theirs = networkx.node_connectivity(graph, source, target)
            api.compare(f"connectivity, {kind}", "NetworkX", case, row["paths"], theirs + is_tied)
            if not is_tied:
                graph.remove_nodes_from(row["cut"])
                ours = [len(row["cut"]), networkx.has_path(graph, source, target)]
                api.compare(f"smallest cut, {kind}", "NetworkX", case, ours, [theirs, False])
