import Diagnostics
import GraphFormats
import GraphLiterals
import PropertyGraph
import QueryEngine

/// What came of a scenario.
enum Outcome: String, CaseIterable {
  case pass
  /// Other rows, or rows where an error is due.
  case wrong
  /// An error where rows are due.
  case unexpectedError = "unexpected error"
  /// An error is due and there is one, but another one, or in another phase.
  case otherError = "other error"
  /// The fixture or the query needs what the runner or the engine does not have yet.
  case unsupported
}

/// Runs one scenario and compares.
struct ScenarioRun {
  let scenario: Scenario
  let path: String
  private(set) var note = ""

  init(_ scenario: Scenario, path: String) {
    self.scenario = scenario
    self.path = path
  }

  mutating func outcome() -> Outcome {
    guard scenario.procedures.isEmpty else { return .unsupported }
    guard scenario.needs.allSatisfy({ !Self.later.contains($0) }) else { return .unsupported }
    let graph: Graph
    let parameters: [String: Value]
    do {
      graph = try makeGraph()
      parameters = try scenario.parameters.mapValues { try GraphLiteral.value($0) }
    } catch {
      note = "\(error)"
      return .unsupported
    }
    let session = QuerySession(
      graph: graph,
      limits: QueryLimits(rows: 100_000, seconds: 5),
      time: TimeSource(zones: TimeZoneFiles())
    )
    let source = SourceText(name: "query", text: scenario.query)
    do throws(SourceFailure) {
      let result = try session.run(source, parameters: parameters)
      return compare(result.table, graph)
    } catch {
      return judge(error, session, source, parameters)
    }
  }

  /// Features that come later: updates and procedures.
  static let later: Set<String> = [
    "CREATE", "MERGE", "SET", "REMOVE", "DELETE", "CALL proc",
  ]

  private func makeGraph() throws -> Graph {
    var literal = GraphLiteral()
    if scenario.graph.hasPrefix("binary") {
      try literal.add(try Scenario.namedGraph(scenario.graph, besideFile: path))
    }
    for text in scenario.setup { try literal.add(text) }
    return literal.finish()
  }

  // MARK: Rows

  private mutating func compare(_ table: ValueTable, _ graph: Graph) -> Outcome {
    let expected = scenario.expect
    let sortsLists = expected.ignoreListOrder ?? false
    let writer = ValueLiteral(graph, sortsLists: sortsLists)
    var found = table.rows.map { $0.map { writer.text(of: $0) }.joined(separator: " | ") }
    guard expected.kind != "error" else {
      note = "no error, but \(found.prefix(5))"
      return .wrong
    }
    var wanted = (expected.rows ?? [])
      .map { row in
        row.map { CanonicalLiteral.text(of: $0, sortsLists: sortsLists) }.joined(separator: " | ")
      }
    if !(expected.ordered ?? false) {
      found.sort()
      wanted.sort()
    }
    let columns = expected.columns ?? []
    if columns == table.columns, found == wanted { return .pass }
    note = "columns \(columns) \(table.columns)\nexpected \(wanted.prefix(10))\nfound    \(found.prefix(10))"
    return .wrong
  }

  // MARK: Errors

  private mutating func judge(
    _ failure: SourceFailure,
    _ session: QuerySession,
    _ source: SourceText,
    _ parameters: [String: Value]
  ) -> Outcome {
    let errors = failure.diagnostics.filter { $0.severity == .error }
    let code = errors.first?.code.description ?? ""
    let message = errors.first?.message ?? ""
    let isCompileTime = (try? session.explain(source, parameters: parameters)) == nil
    note = "\(code): \(message)"
    guard scenario.expect.kind == "error" else {
      return code == "unsupported" ? .unsupported : .unexpectedError
    }
    let phase = scenario.expect.phase ?? ""
    let detail = scenario.expect.detail ?? "*"
    note += " where \(phase) \(detail) is due"
    if phase != "any time", (phase == "compile time") != isCompileTime { return .otherError }
    if detail != "*", !(Self.details[detail] ?? []).contains(code) { return .otherError }
    return .pass
  }

  /// By the kit's word: codes that say the same.
  static let details: [String: Set<String>] = [
    "VariableTypeConflict": ["variable-type-conflict"],
    "VariableAlreadyBound": ["variable-already-bound"],
    "UndefinedVariable": ["undefined-variable"],
    "InvalidArgumentType": ["invalid-argument-type", "invalid-index", "invalid-argument"],
    "InvalidArgumentValue": ["invalid-argument-type", "invalid-argument"],
    "NumberOutOfRange": ["number-out-of-range", "invalid-argument"],
    "AmbiguousAggregationExpression": ["ambiguous-aggregation"],
    "InvalidAggregation": ["invalid-aggregation"],
    "NestedAggregation": ["nested-aggregation", "invalid-aggregation"],
    "IntegerOverflow": ["integer-overflow"],
    "InvalidNumberOfArguments": ["wrong-number-of-arguments"],
    "NonConstantExpression": ["not-constant"],
    "NegativeIntegerArgument": ["negative-count"],
    "ColumnNameConflict": ["column-name-conflict"],
    "DifferentColumnsInUnion": ["different-columns-in-union"],
    "InvalidClauseComposition": ["mixed-union", "clause-after-return"],
    "UnknownFunction": ["unknown-function"],
    "NoVariablesInScope": ["no-variables-in-scope"],
    "NoExpressionAlias": ["missing-alias"],
    "RelationshipUniquenessViolation": ["edge-used-twice"],
    "InvalidParameterUse": ["invalid-parameter-use"],
    "UnexpectedSyntax": [
      "unexpected-token", "unknown-character", "missing-return", "invalid-number-literal",
    ],
    "InvalidRelationshipPattern": ["unexpected-token"],
    "InvalidNumberLiteral": ["invalid-number-literal"],
    "FloatingPointOverflow": ["float-overflow"],
    "InvalidUnicodeLiteral": ["invalid-escape"],
    "MapElementAccessByNonString": ["invalid-index"],
  ]
}
