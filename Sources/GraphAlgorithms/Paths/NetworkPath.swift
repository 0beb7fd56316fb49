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

  /// The path in the graph that a network is of.
  ///
  /// In a simple network an edge may stand for several of the graph: the path goes by the first of them, that with
  /// the lowest number.
  ///
  /// - Parameters:
  ///   - network: that the path is in.
  ///   - graph: that the network was made of.
  ///   - selection: which part of it, and how.
  /// - Returns: the path; nil where edges are sums of several.
  /// - Complexity: O(length · types · log degree).
  public func path(in network: Network, of graph: Graph, _ selection: NetworkSelection) -> Path? {
    let nodes = nodes.map { network.nodes[$0] }
    if !network.rows.edges.isEmpty || entries.isEmpty {
      return Path(nodes: nodes, edges: entries.map { network.rows.edges[$0] })
    }
    guard selection.parallelEdges == .simple else { return nil }
    var edges: [EdgeID] = []
    for (from, to) in zip(nodes, nodes.dropFirst()) {
      guard let edge = selection.firstEdge(from: from, to: to, in: graph) else { return nil }
      edges.append(edge)
    }
    return Path(nodes: nodes, edges: edges)
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
