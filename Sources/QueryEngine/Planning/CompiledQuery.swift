import Diagnostics
import PropertyGraph
import QuerySyntax

/// A query that has been understood and planned on a graph, to be run with any parameters and at any time.
final class CompiledQuery: Sendable {
  let statement: BoundStatement
  /// Nil for a query with clauses that are run one by one: its plans are made on the way.
  let plan: QueryPlan?
  /// Make the operators of each part of the plan.
  let builders: [OperatorBuilder]
  let subqueryPlans: [VariableID: QueryPlan]
  /// How many variables there are, the plan's own included.
  let variableCount: Int
  /// The regular expressions that its runs have met.
  let expressions = PatternCache.Shared()

  init(_ statement: BoundStatement, graph: Graph, options: OptimizerOptions, time: TimeSource) {
    self.statement = statement
    if statement.query.hasBarriers {
      (plan, builders, subqueryPlans, variableCount) = (nil, [], [:], statement.variableCount)
      return
    }
    var compiler = PlanCompiler(
      graph: graph,
      options: options,
      time: StatementTime(time),
      variableCount: statement.variableCount
    )
    let plan = compiler.compile(statement.query)
    self.plan = plan
    builders = plan.parts.map { OperatorBuilder($0.plan, needed: Set($0.outputs), forms: .repeatedValues) }
    subqueryPlans = compiler.subqueryPlans
    variableCount = compiler.variableCount
  }
}
