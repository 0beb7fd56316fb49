public import PropertyGraph

/// Which part of a graph a network is made of, and how.
public struct NetworkSelection: Sendable {
  public enum Direction: String, Sendable, CaseIterable {
    /// From source to target.
    case natural
    /// From target to source.
    case reversed
    case undirected
  }

  /// What becomes of several edges between the same two nodes.
  public enum ParallelEdges: String, Sendable, CaseIterable {
    case kept
    /// One edge with the sum of their weights; where nothing is weighted, with their number.
    case summed
    /// One edge that weighs 1, and no loops: the simple network that many measures are defined on.
    case simple
  }

  /// Edge types, each once.
  public var types: [SymbolID]
  public var direction: Direction
  /// By node number; nil for all.
  public var nodes: Bitmap?
  /// By edge number; nil for all.
  public var edges: Bitmap?
  /// The property that is an edge's weight; nil where every edge weighs 1.
  public var weight: SymbolID?
  /// The weight of an edge that has none.
  public var missingWeight: Double
  public var parallelEdges: ParallelEdges
  /// By node number, the nodes on the second side of a two-mode network; nil for one-mode networks.
  ///
  /// Edges between nodes of one side are left out.
  public var secondSide: Bitmap?

  /// - Parameters:
  ///   - types: edge types.
  ///   - direction: whether and how edges have one.
  public init(types: [SymbolID], direction: Direction = .undirected) {
    self.types = types
    self.direction = direction
    missingWeight = 1
    parallelEdges = .kept
  }
}

extension NetworkSelection {
  /// Of the edges that lead from one node to another in the network, that with the lowest number.
  ///
  /// - Parameters:
  ///   - source: where edges begin, or, in an undirected network, one of their ends.
  ///   - target: the other end.
  ///   - graph: that the selection is of.
  /// - Returns: nil where no edge does.
  /// - Complexity: O(types · (log degree + parallel edges)).
  func firstEdge(from source: NodeID, to target: NodeID, in graph: Graph) -> EdgeID? {
    var adjacencies: [Adjacency] = []
    for type in types {
      if direction != .reversed { adjacencies.append(graph.outgoing(type)) }
      if direction != .natural { adjacencies.append(graph.incoming(type)) }
    }
    return adjacencies.lazy
      .flatMap { adjacency in
        adjacency.positions(of: target, in: adjacency.row(of: source)).lazy.map { adjacency.edge(at: $0) }
      }
      .filter { edges?[$0.index] ?? true }
      .min()
  }
}
