"""The networks on which measures are compared."""

import copy
import csv
import json
import os
import random
from collections import namedtuple

import igraph
import networkx

Edge = namedtuple("Edge", "source target type weight")


class Case:
    """A network: where Maillage finds it, and its nodes and edges for other libraries.

    Nodes are told apart by their property `id`.

    name     such as `ptce` or `random-17`
    package  the folder of the data package that it is a part of
    labels   of its nodes
    types    of its edges; None for all
    weight   the property that is an edge's weight, or None; edges without it weigh 1
    nodes    ids
    edges    Edge(source, target, type, weight); weight is 1 where the edge has none
    modes    the labels of the two sides that the network has as a two-mode network, or None
    sides    by node, 0 or 1, which of them it is on; or None
    kinds    by node, its property `kind` (None where it has none), or None
    is_two_mode  whether it is taken as two-mode: its options say so, and no edge is inside a side
    """

    def __init__(self, name, package, labels, nodes, edges, types=None, weight=None, modes=None, sides=None, kinds=None):
        self.name = name
        self.package = package
        self.labels = labels
        self.types = types
        self.weight = weight
        self.nodes = nodes
        self.edges = edges
        self.modes = modes
        self.sides = sides
        self.kinds = kinds
        self.is_two_mode = False

    def two_mode(self):
        """The same network as a two-mode one."""
        made = copy.copy(self)
        made.is_two_mode = True
        made.edges = [edge for edge in self.edges if self.sides[edge.source] != self.sides[edge.target]]
        return made

    @property
    def is_random(self):
        return self.name.startswith("random-")

    def options(self, weighted=False, **more):
        """The options by which a procedure chooses this network, with more of them.

        weighted   take the weights, where the network has any
        """
        options = {"modes": self.modes} if self.is_two_mode else {"labels": self.labels}
        if self.types is not None:
            options["types"] = self.types
        if weighted and self.weight is not None:
            options["weight"] = self.weight
        options.update(more)
        return options

    def ties(self, directed=False, weighted=False, parallel="kept"):
        """Edges (source, target, weight) as the options `direction` and `parallel` make them."""
        edges = [(edge.source, edge.target, edge.weight if weighted else 1.0) for edge in self.edges]
        if parallel == "kept":
            return edges
        merged = {}
        for source, target, weight in edges:
            key = (source, target) if directed else (min(source, target), max(source, target))
            if parallel == "simple":
                if source != target:
                    merged[key] = 1.0
            else:
                merged[key] = merged.get(key, 0.0) + weight
        return [(source, target, weight) for (source, target), weight in merged.items()]

    def igraph(self, directed=False, weighted=False, parallel="kept"):
        """As a graph of igraph: vertices have `name`; edges have `weight`."""
        number = {node: index for index, node in enumerate(self.nodes)}
        ties = self.ties(directed, weighted, parallel)
        graph = igraph.Graph(n=len(self.nodes), directed=directed)
        graph.vs["name"] = self.nodes
        graph.add_edges([(number[source], number[target]) for source, target, _ in ties])
        graph.es["weight"] = [weight for _, _, weight in ties]
        return graph

    def networkx(self, directed=False, weighted=False, parallel="kept"):
        """As a graph of NetworkX, with parallel edges where they are kept; edges have `weight`."""
        if parallel == "kept":
            graph = networkx.MultiDiGraph() if directed else networkx.MultiGraph()
        else:
            graph = networkx.DiGraph() if directed else networkx.Graph()
        graph.add_nodes_from(self.nodes)
        graph.add_weighted_edges_from(self.ties(directed, weighted, parallel))
        return graph


def all_cases(root, folder):
    """Every case; new packages go into the folder."""
    cases = [southern_women(root), *ptce(root)]
    cases += random_cases(folder)
    cases += real_cases(root, folder)
    return cases


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def southern_women(root):
    package = root / "Graphs" / "southern-women"
    women = [row["id"] for row in rows(package / "women.csv")]
    events = [row["id"] for row in rows(package / "events.csv")]
    return Case(
        "southern-women",
        package,
        ["Woman", "Event"],
        women + events,
        [Edge(row["woman"], row["event"], "ATTENDED", 1.0) for row in rows(package / "attendances.csv")],
        types=["ATTENDED"],
        modes=["Woman", "Event"],
        sides={**{woman: 0 for woman in women}, **{event: 1 for event in events}},
    )


def ptce(root):
    """All ties among actors and poles; and those of members alone."""
    package = root / "Graphs" / "ptce"
    actors = {row["id"]: row for row in rows(package / "actors.csv")}
    poles = [row["id"] for row in rows(package / "poles.csv")]

    def weight(row):
        return float(row["amount"]) if row["amount"] else 1.0

    to_poles = [Edge(row["actor"], row["pole"], row["relation"], weight(row)) for row in rows(package / "pole-links.csv")]
    to_actors = [
        Edge(row["actor"], row["partner"], row["relation"], weight(row)) for row in rows(package / "actor-links.csv")
    ]
    nodes = [*actors, *poles]
    edges = to_poles + to_actors
    members = [edge for edge in edges if edge.type == "MEMBER_OF"]
    sides = {node: 0 if node in actors else 1 for node in nodes}
    return [
        Case(
            "ptce",
            package,
            ["Actor", "Pole"],
            nodes,
            edges,
            types=sorted({edge.type for edge in edges}),
            weight="amount",
            modes=["Actor", "Pole"],
            sides=sides,
            kinds={node: actors[node]["kind"] or None if node in actors else None for node in nodes},
        ),
        Case(
            "ptce-members",
            package,
            ["Actor", "Pole"],
            nodes,
            members,
            types=["MEMBER_OF"],
            modes=["Actor", "Pole"],
            sides=sides,
        ),
    ]


def random_cases(folder, count=200):
    """Random networks of 1 to 40 nodes, in one package; each has labels of its own.

    Every fifth is two-mode. Half have loops and parallel edges; a third have several parts by their making;
    weights are multiples of 1/4, and some edges have none; kinds are a, b, c or none.
    """
    random_numbers = random.Random(20261121)
    cases = []
    for number in range(1, count + 1):
        size = random_numbers.choice([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 40])
        names = [f"g{number}n{index}" for index in range(size)]
        two_mode = number % 5 == 0 and size > 1
        sides = {name: index % 2 if size < 5 else index % 3 // 2 for index, name in enumerate(names)}
        groups = random_numbers.choice([1, 1, 2])
        is_simple = random_numbers.random() < 0.5
        density = random_numbers.choice([0.5, 1, 1.5, 2, 4])
        ties = {}
        edges = []
        for _ in range(int(size * density)):
            source = random_numbers.randrange(size)
            target = random_numbers.randrange(size)
            if source % groups != target % groups:
                continue
            if two_mode and sides[names[source]] == sides[names[target]]:
                continue
            if two_mode and sides[names[source]] == 1:
                source, target = target, source
            if is_simple and (source == target or (source, target) in ties):
                continue
            ties[source, target] = True
            weight = random_numbers.choice([None, 0.25, 0.5, 1, 1.5, 2, 3, 7.75])
            edges.append((names[source], names[target], random_numbers.choice("RS"), weight))
        cases.append(
            Case(
                f"random-{number}",
                folder / "random",
                [f"G{number}A", f"G{number}B"] if two_mode else [f"G{number}"],
                names,
                [Edge(*edge[:3], 1.0 if edge[3] is None else float(edge[3])) for edge in edges],
                weight="weight",
                modes=[f"G{number}A", f"G{number}B"] if two_mode else None,
                sides=sides if two_mode else None,
                kinds={name: random_numbers.choice(["a", "a", "b", "b", "c", None]) for name in names},
            )
        )
        cases[-1].given_edges = edges
    write_package(
        folder / "random",
        [
            (name, case.labels[case.sides[name]] if case.modes else case.labels[0], case.kinds[name] or "")
            for case in cases
            for name in case.nodes
        ],
        [edge for case in cases for edge in case.given_edges],
    )
    return cases


def real_cases(root, folder):
    """The real graphs that are at hand: MAILLAGE_REAL_GRAPHS, else shared data beside the repository."""
    places = [root.parent / "shared" / "data" / "graphs", root.parent.parent / "shared" / "data" / "graphs"]
    if "MAILLAGE_REAL_GRAPHS" in os.environ:
        places = [type(root)(os.environ["MAILLAGE_REAL_GRAPHS"])]
    place = next((place for place in places if place.exists()), None)
    if place is None:
        print("crosscheck: the real graphs are not at hand; MAILLAGE_REAL_GRAPHS may name their folder", flush=True)
        return []
    cases = []
    for path in [*sorted(place.glob("*.graph")), *sorted(place.glob("wiki-Vote.txt"))]:
        pairs, nodes = read_metis(path) if path.suffix == ".graph" else read_pairs(path)
        package = folder / path.stem
        edges = [Edge(*pair, "LINK", made_up_weight(*pair)) for pair in pairs]
        write_package(package, [(node, "Node", "") for node in nodes], edges)
        cases.append(Case(path.stem, package, ["Node"], nodes, edges, weight="weight"))
    return cases


def made_up_weight(source, target):
    """From 1 to 97, as in the facts that stand beside the real graphs."""
    low, high = sorted((int(source[1:]), int(target[1:])))
    return float((low * 31 + high * 17) % 97 + 1)


def read_metis(path):
    """A line for each node with its neighbours, numbered from 1; every edge once."""
    pairs = []
    count = None
    node = 0
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.startswith("%"):
                continue
            if count is None:
                count = int(line.split()[0])
                continue
            node += 1
            pairs += [(f"n{node}", f"n{other}") for other in map(int, line.split()) if node <= other]
    return pairs, [f"n{node}" for node in range(1, count + 1)]


def read_pairs(path):
    pairs = []
    nodes = {}
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            source, target = (f"n{name}" for name in line.split()[:2])
            nodes.setdefault(source)
            nodes.setdefault(target)
            pairs.append((source, target))
    return pairs, list(nodes)


def write_package(folder, nodes, edges):
    """A data package: nodes (id, label, kind), edges (source, target, type, weight or None)."""
    folder.mkdir(parents=True)

    def resource(name, title, fields, key, foreign, maillage):
        return {
            "name": name,
            "path": f"{name}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [{"name": field, "type": kind} for field, kind in fields],
                **({"primaryKey": key} if key else {}),
                **({"foreignKeys": foreign} if foreign else {}),
            },
            "maillage": {"title": {"en": title}, **maillage},
        }

    description = {
        "profile": "tabular-data-package",
        "name": folder.name.lower(),
        "resources": [
            resource(
                "nodes",
                "Nodes",
                [("id", "string"), ("label", "string"), ("kind", "string")],
                "id",
                None,
                {"holds": "nodes", "id": "id", "labels": [], "labelColumn": "label"},
            ),
            resource(
                "edges",
                "Edges",
                [("source", "string"), ("target", "string"), ("type", "string"), ("weight", "number")],
                None,
                [
                    {"fields": end, "reference": {"resource": "nodes", "fields": "id"}}
                    for end in ["source", "target"]
                ],
                {
                    "holds": "edges",
                    "typeColumn": "type",
                    "source": {"column": "source", "resource": "nodes"},
                    "target": {"column": "target", "resource": "nodes"},
                },
            ),
        ],
        "maillage": {
            "version": 1,
            "nodes": {label: {} for label in dict.fromkeys(label for _, label, _ in nodes)},
            "edges": {type: {} for type in sorted({edge[2] for edge in edges})},
        },
    }
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    with open(folder / "nodes.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "label", "kind"])
        writer.writerows(nodes)
    with open(folder / "edges.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["source", "target", "type", "weight"])
        writer.writerows((*edge[:3], "" if edge[3] is None else edge[3]) for edge in edges)
