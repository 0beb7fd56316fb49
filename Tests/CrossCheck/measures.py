#!/usr/bin/env python3
"""Writes measures.jsonl: what igraph and NetworkX give for the main measures of the graphs in Graphs.

    python3 Tests/CrossCheck/measures.py

A line is one measure of one graph: the query by which Maillage gives it, as columns `key` and `value`, the
library that gave the values here, how many there are, their sum, and the values of some keys: all where they
are few, else the largest. Nothing here runs Maillage; the default tests compare.
"""

import json
import math
from pathlib import Path

import networkx
from networkx.algorithms import bipartite

from support.cases import ptce, southern_women

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
KEPT = 16


def main():
    lines = []
    for case in [southern_women(ROOT), ptce(ROOT)[0]]:
        lines += [line(case, *measure) for measure in [*one_mode(case), *two_mode(case.two_mode())]]
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in lines)
    (HERE / "measures.jsonl").write_text(text, encoding="utf-8")


def line(case, procedure, column, options, library, values):
    values = {key: value for key, value in values.items() if value is not None and not math.isnan(value)}
    largest = sorted(values, key=lambda key: (-round(values[key], 9), key))[:KEPT]
    written = ", ".join(f"{key}: {json.dumps(value).replace(chr(34), chr(39))}" for key, value in options.items())
    one = list(values) == [""]
    return {
        "graph": case.package.name,
        "query": f"CALL {procedure}({{{written}}}) YIELD {column if one else 'node, ' + column} "
        f"RETURN {repr('') if one else 'node.id'} AS key, {column} AS value",
        "library": library,
        "count": len(values),
        "sum": sum(values.values()),
        "values": {key: values[key] for key in largest},
    }


def one_mode(case):
    simple = case.options(direction="undirected", parallel="simple")
    graph = case.igraph(parallel="simple")
    multiple = case.igraph()
    other = case.networkx(parallel="simple")

    def by_node(values):
        return dict(zip(case.nodes, values))

    whole = len(graph.connected_components())
    parts = {}
    for node in graph.articulation_points():
        rest = graph.copy()
        rest.delete_vertices(node)
        parts[case.nodes[node]] = len(rest.connected_components()) - whole + 1
    yield "centrality.degree", "degree", case.options(direction="undirected"), "igraph", by_node(multiple.degree())
    yield "centrality.betweenness", "betweenness", simple, "igraph", by_node(graph.betweenness())
    yield "centrality.closeness", "closeness", simple, "igraph", by_node(graph.closeness())
    yield "centrality.harmonic", "normalized", simple, "igraph", by_node(graph.harmonic_centrality())
    ranks = networkx.pagerank(other, tol=1e-15, max_iter=10_000)
    yield "centrality.pagerank", "score", {**simple, "tolerance": 1e-12}, "NetworkX", ranks
    yield "cohesion.cores", "core", simple, "igraph", by_node(graph.coreness())
    yield "cohesion.articulationPoints", "parts", simple, "igraph", parts
    yield "cohesion.density", "density", simple, "igraph", {"": graph.density()}
    yield "roles.structuralHoles", "constraint", simple, "igraph", by_node(graph.constraint())
    sizes = networkx.effective_size(other)
    yield "roles.structuralHoles", "effectiveSize", simple, "NetworkX", sizes
    assortativity = graph.assortativity_degree(directed=False)
    yield "mixing.assortativity", "degree", simple, "igraph", {"": assortativity}


def two_mode(case):
    options = case.options()
    graph = case.networkx(parallel="simple")
    clustering = {key: value or None for key, value in bipartite.latapy_clustering(graph).items()}
    yield "twomode.clustering", "clustering", options, "NetworkX", clustering
    closed = bipartite.robins_alexander_clustering(graph)
    yield "twomode.summary", "robinsAlexander", options, "NetworkX", {"": closed}
    first = [node for node in case.nodes if case.sides[node] == 0]
    yield "twomode.summary", "density", options, "NetworkX", {"": bipartite.density(graph, first)}


if __name__ == "__main__":
    main()
