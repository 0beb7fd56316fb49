import Diagnostics
import Parallelism
import PropertyGraph

/// Computes what is made of constants alone; the plan is for any parameters and for any time.
///
/// What fails is left as it is: it may stand in a branch that no row takes.
enum FoldConstants: OptimizerRule {
  static let rule = OptimizerOptions.foldConstants

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    let execution = ExecutionContext(
      graph: context.graph,
      parameters: [:],
      variableCount: context.variableCount,
      batchSize: 1,
      time: context.time,
      workers: .single,
      // What is large is left to the run, which knows the limits of its own.
      budget: QueryBudget(QueryLimits(seconds: 1, bytes: 1 << 20))
    )
    let evaluator = ExpressionEvaluator(context: execution)
    let row = RowBatch(count: 1, variableCount: context.variableCount)
    return plan.mapExpressions { fold($0, evaluator, row) }
  }

  private static func fold(
    _ expression: BoundExpression,
    _ evaluator: ExpressionEvaluator,
    _ row: RowBatch
  ) -> BoundExpression {
    if case .constant = expression.kind { return expression }
    if expression.isConstant, !expression.dependsOnRun {
      do {
        let value = try evaluator.evaluate(expression, row).value(at: 0, in: evaluator.graph)
        return BoundExpression(.constant(value), expression.type, at: expression.range)
      } catch {
        return expression
      }
    }
    return expression.mapChildren { fold($0, evaluator, row) }
  }
}
