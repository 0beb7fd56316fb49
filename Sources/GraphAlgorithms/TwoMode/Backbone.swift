/// Which pairs of one side share more neighbours than chance would give them.
///
/// Two poles share an actor by chance when each draws its actors at random, as many as it has: the number
/// shared is hypergeometric (Tumminello et al., PLoS ONE 6(3), e17994, 2011). A pair is kept where its
/// p-value, corrected for the number of pairs tested, is below a level.
public struct Backbone: Sendable {
  public enum Correction: String, Sendable, CaseIterable {
    /// The share of false ties among those kept (Benjamini and Hochberg, JRSS B 57, 1995).
    case falseDiscovery
    /// The chance of any false tie (Bonferroni).
    case bonferroni
    case none
  }

  public struct Tie: Sendable {
    public let first: Int
    public let second: Int
    public let shared: Int
    /// How many they would share by chance.
    public let expected: Double
    /// How likely it is that they share as many by chance.
    public let probability: Double
  }

  /// By first node, then by second.
  public let ties: [Tie]
  /// How many pairs were tested: all pairs of the side, also those that share nothing.
  public let testCount: Int

  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - side: whose pairs.
  ///   - level: from 0 to 1; 1 with no correction keeps every pair that shares anything.
  ///   - correction: for many tests.
  ///   - context: threads, cancellation and memory.
  /// - Throws: `.invalid` for a network that is not two-mode; `.cancelled`; `.tooMuchMemory`.
  /// - Complexity: O(paths of two edges + pairs that share a neighbour · smaller degree).
  public init(
    _ network: Network,
    of side: Network.Side,
    level: Double = 0.05,
    correction: Correction = .falseDiscovery,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let shared = try SharedNeighbors(network, of: side, context)
    let population = network.nodeCount - shared.members.count
    let rows = network.rows
    let pieces = try shared.reduce([Tie]()) { (ties, node, others, counts) throws(AnalysisFailure) in
      for (other, number) in zip(others, counts) {
        let count = Int(number)
        let chance = Hypergeometric(
          population: population,
          successes: rows.degree(of: node),
          draws: rows.degree(of: Int(other))
        )
        ties.append(
          Tie(
            first: node,
            second: Int(other),
            shared: count,
            expected: chance.mean,
            probability: chance.probability(atLeast: count)
          )
        )
      }
      try context.checkMemory(bytes: ties.count * 40)
    }
    let all = pieces.flatMap { $0 }
    let tests = shared.members.count * (shared.members.count - 1) / 2
    let limit = Self.limit(all.map(\.probability), tests, level, correction)
    testCount = tests
    ties = all.filter { $0.probability <= limit }
  }

  /// The largest p-value that is kept; below 0 for none.
  private static func limit(
    _ probabilities: [Double],
    _ tests: Int,
    _ level: Double,
    _ correction: Correction
  ) -> Double {
    switch correction {
    case .none: return level
    case .bonferroni: return tests == 0 ? level : level / Double(tests)
    case .falseDiscovery:
      // Pairs that share nothing have the p-value 1 and come last.
      for (rank, probability) in probabilities.sorted().enumerated().reversed()
      where probability <= level * Double(rank + 1) / Double(tests) {
        return probability
      }
      return -1
    }
  }
}
