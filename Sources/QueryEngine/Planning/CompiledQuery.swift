import Diagnostics
import PropertyGraph
import QuerySyntax

/// A query that has been understood and planned on a graph, to be run with any parameters and at any time.
final class CompiledQuery: Sendable {
  let statement: BoundStatement
  /// Nil for a query with clauses that are run one by one: its plans are made on the way.
  let plan: QueryPlan?
  let subqueryPlans: [VariableID: QueryPlan]
  /// How many variables there are, the plan's own included.
  let variableCount: Int

  init(_ statement: BoundStatement, graph: Graph, options: OptimizerOptions, time: TimeSource) {
    self.statement = statement
    if statement.query.hasBarriers {
      (plan, subqueryPlans, variableCount) = (nil, [:], statement.variableCount)
      return
    }
    var compiler = PlanCompiler(
      graph: graph,
      options: options,
      time: StatementTime(time),
      variableCount: statement.variableCount
    )
    plan = compiler.compile(statement.query)
    subqueryPlans = compiler.subqueryPlans
    variableCount = compiler.variableCount
  }
}
