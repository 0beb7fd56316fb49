import Diagnostics
import PropertyGraph
import QuerySyntax

/// A query that is ready to run on its graph: bound, planned and optimized, with all its subqueries.
struct PreparedQuery {
  let source: SourceText
  let plan: QueryPlan
  let subqueryPlans: [VariableID: QueryPlan]
  let variableCount: Int
  let names: [VariableID: String]
  let warnings: [Diagnostic]
  /// By part: the plan after each rule that changed it; empty unless asked for.
  private(set) var stages: [[Optimizer.Stage]] = []

  init(
    _ source: SourceText,
    graph: Graph,
    parameters: [String: Value],
    options: OptimizerOptions,
    time: StatementTime,
    keepsStages: Bool = false
  ) throws(SourceFailure) {
    let statement = try QueryParser.parse(source)
    var binder = Binder(source: source, graph: graph, parameters: parameters)
    let bound: BoundQuery
    do throws(Diagnostic) {
      bound = try binder.bind(statement)
    } catch {
      throw SourceFailure(source, binder.warnings + [error])
    }
    self.source = source
    names = binder.names
    warnings = binder.warnings.sorted { $0.range.lowerBound < $1.range.lowerBound }

    var planner = Planner(variableCount: binder.variableCount)
    let written = planner.plan(bound)
    var context = OptimizerContext(
      graph: graph,
      parameters: parameters,
      time: time,
      variableCount: planner.variableCount
    )
    var stages: [[Optimizer.Stage]] = []
    plan = Self.optimize(written, options, &context, keepsStages ? { stages.append($0) } : nil)
    self.stages = stages
    var subqueryPlans: [VariableID: QueryPlan] = [:]
    var open = plan.parts.flatMap(\.plan.subqueries)
    while let subquery = open.popLast() {
      let planned = Self.plan(subquery, options, &context)
      subqueryPlans[subquery.rowNumber] = planned
      open += planned.parts.flatMap(\.plan.subqueries)
    }
    self.subqueryPlans = subqueryPlans
    variableCount = context.variableCount
  }

  private static func plan(
    _ subquery: BoundSubquery,
    _ options: OptimizerOptions,
    _ context: inout OptimizerContext
  ) -> QueryPlan {
    var planner = Planner(variableCount: context.variableCount)
    let start = Plan.argument(subquery.imports.union([subquery.rowNumber]))
    let parts = subquery.query.parts.map { planner.plan($0, over: start) }
    context.variableCount = planner.variableCount
    let written = QueryPlan(
      parts: parts,
      keepsDuplicates: subquery.query.keepsDuplicates,
      columns: subquery.query.columns
    )
    return optimize(written, options, &context, nil)
  }

  private static func optimize(
    _ written: QueryPlan,
    _ options: OptimizerOptions,
    _ context: inout OptimizerContext,
    _ keep: (([Optimizer.Stage]) -> Void)?
  ) -> QueryPlan {
    var plan = written
    for index in plan.parts.indices {
      var stages: [Optimizer.Stage] = []
      plan.parts[index].plan = Optimizer.optimize(
        plan.parts[index].plan,
        options: options,
        &context,
        observe: keep == nil ? nil : { stages.append($0) }
      )
      keep?(stages)
    }
    return plan
  }
}
