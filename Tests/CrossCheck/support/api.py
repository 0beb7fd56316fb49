"""What a family's checks use: asking Maillage, asking R, comparing."""

import json
import math
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path


class Api:
    """
    cases   all networks, see Case in cases.py
    small   those of at most a thousand nodes: southern-women, ptce, ptce-members and the random ones
    large   the real graphs
    random  the random ones
    two_mode   those that have two sides, as two-mode networks
    uses_r  whether R is there
    """

    def __init__(self, program, cases, uses_r):
        self.program = program
        self.cases = cases
        self.uses_r = uses_r
        self.small = [case for case in cases if len(case.nodes) <= 1000]
        self.large = [case for case in cases if len(case.nodes) > 1000]
        self.two_mode = [case.two_mode() for case in cases if case.modes]
        self.random = [case for case in cases if case.is_random]
        self.family = ""
        self.differences = []
        self._counts = defaultdict(lambda: [set(), 0, 0])

    @property
    def compared(self):
        return sum(count[1] for count in self._counts.values())

    # Asking

    def query(
        self, procedure, columns, cases, options=None, returns=None, given=None, before="", arguments="options"
    ):
        """Runs a procedure on every case, in one process a package.

        procedure  such as `centrality.degree`
        columns    which of its columns
        options    from a case to the map of options; by default `case.options()`
        returns    what each row gives, such as `[n IN nodes | n.id] AS nodes, cost`; by default the columns, of
                   which `node`, `source`, `target` and `other` become ids
        given      from a case to a map that `before` and `arguments` see as `given`
        before     clauses before the call, such as `MATCH (from {id: given.from})`
        arguments  of the call, where they are not just the options: `options {.*, source: from}`
        Gives, by name of case, the list of its rows as dictionaries, in order.
        """
        ends = ("node", "source", "target", "other")
        returns = returns or ", ".join(f"{name}.id AS {name}" if name in ends else name for name in columns)
        answers = {case.name: [] for case in cases}
        packages = {}
        for case in cases:
            packages.setdefault(case.package, []).append(case)
        for package, members in packages.items():
            wanted = [
                {
                    "graph": case.name,
                    "options": options(case) if options else case.options(),
                    "given": given(case) if given else {},
                }
                for case in members
            ]
            text = (
                f"UNWIND {literal(wanted)} AS wanted\n"
                "WITH wanted.graph AS graph, wanted.options AS options, wanted.given AS given\n"
                f"{before}\n"
                f"CALL {procedure}({arguments}) YIELD {', '.join(columns)}\n"
                f"RETURN graph, {returns}\n"
            )
            for row in self.rows(package, text):
                answers[row.pop("graph")].append(row)
        return answers

    def rows(self, package, text):
        """The rows that a query gives, as dictionaries."""
        done = subprocess.run(
            [self.program, "query", str(package), "-", "--mode", "jsonl", "--limit-seconds", "900"],
            input=text.encode(),
            capture_output=True,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{package}:\n{text[-2000:]}\n{done.stderr.decode()[:4000]}")
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def by_node(self, procedure, column, cases, options=None):
        """A column of a procedure that gives a row a node: by name of case, by node."""
        answers = self.query(procedure, ["node", column], cases, options)
        return {name: {row["node"]: row[column] for row in rows} for name, rows in answers.items()}

    def r(self, code, cases, network=None, extra=None):
        """Runs R code on every case, in one process; nothing where there is no R.

        The code sees `n`, the number of nodes; `from`, `to` and `weight`, the edges, numbered from 1; `kinds` (""
        where there is none); `m`, the matrix of sums of weights, directed; `graph()`, an undirected or directed
        graph of igraph. Its value, a named list of vectors, comes back by name of case, as lists (NA and NaN as
        None).
        extra      from a case to a value that the code sees as `extra`
        network    from a case to (directed, edges (source, target, weight)); by default directed, all of weight 1
        """
        if not self.uses_r or not cases:
            return {}
        asked = []
        for case in cases:
            number = {node: index + 1 for index, node in enumerate(case.nodes)}
            directed, ties = network(case) if network else (True, case.ties(directed=True))
            asked.append(
                {
                    "name": case.name,
                    "n": len(case.nodes),
                    "directed": directed,
                    "from": [number[source] for source, _, _ in ties],
                    "to": [number[target] for _, target, _ in ties],
                    "weight": [weight for _, _, weight in ties],
                    "extra": extra(case) if extra else None,
                    "kinds": [(case.kinds or {}).get(node) or "" for node in case.nodes],
                }
            )
        with tempfile.TemporaryDirectory() as folder:
            question, answer, script = (Path(folder) / name for name in ["question.json", "answer.json", "run.R"])
            question.write_text(json.dumps(asked))
            script.write_text(R_DRIVER.replace("@CODE@", code).replace("@FOLDER@", folder))
            done = subprocess.run(["Rscript", "--vanilla", script], capture_output=True)
            if done.returncode != 0:
                raise RuntimeError(f"R: {done.stderr.decode()[-4000:]}")
            return json.loads(answer.read_text())

    # Comparing

    def compare(self, measure, oracle, case, ours, theirs, tolerance=1e-9):
        """Compares what Maillage gives with what another library gives; counts the values and the differences.

        Values are numbers (None and NaN: undefined), words, and dictionaries, lists, tuples and sets of values.
        Numbers are equal within `tolerance`, relative where they are above 1.
        """
        counts = self._counts[self.family, measure, oracle]
        counts[0].add((case.name, case.is_two_mode))
        for place, our, their in pairs(ours, theirs, ""):
            counts[1] += 1
            if not equal(our, their, tolerance):
                counts[2] += 1
                self.differences.append(f"{case.name}: {measure}{place}: Maillage {our}, {oracle} {their}")

    def report(self):
        heads = ["family", "measure", "compared with", "networks", "values", "different"]
        lines = [
            [*key, str(len(networks)), f"{values:,}", str(different)]
            for key, (networks, values, different) in self._counts.items()
        ]
        widths = [max(len(line[place]) for line in [heads, *lines]) for place in range(len(heads))]

        def shown(line):
            cells = [text.ljust(width) if place < 3 else text.rjust(width) for place, (text, width) in enumerate(zip(line, widths))]
            return "  ".join(cells).rstrip()

        print(shown(heads))
        print("  ".join("-" * width for width in widths))
        for line in lines:
            print(shown(line))
        print(f"\n{self.compared:,} values compared, {len(self.differences)} different")
        if not self.uses_r:
            print("R with sna and igraph is not there: what needs it was left out")
        for difference in self.differences[:40]:
            print(difference)
        if len(self.differences) > 40:
            print(f"… and {len(self.differences) - 40} more")


def pairs(ours, theirs, place):
    """Values beside each other, with where they stand."""
    if isinstance(ours, (set, frozenset)) or isinstance(theirs, (set, frozenset)):
        for value in sorted(set(ours) | set(theirs), key=str):
            yield f"{{{value}}}", value in ours, value in theirs
    elif isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted({*ours, *theirs}, key=str):
            yield from pairs(ours.get(key, "missing"), theirs.get(key, "missing"), f"{place}[{key}]")
    elif isinstance(ours, (list, tuple)) and isinstance(theirs, (list, tuple)):
        yield f"{place}.count", len(ours), len(theirs)
        for index, (our, their) in enumerate(zip(ours, theirs)):
            yield from pairs(our, their, f"{place}[{index}]")
    else:
        yield place, ours, theirs


def equal(our, their, tolerance):
    our, their = (None if isinstance(value, float) and math.isnan(value) else value for value in (our, their))
    if our is None or their is None or isinstance(our, (str, bool)) or isinstance(their, (str, bool)):
        return our == their
    if math.isinf(our) or math.isinf(their):
        return our == their
    return abs(our - their) <= tolerance * max(1.0, abs(their))


def literal(value):
    """A value as a literal of the language."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {literal(entry)}" for key, entry in value.items()) + "}"
    return "[" + ", ".join(literal(entry) for entry in value) + "]"


R_DRIVER = """
cases <- jsonlite::fromJSON("@FOLDER@/question.json", simplifyDataFrame = FALSE)
compute <- function(n, directed, from, to, weight, kinds, extra) {
  m <- matrix(0, n, n)
  for (index in seq_along(from)) {
    m[from[index], to[index]] <- m[from[index], to[index]] + weight[index]
  }
  graph <- function() {
    made <- igraph::make_graph(as.vector(rbind(from, to)), n = n, directed = directed)
    igraph::E(made)$weight <- weight
    made
  }
  @CODE@
}
answers <- lapply(cases, function(case) {
  lapply(
    compute(
      case$n, case$directed, as.integer(case$from), as.integer(case$to), as.numeric(case$weight),
      as.character(case$kinds), case$extra
    ),
    as.vector
  )
})
names(answers) <- vapply(cases, function(case) case$name, "")
writeLines(jsonlite::toJSON(answers, digits = NA, na = "null", auto_unbox = FALSE), "@FOLDER@/answer.json")
"""
