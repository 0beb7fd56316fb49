#!/usr/bin/env python3
"""Puts the lines of `maillage bench` beside those of other programs, and checks that answers agree.

    compare.py SIZE FILE [...]

Each file holds JSON lines, one an operation of one program: peer, size, op, status, median_s, cpu_s, sched,
peak_rss_mb, answer. Of several lines of the same program and operation the last counts. Prints a table in
Markdown, times in milliseconds (~: measured on shared processors, processor time instead of wall time), and
ends with 1 where an answer differs from another program's.
"""
import json
import sys

# How many leading numbers of an answer are the same by definition; heuristics and scores are not compared.
COMPARED = {
    "Q1": 2, "Q2": 2, "Q3": 2, "Q4": 3, "Q5": 4, "Q6": 1, "Q7a": 2, "Q7b": 2, "Q8": 2, "Q9": 2, "Q10a": 1,
    "Q10b": 1, "projection": 2, "bfs64": 2, "wcc": 2, "kcore": 2, "triangles": 1, "triangles as a pattern": 1,
}
ORDER = [
    "load", "stored_bytes", "open+Q1", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7a", "Q7b", "Q8", "Q9", "Q10a",
    "Q10b", "projection", "bfs64", "wcc", "pagerank", "louvain", "leiden", "lpa", "kcore", "triangles",
    "triangles as a pattern", "betweenness64", "betweenness",
]
SAME = {"triangles as a pattern": "triangles"}


def read(size, files):
    found = {}
    for name in files:
        with open(name, encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["size"] == size:
                    found[record["op"], record["peer"]] = record
    return found


def cell(record):
    if record is None:
        return ""
    if record["status"] != "ok":
        return {"timeout": f"> {record.get('cap_s', '?')} s", "unsupported": "–"}.get(record["status"], record["status"])
    if record["op"] == "stored_bytes":
        return f"{record['answer'][0] / 1e6:.1f} MB"
    shared = record.get("sched") == "shared"
    value = (record["cpu_s"] if shared and record["cpu_s"] else record["median_s"]) * 1000
    digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{'~' if shared else ''}{value:,.{digits}f}"


def differences(found):
    answers = {}
    for (op, peer), record in found.items():
        if record["status"] == "ok" and record.get("answer") and op in COMPARED:
            answer = tuple(round(float(number)) for number in record["answer"][: COMPARED[op]])
            answers.setdefault(SAME.get(op, op), {}).setdefault(answer, []).append(peer)
    return {op: given for op, given in answers.items() if len(given) > 1}, answers


def main(size, files):
    found = read(size, files)
    peers = sorted({peer for _, peer in found}, key=lambda peer: (peer != "maillage", peer))
    operations = [op for op in ORDER if any(key[0] == op for key in found)]
    print(f"| {size} | {' | '.join(peers)} |\n|---|{'---:|' * len(peers)}")
    for op in operations:
        print(f"| {op} | {' | '.join(cell(found.get((op, peer))) for peer in peers)} |")
    different, answers = differences(found)
    agreeing = sum(len(peers) for given in answers.values() for peers in given.values())
    print(f"\n{len(answers)} operations, {agreeing} answers, {len(different)} different")
    for op, given in different.items():
        print(f"{op}: " + "; ".join(f"{list(answer)} {', '.join(peers)}" for answer, peers in given.items()))
    return 1 if different else 0


if len(sys.argv) < 3:
    sys.exit(__doc__)
sys.exit(main(sys.argv[1], sys.argv[2:]))
