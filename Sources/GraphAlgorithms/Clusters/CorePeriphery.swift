import Parallelism

/// A dense core and a sparse periphery: how near a network is to that (Borgatti and Everett, "Models of
/// core/periphery structures", Social Networks 21, 2000).
///
/// Fits are Pearson correlations, over pairs of different nodes, of ties with an ideal. Directions are ignored:
/// a tie weighs what leads either way. Loops are left out. NaN where ties do not vary.
public enum CorePeriphery {
  /// What the ideal of the discrete model has between core and periphery.
  public enum Between: String, Sendable, CaseIterable {
    /// All tied: a pair is tied where either is in the core.
    case tied
    /// None tied: a pair is tied where both are in the core.
    case untied
    /// Whatever: these pairs do not count.
    case ignored
  }

  /// Who is in the core.
  public struct Discrete: Sendable {
    /// By node.
    public let isCore: [Bool]
    public let fit: Double
  }

  /// How much each node is in the core.
  public struct Continuous: Sendable {
    /// By node, 0 or more, the squares summing up to 1.
    public let coreness: [Double]
    /// The correlation of ties with products of coreness.
    public let fit: Double
    /// Whether the iteration came to rest.
    public let hasConverged: Bool
  }

  /// The best core that a search finds.
  ///
  /// Begins with the best of the cores that the nodes of greatest degree make, and with random ones; moves one
  /// node, or exchanges two, as long as the fit grows.
  ///
  /// - Parameters:
  ///   - network: any.
  ///   - between: of the ideal.
  ///   - seed: of the random beginnings.
  ///   - starts: how many beginnings.
  ///   - context: threads and cancellation.
  /// - Returns: the core of best fit; nobody in it where ties do not vary.
  /// - Throws: `AnalysisFailure.invalid` for negative weights.
  /// - Complexity: O(starts · moves · (nodes + edges)), and exchanges of O(core · periphery) each round.
  public static func discrete(
    _ network: Network,
    between: Between = .ignored,
    seed: UInt64 = 1,
    starts: Int = 10,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Discrete {
    let ties = try PairTies(network)
    let found = try context.workers.map(pieces: max(starts, 1)) { (piece) throws(AnalysisFailure) in
      var random = RandomNumbers(seed: seed, stream: UInt64(piece))
      var search = CoreSearch(ties, between)
      if piece == 0 { search.startByDegree() } else { search.startAtRandom(&random) }
      try search.improve(context)
      return Discrete(isCore: search.isCore, fit: search.fit)
    }
    var best = found[0]
    for other in found.dropFirst() where other.fit > best.fit + 1e-12 || (best.fit.isNaN && !other.fit.isNaN)
    {
      best = other
    }
    return best.fit.isNaN
      ? Discrete(isCore: [Bool](repeating: false, count: network.nodeCount), fit: .nan) : best
  }

  /// The coreness whose products come nearest to the ties, in squares, off the diagonal.
  ///
  /// Minimum residuals (Comrey, Educational and Psychological Measurement 22, 1962), as Boyd, Fitzgerald,
  /// Mahutga and Smith (Social Networks 32, 2010) advise, node by node.
  ///
  /// - Parameters:
  ///   - network: any.
  ///   - tolerance: the greatest change of a value that counts as none.
  ///   - maximumIterations: when to give up.
  ///   - context: cancellation.
  /// - Returns: coreness and its fit.
  /// - Throws: `AnalysisFailure.invalid` for negative weights.
  /// - Complexity: O(iterations · edges).
  public static func continuous(
    _ network: Network,
    tolerance: Double = 1e-10,
    maximumIterations: Int = 10_000,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Continuous {
    let ties = try PairTies(network)
    let count = network.nodeCount
    let mean = ties.weights.reduce(0, +) / Double(max(count, 1))
    var coreness = [Double](repeating: mean > 0 ? mean.squareRoot() : 0, count: count)
    var hasConverged = false
    for _ in 0..<maximumIterations {
      try context.checkCancellation()
      var squares = coreness.reduce(0) { $0 + $1 * $1 }
      var change = 0.0
      for node in 0..<count {
        squares -= coreness[node] * coreness[node]
        var sum = 0.0
        for position in ties.range(of: node) {
          sum += ties.weights[position] * coreness[Int(ties.neighbors[position])]
        }
        let value = squares > 0 ? sum / squares : 0
        change = max(change, abs(value - coreness[node]))
        coreness[node] = value
        squares += value * value
      }
      if change <= tolerance * max(1, coreness.max() ?? 0) {
        hasConverged = true
        break
      }
    }
    let length = coreness.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0 { for node in 0..<count { coreness[node] /= length } }
    return Continuous(
      coreness: coreness,
      fit: ties.correlation(withProductsOf: coreness),
      hasConverged: hasConverged
    )
  }
}
