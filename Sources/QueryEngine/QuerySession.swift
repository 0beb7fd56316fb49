public import Diagnostics
public import Parallelism
public import PropertyGraph
import QuerySyntax

/// The front door: questions to one graph.
///
/// A query travels:
///
/// ```
/// QuerySyntax/Lexer.swift            text           → tokens
/// QuerySyntax/Parser.swift           tokens         → StatementSyntax
/// Binding/Binder.swift               names, types   → BoundQuery     (did you mean …?)
/// Planning/Planner.swift             clauses        → Plan
/// Optimization/Optimizer.swift       rule by rule   → Plan           (explain shows each change)
/// Execution/OperatorBuilder.swift    plan           → operators
/// Execution/Executor.swift           operators pull → RowBatch …     → QueryResult
/// ```
public struct QuerySession: Sendable {
  public let graph: Graph
  public var limits: QueryLimits
  /// Which optimizer rules are used; results do not depend on it.
  public var options: OptimizerOptions
  /// How many rows travel together; results do not depend on it.
  public var batchSize: Int
  /// The clock, and the zones that have names.
  public var time: TimeSource
  /// What CALL can call.
  public var procedures: ProcedureCatalog
  /// Whether queries may change the graph; the changed one comes with the result.
  public var allowsWriting: Bool
  /// How many threads a query may use; results do not depend on it.
  public var workers: Workers
  /// How many rows should pass through a plan's steps for each piece that it is cut into.
  ///
  /// Of the results only the last digits of float sums depend on it.
  package var pieceWork = 16_384.0
  /// Networks that procedures have chosen from the graph, for the next one that chooses the same.
  private let networks = NetworkCache()
  private let plans = PlanCache()

  public init(
    graph: Graph,
    limits: QueryLimits = QueryLimits(),
    options: OptimizerOptions = .all,
    batchSize: Int = 4_096,
    time: TimeSource = TimeSource(),
    procedures: ProcedureCatalog = .standard,
    allowsWriting: Bool = false,
    workers: Workers = .automatic
  ) {
    self.graph = graph
    self.limits = limits
    self.options = options
    self.batchSize = batchSize
    self.time = time
    self.procedures = procedures
    self.allowsWriting = allowsWriting
    self.workers = workers
  }

  /// Answers a query.
  ///
  /// - Parameters:
  ///   - source: the query's text.
  ///   - parameters: values for `$name`.
  /// - Returns: the rows, with warnings such as unknown labels.
  /// - Throws: the diagnostics that explain why there is no answer.
  public func run(
    _ source: SourceText,
    parameters: [String: Value] = [:]
  ) throws(SourceFailure) -> QueryResult {
    let key = PlanCache.Key(text: source.bytes, options: options.rawValue)
    if let known = plans.query(for: key) { return try run(known, source, parameters) }
    let compiled = try compile(source)
    if compiled.plan != nil { plans.insert(compiled, for: key) }
    return try run(compiled, source, parameters)
  }

  /// Understands and plans a query that is to be run many times.
  ///
  /// The plan is that of the session as it is now: what is changed of the session later has no effect on it.
  ///
  /// - Parameter source: the query's text.
  /// - Returns: the query, ready to be run.
  /// - Throws: the diagnostics that explain why it can never be run.
  public func prepare(_ source: SourceText) throws(SourceFailure) -> PreparedQuery {
    PreparedQuery(session: self, source: source, compiled: try compile(source))
  }

  private func compile(_ source: SourceText) throws(SourceFailure) -> CompiledQuery {
    CompiledQuery(try bind(source), graph: graph, options: options, time: time)
  }

  func run(
    _ compiled: CompiledQuery,
    _ source: SourceText,
    _ parameters: [String: Value],
    profile: PlanProfile? = nil
  ) throws(SourceFailure) -> QueryResult {
    let statement = compiled.statement
    do throws(Diagnostic) {
      try statement.checkParameters(parameters)
      let time = StatementTime(time)
      guard let plan = compiled.plan else { return try runClauses(of: statement, parameters, time) }
      let context = ExecutionContext(
        graph: graph,
        parameters: parameters,
        variableCount: compiled.variableCount,
        batchSize: batchSize,
        subqueryPlans: compiled.subqueryPlans,
        time: time,
        workers: workers,
        pieceWork: pieceWork,
        expressions: compiled.expressions,
        budget: QueryBudget(limits, profile: profile)
      )
      let table = try Executor(context: context)
        .run(plan, compiled.builders, range: SourceRange(0, source.bytes.count))
      return QueryResult(table: table, warnings: statement.warnings, graph: graph)
    } catch {
      throw SourceFailure(source, statement.warnings + [error])
    }
  }

  /// Finds what can be known to be wrong without running a query.
  ///
  /// - Parameters:
  ///   - source: the query's text.
  ///   - parameters: values for `$name`.
  /// - Returns: warnings.
  /// - Throws: the diagnostics that keep it from being run.
  @discardableResult
  public func check(
    _ source: SourceText,
    parameters: [String: Value] = [:]
  ) throws(SourceFailure) -> [Diagnostic] {
    try bind(source, parameters).warnings
  }

  func bind(
    _ source: SourceText,
    _ parameters: [String: Value]
  ) throws(SourceFailure) -> BoundStatement {
    let statement = try bind(source)
    do throws(Diagnostic) {
      try statement.checkParameters(parameters)
    } catch {
      throw SourceFailure(source, statement.warnings + [error])
    }
    return statement
  }

  private func bind(_ source: SourceText) throws(SourceFailure) -> BoundStatement {
    let statement = try BoundStatement(source, graph: graph, procedures: procedures)
    if !allowsWriting, statement.query.writes, let clause = statement.firstWritingClause {
      throw SourceFailure(source, [.readOnly(at: clause)])
    }
    return statement
  }

  private func runClauses(
    of statement: BoundStatement,
    _ parameters: [String: Value],
    _ time: StatementTime
  ) throws(Diagnostic) -> QueryResult {
    let budget = QueryBudget(limits)
    let runner = ClauseRunner(
      statement,
      graph: graph,
      settings: ClauseRunner.Settings(
        parameters: parameters,
        procedures: procedures,
        analysis: budget.analysisContext(workers),
        networks: networks,
        options: options,
        batchSize: batchSize,
        time: time,
        budget: budget
      )
    )
    let table = try runner.run()
    return QueryResult(table: table, warnings: statement.warnings, graph: runner.graph)
  }
}

/// The answer to a query.
public struct QueryResult: Sendable {
  public let table: ValueTable
  /// Problems that did not stop the query.
  public let warnings: [Diagnostic]
  /// The graph after the query; the very same when nothing was changed.
  ///
  /// Nodes and edges keep their numbers.
  public let graph: Graph
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func readOnly(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "read-only",
      "this query would change the graph",
      at: range,
      help: "allow that with --write"
    )
  }
}
