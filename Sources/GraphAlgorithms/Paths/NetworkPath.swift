public import PropertyGraph

/// A path in a network.
public struct NetworkPath: Sendable, Equatable {
  /// Positions; one more than there are edges.
  public let nodes: [Int]
  /// Where its edges stand in the network's rows.
  public let entries: [Int]
  /// The sum of the weights.
  public let cost: Double

  /// How many edges it has.
  public var length: Int { entries.count }

  /// The path in the graph that a network is of; nil where its edges do not each stand for one of the graph.
  public func path(in network: Network) -> Path? {
    guard !network.rows.edges.isEmpty || entries.isEmpty else { return nil }
    return Path(nodes: nodes.map { network.nodes[$0] }, edges: entries.map { network.rows.edges[$0] })
  }

  /// In order of cost, then of nodes, then of edges.
  static func precedes(_ a: NetworkPath, _ b: NetworkPath) -> Bool {
    if a.cost != b.cost { return a.cost < b.cost }
    if a.nodes != b.nodes {
      return a.nodes.count != b.nodes.count
        ? a.nodes.count < b.nodes.count : a.nodes.lexicographicallyPrecedes(b.nodes)
    }
    return a.entries.lexicographicallyPrecedes(b.entries)
  }
}
