public import PropertyGraph

/// Neighbours in compressed rows: one row a node, sorted by neighbour, then by edge.
public struct NetworkRows: Sendable {
  /// Where each row begins in `neighbors`; one more than there are nodes.
  public let offsets: [UInt32]
  public let neighbors: [UInt32]
  /// Beside `neighbors`; empty where every edge weighs 1.
  public let weights: [Double]
  /// Beside `neighbors`, the edges of the graph; empty where edges were merged or do not stand for one.
  public let edges: [EdgeID]

  /// - Parameters:
  ///   - offsets: where each row begins, and where the last ends.
  ///   - neighbors: row after row.
  ///   - weights: beside the neighbours, or none.
  ///   - edges: beside the neighbours, or none.
  public init(offsets: [UInt32], neighbors: [UInt32], weights: [Double] = [], edges: [EdgeID] = []) {
    precondition(!offsets.isEmpty && Int(offsets[offsets.count - 1]) == neighbors.count)
    precondition(weights.isEmpty || weights.count == neighbors.count)
    precondition(edges.isEmpty || edges.count == neighbors.count)
    self.offsets = offsets
    self.neighbors = neighbors
    self.weights = weights
    self.edges = edges
  }

  /// How many rows, one a node.
  public var count: Int { offsets.count - 1 }

  public var entryCount: Int { neighbors.count }

  /// Where a node's neighbours stand in `neighbors`.
  public func range(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// How many entries a node's row has.
  public func degree(of node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }

  /// The weight of the edge at a position of `neighbors`.
  public func weight(at position: Int) -> Double { weights.isEmpty ? 1 : weights[position] }
}
