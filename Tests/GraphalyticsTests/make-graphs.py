#!/usr/bin/env python3
"""Makes the two graphs in Graphs/ with their reference outputs.

Distances, components and PageRank are NetworkX's; CDLP and LCC, which it does not have in this form, follow the
definitions of the Graphalytics specification. Needs networkx and numpy.
"""
import math
import pathlib
import random
from collections import Counter

import networkx as nx

FOLDER = pathlib.Path(__file__).parent / "Graphs"
UNREACHED = 9223372036854775807


def pagerank(graph, iterations):
    """Exactly so many steps, sinks shared out; the matrix is NetworkX's."""
    nodes = list(graph)
    matrix = nx.to_numpy_array(graph, nodelist=nodes, weight=None)
    degrees = matrix.sum(axis=1)
    scores = matrix[0] * 0 + 1 / len(nodes)
    for _ in range(iterations):
        shares = scores / degrees.clip(1)
        sinks = scores[degrees == 0].sum()
        scores = 0.15 / len(nodes) + 0.85 * (sinks / len(nodes) + matrix.T @ shares)
    return dict(zip(nodes, scores))


def cdlp(graph, iterations):
    labels = {v: v for v in graph}
    for _ in range(iterations):
        votes = {v: Counter() for v in graph}
        for a, b in graph.edges:
            votes[a][labels[b]] += 1
            votes[b][labels[a]] += 1
        labels = {v: min(c, key=lambda x: (-c[x], x)) if c else labels[v] for v, c in votes.items()}
    return labels


def lcc(graph):
    values = {}
    for v in graph:
        near = set(nx.all_neighbors(graph, v)) - {v}
        ties = sum(graph.has_edge(a, b) for a in near for b in near if a != b)
        values[v] = ties / (len(near) * (len(near) - 1)) if len(near) > 1 else 0.0
    return values


def write(name, directed, seed):
    random.seed(seed)
    vertices = [3 * i + 1 for i in range(14)]
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(vertices)
    while graph.number_of_edges() < 26:
        a, b = random.sample(vertices[:-2], 2)
        graph.add_edge(a, b, weight=random.randint(1, 40) / 8)
    source = vertices[0]
    hops = nx.single_source_shortest_path_length(graph, source)
    costs = nx.single_source_dijkstra_path_length(graph, source)
    parts = list(nx.weakly_connected_components(graph) if directed else nx.connected_components(graph))
    outputs = {
        "BFS": {v: hops.get(v, UNREACHED) for v in vertices},
        "SSSP": {v: repr(float(costs[v])) if v in costs else "infinity" for v in vertices},
        "WCC": {v: min(p) for p in parts for v in p},
        "PR": {v: repr(float(x)) for v, x in pagerank(graph, 12).items()},
        "CDLP": cdlp(graph, 4),
        "LCC": {v: repr(x) for v, x in lcc(graph).items()},
    }
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.v").write_text("".join(f"{v}\n" for v in vertices))
    (FOLDER / f"{name}.e").write_text("".join(f"{a} {b} {d['weight']}\n" for a, b, d in graph.edges(data=True)))
    properties = {
        "directed": str(directed).lower(),
        "algorithms": "bfs, cdlp, lcc, pr, sssp, wcc",
        "bfs.source-vertex": source,
        "sssp.source-vertex": source,
        "pr.damping-factor": 0.85,
        "pr.num-iterations": 12,
        "cdlp.max-iterations": 4,
    }
    (FOLDER / f"{name}.properties").write_text("".join(f"graph.{name}.{k} = {v}\n" for k, v in properties.items()))
    for algorithm, values in outputs.items():
        (FOLDER / f"{name}-{algorithm}").write_text("".join(f"{v} {values[v]}\n" for v in vertices))


write("small-directed", True, 5)
write("small-undirected", False, 6)
