import Parallelism

/// How many edges a shortest path from any of some nodes has, to every node.
///
/// Breadth-first, and towards the frontier instead of from it while that is cheaper (Beamer, Asanović and
/// Patterson, SC 2012). Edges lead along their direction in a directed network. Weights do not count.
public struct HopDistances: Sendable {
  /// The distance of nodes that no path leads to.
  public static let unreached = Int32.max

  /// By node.
  public let distances: [Int32]

  /// - Parameters:
  ///   - network: any network.
  ///   - sources: where paths begin; none is allowed, and so is the same node twice.
  ///   - limit: nodes farther away stay unreached.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges); O(nodes) memory.
  public init(
    _ network: Network,
    from sources: [Int],
    atMost limit: Int = Int.max,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let count = network.nodeCount
    var distances = [Int32](repeating: Self.unreached, count: count)
    var frontier: [UInt32] = []
    for source in sources where distances[source] != 0 {
      distances[source] = 0
      frontier.append(UInt32(source))
    }
    let bounds = Workers.balancedBounds(offsets: network.reversedRows.offsets, atLeast: 1 << 14)
    var unexplored = network.rows.entryCount
    var level: Int32 = 0
    while !frontier.isEmpty, Int(level) < limit {
      try context.checkCancellation()
      let ahead = frontier.reduce(0) { $0 + network.rows.degree(of: Int($1)) }
      unexplored -= ahead
      // From here on, fewer edges lead from the nodes not reached than from the frontier, about.
      if ahead > unexplored / 14 {
        frontier = Self.gatherTowards(level, network.reversedRows, &distances, bounds, context)
      } else {
        frontier = Self.spread(frontier, network.rows, level, &distances)
      }
      level += 1
    }
    self.distances = distances
  }

  private static func spread(
    _ frontier: [UInt32],
    _ rows: NetworkRows,
    _ level: Int32,
    _ distances: inout [Int32]
  ) -> [UInt32] {
    var next: [UInt32] = []
    let neighbors = rows.neighbors.span
    var reached = distances.mutableSpan
    for node in frontier {
      for position in rows.range(of: Int(node)) {
        let neighbor = Int(neighbors[position])
        if reached[neighbor] != unreached { continue }
        reached[neighbor] = level + 1
        next.append(UInt32(neighbor))
      }
    }
    return next
  }

  /// Every node that is not reached looks for a neighbour that was reached last.
  private static func gatherTowards(
    _ level: Int32,
    _ rows: NetworkRows,
    _ distances: inout [Int32],
    _ bounds: [Int],
    _ context: AnalysisContext
  ) -> [UInt32] {
    let before = distances
    let found = context.workers.mapSlices(of: &distances, bounds: bounds) { range, slice in
      let distances = before.span
      let neighbors = rows.neighbors.span
      var found: [UInt32] = []
      for (index, node) in range.enumerated() where slice[index] == unreached {
        for position in rows.range(of: node) where distances[Int(neighbors[position])] == level {
          slice[index] = level + 1
          found.append(UInt32(node))
          break
        }
      }
      return found
    }
    return Array(found.joined())
  }
}
