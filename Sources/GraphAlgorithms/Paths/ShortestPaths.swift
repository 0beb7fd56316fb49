/// The paths of least cost between two nodes.
public enum ShortestPaths {
  /// One of them, always the same.
  ///
  /// - Parameters:
  ///   - network: any network with weights of 0 or more; without weights, each edge costs 1.
  ///   - source: where it begins.
  ///   - target: where it ends; may be the source.
  ///   - context: cancellation.
  /// - Returns: nil where no path leads there.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight, or `.cancelled`.
  /// - Complexity: as Dijkstra's search up to the target.
  public static func one(
    in network: Network,
    from source: Int,
    to target: Int,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> NetworkPath? {
    try WeightedDistances(network, from: [source], to: target, context).path(to: target)
  }

  /// All of them, as paths that visit no node twice.
  ///
  /// Parallel edges of equal weight make different paths. Costs that differ by less than a part in 10¹² count as equal, for sums of fractions are not exact.
  ///
  /// - Parameters:
  ///   - network: any network with weights of 0 or more.
  ///   - source: where they begin.
  ///   - target: where they end.
  ///   - limit: how many there may be.
  ///   - context: cancellation.
  /// - Returns: in order of nodes, then edges; empty where no path leads there.
  /// - Throws: `AnalysisFailure.invalid` where there are more than the limit.
  /// - Complexity: as Dijkstra's search, and the length of each path.
  public static func all(
    in network: Network,
    from source: Int,
    to target: Int,
    atMost limit: Int,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> [NetworkPath] {
    let remaining = try WeightedDistances(network, from: [target], isReversed: true, context).distances
    guard remaining[source] < .infinity else { return [] }
    let least = remaining[source]
    var walk = SimplePathWalk(network, to: target, remaining: remaining)
    return try walk.paths(from: source, costing: least * (1 + 1e-12), length: .max, atMost: limit, context)
      .map { NetworkPath(nodes: $0.nodes, entries: $0.entries, cost: least) }
  }
}
