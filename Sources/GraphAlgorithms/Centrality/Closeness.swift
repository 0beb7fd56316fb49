/// How near nodes are to all others.
///
/// Undefined, NaN, for a node without a path to any other. Loops and parallel edges change nothing; weights
/// are lengths. Values of a two-mode network are relative to the least sum of distances that its sides allow:
/// 1 to each node of the other side, 2 to each of one's own (Borgatti and Everett, Social Networks 19, 1997).
public struct Closeness: Sendable {
  /// What becomes of nodes that cannot be reached.
  public enum Variant: String, Sendable, CaseIterable {
    /// Only nodes that can be reached count: 1 / mean distance to them.
    case component
    /// Undefined where not all can be reached: (nodes - 1) / sum (Freeman, Social Networks 1, 1979).
    case classic
    /// As by component, times the share of others that can be reached (Wasserman and Faust, Social Network
    /// Analysis, 1994, page 201).
    case wassermanFaust
  }

  /// By node.
  public let values: [Double]

  /// - Parameters:
  ///   - totals: distances of the network's nodes.
  ///   - network: the network.
  ///   - variant: what becomes of nodes that cannot be reached.
  /// - Complexity: O(nodes).
  public init(_ totals: DistanceTotals, of network: Network, _ variant: Variant = .component) {
    values = totals.totals.enumerated()
      .map { node, total in
        if total.reached == 0 { return .nan }
        let others = network.nodeCount - 1
        let share = Double(total.reached) / Double(others)
        let across = network.sides == nil ? others : network.otherCount(than: node)
        let least = Double(across + 2 * (others - across))
        let reachedAcross = network.sides == nil ? total.reached : total.reachedAcross
        let leastReached = Double(reachedAcross + 2 * (total.reached - reachedAcross))
        switch variant {
        case .component: return leastReached / total.sum
        case .classic: return total.reached == others ? least / total.sum : .nan
        // NetworkX scales two-mode values by the least sum of the whole network.
        case .wassermanFaust:
          return (network.sides == nil ? leastReached : least) / total.sum * share
        }
      }
  }
}

/// How near nodes are to all others, defined also where not all can be reached: the sum of 1 / distance.
///
/// Marchiori and Latora (Physica A 285, 2000); Boldi and Vigna (Internet Mathematics 10, 2014) say why to prefer
/// it. Nodes without a path give 0. Normalised by its greatest value: nodes - 1, or in a two-mode network 1 for
/// each node of the other side and 1/2 for each other of one's own. NaN only where there is no other node.
public struct HarmonicCentrality: Sendable {
  /// By node.
  public let sums: [Double]
  /// By node.
  public let normalized: [Double]

  /// - Parameters:
  ///   - totals: distances of the network's nodes.
  ///   - network: the network.
  /// - Complexity: O(nodes).
  public init(_ totals: DistanceTotals, of network: Network) {
    sums = totals.totals.map(\.inverseSum)
    normalized = totals.totals.enumerated()
      .map { node, total in
        let others = network.nodeCount - 1
        let across = network.sides == nil ? others : network.otherCount(than: node)
        let greatest = Double(across) + Double(others - across) / 2
        return greatest > 0 ? total.inverseSum / greatest : .nan
      }
  }
}
