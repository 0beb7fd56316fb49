import PropertyGraph

/// Tests each condition as soon as its variables have a value.
///
/// ```
/// Filter: a.x = 1 AND b.y = 2      Filter: b.y = 2
/// └─ Expand: (a)-->(b)         →   └─ Expand: (a)-->(b)
///    └─ Scan: a                       └─ Filter: a.x = 1
///                                        └─ Scan: a
/// ```
enum PushFiltersDown: OptimizerRule {
  static let rule = OptimizerOptions.pushFiltersDown

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      guard case .filter(let predicates, let input) = step else { return step }
      return predicates.flatMap(\.conjuncts).reduce(input) { push($1, into: $0) }
    }
  }

  private static func push(_ predicate: BoundExpression, into plan: Plan) -> Plan {
    switch plan {
    case .filter(let others, let input):
      // Conditions on the same step stay in the order written: an earlier one may guard a later one.
      if case .filter(let lower, let rest) = push(predicate, into: input), !isFilter(input) {
        return .filter(others + lower, rest)
      }
      return .filter(others, push(predicate, into: input))
    case .scan(_, let input), .seek(_, let input), .expand(_, let input), .expandInto(_, let input),
      .intersect(_, let input),
      .findPaths(_, let input), .project(_, let input), .unwind(_, _, let input),
      .optional(_, let input):
      // Computing on fewer rows is safe; computing on more is not, where it could fail.
      if predicate.variables.isDisjoint(with: plan.newVariables), !predicate.variables.isEmpty {
        return plan.replacingInput(push(predicate, into: input))
      }
      return .filter([predicate], plan)
    default:
      return .filter([predicate], plan)
    }
  }

  private static func isFilter(_ plan: Plan) -> Bool {
    if case .filter = plan { return true }
    return false
  }
}
