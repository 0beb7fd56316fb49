import Diagnostics
import Foundation
import GoldenScripts
import GraphLiterals
import Parallelism
import PropertyGraph
import QueryEngine
import QuerySyntax
import Testing

/// The engine's golden scripts: `graph:` at the head names a graph of `TestGraphs`, `parameters:` is a map.
///
/// Without a tag a block shows the rows, the warnings or the errors; `[plan]` the final plan; `[rules]` the
/// plan after each rule; `[profile]` the plan with the rows that were expected and those that came. With `writing: allowed` at the head, queries may change the graph, of which each block
/// has its own copy; the changes are shown as the openCypher kit counts them. Whatever is shown, each query is also run without any rule, without each single
/// rule, with batches of 1, 2 and 3 rows, and in many pieces on one thread and on two:
///
/// - Another batch size or number of pieces never changes rows nor their order.
/// - Another plan may give the rows in another order, unless ORDER BY stands in the outermost RETURN; which
///   rows a LIMIT keeps without ORDER BY, and in which order `collect` and float sums see their values, is
///   open as well. The tag `[open]` says so, and only the number of rows is compared.
@Suite struct ScriptTests {
  @Test(arguments: ScriptFile.all(in: "Scripts"))
  func script(_ file: ScriptFile) throws {
    try file.run { try answer(to: $0) }
  }

  private func answer(to block: GoldenScript.Block) throws -> String {
    let name = block.settings["graph"] ?? "towns"
    let makeGraph = try #require(TestGraphs.all[name], "no graph named \(name)")
    var parameters: [String: Value] = [:]
    if let text = block.settings["parameters"], case .map(let entries) = try GraphLiteral.value(text) {
      for entry in entries { parameters[entry.key] = entry.value }
    }
    var session = QuerySession(
      graph: try makeGraph(),
      limits: QueryLimits(seconds: 10),
      time: TestTime.source
    )
    session.allowsWriting = block.settings["writing"] == "allowed"
    compareVariants(of: session, block, parameters)
    guard ["plan", "rules", "profile"].contains(where: block.has(tag:)) else {
      return AnswerText.text(session, block.input, parameters: parameters)
    }
    let source = SourceText(name: "query", text: block.input)
    if block.has(tag: "rules") { return try session.explainRules(source, parameters: parameters).text }
    // Times are another at each run.
    let columns: PlanColumns = block.has(tag: "profile") ? [.estimates, .rows] : []
    return try session.explain(source, parameters: parameters, columns: columns).text
  }

  private func compareVariants(
    of session: QuerySession,
    _ block: GoldenScript.Block,
    _ parameters: [String: Value]
  ) {
    let usual = Answer(session, block.input, parameters: parameters)
    for size in [1, 2, 3, 2_048] {
      var variant = session
      variant.batchSize = size
      let answer = Answer(variant, block.input, parameters: parameters)
      #expect(answer == usual, "batches of \(size), line \(block.line) of \(block.settings)\n\(block.input)")
    }
    for threads in [1, 2] {
      var variant = session
      variant.pieceWork = 1
      variant.workers = Workers(threadCount: threads)
      let answer = Answer(variant, block.input, parameters: parameters)
      #expect(answer == usual, "pieces on \(threads) threads, line \(block.line)\n\(block.input)")
    }
    let isOrdered = Self.isOrdered(block.input)
    for options in Self.variants {
      var variant = session
      variant.options = options
      let answer = Answer(variant, block.input, parameters: parameters)
      let explanation: Comment = "rules \(options.rawValue), line \(block.line)\n\(block.input)"
      if block.has(tag: "open"), case .rows(_, let rows, _) = answer, case .rows(_, let others, _) = usual {
        #expect(rows.count == others.count, explanation)
      } else if isOrdered {
        #expect(answer == usual, explanation)
      } else {
        #expect(answer.unordered == usual.unordered, explanation)
      }
    }
  }

  /// No rule, and all but one.
  static let variants: [OptimizerOptions] =
    [.none]
    + (0..<Int.bitWidth).map { OptimizerOptions(rawValue: 1 << $0) }.filter(OptimizerOptions.all.contains)
    .map(OptimizerOptions.all.subtracting)

  /// Whether ORDER BY stands in the last RETURN of a query without UNION.
  private static func isOrdered(_ text: String) -> Bool {
    guard let statement = try? QueryParser.parse(SourceText(name: "query", text: text)),
      statement.parts.count == 1, case .return(let projection)? = statement.parts[0].clauses.last
    else { return false }
    return !projection.order.isEmpty
  }
}
