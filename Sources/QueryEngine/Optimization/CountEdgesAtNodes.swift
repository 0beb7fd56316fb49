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
    let graph = context.graph
    return plan.rewritten { step in
      guard case .aggregate(let group, .expand(let expand, let input)) = step,
        expand.others.isEmpty, !expand.testsLabels(in: graph),
        let counting = group.countingRows(without: [expand.edge, expand.to])
      else { return step }
      return .aggregate(counting, .countEdges(expand, input))
    }
  }
}

extension ExpandEdges {
  /// Whether the labels wanted at the other end leave out any edge, as far as it is known.
  func testsLabels(in graph: Graph) -> Bool {
    guard let labels else { return false }
    return !reversed(labels: nil).nodes(in: graph)
      .allSatisfy { nodes in
        labels.ranges.contains { $0.lowerBound <= nodes.lowerBound && nodes.upperBound <= $0.upperBound }
      }
  }

  func legs(in graph: Graph) -> [EdgeLegs.Leg] {
    EdgeLegs(graph, types: types, direction: direction).legs
  }

  /// Where its legs can begin.
  func nodes(in graph: Graph) -> [Range<UInt32>] {
    EdgeLegs.nodes(graph, types: types, direction: direction)
  }
}
