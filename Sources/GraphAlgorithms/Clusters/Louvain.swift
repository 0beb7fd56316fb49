/// Clusters by moving nodes, then clusters of nodes, as long as the objective grows.
///
/// Nodes begin alone and move to the neighbouring cluster that gains most; the clusters become the nodes of a
/// smaller network, and so on until nothing moves (Blondel, Guillaume, Lambiotte and Lefebvre, Journal of
/// Statistical Mechanics P10008, 2008). We depart from the paper in looking only at nodes whose neighbours
/// moved, and in letting a node also go away alone. Clusters need not be connected: `Leiden` guarantees that.
///
/// Weights must not be negative; a tie that weighs 0 is none. Isolates stay alone. Parallel edges add up, loops
/// count in degrees. A directed network is searched with the directed null model.
public enum Louvain: ClusterSearch {
  /// - Parameters:
  ///   - network: any.
  ///   - options: what to search for; `iterations` has no meaning here.
  ///   - context: threads, cancellation and memory.
  /// - Returns: the clusters; the same for one seed on any number of threads.
  /// - Throws: `AnalysisFailure.invalid` for negative weights, or an objective that does not fit.
  /// - Complexity: about O(edges · levels), with few levels in practice; O(nodes + edges) memory.
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
    var level = network
    // By node of the network, its node of the level.
    var places = (0..<UInt32(network.nodeCount)).map { $0 }
    var levelCount = 0
    while true {
      levelCount += 1
      var labels = (0..<UInt32(level.nodeCount)).map { $0 }
      let hasMoved = try LocalMoving(network: level, context: context).run(&labels, &random)
      let count = compact(&labels, limit: level.nodeCount)
      for node in places.indices { places[node] = labels[Int(places[node])] }
      if !hasMoved || count == level.nodeCount { return (places, count, levelCount) }
      level = try level.aggregated(by: ClusterMembers(labels: labels, count: count), context)
    }
  }
}
