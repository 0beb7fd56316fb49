#!/usr/bin/env python3
"""Writes datapackage.json into a folder of generated tables, so that Maillage can read it.

    describe.py FOLDER [...]

Partner networks:  nodes/Pole.csv, nodes/Actor.csv           id,name,kind,region,since,amount
                   links/MEMBER_OF.csv, links/SUPPORTS.csv   source,target,since,amount    (actor -> pole)
Other graphs:      vertices.csv                              id
                   edges.csv                                 source,target
"""
import json
import os
import sys


def field(name, kind, **constraints):
    described = {"name": name, "type": kind}
    if constraints:
        described["constraints"] = constraints
    return described


def nodes(name, path, label, fields):
    return {
        "name": name,
        "path": path,
        "schema": {"fields": fields, "primaryKey": ["id"]},
        "maillage": {"holds": "nodes", "id": "id", "labels": [label]},
    }


def links(name, path, kind, source, target, fields):
    return {
        "name": name,
        "path": path,
        "schema": {
            "fields": fields,
            "foreignKeys": [
                {"fields": ["source"], "reference": {"resource": source, "fields": ["id"]}},
                {"fields": ["target"], "reference": {"resource": target, "fields": ["id"]}},
            ],
        },
        "maillage": {
            "holds": "edges",
            "type": kind,
            "source": {"column": "source", "resource": source},
            "target": {"column": "target", "resource": target},
        },
    }


def partners():
    described = [field("id", "integer", required=True)]
    described += [field(name, "string") for name in ["name", "kind", "region"]]
    described += [field("since", "integer"), field("amount", "integer")]
    dated = ends() + [field("since", "integer"), field("amount", "integer")]
    return [
        nodes("pole", "nodes/Pole.csv", "Pole", described),
        nodes("actor", "nodes/Actor.csv", "Actor", described),
        links("member-of", "links/MEMBER_OF.csv", "MEMBER_OF", "actor", "pole", dated),
        links("supports", "links/SUPPORTS.csv", "SUPPORTS", "actor", "pole", dated),
    ]


def plain():
    return [
        nodes("vertices", "vertices.csv", "V", [field("id", "integer", required=True)]),
        links("edges", "edges.csv", "E", "vertices", "vertices", ends()),
    ]


def ends():
    return [field("source", "integer", required=True), field("target", "integer", required=True)]


def describe(folder):
    is_plain = os.path.exists(os.path.join(folder, "vertices.csv"))
    package = {
        "name": os.path.basename(os.path.abspath(folder)),
        "resources": plain() if is_plain else partners(),
    }
    with open(os.path.join(folder, "datapackage.json"), "w", encoding="utf-8") as file:
        json.dump(package, file, indent=2, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for folder in sys.argv[1:]:
        describe(folder)
