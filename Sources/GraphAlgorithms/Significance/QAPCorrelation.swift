import Parallelism

/// Whether two relations of the same nodes go together more than chance: the quadratic assignment procedure
/// (Krackhardt, Social Networks 10, 1988).
///
/// The correlation of the two matrices, without their diagonals, beside the correlations after the nodes of
/// the second have been put into random orders: so the structure of each stays as it is.
public enum QAPCorrelation {
  /// - Parameters:
  ///   - first: a simple network; weights are used.
  ///   - second: one of the same nodes in the same positions, both directed or both undirected.
  ///   - draws: how many random orders.
  ///   - seed: the same draws for the same seed, on any number of threads.
  ///   - context: threads, cancellation and progress.
  /// - Returns: the correlation beside the draws; NaN where a matrix does not vary.
  /// - Throws: `.invalid` when the networks do not have the same nodes; `.cancelled`.
  /// - Complexity: O(draws · edges · log of the largest degree).
  public static func compare(
    _ first: Network,
    _ second: Network,
    draws: Int,
    seed: UInt64,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> ChanceComparison {
    guard first.nodeCount == second.nodeCount, first.isDirected == second.isDirected else {
      throw .invalid("the two networks must have the same nodes and the same direction")
    }
    let count = first.nodeCount
    let identity = (0..<count).map { UInt32($0) }
    let observed = correlation(first, second, order: identity)
    let drawn = try context.workers.map(pieces: draws) { (draw) throws(AnalysisFailure) in
      try context.checkCancellation()
      context.reportProgress(Double(draw) / Double(draws))
      var random = RandomNumbers(seed: seed, stream: UInt64(draw))
      var order = identity
      random.shuffle(&order)
      return correlation(first, second, order: order)
    }
    return ChanceComparison(observed: observed, draws: drawn)
  }

  /// Of the cells outside the diagonals; `order` says which node of the second stands for each of the first.
  private static func correlation(_ first: Network, _ second: Network, order: [UInt32]) -> Double {
    let cells = Double(first.nodeCount) * Double(first.nodeCount - 1)
    guard cells > 0 else { return .nan }
    let a = sums(first)
    let b = sums(second)
    var products = 0.0
    for node in 0..<first.nodeCount {
      let other = second.rows.range(of: Int(order[node]))
      for position in first.rows.range(of: node) {
        let neighbor = Int(first.rows.neighbors[position])
        if neighbor == node { continue }
        if let found = second.rows.position(of: order[neighbor], in: other) {
          products += first.rows.weight(at: position) * second.rows.weight(at: found)
        }
      }
    }
    let covariance = products / cells - a.sum / cells * (b.sum / cells)
    let variances =
      (a.squares / cells - a.sum / cells * (a.sum / cells))
      * (b.squares / cells - b.sum / cells * (b.sum / cells))
    return variances > 0 ? covariance / variances.squareRoot() : .nan
  }

  private static func sums(_ network: Network) -> (sum: Double, squares: Double) {
    var result = (sum: 0.0, squares: 0.0)
    for node in 0..<network.nodeCount {
      for position in network.rows.range(of: node) where Int(network.rows.neighbors[position]) != node {
        let weight = network.rows.weight(at: position)
        result.sum += weight
        result.squares += weight * weight
      }
    }
    return result
  }
}

extension NetworkRows {
  /// Where a neighbour stands in part of a row, by binary search; nil where it does not.
  func position(of neighbor: UInt32, in row: Range<Int>) -> Int? {
    var low = row.lowerBound
    var high = row.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if neighbors[middle] < neighbor { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && neighbors[low] == neighbor ? low : nil
  }
}
