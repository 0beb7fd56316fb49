#!/usr/bin/env python3
"""Times drawings beside Graphviz's own program, on the same DOT.

    drawings.py MAILLAGE [FOLDER] [--runs N] [--sizes 60,1000,5000] [--formats svg,pdf,png]

Makes partner networks of 60, 1,000 and 5,000 nodes in FOLDER (out/drawings), draws each with `maillage draw`, lets it
write the same figure in the DOT language and gives that to `dot` with the figure's layout and, for pixels, the same
dots per inch. The two programs take turns, whole processes; the medians are printed as a table in Markdown, in
milliseconds. Ends with 1 when a drawing takes longer than is promised, or than Graphviz's own program plus 20 %: on a
machine that does something else, too, run it under real-time scheduling (`chrt -f 1 …`, as root).
"""
import argparse
import csv
import os
import random
import statistics
import subprocess
import sys
import time

from describe import describe

DOTS_PER_INCH = 144
# Nodes: links, and what a drawing may take in milliseconds of wall time.
SIZES = {60: (100, 300), 1_000: (1_500, 3_000), 5_000: (7_500, 20_000)}
WORDS = ["Énergie", "Santé", "Mobilité", "Numérique", "Eau", "Matériaux", "Textile", "Mer", "Céramique", "Robotique"]
KINDS = ["Société", "Laboratoire", "Réseau", "Région", "Université"]


def network(folder, nodes, links):
    """A two-mode network with a heavy tail: some poles have many members, some actors many poles."""
    poles = nodes // 6
    source = random.Random(nodes)
    columns = ["id", "name", "kind", "region", "since", "amount"]
    rows = {"Pole": [], "Actor": []}
    for node in range(nodes):
        name = f"{source.choice(KINDS)} {source.choice(WORDS)} {node}" if node >= poles else f"Pôle {node}"
        rows["Pole" if node < poles else "Actor"].append([node, name, source.choice(KINDS), "", 2000, 1])
    pairs = {(actor, int(poles * source.random() ** 2)) for actor in range(poles, nodes)}
    while len(pairs) < links:
        actor = poles + int((nodes - poles) * source.random() ** 3)
        pairs.add((actor, int(poles * source.random() ** 2)))
    kinds = {"MEMBER_OF": [], "SUPPORTS": []}
    for actor, pole in sorted(pairs):
        kinds["SUPPORTS" if source.random() < 0.2 else "MEMBER_OF"].append([actor, pole, 2000, 1])
    os.makedirs(f"{folder}/nodes", exist_ok=True)
    os.makedirs(f"{folder}/links", exist_ok=True)
    for name, table in rows.items():
        write(f"{folder}/nodes/{name}.csv", columns, table)
    for name, table in kinds.items():
        write(f"{folder}/links/{name}.csv", ["source", "target", "since", "amount"], table)
    describe(folder)


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)


def run(command):
    """Wall and processor milliseconds of a whole process with its children, and its peak of memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: {process.returncode}\n{errors.decode(errors='replace')}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def compare(maillage, folder, nodes, form, runs):
    picture = f"{folder}/maillage.{form}"
    draw = [maillage, "draw", folder, "--whole", "--nodes", str(nodes), "--seconds", "60", "-o"]
    run(draw + [f"{folder}/figure.dot"])
    dots = [f"-Gdpi={DOTS_PER_INCH}"] if form == "png" else []
    programs = [
        draw + [picture, "--dpi", str(DOTS_PER_INCH)],
        ["dot", f"-T{form}", *dots, f"{folder}/figure.dot", "-o", f"{folder}/graphviz.{form}"],
    ]
    measured = [[], []]
    for number in range(runs + 1):
        for which, command in enumerate(programs):
            times = run(command)
            if number > 0:
                measured[which].append(times)
    return [[statistics.median(column) for column in zip(*times)] for times in measured]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("maillage")
    parser.add_argument("folder", nargs="?", default="out/drawings")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", default=",".join(str(size) for size in SIZES))
    parser.add_argument("--formats", default="svg,pdf,png")
    options = parser.parse_args()
    late = 0
    print("| nodes | form | wall ms | promised | dot, wall | wall ÷ dot's | cpu ms | dot, cpu | MB | dot, MB |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for nodes in (int(size) for size in options.sizes.split(",")):
        links, promised = SIZES[nodes]
        folder = f"{options.folder}/{nodes}"
        network(folder, nodes, links)
        for form in options.formats.split(","):
            ours, theirs = compare(options.maillage, folder, nodes, form, options.runs)
            late += ours[0] > promised or ours[0] > 1.2 * theirs[0]
            print(
                f"| {nodes:,} | {form} | {ours[0]:,.0f} | {promised:,} | {theirs[0]:,.0f} |"
                f" {ours[0] / theirs[0]:.2f} | {ours[1]:,.0f} | {theirs[1]:,.0f} | {ours[2]:,.0f} | {theirs[2]:,.0f} |",
                flush=True,
            )
    return 1 if late else 0


sys.exit(main())
