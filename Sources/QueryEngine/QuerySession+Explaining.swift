public import Diagnostics
public import PropertyGraph
import QuerySyntax

extension QuerySession {
  /// The plan of a query as a tree of steps.
  ///
  /// - Parameters:
  ///   - source: the query's text.
  ///   - parameters: values for `$name`.
  ///   - columns: numbers to show beside the steps; for rows and times the query is run.
  /// - Returns: lines of text, and warnings.
  /// - Throws: the diagnostics that explain why there is no plan, or why it could not be run.
  public func explain(
    _ source: SourceText,
    parameters: [String: Value] = [:],
    columns: PlanColumns = []
  ) throws(SourceFailure) -> (text: String, warnings: [Diagnostic]) {
    let statement = try bind(source, parameters)
    if statement.query.hasBarriers { return (describeClauses(of: statement), statement.warnings) }
    let compiled = CompiledQuery(statement, graph: graph, options: options, time: time)
    let profile = PlanProfile()
    if columns.needRun { _ = try run(compiled, source, parameters, profile: profile) }
    let texts = (compiled.plan?.parts ?? [])
      .map { part in
        PlanDescription(
          part.plan,
          graph: graph,
          names: statement.names,
          source: source,
          parameters: parameters,
          subqueries: compiled.subqueryPlans
        )
        .text(columns, profile)
      }
    return (texts.joined(separator: "UNION\n"), statement.warnings)
  }

  /// The plan of a query after each optimizer rule that changed it.
  ///
  /// - Parameters:
  ///   - source: the query's text.
  ///   - parameters: values for `$name`.
  /// - Returns: lines of text, and warnings.
  /// - Throws: the diagnostics that explain why there is no plan.
  public func explainRules(
    _ source: SourceText,
    parameters: [String: Value] = [:]
  ) throws(SourceFailure) -> (text: String, warnings: [Diagnostic]) {
    let statement = try bind(source, parameters)
    if statement.query.hasBarriers { return (describeClauses(of: statement), statement.warnings) }
    var compiler = PlanCompiler(
      graph: graph,
      options: options,
      time: StatementTime(time),
      variableCount: statement.variableCount,
      keepsStages: true
    )
    _ = compiler.compile(statement.query)
    var text = ""
    for stage in compiler.stages.joined() {
      let description = PlanDescription(
        stage.plan,
        graph: graph,
        names: statement.names,
        source: source,
        parameters: parameters,
        subqueries: compiler.subqueryPlans
      )
      text += "\(stage.name):\n\(description.text)"
    }
    return (text, statement.warnings)
  }

  private func describeClauses(of statement: BoundStatement) -> String {
    ClauseDescription(statement, graph: graph, options: options, time: StatementTime(time)).text
  }
}
