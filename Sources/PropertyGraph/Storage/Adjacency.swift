/// The neighbours of every node along one edge type in one direction, in compressed rows.
///
/// A row is sorted by neighbour, then by edge. Only the nodes from the first to the last that have a row
/// take room in the offsets.
public struct Adjacency: Sendable {
  @usableFromInline let firstNode: UInt32
  @usableFromInline let offsets: [UInt32]
  @usableFromInline let neighborStorage: [NodeID]
  /// Edge numbers beside the neighbours; empty where they are consecutive from `firstEdge`.
  @usableFromInline let edgeStorage: [EdgeID]
  @usableFromInline let firstEdge: UInt32

  init(firstNode: UInt32, offsets: [UInt32], neighbors: [NodeID], edges: [EdgeID], firstEdge: UInt32) {
    self.firstNode = firstNode
    self.offsets = offsets
    neighborStorage = neighbors
    edgeStorage = edges
    self.firstEdge = firstEdge
  }

  /// How many edges there are.
  public var edgeCount: Int { neighborStorage.count }

  /// From the first to the last node that has a row; all others have no edge here.
  public var nodes: Range<UInt32> { firstNode..<firstNode + UInt32(max(offsets.count - 1, 0)) }

  /// The positions of a node's neighbours in `neighbors` and `edge(at:)`.
  @inlinable public func row(of node: NodeID) -> Range<Int> {
    let index = Int(node.rawValue) - Int(firstNode)
    guard index >= 0, index < offsets.count - 1 else { return 0..<0 }
    return Int(offsets[index])..<Int(offsets[index + 1])
  }

  @inlinable public func degree(of node: NodeID) -> Int { row(of: node).count }

  /// Where the row of each of `nodes` begins; the row ends where the next one begins.
  public var rowStarts: Span<UInt32> {
    @_lifetime(borrow self)
    get { offsets.span }
  }

  /// The neighbours of all nodes, row after row.
  public var neighbors: Span<NodeID> {
    @_lifetime(borrow self)
    get { neighborStorage.span }
  }

  @inlinable public func neighbor(at position: Int) -> NodeID { neighborStorage[position] }

  /// The edge that leads to the neighbour at a position.
  @inlinable public func edge(at position: Int) -> EdgeID {
    edgeStorage.isEmpty ? EdgeID(firstEdge + UInt32(position)) : edgeStorage[position]
  }

  /// The positions in a node's row that lead to one neighbour, by binary search.
  public func positions(of neighbor: NodeID, in row: Range<Int>) -> Range<Int> {
    let start = firstPosition(in: row) { $0 >= neighbor }
    return start..<firstPosition(in: start..<row.upperBound) { $0 > neighbor }
  }

  private func firstPosition(in row: Range<Int>, where isReached: (NodeID) -> Bool) -> Int {
    var low = row.lowerBound
    var high = row.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if isReached(neighborStorage[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
