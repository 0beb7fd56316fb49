import GraphLiterals
import PropertyGraph
import QueryEngine
import Testing

/// What is huge or deep stops with a message.
@Suite struct BoundsTests {
  private func code(_ query: String, rows: Int = 1_000, megabytes: Int = 1) throws -> String {
    let graph = try GraphLiteral.graph("UNWIND range(1, 40) AS i CREATE ({i: i})")
    let limits = QueryLimits(rows: rows, seconds: 5, bytes: megabytes << 20)
    return switch Answer(QuerySession(graph: graph, limits: limits), query) {
    case .rows(_, let rows, _): "\(rows.count) rows"
    case .failure(let code): code
    }
  }

  @Test(arguments: [
    ("MATCH (a), (b) RETURN a, b", "row-limit"),
    (
      "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN count(a.i + b.i + c.i + d.i + e.i + f.i + g.i)",
      "time-limit"
    ),
    ("UNWIND range(1, 200000) AS x WITH x ORDER BY -x RETURN count(*)", "memory-limit"),
    ("MATCH (a), (b), (c), (d) RETURN size(collect([a, b, c, d])) AS n", "memory-limit"),
    ("RETURN size(reduce(s = 'a', i IN range(1, 60) | s + s)) AS n", "memory-limit"),
    ("RETURN size(reduce(l = [1], i IN range(1, 60) | l + l)) AS n", "memory-limit"),
    ("RETURN size(reduce(s = 'aa', i IN range(1, 60) | replace(s, 'a', s))) AS n", "invalid-argument"),
    ("RETURN size([x IN range(1, 5000) | range(x, 10000)]) AS n", "memory-limit"),
    ("MATCH (a), (b), (c) RETURN count([x IN range(a.i, 3000) | x]) AS n", "memory-limit"),
    ("UNWIND range(1, 500) AS x RETURN x", "500 rows"),
  ]) func `a budget that is used up`(_ query: String, _ expected: String) throws {
    #expect(try code(query) == expected)
  }

  @Test func `depth and length`() throws {
    for count in [10, 300, 5_000] {
      let terms = Array(repeating: "1", count: count)
      let queries = [
        terms.joined(separator: " + "), "[" + terms.joined(separator: ", ") + "]",
        String(repeating: "[", count: count) + String(repeating: "]", count: count),
        String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count),
        String(repeating: "NOT ", count: count) + "true",
        Array(repeating: "true", count: count).joined(separator: " AND "),
        Array(repeating: "1", count: count).joined(separator: " < "),
        String(repeating: "abs(", count: count) + "1" + String(repeating: ")", count: count),
        String(repeating: "CASE WHEN true THEN ", count: count) + "1"
          + String(repeating: " END", count: count),
        "{a: 1}" + String(repeating: ".a", count: count),
      ]
      for query in queries { _ = try code("RETURN \(query) AS x") }
      let nested = String(repeating: "EXISTS { MATCH (n) WHERE ", count: min(count, 100)) + "true"
      _ = try code("RETURN " + nested + String(repeating: " }", count: min(count, 100)) + " AS x")
      _ = try code(
        "MATCH (a)" + String(repeating: "-->()", count: min(count, 100)) + " RETURN count(*) AS n"
      )
      _ = try code(String(repeating: "WITH 1 AS x ", count: min(count, 100)) + "RETURN x")
      _ = try code("RETURN 1 AS x" + String(repeating: " UNION RETURN 1 AS x", count: min(count, 100)))
    }
  }
}
