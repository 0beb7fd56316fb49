import Diagnostics
import PropertyGraph
import QueryEngine
import Testing

/// Paths that are counted must be as many as are listed: the same questions with the rules and without.
struct CountingTests {
  @Test(arguments: 0..<8)
  func `counting finds what listing finds`(part: Int) throws {
    var rows = 0
    for round in 0..<15 * BruteForceTests.factor {
      var generator = QuestionGenerator(seed: 8 * round + part)
      let graph = generator.patterns.graph()
      let question = generator.question(nodeCount: graph.nodeCount)
      for result in generator.results {
        rows += try compare(question + result, on: graph)
      }
    }
    #expect(rows > 60)
  }

  /// Many sources at once are searched from in blocks.
  @Test func `each of many sources has its own distances`() throws {
    var generator = QuestionGenerator(seed: 4)
    let graph = generator.manyNodes()
    for pattern in ["(a)-[:R*..6]-(x)", "(a)-[*0..]->(x)", "(a)<-[:R*..3]-(x {v: 1})"] {
      let query = """
        UNWIND range(0, 65) AS i MATCH p = shortestPath(\(pattern.replacingStart("(a {number: i % 12})")))
        RETURN i, count(x), sum(length(p)), max(length(p))
        """
      #expect(try compare(query, on: graph) > 10)
    }
  }

  /// Compares the rules' rows with those of no rule, in several sizes of batches.
  private func compare(_ query: String, on graph: Graph) throws -> Int {
    let source = SourceText(name: "query", text: query)
    let expected = try Self.rows(QuerySession(graph: graph, options: .none), source)
    for batchSize in [2_048, 2] {
      let session = QuerySession(graph: graph, batchSize: batchSize)
      let found = try Self.rows(session, source)
      #expect(found == expected, "batches of \(batchSize): \(query)")
    }
    return expected.count
  }

  private static func rows(_ session: QuerySession, _ source: SourceText) throws -> [String] {
    try session.run(source).table.rows.map { "\($0)" }.sorted()
  }
}

/// Random questions about repeated edges, whose answers are numbers.
private struct QuestionGenerator {
  var patterns: PatternGenerator

  init(seed: Int) { patterns = PatternGenerator(seed: seed &+ 77_000) }

  private mutating func pick(_ choices: [String]) -> String {
    choices[patterns.number(0...choices.count - 1)]
  }

  mutating func question(nodeCount: Int) -> String {
    let types = pick(["", ":R", ":R|S", ":S|T|R"])
    let minimum = patterns.number(0...2)
    let maximum = minimum + patterns.number(0...3)
    let (left, right) = [("-", "-"), ("-", "->"), ("<-", "-")][patterns.number(0...2)]
    let edgeCondition = pick(["", "", "", " {w: 1}"])
    let end = pick(["", "", "", ":A", " {v: 1}"])
    let repeated = "\(left)[r\(types)*\(minimum)..\(maximum)\(edgeCondition)]\(right)"
    let path = "(a)\(repeated)(b\(end))"
    let selected = patterns.number(0...5)
    let pattern =
      switch selected {
      case 0: "p = shortestPath(\(path))"
      case 1: "p = allShortestPaths(\(path))"
      case 2: "p = SHORTEST 1 \(path)"
      case 3: "p = ALL SHORTEST \(path)"
      default: "p = \(path)"
      }
    // A selector's own condition comes after the choice, so it must stay where it is.
    let condition = pick([
      "", "", " WHERE all(n IN nodes(p)[1..-1] WHERE n.v > 0)",
      " WHERE all(n IN nodes(p) WHERE n.v IN [0, 1])",
      " WHERE none(n IN tail(nodes(p)) WHERE n.v = 2)",
      " WHERE all(n IN nodes(p)[..-1] WHERE n:A OR n.v < 2)",
      " WHERE all(e IN relationships(p) WHERE e.w < 2)",
      " WHERE all(e IN r WHERE e.w IS NOT NULL AND e.w <> 0)",
    ])
    let first = patterns.number(0...nodeCount - 1)
    let last = patterns.number(0...nodeCount - 1)
    let ends =
      switch patterns.number(0...4) {
      case 0: "MATCH (a {number: \(first)}), (b {number: \(last)}) "
      case 1: "MATCH (b {number: \(first)}) "
      case 2: "MATCH (a) "
      case 3: "MATCH (a {number: \(first)})-[e]->() "
      default: "MATCH (a {number: \(first)}) "
      }
    return ends + "MATCH \(pattern)\(condition)"
  }

  let results = [
    " RETURN count(*)", " RETURN count(p), min(length(p)), max(length(p)), sum(length(p))",
    " RETURN length(p) AS n, count(*)", " RETURN size(r) AS n, avg(size(relationships(p)))",
    " RETURN b.number, count(b), sum(b.v)", " RETURN DISTINCT b.number",
    " RETURN a.number, count(DISTINCT b)",
    " RETURN DISTINCT b.number, length(p)", " WITH length(p) AS n, b WHERE n > 1 RETURN n, count(b)",
    " RETURN DISTINCT a.v", " RETURN count(DISTINCT p)",
  ]

  /// Enough nodes for several blocks of sources.
  mutating func manyNodes() -> Graph {
    var builder = GraphBuilder()
    for node in 0..<12 {
      builder.addNode(
        labels: [],
        properties: [("number", .integer(Int64(node))), ("v", .integer(Int64(node % 3)))]
      )
    }
    for _ in 0..<18 {
      builder.addEdge(
        type: patterns.chance(70) ? "R" : "S",
        from: patterns.number(0...11),
        to: patterns.number(0...11)
      )
    }
    return builder.finish()
  }
}

extension String {
  fileprivate func replacingStart(_ node: String) -> String { node + dropFirst(3) }
}
