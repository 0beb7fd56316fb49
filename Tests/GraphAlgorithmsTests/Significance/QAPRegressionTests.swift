import GraphAlgorithms
import Parallelism
import Testing

/// Values are those of R: `Tests/CrossCheck/support/netlm.R` prints them.
struct QAPRegressionTests {
  private static let outcome = [
    [0, 3, 1, 0, 2, 0], [1, 0, 4, 0, 0, 1], [0, 2, 0, 1, 0, 0], [5, 0, 1, 0, 2, 0], [0, 1, 0, 3, 0, 2],
    [1, 0, 2, 0, 1, 0],
  ]
  private static let first = [
    [0, 1, 1, 0, 1, 0], [1, 0, 1, 0, 0, 0], [0, 1, 0, 0, 0, 1], [1, 0, 1, 0, 1, 0], [0, 0, 0, 1, 0, 1],
    [0, 1, 1, 0, 0, 0],
  ]
  private static let second = [
    [0, 2, 0, 1, 0, 0], [0, 0, 3, 0, 1, 0], [1, 0, 0, 0, 0, 2], [2, 1, 0, 0, 0, 0], [0, 0, 1, 2, 0, 0],
    [0, 0, 0, 1, 3, 0],
  ]

  /// Directed, or the undirected network of the sums of both directions, capped.
  private func network(_ cells: [[Int]], isDirected: Bool, atMost limit: Int = .max) -> Network {
    var ties: [(Int, Int)] = []
    var weights: [Double] = []
    for source in cells.indices {
      for target in cells.indices where isDirected || source < target {
        let sum = isDirected ? cells[source][target] : cells[source][target] + cells[target][source]
        if sum == 0 { continue }
        ties.append((source, target))
        weights.append(Double(min(sum, limit)))
      }
    }
    return Network(ties, count: cells.count, weights: weights, isDirected: isDirected)
  }

  private func regression(
    isDirected: Bool,
    draws: Int,
    _ context: AnalysisContext = AnalysisContext()
  ) throws -> QAPRegression {
    try QAPRegression(
      of: network(Self.outcome, isDirected: isDirected),
      on: [
        network(Self.first, isDirected: isDirected, atMost: 1), network(Self.second, isDirected: isDirected),
      ],
      draws: draws,
      seed: 5,
      context
    )
  }

  private struct Golden {
    let isDirected: Bool
    let coefficients: [Double]
    let statistics: [Double]
    /// Of the t-values of all 720 orders.
    let means: [Double]
    let deviations: [Double]
    let shareAtLeast: [Double]
    let explained: Double
  }

  private static let golden = [
    Golden(
      isDirected: true,
      coefficients: [0.0517826825127333, 1.58404074702886, 0.463497453310696],
      statistics: [0.20207246800534, 4.57905876198392, 2.53208455624582],
      means: [0.114664176998, 0.00199071963958, 0.00384864531359],
      deviations: [0.863757835385, 1.11392171349, 1.27830432145],
      shareAtLeast: [0.4458333, 0.001388889, 0.04027778],
      explained: 0.530796355270692
    ),
    Golden(
      isDirected: false,
      coefficients: [-0.378947368421053, 1.92105263157895, 0.973684210526316],
      statistics: [-0.673539725520374, 2.87240597297706, 3.31991035473884],
      means: [-0.23222092439, -0.00389684345593, -0.00569241591473],
      deviations: [1.18151474412, 1.25119349683, 1.28355084913],
      shareAtLeast: [0.6666667, 0.0125, 0.006944444],
      explained: 0.711590557275542
    ),
  ]

  @Test(arguments: [0, 1])
  func `coefficients are those of R, draws those of all orders`(index: Int) throws {
    let golden = Self.golden[index]
    let draws = 8_000
    let found = try regression(isDirected: golden.isDirected, draws: draws)
    #expect(isClose(found.explainedVariance, golden.explained))
    for (term, fit) in found.terms.enumerated() {
      #expect(isClose(fit.coefficient, golden.coefficients[term]))
      #expect(isClose(fit.test.observed, golden.statistics[term]))
      // Five standard errors.
      let error = 5 * golden.deviations[term] / Double(draws).squareRoot()
      #expect(abs(fit.test.mean - golden.means[term]) < error)
      #expect(abs(fit.test.standardDeviation / golden.deviations[term] - 1) < 0.05)
      let share = golden.shareAtLeast[term]
      let spread = (share * (1 - share) / Double(draws)).squareRoot()
      #expect(abs(fit.test.probabilityAtLeast - share) < 5 * spread + 1 / Double(draws))
    }
  }

  @Test func `threads change nothing`() throws {
    let one = try regression(isDirected: true, draws: 100, AnalysisContext(workers: .single))
    let four = try regression(isDirected: true, draws: 100, AnalysisContext(workers: Workers(threadCount: 4)))
    for (a, b) in zip(one.terms, four.terms) {
      #expect(a.coefficient == b.coefficient)
      #expect(a.test.mean == b.test.mean)
      #expect(a.test.probabilityAtLeast == b.test.probabilityAtLeast)
    }
  }

  @Test func `what is not determined is undefined`() throws {
    let outcome = network(Self.outcome, isDirected: true)
    let first = network(Self.first, isDirected: true)
    let twice = try QAPRegression(of: outcome, on: [first, first], draws: 5, seed: 1)
    #expect(!twice.terms[0].coefficient.isNaN)
    #expect(twice.terms[1].coefficient.isNaN && twice.terms[2].coefficient.isNaN)
    #expect(twice.terms[2].test.probabilityAtLeast.isNaN)
    let itself = try QAPRegression(of: outcome, on: [outcome], draws: 5, seed: 1)
    #expect(isClose(itself.terms[1].coefficient, 1))
    #expect(itself.terms[1].test.observed.isNaN)
    #expect(isClose(itself.explainedVariance, 1))
    for count in 0...3 {
      let empty = Network([], count: count, isDirected: true)
      let regression = try QAPRegression(of: empty, on: [empty], draws: 5, seed: 1)
      #expect(regression.explainedVariance.isNaN)
      #expect(regression.terms.count == 2 && regression.terms[1].coefficient.isNaN)
    }
    #expect(throws: AnalysisFailure.self) {
      try QAPRegression(of: outcome, on: [Network([], count: 6)], draws: 5, seed: 1)
    }
  }
}
