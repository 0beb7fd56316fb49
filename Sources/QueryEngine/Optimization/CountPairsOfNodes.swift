import PropertyGraph

/// Counts the ways of two steps between nodes in place of listing them, where only their number matters.
///
/// ```
/// Aggregate: count(*) by p, q                   Filter: p <> q
/// └─ Filter: p <> q                         →   └─ Count pairs: (p)<-[:T]-(a)-[:T]->(q)
///    └─ Expand: (a)-[:T]->(q)                      └─ Scan: (p)
///       └─ Expand: (p)<-[:T]-(a)
///          └─ Scan: (p)
/// ```
///
/// Conditions on both ends are tested once for each pair. Of those, an order of the ends by a key that
/// follows their numbers halves the work.
enum CountPairsOfNodes: OptimizerRule {
  static let rule = OptimizerOptions.countPairsOfNodes

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    let graph = context.graph
    return plan.rewritten { step in
      guard case .aggregate(let group, let input) = step, let steps = TwoSteps(input),
        let counting = group.countingRows(without: steps.inner),
        steps.needsBothEnds(counting)
      else { return step }
      return steps.plan(counting, graph)
    }
  }
}
