import Foundation
import GraphLiterals
import Parallelism
import PropertyGraph
import QueryEngine
import Testing

/// Random patterns on random graphs, against `ModelMatcher`.
@Suite struct OracleTests {
  /// `MAILLAGE_FUZZ` multiplies the number of cases.
  static let factor = ProcessInfo.processInfo.environment["MAILLAGE_FUZZ"].flatMap(Int.init) ?? 1

  /// One case: a graph with its matcher, and a way to compare.
  struct Case {
    let model: ModelGraph
    let matcher: ModelMatcher
    let name: String
    private var session: QuerySession
    private let variant: QuerySession

    init(_ random: inout SeededGenerator, _ name: String) {
      model = ModelGraph(&random)
      matcher = ModelMatcher(graph: model)
      self.name = name
      session = QuerySession(graph: model.graph())
      var variant = session
      // The other variant has some rules, and batches of few rows.
      variant.options = OptimizerOptions(
        rawValue: Int.random(in: 0...OptimizerOptions.all.rawValue, using: &random)
      )
      variant.batchSize = Int.random(in: 1...4, using: &random)
      variant.pieceWork = Double(Int.random(in: 1...4, using: &random))
      variant.workers = Workers(threadCount: Int.random(in: 1...2, using: &random))
      self.variant = variant
    }

    func check(_ query: String, _ rows: [[String]]) {
      let expected = rows.map { $0.joined(separator: " | ") }.sorted()
      for session in [session, variant] {
        let found = OracleTests.rows(session, query)
        if found != expected {
          Issue.record(
            """
            \(name): \(query)
            \(model.text)
            rules \(session.options.rawValue), batches of \(session.batchSize)
            expected \(expected)
            found    \(found)
            """
          )
          return
        }
      }
    }

    func rows(_ query: String) -> [String] { OracleTests.rows(session, query) }
  }

  private static func rows(_ session: QuerySession, _ query: String) -> [String] {
    switch Answer(session, query) {
    case .rows(_, let rows, _): rows.map { $0.joined(separator: " | ") }.sorted()
    case .failure(let code): [code]
    }
  }

  /// Columns under names of their own: two patterns may show the same node.
  private static func named(_ columns: [String]) -> String {
    columns.enumerated().map { "\($0.element) AS c\($0.offset)" }.joined(separator: ", ")
  }

  private func forEachCase(
    _ count: Int,
    seed: UInt64,
    _ body: (inout SeededGenerator, Case) -> Void
  ) {
    var random = SeededGenerator(seed: seed)
    for number in 0..<count * Self.factor {
      let test = Case(&random, "seed \(seed), case \(number)")
      for _ in 0..<3 { body(&random, test) }
    }
  }

  // MARK: Patterns

  @Test func `one pattern`() {
    forEachCase(220, seed: 1) { random, test in
      let pattern = ModelPattern(&random)
      let query = "MATCH \(pattern.text()) RETURN \(pattern.columns().joined(separator: ", "))"
      test.check(query, test.matcher.matches(pattern).map { test.matcher.row($0, pattern) })
    }
  }

  @Test func `two patterns of one MATCH share no edge`() {
    forEachCase(120, seed: 2) { random, test in
      let first = ModelPattern(&random, stepCount: 0...2)
      let start = Bool.random(using: &random) ? 0 : 10
      let second = ModelPattern(&random, start: start, stepCount: 1...2, repeats: Bool.random(using: &random))
      let columns = Self.named(first.columns() + second.columns(prefix: "f"))
      let query = "MATCH \(first.text()), \(second.text(prefix: "f")) RETURN \(columns)"
      var rows: [[String]] = []
      for left in test.matcher.matches(first) {
        for match in test.matcher.matches(second, from: left) {
          rows.append(
            test.matcher.row(match, first) + test.matcher.row(match, second, stepsFrom: first.steps.count)
          )
        }
      }
      test.check(query, rows)
    }
  }

  @Test func `two MATCH clauses may share edges`() {
    forEachCase(80, seed: 3) { random, test in
      let first = ModelPattern(&random, stepCount: 0...2)
      let second = ModelPattern(&random, stepCount: 1...2)
      let columns = Self.named(first.columns() + second.columns(prefix: "f"))
      let query =
        "MATCH \(first.text()) MATCH \(second.text(prefix: "f")) RETURN \(columns)"
      var rows: [[String]] = []
      for var left in test.matcher.matches(first) {
        left.used = []
        for match in test.matcher.matches(second, from: left) {
          rows.append(
            test.matcher.row(match, first) + test.matcher.row(match, second, stepsFrom: first.steps.count)
          )
        }
      }
      test.check(query, rows)
    }
  }

  @Test func `an optional pattern gives nulls where nothing fits`() {
    forEachCase(120, seed: 4) { random, test in
      let pattern = ModelPattern(&random, stepCount: 1...2)
      let columns = Set(pattern.nodes.map(\.variable)).sorted().map { "n\($0).id" }
      let query = "MATCH (n0) OPTIONAL MATCH \(pattern.text()) RETURN \(columns.joined(separator: ", "))"
      var rows: [[String]] = []
      for node in test.model.nodes.indices {
        let matches = test.matcher.matches(pattern, from: ModelMatcher.Match(nodes: [0: node]))
        if matches.isEmpty { rows.append(["\(node)"] + columns.dropFirst().map { _ in "null" }) }
        rows += matches.map { Array(test.matcher.row($0, pattern).prefix(columns.count)) }
      }
      test.check(query, rows)
    }
  }

  // MARK: Subqueries and groups

  @Test func `EXISTS and COUNT, and conditions on values`() {
    forEachCase(120, seed: 5) { random, test in
      let pattern = ModelPattern(&random, stepCount: 1...2)
      let counts = test.model.nodes.indices.map {
        test.matcher.matches(pattern, from: ModelMatcher.Match(nodes: [0: $0])).count
      }
      let text = pattern.text()
      test.check(
        "MATCH (n0) RETURN n0.id, COUNT { \(text) }",
        counts.enumerated().map { ["\($0.offset)", "\($0.element)"] }
      )
      test.check(
        "MATCH (n0) WHERE EXISTS { \(text) } RETURN n0.id",
        counts.enumerated().filter { $0.element > 0 }.map { ["\($0.offset)"] }
      )
      test.check(
        "MATCH (n0) WHERE NOT EXISTS { MATCH \(text) } AND n0.x < 2 RETURN n0.id",
        counts.enumerated().filter { $0.element == 0 && (test.model.nodes[$0.offset].x ?? 9) < 2 }
          .map { ["\($0.offset)"] }
      )
    }
  }

  @Test func `groups count each match as often as it occurs`() {
    forEachCase(150, seed: 6) { random, test in
      let pattern = ModelPattern(
        &random,
        stepCount: 1...3,
        repeats: Int.random(in: 0..<3, using: &random) == 0
      )
      let key = pattern.nodes.randomElement(using: &random)?.variable ?? 0
      let other = pattern.nodes.randomElement(using: &random)?.variable ?? 0
      let groups = Dictionary(grouping: test.matcher.matches(pattern)) { $0.nodes[key] ?? -1 }
      let rows = groups.map { node, matches -> [String] in
        let xs = matches.compactMap { test.model.nodes[$0.nodes[other] ?? 0].x }
        let distinct = Set(matches.map { $0.nodes[other] ?? -1 }).count
        return [
          "\(node)", "\(matches.count)", "\(distinct)", "\(xs.count)", "\(xs.reduce(0, +))",
          xs.min().map { "\($0)" } ?? "null",
        ]
      }
      test.check(
        """
        MATCH \(pattern.text())
        RETURN n\(key).id, count(*), count(DISTINCT n\(other)), count(n\(other).x), sum(n\(other).x), min(n\(other).x)
        """,
        rows
      )
      let total = test.matcher.matches(pattern).count
      test.check("MATCH \(pattern.text()) RETURN count(*)", [["\(total)"]])
    }
  }

  // MARK: Shortest paths

  @Test func `shortest paths, whichever ends are known`() {
    forEachCase(220, seed: 7) { random, test in
      let edge = ModelPattern.edge(&random)
      let minimum = Int.random(in: 0...3, using: &random)
      let maximum = Bool.random(using: &random) ? nil : Int.random(in: 0...4, using: &random)
      let isLoop = Int.random(in: 0..<5, using: &random) == 0
      var pattern = ModelPattern(&random, stepCount: 0...0)
      pattern.nodes.append(ModelPattern.Node(variable: isLoop ? 0 : 1, label: nil))
      pattern.steps = [.repetition(edge, minimum: minimum, maximum: maximum)]
      let count = test.model.nodes.count
      let left = Bool.random(using: &random) ? Int.random(in: 0..<count, using: &random) : nil
      let right = Bool.random(using: &random) && !isLoop ? Int.random(in: 0..<count, using: &random) : nil
      let conditions = [left.map { "n0.id = \($0)" }, right.map { "n1.id = \($0)" }].compactMap { $0 }
      let isBefore = Bool.random(using: &random)
      let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
      let ends = isLoop ? "(n0)" : "(n0), (n1)"
      func query(_ selector: String) -> String {
        let columns = pattern.columns().joined(separator: ", ")
        return isBefore
          ? "MATCH \(ends)\(filter) MATCH p = \(selector) \(pattern.text()) RETURN \(columns)"
          : "MATCH p = \(selector) \(pattern.text())\(filter) RETURN \(columns)"
      }
      let matches = test.matcher.matches(pattern)
        .filter { match in
          (left == nil || match.nodes[0] == left) && (right == nil || match.nodes[1] == right)
        }
      let pairs = Dictionary(grouping: matches) { [$0.nodes[0] ?? -1, $0.nodes[1] ?? -1] }
      let shortest = pairs.values.flatMap { matches -> [ModelMatcher.Match] in
        let length = matches.map { $0.used.count }.min()
        return matches.filter { $0.used.count == length }
      }
      let rows = shortest.map { test.matcher.row($0, pattern) }
      test.check(query("ALL SHORTEST"), rows)
      // One of them for each pair.
      let allowed = Set(rows.map { $0.joined(separator: " | ") })
      for selector in ["SHORTEST 1", "ANY SHORTEST"] {
        let found = test.rows(query(selector))
        if found.count != pairs.count || !Set(found).isSubset(of: allowed) || Set(found).count != found.count
        {
          Issue.record("\(test.name): \(query(selector))\nexpected one a pair of \(allowed)\nfound \(found)")
        }
      }
    }
  }
}
