import Parallelism

/// Clusters by label propagation: each node takes the label that most of its neighbours have.
///
/// Directions are left out of account, but a neighbour counts once for each direction and each parallel edge.
/// Loops do not count. Isolates keep their label.
public struct LabelPropagation: Sendable {
  public let partition: Partition
  /// By node, the node whose label it has in the end.
  public let labels: [UInt32]
  /// How often nodes looked at their neighbours, divided by the number of nodes, rounded up.
  public let iterations: Int
  /// Whether no node would change its label any more.
  public let hasConverged: Bool

  private init(_ labels: [UInt32], iterations: Int, hasConverged: Bool) {
    self.labels = labels
    self.iterations = iterations
    self.hasConverged = hasConverged
    var numbers = labels
    let count = compact(&numbers, limit: labels.count)
    partition = Partition(compact: numbers, count: count)
  }

  /// All nodes at once, a number of times; the smallest of the most frequent labels wins, labels being
  /// positions.
  ///
  /// CDLP of LDBC Graphalytics, after Raghavan, Albert and Kumara (Physical Review E 76, 2007). Where a part
  /// of the network is two-mode, labels may swap sides for ever: prefer `asynchronous`.
  ///
  /// - Parameters:
  ///   - network: any network; weights do not count.
  ///   - iterations: at most so many; fewer when nothing changes.
  ///   - context: threads and cancellation.
  /// - Returns: the labels after the last iteration.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges) an iteration; O(threads · nodes) memory.
  public static func synchronous(
    _ network: Network,
    iterations: Int,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> LabelPropagation {
    let count = network.nodeCount
    let rows = network.isDirected ? [network.rows, network.reversedRows] : [network.rows]
    let bounds = Workers.balancedBounds(offsets: network.rows.offsets, atLeast: 1 << 15)
    var labels = (0..<UInt32(count)).map { $0 }
    var done = 0
    var isStable = false
    while done < iterations, !isStable {
      let before = labels
      let changes = try context.workers.mapSlices(
        of: &labels,
        bounds: bounds,
        scratch: { [UInt32](repeating: 0, count: count) }
      ) { (votes, range, slice) throws(AnalysisFailure) in
        try context.checkCancellation()
        return vote(range, rows, before, &votes, &slice)
      }
      isStable = !changes.contains(true)
      done += 1
    }
    return LabelPropagation(labels, iterations: done, hasConverged: isStable)
  }

  /// - Returns: whether any label changed.
  private static func vote(
    _ range: Range<Int>,
    _ allRows: [NetworkRows],
    _ labels: [UInt32],
    _ votes: inout [UInt32],
    _ slice: inout MutableSpan<UInt32>
  ) -> Bool {
    var votes = votes.mutableSpan
    let labels = labels.span
    var hasChanged = false
    for (index, node) in range.enumerated() {
      var best: (votes: UInt32, label: UInt32) = (0, labels[node])
      for rows in allRows {
        let neighbors = rows.neighbors.span
        for position in rows.range(of: node) where neighbors[position] != UInt32(node) {
          let label = labels[Int(neighbors[position])]
          let count = votes[Int(label)] &+ 1
          votes[Int(label)] = count
          if count > best.votes || (count == best.votes && label < best.label) { best = (count, label) }
        }
      }
      for rows in allRows {
        let neighbors = rows.neighbors.span
        for position in rows.range(of: node) { votes[Int(labels[Int(neighbors[position])])] = 0 }
      }
      if best.label != labels[node] { hasChanged = true }
      slice[index] = best.label
    }
    return hasChanged
  }

  /// One node after the other, until each has a label that none outweighs among its neighbours.
  ///
  /// Safe on two-mode networks: nodes that change one by one, in random order, cannot swap for ever.
  /// The fast label propagation of Traag and Šubelj (Scientific Reports 13, 2023): only nodes whose
  /// neighbours have changed are looked at again. Unlike them, we let a node keep its label where that is
  /// among the heaviest: every change makes ties inside clusters weigh more, so it ends.
  ///
  /// - Parameters:
  ///   - network: any network; weights of 0 or more.
  ///   - seed: of the order and of the choice between labels of equal weight.
  ///   - iterations: at most so many times as many looks as there are nodes.
  ///   - context: cancellation.
  /// - Returns: the labels in the end.
  /// - Throws: `AnalysisFailure.invalid` for negative weights, or `.cancelled`.
  /// - Complexity: O(nodes + edges) for each node's look, mostly a few times; one thread, so that the seed
  ///   alone decides. O(nodes) memory.
  public static func asynchronous(
    _ network: Network,
    seed: UInt64 = 1,
    iterations: Int = 1_000,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> LabelPropagation {
    guard network.rows.weights.allSatisfy({ $0 >= 0 }) else {
      throw .invalid("labels spread along weights of 0 or more")
    }
    var search = SpreadingLabels(network, seed: seed)
    let looks = try search.run(atMost: iterations, context)
    return LabelPropagation(
      search.labels,
      iterations: network.nodeCount == 0 ? 0 : (looks - 1) / network.nodeCount + 1,
      hasConverged: search.isStable
    )
  }
}
