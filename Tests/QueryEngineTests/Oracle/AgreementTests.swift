import Diagnostics
import GraphLiterals
import Parallelism
import PropertyGraph
import QueryEngine
import Testing

/// Random questions that count and group: no rule, size of batch, piece or thread changes an answer.
@Suite struct AgreementTests {
  @Test func `counts, pairs and groups are the same with and without rules, batches, pieces and threads`()
    throws
  {
    var random = SeededGenerator(seed: 11)
    for number in 0..<30 * OracleTests.factor {
      let model = ModelGraph(&random, nodeCount: 1...12, edgeCount: 0...40)
      let graph = try Bool.random(using: &random) ? model.graph() : withoutOneNode(model.graph())
      for _ in 0..<5 {
        let query = Self.query(&random)
        let usual = Answer(QuerySession(graph: graph), query)
        #expect(!usual.isFailure, "\(query)")
        for variant in Self.variants(of: QuerySession(graph: graph), &random) {
          let answer = Answer(variant, query)
          #expect(
            answer.unordered == usual.unordered,
            "case \(number), rules \(variant.options.rawValue), \(query)\n\(model.text)"
          )
        }
        var alone = QuerySession(graph: graph, batchSize: 2, workers: .single)
        alone.pieceWork = 1
        var together = QuerySession(graph: graph, workers: Workers(threadCount: 2))
        together.pieceWork = 1
        #expect(Answer(alone, query) == Answer(together, query), "case \(number), threads, \(query)")
      }
    }
  }

  private static func variants(
    of session: QuerySession,
    _ random: inout SeededGenerator
  ) -> [QuerySession] {
    let rules =
      [.none]
      + (0..<OptimizerOptions.all.rawValue.nonzeroBitCount)
      .map { OptimizerOptions.all.subtracting(OptimizerOptions(rawValue: 1 << $0)) }
    return rules.map { options in
      var variant = session
      variant.options = options
      variant.batchSize = [1, 2, 3, 2_048].randomElement(using: &random) ?? 2
      variant.pieceWork = [1, 8, 16_384].randomElement(using: &random) ?? 1
      return variant
    }
  }

  private func withoutOneNode(_ graph: Graph) throws -> Graph {
    let session = QuerySession(graph: graph, allowsWriting: true)
    let text = "MATCH (n) WITH n ORDER BY n.id DESC OFFSET 1 LIMIT 1 DETACH DELETE n"
    return try session.run(SourceText(name: "query", text: text)).graph
  }

  // MARK: Questions

  private static let conditions = [
    "a.id < c.id", "c.id < a.id", "a.id > c.id", "a <> c", "a.x = c.x", "b.x > 0", "a.x = 1", "c.id <> 2",
    "b.x IS NOT NULL", "b:A", "c:B", "a.x + c.x < 3", "NOT b.x = a.x",
  ]

  private static let results = [
    "WITH a, c, count(*) AS w RETURN a.id, c.id, w",
    "WITH c, a AS first, count(b) AS w, count(*) AS v WHERE w >= 2 RETURN first.id, c.id, w, v",
    "WITH a, c, count(*) AS w RETURN sum(w * (w - 1) / 2), count(*), max(w)",
    "RETURN count(*)",
    "RETURN a.id, count(*), sum(c.x), count(DISTINCT c)",
    "RETURN a.x, c.x, count(*), count(DISTINCT b), min(c.id), max(b.x), avg(a.x)",
    "RETURN c.x, b.x, a.x, count(b), sum(a.x + 0.5)",
    "RETURN DISTINCT a.id, c.id",
    "RETURN a.id, c.id",
    "RETURN exists { (a)-->(c) }, count(*)",
  ]

  private static func query(_ random: inout SeededGenerator) -> String {
    func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
    func node(_ name: String) -> String { "(\(name)\(pick(["", "", ":A", ":B", ":A|B"])))" }
    func edge() -> String {
      let body = "[\(pick(["", ":R", ":S", ":R|S"]))]"
      return pick(["-\(body)->", "<-\(body)-", "-\(body)-"])
    }
    var pattern = node("a") + edge() + node("b") + edge() + node("c")
    if Int.random(in: 0..<4, using: &random) == 0 { pattern += edge() + "(a)" }
    if Int.random(in: 0..<8, using: &random) == 0 { pattern = "REPEATABLE ELEMENTS " + pattern }
    let chosen = conditions.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
    let condition = chosen.isEmpty ? "" : " WHERE " + chosen.joined(separator: " AND ")
    return "MATCH \(pattern)\(condition) \(pick(results))"
  }
}
