import PropertyGraph

/// Counts edges at nodes in place of listing them, where only their number matters.
///
/// ```
/// Aggregate: count(*)        Aggregate: count(*)
/// └─ Expand: (a)-->(b)   →   └─ Count edges: (a)-->
///    └─ …                       └─ …
/// ```
enum CountEdgesAtNodes: OptimizerRule {
  static let rule = OptimizerOptions.countEdgesAtNodes

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      guard case .aggregate(var group, .expand(let expand, let input)) = step,
        expand.labels == nil, expand.others.isEmpty
      else { return step }
      let found: Set<VariableID> = [expand.edge, expand.to]
      for key in group.keys where !key.expression.variables.isDisjoint(with: found) { return step }
      for index in group.aggregates.indices {
        let call = group.aggregates[index].call
        guard let argument = call.argument else { continue }
        if argument.variables.isDisjoint(with: found) {
          // Repeated rows change neither what is distinct, smallest nor largest.
          guard
            call.function == .count || call.function == .sum || call.isDistinct || call.function == .min
              || call.function == .max
          else { return step }
        } else if case .variable = argument.kind, call.function == .count, !call.isDistinct {
          // What the expansion finds is never null, so it counts like a row.
          group.aggregates[index].call.argument = nil
        } else {
          return step
        }
      }
      return .aggregate(group, .countEdges(expand, input))
    }
  }
}
