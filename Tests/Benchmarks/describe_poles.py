#!/usr/bin/env python3
"""Writes datapackage.json into a folder that gen_poles.py made, so that Maillage can read it.

    describe_poles.py FOLDER [...]

Expects, as the generator writes them:
    nodes/Pole.csv, nodes/Actor.csv           id,name,kind,region,since,amount
    links/MEMBER_OF.csv, links/SUPPORTS.csv   source,target,since,amount    (actor -> pole)
"""
import json
import os
import sys


def field(name, kind, **constraints):
    described = {"name": name, "type": kind}
    if constraints:
        described["constraints"] = constraints
    return described


def nodes(label):
    fields = [
        field("id", "integer", required=True),
        field("name", "string"),
        field("kind", "string"),
        field("region", "string"),
        field("since", "integer"),
        field("amount", "integer"),
    ]
    return {
        "name": label.lower(),
        "path": f"nodes/{label}.csv",
        "schema": {"fields": fields, "primaryKey": ["id"]},
        "maillage": {"holds": "nodes", "id": "id", "labels": [label]},
    }


def links(kind):
    fields = [
        field("source", "integer", required=True),
        field("target", "integer", required=True),
        field("since", "integer"),
        field("amount", "integer"),
    ]
    keys = [
        {"fields": ["source"], "reference": {"resource": "actor", "fields": ["id"]}},
        {"fields": ["target"], "reference": {"resource": "pole", "fields": ["id"]}},
    ]
    return {
        "name": kind.lower().replace("_", "-"),
        "path": f"links/{kind}.csv",
        "schema": {"fields": fields, "foreignKeys": keys},
        "maillage": {
            "holds": "edges",
            "type": kind,
            "source": {"column": "source", "resource": "actor"},
            "target": {"column": "target", "resource": "pole"},
        },
    }


def main(folders):
    if not folders:
        sys.exit(__doc__)
    for folder in folders:
        package = {
            "name": os.path.basename(os.path.abspath(folder)),
            "resources": [nodes("Pole"), nodes("Actor"), links("MEMBER_OF"), links("SUPPORTS")],
        }
        with open(os.path.join(folder, "datapackage.json"), "w", encoding="utf-8") as file:
            json.dump(package, file, indent=2, ensure_ascii=False)
            file.write("\n")


main(sys.argv[1:])
