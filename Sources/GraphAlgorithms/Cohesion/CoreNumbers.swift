/// For each node, the largest `k` such that it is in the `k`-core: the largest part of the network in which
/// all have at least `k` ties.
///
/// Seidman, Social Networks 5(3), 1983. Loops do not count; parallel edges count each, as in igraph (choose a
/// simple network for the usual definition). In a directed network, ties counted may be the outgoing, the
/// incoming or all. Isolates are in the 0-core.
public struct CoreNumbers: Sendable {
  /// By node.
  public let values: [Int]
  /// The largest, 0 without edges.
  public var degeneracy: Int { values.max() ?? 0 }

  /// Peels the network: what has fewest ties left goes first (Matula and Beck, Journal of the ACM 30(3), 1983).
  ///
  /// - Parameters:
  ///   - network: any network.
  ///   - direction: which ties count in a directed network.
  ///   - context: cancellation.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges · log degeneracy) on one thread; O(nodes) memory.
  public init(
    _ network: Network,
    direction: Degree.Direction = .all,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    // What counts for a node is in `counted`; whose count falls when it goes, in `affected`.
    let counted: [NetworkRows]
    let affected: [NetworkRows]
    switch direction {
    case _ where !network.isDirected:
      counted = [network.rows]
      affected = counted
    case .outgoing:
      counted = [network.rows]
      affected = [network.reversedRows]
    case .incoming:
      counted = [network.reversedRows]
      affected = [network.rows]
    case .all:
      counted = [network.rows, network.reversedRows]
      affected = counted
    }
    // Ties left; of a node that is gone, its core number.
    var left = Self.tieCounts(counted, nodeCount: network.nodeCount)
    var remaining = Array(0..<UInt32(network.nodeCount))
    // Those that go at one level; every node is put there once.
    var queue = [UInt32](repeating: 0, count: network.nodeCount)
    while let (core, count) = Self.takeFewest(from: remaining, into: &queue, left) {
      try context.checkCancellation()
      Self.peel(&queue, count, affected, &left, at: core)
      remaining.removeAll { left[Int($0)] <= core }
    }
    values = left.map(Int.init)
  }

  private static func tieCounts(_ rows: [NetworkRows], nodeCount: Int) -> [UInt32] {
    (0..<nodeCount)
      .map { node in rows.reduce(0) { $0 + UInt32($1.degree(of: node) - $1.loopCount(at: node)) } }
  }

  /// Puts the nodes with fewest ties left into a queue.
  ///
  /// - Returns: how many ties those have left, and how many nodes they are; nil where none remains.
  private static func takeFewest(
    from remaining: [UInt32],
    into queue: inout [UInt32],
    _ left: [UInt32]
  ) -> (ties: UInt32, count: Int)? {
    let left = left.span
    var fewest = UInt32.max
    var count = 0
    for node in remaining {
      let ties = left[Int(node)]
      if ties > fewest { continue }
      if ties < fewest {
        fewest = ties
        count = 0
      }
      queue[count] = node
      count += 1
    }
    return count == 0 ? nil : (fewest, count)
  }

  /// Takes the nodes of a queue away, and with them all that have too few ties then.
  private static func peel(
    _ queue: inout [UInt32],
    _ count: Int,
    _ affected: [NetworkRows],
    _ left: inout [UInt32],
    at core: UInt32
  ) {
    var queue = queue.mutableSpan
    var ties = left.mutableSpan
    var next = 0
    var end = count
    while next < end {
      let node = Int(queue[next])
      next &+= 1
      for rows in affected {
        let neighbors = rows.neighbors.span
        for position in rows.range(of: node) {
          let neighbor = neighbors[position]
          let count = ties[Int(neighbor)]
          if count <= core { continue }
          ties[Int(neighbor)] = count &- 1
          if count &- 1 == core {
            queue[end] = neighbor
            end &+= 1
          }
        }
      }
    }
  }
}

extension NetworkRows {
  /// How many entries of a node's row lead to itself.
  ///
  /// - Complexity: O(log entries), for rows are sorted.
  func loopCount(at node: Int) -> Int {
    let row = range(of: node)
    func first(_ bound: UInt32) -> Int {
      var (low, high) = (row.lowerBound, row.upperBound)
      while low < high {
        let middle = (low + high) >> 1
        if neighbors[middle] < bound { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(UInt32(node) + 1) - first(UInt32(node))
  }
}
