public import Diagnostics
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

  public init(
    graph: Graph,
    limits: QueryLimits = QueryLimits(),
    options: OptimizerOptions = .all,
    batchSize: Int = 2_048,
    time: TimeSource = TimeSource()
  ) {
    self.graph = graph
    self.limits = limits
    self.options = options
    self.batchSize = batchSize
    self.time = time
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
    let time = StatementTime(time)
    let query = try PreparedQuery(source, graph: graph, parameters: parameters, options: options, time: time)
    let context = ExecutionContext(
      graph: graph,
      parameters: parameters,
      variableCount: query.variableCount,
      batchSize: batchSize,
      subqueryPlans: query.subqueryPlans,
      time: time,
      limits: limits
    )
    do throws(Diagnostic) {
      let table = try Executor(context: context).run(query.plan, range: SourceRange(0, source.bytes.count))
      return QueryResult(table: table, warnings: query.warnings)
    } catch {
      throw SourceFailure(source, query.warnings + [error])
    }
  }

  /// The plan of a query as a tree of steps.
  ///
  /// - Parameters:
  ///   - source: the query's text.
  ///   - parameters: values for `$name`.
  ///   - showsRules: whether to show the plan after each optimizer rule that changed it.
  /// - Returns: lines of text, and warnings.
  /// - Throws: the diagnostics that explain why there is no plan.
  public func explain(
    _ source: SourceText,
    parameters: [String: Value] = [:],
    showsRules: Bool = false
  ) throws(SourceFailure) -> (text: String, warnings: [Diagnostic]) {
    let query = try PreparedQuery(
      source,
      graph: graph,
      parameters: parameters,
      options: options,
      time: StatementTime(time),
      keepsStages: showsRules
    )
    func describe(_ plan: Plan) -> String {
      PlanDescription(plan, graph: graph, names: query.names, source: source, subqueries: query.subqueryPlans)
        .text
    }
    var texts: [String] = []
    for (index, part) in query.plan.parts.enumerated() {
      if showsRules {
        for stage in query.stages[index] { texts.append("\(stage.name):\n\(describe(stage.plan))") }
      } else {
        texts.append(describe(part.plan))
      }
    }
    return (texts.joined(separator: showsRules ? "" : "UNION\n"), query.warnings)
  }
}

/// The answer to a query.
public struct QueryResult: Sendable {
  public let table: ValueTable
  /// Problems that did not stop the query.
  public let warnings: [Diagnostic]
}
