public import PropertyGraph

/// The part of a graph that a measure looks at: its nodes in dense positions, and their neighbours.
///
/// Measures work on positions from 0 to `nodeCount`, never on the graph itself, so that each is one function
/// of one structure whatever was chosen: labels, edge types, direction, weights, filters.
///
/// In an undirected network an edge stands in the rows of both its ends, a loop once in its node's row. In a
/// directed one it stands in `rows` at its source and in `reversedRows` at its target.
public struct Network: Sendable {
  public let isDirected: Bool
  /// By position, the node of the graph; ascending.
  public let nodes: NodePositions
  /// Outgoing neighbours; all neighbours where undirected.
  public let rows: NetworkRows
  /// Incoming neighbours; the same as `rows` where undirected.
  public let reversedRows: NetworkRows
  /// By position, which of the two sides of a two-mode network a node is on; nil in a one-mode network.
  public let sides: [Side]?
  /// How many nodes are on the second side; 0 in a one-mode network.
  public let secondSideCount: Int

  public enum Side: UInt8, Sendable {
    /// Such as actors.
    case first
    /// Such as poles.
    case second
  }

  /// - Parameters:
  ///   - isDirected: whether edges have a direction.
  ///   - nodes: which node of the graph is at each position.
  ///   - rows: outgoing, or all, neighbours.
  ///   - reversedRows: incoming neighbours; nil where undirected.
  ///   - sides: by position, for two-mode networks.
  public init(
    isDirected: Bool,
    nodes: NodePositions,
    rows: NetworkRows,
    reversedRows: NetworkRows? = nil,
    sides: [Side]? = nil
  ) {
    precondition(isDirected == (reversedRows != nil), "only a directed network has reversed rows")
    self.isDirected = isDirected
    self.nodes = nodes
    self.rows = rows
    self.reversedRows = reversedRows ?? rows
    self.sides = sides
    secondSideCount = sides?.count { $0 == .second } ?? 0
  }

  public var nodeCount: Int { rows.count }

  public var isWeighted: Bool { !rows.weights.isEmpty }

  /// How many edges there are; loops count once.
  ///
  /// - Complexity: O(entries) in an undirected network, else O(1).
  public var edgeCount: Int { isDirected ? rows.entryCount : (rows.entryCount + loopCount) / 2 }

  /// How many nodes a node could be tied to: all others, or all on the other side of a two-mode network.
  public func otherCount(than node: Int) -> Int {
    guard let sides else { return nodeCount - 1 }
    return sides[node] == .first ? secondSideCount : nodeCount - secondSideCount
  }

  /// How many edges lead from a node to itself.
  ///
  /// - Complexity: O(entries).
  public var loopCount: Int {
    var loops = 0
    for node in 0..<nodeCount {
      for position in rows.range(of: node) where Int(rows.neighbors[position]) == node { loops += 1 }
    }
    return loops
  }
}

/// Which node of a graph stands at which position of a network.
public struct NodePositions: Sendable {
  /// Ascending; empty where every node of the graph stands at the position of its number.
  private let chosen: [NodeID]
  public let count: Int

  /// - Parameter chosen: the nodes at positions 0, 1, …; ascending.
  public init(_ chosen: [NodeID]) {
    self.chosen = chosen
    count = chosen.count
  }

  /// Node `n` at position `n`.
  public init(allOf count: Int) {
    chosen = []
    self.count = count
  }

  public subscript(position: Int) -> NodeID {
    precondition(position < count)
    return chosen.isEmpty ? NodeID(UInt32(position)) : chosen[position]
  }

  /// The position of a node, or nil where the network does not have it.
  ///
  /// - Complexity: O(log nodes).
  public func position(of node: NodeID) -> Int? {
    if chosen.isEmpty { return node.index < count ? node.index : nil }
    var low = 0
    var high = chosen.count
    while low < high {
      let middle = (low + high) >> 1
      if chosen[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < chosen.count && chosen[low] == node ? low : nil
  }
}
