import Parallelism

/// Nodes in blocks of structural equivalents: those with the same ties to the same others.
///
/// Lorrain and White (Journal of Mathematical Sociology 1, 1971). Either by distances of profiles, clustered
/// by average linkage, or by CONCOR. A node's profile is its ties to all others, in a directed network those
/// from them too; the diagonal is left out, and the two ties between the nodes compared are compared with
/// each other. In a two-mode network blocks keep to one side.
public struct Blockmodel: Sendable {
  public enum Method: String, Sendable, CaseIterable {
    /// Euclidean distances of profiles (Burt, Social Forces 55, 1976), merged by their averages until there
    /// are as many blocks as wanted.
    case profile
    /// Correlations of correlations until all are 1 or -1, splitting the block that has most nodes (Breiger,
    /// Boorman and Arabie, Journal of Mathematical Psychology 12, 1975).
    case concor
  }

  public let partition: Partition
  /// The share of the variance of ties that the means of blocks explain, without the diagonal; NaN where ties
  /// do not vary.
  public let fit: Double

  /// - Parameters:
  ///   - network: at most a few thousand nodes.
  ///   - blockCount: how many blocks are wanted; fewer where there are fewer nodes, or nothing to split.
  ///   - method: how.
  ///   - context: cancellation and memory.
  /// - Throws: `AnalysisFailure.tooMuchMemory` for more nodes than a full matrix may have.
  /// - Complexity: O(nodes³) time, O(nodes²) memory.
  public init(
    of network: Network,
    blockCount: Int,
    method: Method = .profile,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let matrix = try TieMatrix(network, context)
    let labels: [Int]
    switch method {
    case .profile:
      var linkage = try AverageLinkage(ProfileDistances(matrix, network, context).values, count: matrix.count)
      try linkage.merge(to: max(blockCount, 1), context)
      labels = linkage.labels
    case .concor: labels = try Concor(matrix, network.sides).blocks(blockCount, context)
    }
    partition = Partition(labels: labels)
    fit = Self.fit(of: partition, matrix, network)
  }

  private static func fit(of partition: Partition, _ matrix: TieMatrix, _ network: Network) -> Double {
    let blocks = partition.count
    var sums = [Double](repeating: 0, count: blocks * blocks)
    var counts = sums
    func forEachCell(_ body: (_ block: Int, _ weight: Double) -> Void) {
      for row in 0..<matrix.count {
        for column in 0..<matrix.count where row != column {
          if let sides = network.sides, sides[row] == sides[column] { continue }
          body(partition.clusters[row] * blocks + partition.clusters[column], matrix[row, column])
        }
      }
    }
    forEachCell { block, weight in
      sums[block] += weight
      counts[block] += 1
    }
    let mean = sums.reduce(0, +) / counts.reduce(0, +)
    var total = 0.0
    var within = 0.0
    forEachCell { block, weight in
      total += (weight - mean) * (weight - mean)
      let difference = weight - sums[block] / counts[block]
      within += difference * difference
    }
    return total > 0 ? 1 - within / total : .nan
  }
}

/// How different the ties of nodes are, pair by pair.
private struct ProfileDistances {
  /// Row after row; infinite between the sides of a two-mode network.
  var values: [Double]

  init(_ matrix: TieMatrix, _ network: Network, _ context: AnalysisContext) throws(AnalysisFailure) {
    let count = matrix.count
    let bounds = Workers.evenBounds(count: count, atLeast: 16)
    values = []
    values.reserveCapacity(count * count)
    let pieces = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      var distances: [Double] = []
      for first in bounds[piece]..<bounds[piece + 1] {
        try context.checkCancellation()
        for second in 0..<count {
          if let sides = network.sides, sides[first] != sides[second] {
            distances.append(.infinity)
          } else {
            distances.append(Self.distance(first, second, matrix, isDirected: network.isDirected))
          }
        }
      }
      return distances
    }
    for piece in pieces { values += piece }
  }

  private static func distance(_ first: Int, _ second: Int, _ matrix: TieMatrix, isDirected: Bool) -> Double {
    func square(_ difference: Double) -> Double { difference * difference }
    var sum = 0.0
    for other in 0..<matrix.count where other != first && other != second {
      sum += square(matrix[first, other] - matrix[second, other])
      if isDirected { sum += square(matrix[other, first] - matrix[other, second]) }
    }
    if isDirected { sum += 2 * square(matrix[first, second] - matrix[second, first]) }
    return sum.squareRoot()
  }
}
