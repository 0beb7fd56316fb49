"""Components, cores, triangles and clustering, against igraph and NetworkX."""

import networkx


def checks(api):
    components(api)
    cores(api)
    triangles(api)
    clustering(api)


def parts(labels):
    """The same for the same partition, whatever its labels."""
    members = {}
    for node, label in labels.items():
        members.setdefault(label, []).append(node)
    return {tuple(sorted(part)) for part in members.values()}


def components(api):
    for kind, mode in [("weak", "weak"), ("strong", "strong")]:
        ours = api.by_node("cohesion.components", "component", api.cases, lambda case: case.options(kind=kind))
        for case in api.cases:
            membership = case.igraph(True).connected_components(mode=mode).membership
            theirs = parts(dict(zip(case.nodes, membership)))
            api.compare(f"components, {kind}", "igraph", case, parts(ours[case.name]), theirs)


def cores(api):
    modes = [(False, "all", "all"), (True, "all", "all"), (True, "outgoing", "out"), (True, "incoming", "in")]
    for directed, count, mode in modes:
        direction = "natural" if directed else "undirected"
        ours = api.by_node(
            "cohesion.cores", "core", api.cases, lambda case: case.options(direction=direction, count=count)
        )
        for case in api.cases:
            graph = case.igraph(directed, parallel="simple")
            theirs = dict(zip(case.nodes, graph.coreness(mode=mode)))
            kind = f"core numbers, {'directed, ' + count if directed else 'undirected'}"
            api.compare(kind, "igraph", case, ours[case.name], theirs)


def triangles(api):
    ours = api.by_node("cohesion.triangles", "triangles", api.cases)
    for case in api.cases:
        theirs = networkx.triangles(case.networkx(parallel="simple"))
        api.compare("triangles", "NetworkX", case, ours[case.name], theirs)


def clustering(api):
    ours = api.by_node("cohesion.clustering", "clustering", api.cases)
    zeros = api.by_node(
        "cohesion.clustering", "clustering", api.cases, lambda case: case.options(convention="networkx")
    )
    columns = ["transitivity", "meanClustering"]
    whole = api.query("cohesion.transitivity", columns, api.cases)
    whole_zeros = api.query(
        "cohesion.transitivity", columns, api.cases, lambda case: case.options(convention="networkx")
    )
    for case in api.cases:
        graph = case.igraph(parallel="simple")
        theirs = dict(zip(case.nodes, graph.transitivity_local_undirected(mode="nan")))
        api.compare("clustering", "igraph", case, ours[case.name], theirs)
        theirs = {
            "transitivity": graph.transitivity_undirected(mode="nan"),
            "meanClustering": graph.transitivity_avglocal_undirected(mode="nan"),
        }
        api.compare("transitivity", "igraph", case, whole[case.name][0], theirs)
        graph = case.networkx(parallel="simple")
        theirs = networkx.clustering(graph)
        api.compare("clustering", "NetworkX", case, zeros[case.name], theirs)
        mean = sum(theirs.values()) / len(theirs)
        api.compare("mean clustering", "NetworkX", case, whole_zeros[case.name][0]["meanClustering"], mean)
