import PropertyGraph
import QuerySyntax

/// Asks the index for nodes with a known value, in place of looking at all of them.
enum UsePropertyIndex: OptimizerRule {
  static let rule = OptimizerOptions.usePropertyIndex

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    let graph = context.graph
    return plan.rewritten { step in
      guard case .filter(var predicates, .scan(let scan, let input)) = step else { return step }
      for (index, predicate) in predicates.enumerated() {
        guard let (key, value) = lookup(predicate, scan.variable), graph.hasIndex(on: key) else { continue }
        predicates.remove(at: index)
        let seek = Plan.seek(
          SeekNodes(
            variable: scan.variable,
            key: key,
            value: value,
            labels: scan.labels,
            range: predicate.range
          ),
          input
        )
        return predicates.isEmpty ? seek : .filter(predicates, seek)
      }
      return step
    }
  }

  /// The key and value of `n.key = value`, where the value does not need `n`.
  private static func lookup(
    _ predicate: BoundExpression,
    _ variable: VariableID
  ) -> (key: SymbolID, value: BoundExpression)? {
    guard case .comparison(.equal, let a, let b) = predicate.kind else { return nil }
    for (side, other) in [(a, b), (b, a)] {
      if case .property(let operand, _, let key?) = side.kind, case .variable(variable) = operand.kind,
        !other.variables.contains(variable)
      {
        return (key, other)
      }
    }
    return nil
  }
}
