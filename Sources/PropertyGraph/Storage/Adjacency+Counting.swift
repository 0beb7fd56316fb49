/// Loops over rows without a check for each neighbour: where patterns are counted, there are billions.
extension Adjacency {
  /// Copies neighbours, and the edges that lead to them.
  ///
  /// - Parameters:
  ///   - positions: within one row.
  ///   - start: where to write the first.
  ///   - nodes: has room for all.
  ///   - edges: has room for all, or is empty when they are not wanted.
  public func copy(
    _ positions: Range<Int>,
    to start: Int,
    nodes: inout [NodeID],
    edges: inout [EdgeID]
  ) {
    precondition(positions.lowerBound >= 0 && positions.upperBound <= neighborStorage.count)
    precondition(start >= 0 && start + positions.count <= nodes.count)
    let source = neighborStorage.span
    var target = nodes.mutableSpan
    for offset in 0..<positions.count {
      unsafe target[unchecked: start + offset] = source[unchecked: positions.lowerBound + offset]
    }
    if edges.isEmpty { return }
    precondition(start + positions.count <= edges.count)
    var edgeTarget = edges.mutableSpan
    if edgeStorage.isEmpty {
      let first = firstEdge + UInt32(positions.lowerBound)
      for offset in 0..<positions.count {
        unsafe edgeTarget[unchecked: start + offset] = EdgeID(first &+ UInt32(truncatingIfNeeded: offset))
      }
    } else {
      let source = edgeStorage.span
      for offset in 0..<positions.count {
        unsafe edgeTarget[unchecked: start + offset] = source[unchecked: positions.lowerBound + offset]
      }
    }
  }

  /// Adds one to the counter of each neighbour of a node, once for each edge.
  ///
  /// - Parameters:
  ///   - node: whose row is counted.
  ///   - limit: neighbours up to this one are left out; nil to count all.
  ///   - first: the node that the first counter stands for.
  ///   - counters: one for each node from the first to the last neighbour in the adjacency.
  /// - Complexity: O(neighbours counted).
  public func countNeighbors(
    of node: NodeID,
    above limit: NodeID?,
    from first: UInt32,
    into counters: inout MutableSpan<UInt32>
  ) {
    let row = row(of: node)
    let neighbors = neighborStorage.span
    guard let last = row.last else { return }
    // Rows are sorted, so all of it fits if its ends do.
    precondition(neighbors[row.lowerBound].rawValue >= first)
    precondition(Int(neighbors[last].rawValue - first) < counters.count)
    guard let limit else {
      for position in row {
        let index = unsafe Int(neighbors[unchecked: position].rawValue &- first)
        unsafe counters[unchecked: index] &+= 1
      }
      return
    }
    var position = last
    while position >= row.lowerBound {
      let neighbor = unsafe neighbors[unchecked: position]
      if neighbor <= limit { return }
      unsafe counters[unchecked: Int(neighbor.rawValue &- first)] &+= 1
      position &-= 1
    }
  }

  /// The first and the last neighbour in any row; nil without edges.
  ///
  /// - Complexity: O(nodes).
  public var neighborRange: ClosedRange<NodeID>? {
    var range: ClosedRange<NodeID>?
    for index in 0..<max(offsets.count - 1, 0) where offsets[index] < offsets[index + 1] {
      let first = neighborStorage[Int(offsets[index])]
      let last = neighborStorage[Int(offsets[index + 1]) - 1]
      range = range.map { min($0.lowerBound, first)...max($0.upperBound, last) } ?? first...last
    }
    return range
  }

  /// The most edges at one node.
  ///
  /// - Complexity: O(nodes).
  public var largestDegree: Int {
    var largest: UInt32 = 0
    for index in 0..<max(offsets.count - 1, 0) { largest = max(largest, offsets[index + 1] - offsets[index]) }
    return Int(largest)
  }
}
