/// A partition that a search found, and how good it is.
public struct Clustering: Sendable {
  public let partition: Partition
  /// By the objective that was searched with; NaN where it is not defined, such as modularity without ties.
  public let quality: Double
  /// How many times the search went through the network and its aggregates.
  public let iterations: Int
}

/// What clusters are searched for.
public struct ClusterOptions: Sendable {
  public var objective: ClusterObjective
  /// Above 1, more and smaller clusters; below, fewer and larger ones.
  ///
  /// For `constantPotts`, the density that a cluster's ties must exceed.
  public var resolution: Double
  /// The same seed gives the same clusters.
  public var seed: UInt64
  /// At most so many; the search ends earlier when nothing changes.
  public var iterations: Int

  public init(
    objective: ClusterObjective = .modularity,
    resolution: Double = 1,
    seed: UInt64 = 1,
    iterations: Int = 2
  ) {
    self.objective = objective
    self.resolution = resolution
    self.seed = seed
    self.iterations = iterations
  }
}

/// How good a partition is.
public enum ClusterQuality {
  /// The quality of a given partition by an objective.
  ///
  /// - Parameters:
  ///   - partition: of the network's nodes.
  ///   - network: any; a loop is a tie inside its node's cluster.
  ///   - objective: what to measure.
  ///   - resolution: of the objective.
  /// - Returns: NaN where it is not defined: modularity of a network without ties.
  /// - Throws: `AnalysisFailure.invalid` where the objective does not fit the network.
  /// - Complexity: O(nodes + edges).
  public static func of(
    _ partition: Partition,
    in network: Network,
    objective: ClusterObjective = .modularity,
    resolution: Double = 1
  ) throws(AnalysisFailure) -> Double {
    precondition(partition.nodeCount == network.nodeCount)
    switch objective {
    case .modularity where network.isDirected:
      return NullModel.directedDegrees(of: network, resolution: resolution)
        .quality(of: partition, in: network)
    case .modularity:
      return NullModel.degrees(of: network, resolution: resolution).quality(of: partition, in: network)
    case .twoMode:
      return try NullModel.sides(of: network, resolution: resolution).quality(of: partition, in: network)
    case .constantPotts:
      return NullModel.constant(of: network, resolution: resolution).quality(of: partition, in: network)
    }
  }
}

/// A way to search for clusters, whatever the null model.
protocol ClusterSearch {
  /// - Returns: by node, its cluster numbered from 0; how many clusters; how many iterations.
  static func search<Mass>(
    _ network: ClusterNetwork<Mass>,
    _ options: ClusterOptions,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> (labels: [UInt32], count: Int, iterations: Int)
}

extension ClusterSearch {
  /// Searches with the null model of the objective.
  static func run(
    _ network: Network,
    _ options: ClusterOptions,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> Clustering {
    // Copies of ties, an aggregate, and arrays by node.
    try context.checkMemory(bytes: network.rows.entryCount * 40 + network.nodeCount * 160)
    let resolution = options.resolution
    switch options.objective {
    case .modularity where network.isDirected:
      return try run(network, .directedDegrees(of: network, resolution: resolution), options, context)
    case .modularity: return try run(network, .degrees(of: network, resolution: resolution), options, context)
    case .twoMode: return try run(network, .sides(of: network, resolution: resolution), options, context)
    case .constantPotts:
      return try run(network, .constant(of: network, resolution: resolution), options, context)
    }
  }

  private static func run<Mass>(
    _ network: Network,
    _ model: NullModel<Mass>,
    _ options: ClusterOptions,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> Clustering {
    let found = try search(try model.clusterNetwork(of: network), options, context)
    let partition = Partition(compact: found.labels, count: found.count)
    return Clustering(
      partition: partition,
      quality: model.quality(of: partition, in: network),
      iterations: found.iterations
    )
  }
}
