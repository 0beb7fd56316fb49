import Diagnostics
import GraphFormats
import GraphLiterals
import PropertyGraph
import QueryEngine

/// What came of a scenario.
enum Outcome: String, CaseIterable {
  case pass
  /// Other rows, other side effects, or rows where an error is due.
  case wrong = "wrong answer"
  /// An error where rows are due.
  case unexpectedError = "unexpected error"
  /// An error is due and there is one, but another one, or in another phase.
  case otherError = "other error"
}

/// Runs one scenario and compares.
struct ScenarioRun {
  let scenario: Scenario
  let path: String
  let variant: KitVariant
  /// What was found, where it is not what is due.
  private(set) var note = ""

  init(_ scenario: Scenario, path: String, _ variant: KitVariant) {
    self.scenario = scenario
    self.path = path
    self.variant = variant
  }

  mutating func outcome() throws -> Outcome {
    var session = QuerySession(
      graph: GraphBuilder().finish(),
      limits: QueryLimits(rows: 100_000, seconds: 10),
      time: TimeSource(zones: TimeZoneFiles()),
      allowsWriting: true
    )
    variant.apply(to: &session)
    let parameters = try scenario.parameters.mapValues { try Self.value($0) }
    for declared in scenario.procedures {
      session.procedures.add(try ScenarioProcedure.procedure(declared, value: Self.value))
    }
    var setup = scenario.setup
    if scenario.graph.hasPrefix("binary") {
      setup = try Scenario.namedGraph(scenario.graph, besideFile: path) + setup
    }
    for text in setup {
      do throws(SourceFailure) {
        let graph = try session.run(SourceText(name: "set-up", text: text)).graph
        session = session.on(graph)
      } catch {
        note = "set-up: \(Self.text(of: error))\n\(text)"
        return .unexpectedError
      }
    }
    let (outcome, graph) = run(scenario.query, scenario.expect, scenario.effects, session, parameters)
    guard outcome == .pass, let graph else { return outcome }
    session = session.on(graph)
    for control in scenario.control {
      let (outcome, graph) = run(control.query, control.expect, control.effects, session, parameters)
      guard outcome == .pass else {
        note += "\ncontrol: \(control.query)"
        return outcome
      }
      if let graph { session = session.on(graph) }
    }
    return .pass
  }

  /// The value of a literal.
  private static func value(_ literal: String) throws -> Value {
    let session = QuerySession(graph: GraphBuilder().finish())
    return try session.run(SourceText(name: "value", text: "RETURN \(literal)")).table.rows[0][0]
  }

  private mutating func run(
    _ query: String,
    _ expected: Scenario.Expectation,
    _ effects: [String: Int]?,
    _ session: QuerySession,
    _ parameters: [String: Value]
  ) -> (outcome: Outcome, graph: Graph?) {
    let source = SourceText(name: "query", text: query)
    do throws(SourceFailure) {
      let result = try session.run(source, parameters: parameters)
      guard compare(result.table, expected, result.graph) else { return (.wrong, nil) }
      guard let effects else { return (.pass, result.graph) }
      let found = GraphDifference(before: session.graph, after: result.graph).kitCounts
      if found == effects { return (.pass, result.graph) }
      note = "side effects \(effects.sorted { $0.key < $1.key }), found \(found.sorted { $0.key < $1.key })"
      return (.wrong, nil)
    } catch {
      let isCompileTime = (try? session.check(source, parameters: parameters)) == nil
      return (judge(error, expected, isCompileTime: isCompileTime), nil)
    }
  }

  // MARK: Rows

  private mutating func compare(
    _ table: ValueTable,
    _ expected: Scenario.Expectation,
    _ graph: Graph
  ) -> Bool {
    let sortsLists = expected.ignoreListOrder ?? false
    let writer = ValueLiteral(graph, sortsLists: sortsLists)
    var found = table.rows.map { $0.map { writer.text(of: $0) }.joined(separator: " | ") }
    guard expected.kind != "error" else {
      note = "no error, but \(found.prefix(5)) where \(expected.phase ?? "") \(expected.type ?? "")"
      note += " \(expected.detail ?? "") is due"
      return false
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
    if columns == table.columns, found == wanted { return true }
    note = "columns \(columns) \(table.columns)\nexpected \(wanted.prefix(10))\nfound    \(found.prefix(10))"
    return false
  }

  // MARK: Errors

  private mutating func judge(
    _ failure: SourceFailure,
    _ expected: Scenario.Expectation,
    isCompileTime: Bool
  ) -> Outcome {
    let code = failure.diagnostics.first { $0.severity == .error }?.code.description ?? ""
    note = Self.text(of: failure)
    guard expected.kind == "error" else { return .unexpectedError }
    let (type, phase) = (expected.type ?? "", expected.phase ?? "")
    let detail = expected.detail ?? "*"
    note += " at \(isCompileTime ? "compile time" : "runtime") where \(phase) \(type) \(detail) is due"
    if phase != "any time", (phase == "compile time") != isCompileTime { return .otherError }
    return ErrorCodes.codes(detail: detail)?.contains(code) ?? true ? .pass : .otherError
  }

  private static func text(of failure: SourceFailure) -> String {
    let error = failure.diagnostics.first { $0.severity == .error }
    return "\(error?.code.description ?? ""): \(error?.message ?? "")"
  }
}

extension QuerySession {
  /// The same session with another graph.
  fileprivate func on(_ graph: Graph) -> QuerySession {
    var session = QuerySession(
      graph: graph,
      limits: limits,
      options: options,
      batchSize: batchSize,
      time: time,
      procedures: procedures,
      allowsWriting: allowsWriting,
      workers: workers
    )
    session.pieceWork = pieceWork
    return session
  }
}

extension GraphDifference {
  /// As the kit names them, without what is zero.
  fileprivate var kitCounts: [String: Int] {
    [
      "+nodes": nodesCreated, "-nodes": nodesDeleted,
      "+relationships": edgesCreated, "-relationships": edgesDeleted,
      "+labels": labelsAdded, "-labels": labelsRemoved,
      "+properties": propertiesAdded, "-properties": propertiesRemoved,
    ]
    .filter { $0.value != 0 }
  }
}
