/// The neighbours that two nodes share.
extension Adjacency {
  /// A node that an edge of each of two nodes leads to.
  public struct CommonNeighbor: Sendable {
    public let node: NodeID
    public let firstEdge: EdgeID
    public let secondEdge: EdgeID
  }

  /// Adds each pair of edges of two nodes that lead to one neighbour, in the order of the neighbours.
  ///
  /// - Parameters:
  ///   - first: a node here.
  ///   - second: a node of the other adjacency.
  ///   - other: where the second node's neighbours are.
  ///   - common: gets the neighbours, with the edges.
  /// - Complexity: O(shorter row · log longer row), or O(both rows) if that is less, and the pairs found.
  public func addNeighbors(
    of first: NodeID,
    sharedWith second: NodeID,
    in other: Adjacency,
    to common: inout [CommonNeighbor]
  ) {
    var mine = row(of: first)
    var theirs = other.row(of: second)
    if mine.isEmpty || theirs.isEmpty { return }
    let a = neighborStorage.span
    let b = other.neighborStorage.span
    precondition(mine.upperBound <= a.count && theirs.upperBound <= b.count)
    while !mine.isEmpty, !theirs.isEmpty {
      let x = unsafe a[unchecked: mine.lowerBound]
      let y = unsafe b[unchecked: theirs.lowerBound]
      if x < y {
        mine = Self.skip(to: y, in: mine, a, against: theirs.count)
      } else if y < x {
        theirs = Self.skip(to: x, in: theirs, b, against: mine.count)
      } else {
        // Parallel edges: each of one with each of the other.
        var next = theirs.lowerBound
        while next < theirs.upperBound, unsafe b[unchecked: next] == x {
          common.append(
            CommonNeighbor(node: x, firstEdge: edge(at: mine.lowerBound), secondEdge: other.edge(at: next))
          )
          next += 1
        }
        mine = mine.lowerBound + 1..<mine.upperBound
        let isLast = unsafe mine.isEmpty || a[unchecked: mine.lowerBound] != x
        if isLast { theirs = next..<theirs.upperBound }
      }
    }
  }

  /// What is left of a row from the first neighbour that is not before a node.
  ///
  /// One step at a time where rows are about as long; in the longer of two, by steps that double, and then by halves
  /// (Bentley, Yao: An almost optimal algorithm for unbounded searching, 1976).
  @inline(__always)
  private static func skip(
    to node: NodeID,
    in row: Range<Int>,
    _ neighbors: Span<NodeID>,
    against otherCount: Int
  ) -> Range<Int> {
    var low = row.lowerBound + 1
    if row.count >> 3 <= otherCount {
      while low < row.upperBound, unsafe neighbors[unchecked: low] < node { low &+= 1 }
      return low..<row.upperBound
    }
    var step = 1
    var high = low
    while high < row.upperBound, unsafe neighbors[unchecked: high] < node {
      low = high + 1
      high += step
      step *= 2
    }
    high = min(high, row.upperBound)
    while low < high {
      let middle = (low + high) >> 1
      if unsafe neighbors[unchecked: middle] < node { low = middle + 1 } else { high = middle }
    }
    return low..<row.upperBound
  }
}
