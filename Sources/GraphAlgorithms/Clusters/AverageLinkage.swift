/// Merges the two nearest clusters again and again; distances of clusters are means over their pairs.
///
/// Sokal and Michener (University of Kansas Science Bulletin 38, 1958). Of equal distances the pair with the
/// lowest numbers comes first. What is infinitely far is never merged.
struct AverageLinkage {
  /// By node, its cluster: the lowest of its nodes.
  private(set) var labels: [Int]
  private var distances: [Double]
  private var sizes: [Double]
  private var active: [Int]
  private let count: Int

  /// - Parameters:
  ///   - distances: row after row, symmetric.
  ///   - count: of rows.
  init(_ distances: [Double], count: Int) {
    self.distances = distances
    self.count = count
    labels = Array(0..<count)
    active = labels
    sizes = [Double](repeating: 1, count: count)
  }

  /// - Parameters:
  ///   - clusterCount: when to stop.
  ///   - context: cancellation.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes²) for each merge in the worst case; mostly O(nodes).
  mutating func merge(to clusterCount: Int, _ context: AnalysisContext) throws(AnalysisFailure) {
    // By cluster, the nearest with a higher number.
    var nearest = [Int](repeating: -1, count: count)
    for cluster in active { nearest[cluster] = findNearest(above: cluster) }
    while active.count > clusterCount {
      try context.checkCancellation()
      var best = -1
      for cluster in active where nearest[cluster] >= 0 {
        if best < 0 || distance(cluster, nearest[cluster]) < distance(best, nearest[best]) { best = cluster }
      }
      guard best >= 0, distance(best, nearest[best]).isFinite else { return }
      let other = nearest[best]
      join(other, into: best)
      for cluster in active {
        // Means may grow or shrink: who was near to either looks again.
        if cluster == best || nearest[cluster] == best || nearest[cluster] == other {
          nearest[cluster] = findNearest(above: cluster)
        } else if cluster < best, distance(cluster, best) < distance(cluster, nearest[cluster]) {
          nearest[cluster] = best
        }
      }
    }
  }

  private mutating func join(_ other: Int, into best: Int) {
    for cluster in active where cluster != best && cluster != other {
      let mean =
        (sizes[best] * distance(best, cluster) + sizes[other] * distance(other, cluster))
        / (sizes[best] + sizes[other])
      distances[best * count + cluster] = mean
      distances[cluster * count + best] = mean
    }
    sizes[best] += sizes[other]
    active.removeAll { $0 == other }
    for node in labels.indices where labels[node] == other { labels[node] = best }
  }

  private func distance(_ first: Int, _ second: Int) -> Double { distances[first * count + second] }

  private func findNearest(above cluster: Int) -> Int {
    var nearest = -1
    for other in active where other > cluster {
      if nearest < 0 || distance(cluster, other) < distance(cluster, nearest) { nearest = other }
    }
    return nearest
  }
}
