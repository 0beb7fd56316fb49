import Parallelism

/// How often someone is met who follows edges at random, and now and then begins anew somewhere.
///
/// Page, Brin, Motwani and Winograd, Stanford InfoLab 1999-66. With probability `damping` the walk goes on
/// along an edge, chosen in proportion to its weight, else, and from nodes without outgoing edges, it begins
/// anew at a node chosen by the `restart` weights: the same for all nodes, or personalised. The scores sum to
/// 1. Parallel edges add up; a loop in an undirected network counts once. In an empty network there are none.
public struct PageRank: Sendable {
  /// By node.
  public let scores: [Double]
  public let iterations: Int
  /// Sum over the nodes of how far one more step would move the scores; with damping `d`, the sum of their
  /// errors is at most this divided by `1 - d`.
  public let residual: Double
  /// Whether the residual is within the tolerance; true where a number of iterations was asked for.
  public let hasConverged: Bool

  public struct Options: Sendable {
    /// From 0, below 1.
    public var damping = 0.85
    /// The residual to reach.
    public var tolerance = 1e-8
    /// At most so many iterations.
    public var maximumIterations = 1_000
    /// Exactly so many steps from equal scores, as LDBC Graphalytics wants; nil for as many as it takes.
    public var fixedIterations: Int?
    /// By node, how likely the walk begins there, in any unit; nil for all equally likely.
    public var restart: [Double]?

    public init() {}
  }

  /// - Parameters:
  ///   - network: any network; weights of 0 or more.
  ///   - options: of the walk, and how exactly to compute.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.invalid` for negative weights, or restart weights that are negative or all 0.
  /// - Complexity: O(nodes + edges) an iteration. Undirected networks are solved by conjugate gradients, in
  ///   about `√((1 + d) / (1 - d))` as many iterations as digits; others step by step, as the definition goes,
  ///   the residual falling at least by `d` each time.
  public init(
    _ network: Network,
    _ options: Options = Options(),
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    precondition(options.damping >= 0 && options.damping < 1)
    guard network.nodeCount > 0 else {
      scores = []
      iterations = 0
      residual = 0
      hasConverged = true
      return
    }
    let restart = try Self.probabilities(options.restart, nodeCount: network.nodeCount)
    let walk = try RandomWalk(network, damping: options.damping, restart: restart, context)
    if let steps = options.fixedIterations {
      (scores, residual) = try walk.stepped(steps)
      iterations = steps
      hasConverged = true
      return
    }
    let found =
      network.isDirected
      ? try walk.repeated(until: options.tolerance, atMost: options.maximumIterations)
      : try walk.solved(to: options.tolerance, atMost: options.maximumIterations)
    scores = found.scores
    residual = found.residual
    iterations = found.iterations
    hasConverged = found.residual <= options.tolerance
  }

  private static func probabilities(
    _ weights: [Double]?,
    nodeCount: Int
  ) throws(AnalysisFailure) -> [Double] {
    guard let weights else { return [Double](repeating: 1 / Double(nodeCount), count: nodeCount) }
    precondition(weights.count == nodeCount)
    let sum = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), sum > 0, sum.isFinite else {
      throw .invalid("the walk needs nodes to begin at: weights of 0 or more, not all 0")
    }
    return weights.map { $0 / sum }
  }
}
