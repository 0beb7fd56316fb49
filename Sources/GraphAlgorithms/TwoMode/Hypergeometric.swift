import Glibc

/// The number of neighbours that two nodes share when each chooses its own at random.
///
/// Of `population` nodes, one chose `successes` and the other `draws`; how many did both choose?
public struct Hypergeometric: Sendable {
  private let population: Int
  private let successes: Int
  private let draws: Int

  /// - Parameters:
  ///   - population: how many can be chosen.
  ///   - successes: how many the first chose, at most `population`.
  ///   - draws: how many the second chose, at most `population`.
  public init(population: Int, successes: Int, draws: Int) {
    precondition(successes >= 0 && successes <= population && draws >= 0 && draws <= population)
    self.population = population
    self.successes = successes
    self.draws = draws
  }

  public var mean: Double {
    population == 0 ? 0 : Double(successes) * Double(draws) / Double(population)
  }

  /// How likely it is that they share at least so many.
  ///
  /// - Complexity: O(draws).
  public func probability(atLeast count: Int) -> Double {
    let least = max(0, successes + draws - population)
    let most = min(successes, draws)
    if count <= least { return 1 }
    if count > most { return 0 }
    // From the term nearest to the mean outwards: so the first is the largest, and none that matters is 0.
    return Double(count) > mean
      ? min(sum(from: count, to: most), 1) : max(1 - sum(from: count - 1, to: least), 0)
  }

  /// The sum of the probabilities of numbers, up or down, where they grow ever smaller.
  private func sum(from first: Int, to last: Int) -> Double {
    var term = exp(logarithm(of: first))
    var sum = term
    var shared = first
    while shared != last, term > sum * 1e-17 {
      term *= first < last ? ratio(after: shared) : 1 / ratio(after: shared - 1)
      shared += first < last ? 1 : -1
      sum += term
    }
    return sum
  }

  /// The probability of one more, by that of a number.
  private func ratio(after shared: Int) -> Double {
    Double(successes - shared) * Double(draws - shared)
      / (Double(shared + 1) * Double(population - successes - draws + shared + 1))
  }

  private func logarithm(of count: Int) -> Double {
    func choose(_ n: Int, _ k: Int) -> Double {
      lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
    }
    return choose(successes, count) + choose(population - successes, draws - count)
      - choose(population, draws)
  }
}
