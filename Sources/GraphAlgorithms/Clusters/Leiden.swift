/// Clusters like Louvain's, but each of them connected, and better.
///
/// Before clusters become nodes of a smaller network they are refined into well-connected parts; the parts
/// become the nodes, which may leave their cluster later. Every cluster found is connected by ties (Traag,
/// Waltman and van Eck, "From Louvain to Leiden", Scientific Reports 9, 5233, 2019). We depart from the paper
/// in measuring the randomness of refinement in mean ties, so that a scale of weights changes nothing.
///
/// Weights must not be negative; a tie that weighs 0 is none. Isolates stay alone. Parallel edges add up, loops
/// count in degrees. A directed network is searched with the directed null model; its clusters are connected
/// when directions are ignored.
public enum Leiden: ClusterSearch {
  /// - Parameters:
  ///   - network: any.
  ///   - options: what to search for.
  ///   - context: threads, cancellation and memory.
  /// - Returns: the clusters; the same for one seed on any number of threads.
  /// - Throws: `AnalysisFailure.invalid` for negative weights, or an objective that does not fit.
  /// - Complexity: about O(iterations · edges · levels), with few levels in practice; O(nodes + edges) memory.
  public static func clusters(
    of network: Network,
    _ options: ClusterOptions = ClusterOptions(),
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Clustering {
    try run(network, options, context)
  }

  static func search<Mass>(
    _ network: ClusterNetwork<Mass>,
    _ options: ClusterOptions,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> (labels: [UInt32], count: Int, iterations: Int) {
    var random = RandomNumbers(seed: options.seed)
    var labels = (0..<UInt32(network.nodeCount)).map { $0 }
    var count = labels.count
    for iteration in 0..<max(options.iterations, 1) {
      let before = labels
      count = try improve(&labels, in: network, &random, context)
      context.reportProgress(Double(iteration + 1) / Double(max(options.iterations, 1)))
      if labels == before { return (labels, count, iteration + 1) }
    }
    return (labels, count, max(options.iterations, 1))
  }

  /// One iteration: from the nodes up to where no cluster can be merged or moved.
  ///
  /// Labels are numbered from 0 by the first node afterwards; returns how many there are.
  private static func improve<Mass>(
    _ labels: inout [UInt32],
    in network: ClusterNetwork<Mass>,
    _ random: inout RandomNumbers,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> Int {
    var level = network
    // By node of the network, its node of the level; by node of the level, its cluster.
    var places = (0..<UInt32(network.nodeCount)).map { $0 }
    var clusters = labels
    while true {
      _ = try LocalMoving(network: level, context: context).run(&clusters, &random)
      let clusterCount = compact(&clusters, limit: level.nodeCount)
      if clusterCount == level.nodeCount { break }
      var order = (0..<UInt32(level.nodeCount)).map { $0 }
      random.shuffle(&order)
      let groups = ClusterMembers(labels: clusters, count: clusterCount, order: order)
      var parts = try Refinement(network: level, context: context).parts(of: groups, seed: random.next())
      var partCount = compact(&parts, limit: level.nodeCount)
      if partCount == level.nodeCount {
        // Nothing could be merged: what holds together by ties is all that there is.
        parts = level.components(within: clusters)
        partCount = compact(&parts, limit: level.nodeCount)
        clusters = parts
        if partCount == level.nodeCount { break }
      }
      var clusterOfPart = [UInt32](repeating: 0, count: partCount)
      for node in parts.indices { clusterOfPart[Int(parts[node])] = clusters[node] }
      for node in places.indices { places[node] = parts[Int(places[node])] }
      level = try level.aggregated(by: ClusterMembers(labels: parts, count: partCount), context)
      clusters = clusterOfPart
    }
    for node in labels.indices { labels[node] = clusters[Int(places[node])] }
    return compact(&labels, limit: network.nodeCount)
  }
}

extension ClusterNetwork {
  /// By node, the first node of what is connected with it inside its cluster.
  ///
  /// - Complexity: O(nodes + edges).
  fileprivate func components(within clusters: [UInt32]) -> [UInt32] {
    var components = [UInt32](repeating: .max, count: nodeCount)
    var waiting: [UInt32] = []
    for first in 0..<UInt32(nodeCount) where components[Int(first)] == .max {
      components[Int(first)] = first
      waiting.append(first)
      while let node = waiting.popLast() {
        for position in Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1]) {
          let neighbor = Int(neighbors[position])
          guard clusters[neighbor] == clusters[Int(node)], components[neighbor] == .max else { continue }
          components[neighbor] = first
          waiting.append(UInt32(neighbor))
        }
      }
    }
    return components
  }
}
