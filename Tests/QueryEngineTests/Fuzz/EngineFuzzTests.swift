import Foundation
import GraphLiterals
import PropertyGraph
import QueryEngine
import Testing

/// Random queries on a random graph: never a trap, and the same rows with and without rules.
///
/// Errors may come from rows that another plan never computes, so answers are compared where both succeed.
@Suite struct EngineFuzzTests {
  static let cases = 5_000 * OracleTests.factor

  private static func graph(_ random: inout SeededGenerator) -> Graph {
    var builder = GraphBuilder()
    let values: [Value] = [
      .integer(1), .float(1), .string("a"), .boolean(true), .null, .list([.integer(1), .null]),
      .integer(.max),
    ]
    for number in 0..<6 {
      builder.addNode(
        labels: [["A"], ["B"], ["A", "B"]].randomElement(using: &random) ?? [],
        properties: [
          ("id", .string("n\(number)")), ("x", number == 3 ? .null : .integer(Int64(number % 3))),
          ("s", number % 2 == 0 ? .string("a") : .string("é")),
          ("m", values.randomElement(using: &random) ?? .null),
        ]
      )
    }
    for number in 0..<8 {
      builder.addEdge(
        type: number % 3 == 0 ? "S" : "R",
        from: Int.random(in: 0..<6, using: &random),
        to: Int.random(in: 0..<6, using: &random),
        properties: [("x", .integer(Int64(number % 4)))]
      )
    }
    builder.addIndex(on: "id")
    builder.addIndex(on: "x")
    return builder.finish()
  }

  @Test(arguments: 0..<5) func `random queries`(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    var writer = QueryWriter(seed: UInt64(seed) + 200)
    var session = QuerySession(graph: Self.graph(&random), limits: QueryLimits(rows: 1_000, seconds: 1))
    var succeeded = 0
    for number in 0..<Self.cases / 5 {
      if number % 100 == 0 { session = QuerySession(graph: Self.graph(&random), limits: session.limits) }
      let query = writer.query()
      let usual = Answer(session, query)
      if !usual.isFailure { succeeded += 1 }
      var small = session
      small.batchSize = Int.random(in: 1...5, using: &random)
      compare(Answer(small, query), usual, query, "batches of \(small.batchSize)", seed)
      var plain = session
      plain.options =
        Bool.random(using: &random)
        ? .none : OptimizerOptions(rawValue: .random(in: 0...OptimizerOptions.all.rawValue, using: &random))
      let other = Answer(plain, query)
      if !writer.isOpen {
        compare(other.unordered, usual.unordered, query, "rules \(plain.options.rawValue)", seed)
      }
    }
    // A generator whose queries all fail tests nothing.
    #expect(succeeded > Self.cases / 5 / 5)
  }

  private func compare(_ found: Answer, _ usual: Answer, _ query: String, _ variant: String, _ seed: Int) {
    guard !found.isFailure, !usual.isFailure, found != usual else { return }
    Issue.record("seed \(seed), \(variant)\n\(query)\nusual \(usual)\nfound \(found)")
  }
}
