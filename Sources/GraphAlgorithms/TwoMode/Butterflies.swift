/// Butterflies: two nodes of one side that share two nodes of the other, the smallest closed figure of a
/// two-mode network (Wang, Fu and Cheng, IEEE Big Data 2014; Sanei-Mehri et al., KDD 2018).
///
/// Counted from the side on which there are fewer paths of two edges, whichever nodes are asked for.
public enum Butterflies {
  /// How many there are.
  ///
  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - context: threads and cancellation.
  /// - Returns: the number.
  /// - Throws: `.invalid` for a network that is not two-mode, or when there are more than 2^63; `.cancelled`.
  /// - Complexity: O(paths of two edges whose ends are on the cheaper side), O(nodes) memory a thread.
  public static func count(
    in network: Network,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Int {
    try network.requireTwoMode()
    let sums = try SharedNeighbors(network, of: network.cheaperSide, context)
      .reduce(0) { (sum, _, _, counts) throws(AnalysisFailure) in
        var row = 0
        for count in counts { row &+= Int(count) * (Int(count) - 1) / 2 }
        sum = try sum.adding(row)
      }
    var total = 0
    for sum in sums { total = try total.adding(sum) }
    return total
  }

  /// In how many of them each node is.
  ///
  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - context: threads and cancellation.
  /// - Returns: by node.
  /// - Throws: as `count(in:_:)`.
  /// - Complexity: O(paths of two edges, from both sides), O(nodes) memory a thread.
  public static func countsByNode(
    in network: Network,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> [Int] {
    try network.requireTwoMode()
    var counts = [Int](repeating: 0, count: network.nodeCount)
    for side in [Network.Side.first, .second] {
      let pieces = try SharedNeighbors(network, of: side, context)
        .reduce([(node: Int, count: Int)]()) { (found, node, others, shared) throws(AnalysisFailure) in
          var own = 0
          for (other, count) in zip(others, shared) {
            let butterflies = Int(count) * (Int(count) - 1) / 2
            own = try own.adding(butterflies)
            if butterflies > 0 { found.append((Int(other), butterflies)) }
          }
          if own > 0 { found.append((node, own)) }
          try context.checkMemory(bytes: found.count * 16)
        }
      for piece in pieces {
        for part in piece { counts[part.node] = try counts[part.node].adding(part.count) }
      }
    }
    return counts
  }
}

extension Network {
  /// The side from whose nodes fewer paths of two edges begin.
  var cheaperSide: Side {
    var paths: (first: Double, second: Double) = (0, 0)
    for (node, side) in (sides ?? []).enumerated() {
      // A node in the middle of paths between nodes of the other side.
      let degree = Double(rows.degree(of: node))
      if side == .first { paths.second += degree * degree } else { paths.first += degree * degree }
    }
    return paths.first <= paths.second ? .first : .second
  }
}

extension Int {
  /// - Throws: `.invalid` when the sum is too large.
  fileprivate func adding(_ other: Int) throws(AnalysisFailure) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    if overflows { throw .invalid("there are more than 9 quintillion butterflies") }
    return sum
  }
}
