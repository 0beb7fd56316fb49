import Diagnostics
import GraphLiterals
import Parallelism
import PropertyGraph
import QueryEngine
import Testing

/// Groups with few keys and with many, of edges that come by the dozen at one node, against a dictionary.
@Suite struct GroupingTests {
  private struct Edge {
    var source: Int
    var target: Int
    var amount: Int64
  }

  private struct Sums: Equatable {
    var count: Int64 = 0
    var amount: Int64 = 0
  }

  @Test(arguments: [1, 7, 255, 256, 257, 3_000])
  func `groups of a key at each end have their counts and sums`(keyCount: Int) throws {
    var random = SeededGenerator(seed: UInt64(keyCount))
    let nodeCount = 3_000
    let edges = (0..<12_000)
      .map { _ in
        // Squares: many edges at the first nodes, few at the last.
        let source = Int.random(in: 0..<nodeCount, using: &random)
        return Edge(
          source: source * source / nodeCount,
          target: Int.random(in: 0..<nodeCount, using: &random),
          amount: Self.amount(&random)
        )
      }
    var builder = GraphBuilder()
    let set = builder.labelSet(["A"])
    builder.addNodes(labelSets: [Int](repeating: set, count: nodeCount))
    let keys = (0..<nodeCount).map { _ in Int64.random(in: 0..<Int64(keyCount), using: &random) * 1_000_003 }
    let names = keys.map { builder.intern("key \($0)") }
    builder.addNodeColumn("number", firstHandle: 0, values: .integers(keys), presence: nil)
    builder.addNodeColumn("name", firstHandle: 0, values: .strings(names), presence: nil)
    for (type, part) in [("R", edges[..<8_000]), ("S", edges[8_000...])] {
      let first = builder.addEdges(
        type: type,
        sources: part.map { UInt32($0.source) },
        targets: part.map { UInt32($0.target) }
      )
      builder.addEdgeColumn(
        "amount",
        firstHandle: first,
        values: .integers(part.map(\.amount)),
        presence: nil
      )
    }
    let graph = builder.finish()

    var expected: [[Int64]: Sums] = [:]
    for edge in edges {
      expected[[keys[edge.source], keys[edge.target]], default: Sums()].count += 1
      expected[[keys[edge.source], keys[edge.target]], default: Sums()].amount += edge.amount
    }
    var session = QuerySession(graph: graph, workers: Workers(threadCount: 2))
    session.pieceWork = 2_000
    let small = QuerySession(graph: graph, batchSize: 5, workers: .single)
    for keys in ["a.number, b.number", "a.name, b.name", "a.name, b.number"] {
      let query = "MATCH (a:A)-[e:R|S]->(b) RETURN \(keys), count(*), sum(e.amount)"
      #expect(try Self.groups(session, query) == expected, "\(query)")
      #expect(try Self.groups(small, query) == expected, "\(query), in small batches")
    }
  }

  /// Now and then too large for the sums of small numbers.
  private static func amount(_ random: inout SeededGenerator) -> Int64 {
    switch Int.random(in: 0..<50, using: &random) {
    case 0: 1 << 50
    case 1: -(1 << 50)
    default: Int64.random(in: -1_000...1_000, using: &random)
    }
  }

  private static func groups(_ session: QuerySession, _ query: String) throws -> [[Int64]: Sums] {
    var groups: [[Int64]: Sums] = [:]
    for row in try session.run(SourceText(name: "query", text: query)).table.rows {
      guard case .integer(let count) = row[2], case .integer(let amount) = row[3] else { continue }
      groups[[key(row[0]), key(row[1])]] = Sums(count: count, amount: amount)
    }
    return groups
  }

  private static func key(_ value: Value) -> Int64 {
    switch value {
    case .integer(let number): number
    case .string(let text): Int64(text.dropFirst(4)) ?? -1
    default: -1
    }
  }
}
