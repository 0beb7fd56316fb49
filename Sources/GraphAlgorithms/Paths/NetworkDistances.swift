/// The usual numbers about distances in a network, in edges.
///
/// Pairs that no path joins are left out, as igraph does (`unconn`), and `reachableShare` says how many are
/// joined. Diameter and radius are those of the eccentricities of nodes that reach some other node.
public struct NetworkDistances: Sendable {
  /// The largest distance; NaN where no node reaches another.
  public let diameter: Double
  /// The smallest eccentricity of nodes that reach another.
  public let radius: Double
  /// Over ordered pairs of different nodes that a path joins.
  public let mean: Double
  /// By how much `mean` may be off, with 95 % probability; 0 where all nodes were sources.
  public let meanError: Double
  /// How many of the ordered pairs from the sources are joined.
  public let reachableShare: Double
  /// Whether distances were taken from all nodes.
  ///
  /// Else the diameter is a lower bound, the radius an upper one.
  public let isExact: Bool

  /// - Parameters:
  ///   - survey: of all nodes, or of a sample.
  ///   - nodeCount: of the network.
  public init(_ survey: DistanceSurvey, nodeCount: Int) {
    let reaching = survey.sources.indices.filter { survey.reachedCounts[$0] > 0 }
    let reached = survey.reachedCounts.reduce(0, +)
    let sum = survey.distanceSums.reduce(0, +)
    isExact = survey.sources.count == nodeCount
    diameter = reaching.map { Double(survey.eccentricities[$0]) }.max() ?? .nan
    radius = reaching.map { Double(survey.eccentricities[$0]) }.min() ?? .nan
    mean = reached == 0 ? .nan : Double(sum) / Double(reached)
    let pairs = Double(survey.sources.count) * Double(nodeCount - 1)
    reachableShare = pairs > 0 ? Double(reached) / pairs : .nan
    // The mean is a ratio of sums over the sources: its error by linearization (Cochran, Sampling
    // Techniques, 3rd edition, chapter 6), with the correction for a finite population.
    let count = Double(survey.sources.count)
    guard !isExact, count > 1, reached > 0 else {
      meanError = isExact ? 0 : .nan
      return
    }
    var squares = 0.0
    for index in survey.sources.indices {
      let difference = Double(survey.distanceSums[index]) - mean * Double(survey.reachedCounts[index])
      squares += difference * difference
    }
    let perSource = Double(reached) / count
    let variance = squares / (count - 1) / count * (1 - count / Double(nodeCount))
    meanError = 1.96 * variance.squareRoot() / perSource
  }
}
