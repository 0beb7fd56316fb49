import Parallelism

extension ClusterNetwork {
  /// The network whose nodes are the clusters of this one; ties inside clusters are left out.
  ///
  /// - Parameters:
  ///   - groups: this network's nodes, cluster by cluster.
  ///   - context: threads and cancellation.
  /// - Returns: the network of clusters.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges) time; O(pieces · clusters) memory beside the result.
  func aggregated(
    by groups: ClusterMembers,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> ClusterNetwork {
    let bounds = groups.balancedBounds(in: self)
    let pieces = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      try context.checkCancellation()
      return gather(bounds[piece]..<bounds[piece + 1], of: groups)
    }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(groups.count + 1)
    var neighbors: [UInt32] = []
    var weights: [Double] = []
    var masses: [Mass] = []
    neighbors.reserveCapacity(pieces.reduce(0) { $0 + $1.neighbors.count })
    weights.reserveCapacity(neighbors.capacity)
    masses.reserveCapacity(groups.count)
    for piece in pieces {
      let begin = UInt32(neighbors.count)
      for end in piece.ends { offsets.append(begin + end) }
      neighbors += piece.neighbors
      weights += piece.weights
      masses += piece.masses
    }
    return ClusterNetwork(
      offsets: offsets,
      neighbors: neighbors,
      weights: weights,
      masses: masses,
      expectation: expectation,
      unit: unit,
      threshold: threshold
    )
  }

  /// The rows of consecutive clusters.
  private struct Gathered: Sendable {
    var ends: [UInt32] = []
    var neighbors: [UInt32] = []
    var weights: [Double] = []
    var masses: [Mass] = []
  }

  private func gather(_ clusters: Range<Int>, of groups: ClusterMembers) -> Gathered {
    var gathered = Gathered()
    var ties = [Double](repeating: 0, count: groups.count)
    var touched = [UInt32](repeating: 0, count: groups.count + 1)
    var tieSpan = ties.mutableSpan
    var touchedSpan = touched.mutableSpan
    let labels = groups.labels.span
    let neighbors = neighbors.span
    let weights = weights.span
    let isWeighted = !self.weights.isEmpty
    for cluster in clusters {
      var touchedCount = 0
      var mass = Mass.none
      for place in groups.range(of: cluster) {
        let node = Int(groups.nodes[place])
        mass += masses[node]
        for position in Int(offsets[node])..<Int(offsets[node + 1]) {
          let label = labels[Int(neighbors[position])]
          let known = tieSpan[Int(label)]
          touchedSpan[touchedCount] = label
          touchedCount &+= known == 0 ? 1 : 0
          tieSpan[Int(label)] = known + (isWeighted ? weights[position] : 1)
        }
      }
      for index in 0..<touchedCount {
        let label = touchedSpan[index]
        if Int(label) != cluster {
          gathered.neighbors.append(label)
          gathered.weights.append(tieSpan[Int(label)])
        }
        tieSpan[Int(label)] = 0
      }
      gathered.ends.append(UInt32(gathered.neighbors.count))
      gathered.masses.append(mass)
    }
    return gathered
  }
}
