import PropertyGraph

/// Looks for the nodes that two known nodes both lead to, in place of testing all nodes that one of them leads to.
///
/// ```
/// Expand into: (b)-->(c)      Intersect: (a)-->(c)<--(b)
/// └─ Expand: (a)-->(c)    →   └─ …
///    └─ …
/// ```
///
/// So triangles and other cycles cost the length of the shorter list of neighbours, not the product of both
/// (Ngo, Ré, Rudra: Skew strikes back, 2013).
enum IntersectNeighbors: OptimizerRule {
  static let rule = OptimizerOptions.intersectNeighbors

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      guard case .expandInto(let into, let below) = step else { return step }
      switch below {
      case .expand(let expand, let input): return intersection(expand, into, input) ?? step
      case .filter(let predicates, .expand(let expand, let input)):
        // Tested on fewer rows.
        return intersection(expand, into, input).map { .filter(predicates, $0) } ?? step
      default: return step
      }
    }
  }

  private static func intersection(_ expand: ExpandEdges, _ into: ExpandEdges, _ input: Plan) -> Plan? {
    let second: ExpandEdges
    if into.to == expand.to {
      second = into
    } else if into.from == expand.to, into.labels == nil {
      second = into.reversed(labels: nil)
    } else {
      return nil
    }
    // A loop at the new node has no known end.
    guard second.from != expand.to, input.variables.contains(second.from) else { return nil }
    return .intersect(IntersectEdges(first: expand, second: second), input)
  }
}
