import Glibc

/// How alike two partitions of the same nodes are.
///
/// Computed from the table of how many nodes each pair of clusters has in common. All are NaN where there are
/// no nodes.
public struct PartitionComparison: Sendable {
  /// Mutual information divided by the mean of the two entropies, from 0 to 1 (Danon, Díaz-Guilera, Duch and
  /// Arenas, Journal of Statistical Mechanics P09008, 2005); 1 where both partitions have one cluster.
  public let normalizedMutualInformation: Double
  /// What remains unknown of each when the other is known, in nats: 0 where they are equal (Meilă, Journal of
  /// Multivariate Analysis 98, 2007).
  public let variationOfInformation: Double
  /// The share of pairs of nodes that both put together or both put apart (Rand, JASA 66, 1971).
  public let rand: Double
  /// Rand's index, corrected so that chance gives 0 on average (Hubert and Arabie, Journal of Classification 2,
  /// 1985); 1 where they are equal.
  public let adjustedRand: Double

  /// - Parameters:
  ///   - first: a partition.
  ///   - second: another of as many nodes.
  /// - Complexity: O(nodes).
  public init(_ first: Partition, _ second: Partition) {
    precondition(first.nodeCount == second.nodeCount)
    var common: [UInt64: Int] = [:]
    var cells: [UInt64] = []
    for (one, other) in zip(first.clusters, second.clusters) {
      let cell = UInt64(one) << 32 | UInt64(other)
      if common[cell, default: 0] == 0 { cells.append(cell) }
      common[cell, default: 0] += 1
    }
    let count = Double(first.nodeCount)
    // In the order of first nodes: sums are the same whatever order the table has.
    let shared = cells.map { Double(common[$0] ?? 0) }
    func entropy(_ sizes: [Double]) -> Double { sizes.reduce(0) { $0 - $1 / count * log($1 / count) } }
    let entropies = (entropy(first.sizes.map(Double.init)), entropy(second.sizes.map(Double.init)))
    let mutual = max(0, entropies.0 + entropies.1 - entropy(shared))
    let entropySum = entropies.0 + entropies.1
    func pairs(_ sizes: [Double]) -> Double { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    let together = (pairs(first.sizes.map(Double.init)), pairs(second.sizes.map(Double.init)))
    let both = pairs(shared)
    let all = count * (count - 1) / 2
    let expected = together.0 * together.1 / all
    let maximum = (together.0 + together.1) / 2

    if count == 0 {
      normalizedMutualInformation = .nan
      variationOfInformation = .nan
      rand = .nan
      adjustedRand = .nan
    } else {
      normalizedMutualInformation = entropySum == 0 ? 1 : min(1, 2 * mutual / entropySum)
      variationOfInformation = first == second ? 0 : max(0, entropySum - 2 * mutual)
      rand = all == 0 ? 1 : (all + 2 * both - together.0 - together.1) / all
      adjustedRand = first == second ? 1 : (both - expected) / (maximum - expected)
    }
  }
}
