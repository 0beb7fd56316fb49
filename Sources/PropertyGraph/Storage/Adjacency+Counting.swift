/// Loops over rows without a check for each neighbour: where patterns are counted, there are billions.
extension Adjacency {
  /// Counts the nodes that two edges lead to: adds one to the counter of the end of each way.
  ///
  /// - Parameters:
  ///   - positions: the first edges, of one row here.
  ///   - second: where the second edges are.
  ///   - middle: by node, which may stand between; nil for all.
  ///   - limit: ends up to this one are left out; nil to count all.
  ///   - first: the node that the first counter stands for.
  ///   - counters: one for each node from the first to the last that `second` leads to.
  /// - Returns: at least how many ways were counted, and at most how many there are.
  /// - Complexity: O(ways counted + first edges).
  public func countWays(
    over positions: Range<Int>,
    through second: Adjacency,
    middle: Bitmap?,
    above limit: NodeID?,
    from first: UInt32,
    into counters: inout [UInt32]
  ) -> Int {
    let middles = neighborStorage.span
    let offsets = second.offsets.span
    let ends = second.neighborStorage.span
    var target = counters.mutableSpan
    let lowest = limit.map { $0.rawValue &+ 1 } ?? 0
    var ways = 0
    // Rows are looked up some at a time before any is read: so the memory fetches them side by side.
    var rows = [Range<Int>](repeating: 0..<0, count: 64)
    var left = positions
    while !left.isEmpty {
      let part = left.prefix(rows.count)
      left = part.upperBound..<left.upperBound
      var count = 0
      for position in part {
        let node = middles[position].rawValue
        // Nodes before the first wrap around to large numbers.
        let index = Int(node &- second.firstNode)
        guard index < offsets.count - 1 else { continue }
        if let middle, !middle[Int(node)] { continue }
        let start = Int(offsets[index])
        let end = Int(offsets[index + 1])
        guard start < end else { continue }
        // Rows are sorted, so all of it fits if its ends do.
        precondition(ends[start].rawValue >= first && Int(ends[end - 1].rawValue &- first) < target.count)
        ways += end - start
        rows[count] = start..<end
        count += 1
      }
      for index in 0..<count {
        let row = rows[index]
        var start = row.lowerBound
        if lowest > 0 {
          var end = row.upperBound
          while start < end {
            let center = (start &+ end) >> 1
            if unsafe ends[unchecked: center].rawValue < lowest { start = center &+ 1 } else { end = center }
          }
        }
        while start < row.upperBound {
          unsafe target[unchecked: Int(ends[unchecked: start].rawValue &- first)] &+= 1
          start &+= 1
        }
      }
    }
    return ways
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
