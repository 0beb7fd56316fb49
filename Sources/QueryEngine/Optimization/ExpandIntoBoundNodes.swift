import PropertyGraph
import QuerySyntax

/// Looks for edges between two known nodes directly, in place of listing all edges of one of them.
///
/// ```
/// Filter: x = b               Expand into: (a)-->(b)
/// └─ Expand: (a)-->(x)    →   └─ …
///    └─ …
/// ```
enum ExpandIntoBoundNodes: OptimizerRule {
  static let rule = OptimizerOptions.expandIntoBoundNodes

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      guard case .filter(var predicates, .expand(var expand, let input)) = step else { return step }
      for (index, predicate) in predicates.enumerated() {
        guard case .comparison(.equal, let a, let b) = predicate.kind,
          case .variable(let found) = a.kind, case .variable(let known) = b.kind,
          found == expand.to, known != expand.to, input.variables.contains(known)
        else { continue }
        predicates.remove(at: index)
        // Other conditions may read the variable that is no longer filled.
        if predicates.contains(where: { $0.variables.contains(found) }) { return step }
        expand.to = known
        let into = Plan.expandInto(expand, input)
        return predicates.isEmpty ? into : .filter(predicates, into)
      }
      return step
    }
  }
}
