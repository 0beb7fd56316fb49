import GraphAlgorithms
import GraphLiterals
import Parallelism
import Testing

struct SignificanceTests {
  /// Every network that could be drawn, as the list of its ties, and how often each was.
  private func histogram(
    of network: Network,
    keeping condition: RandomDraws.Condition,
    among outcomes: [[[Int]]],
    draws: Int
  ) throws -> [Double] {
    let compared = try RandomDraws.compare(network, keeping: condition, draws: draws, seed: 3) { drawn in
      let ties = ties(of: drawn)
      return outcomes.map { $0 == ties ? 1 : 0 }
    }
    return compared.map { ($0.mean * Double(draws)).rounded() }
  }

  private func ties(of network: Network) -> [[Int]] {
    (0..<network.nodeCount)
      .flatMap { node in
        network.rows.range(of: node).map { [node, Int(network.rows.neighbors[$0])] }
          .filter { network.isDirected || $0[0] <= $0[1] }
      }
  }

  private func chiSquare(_ counts: [Double], draws: Int) -> Double {
    let expected = Double(draws) / Double(counts.count)
    return counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
  }

  @Test func `curveball draws every matching equally often`() throws {
    let network = Network(
      [(0, 3), (1, 4), (2, 5)],
      count: 6,
      sides: [.first, .first, .first, .second, .second, .second]
    )
    let orders = [[3, 4, 5], [3, 5, 4], [4, 3, 5], [4, 5, 3], [5, 3, 4], [5, 4, 3]]
    let outcomes = orders.map { order in order.enumerated().map { [$0.offset, $0.element] } }
    let counts = try histogram(of: network, keeping: .degrees, among: outcomes, draws: 6_000)
    #expect(counts.reduce(0, +) == 6_000)
    // With 5 degrees of freedom, more than 20.5 in one run of a thousand.
    #expect(chiSquare(counts, draws: 6_000) < 20.5)
  }

  /// Rows 2, 1, 1 and columns 2, 1, 1 allow five matrices.
  @Test func `curveball is uniform where degrees differ`() throws {
    let sides: [Network.Side] = [.first, .first, .first, .second, .second, .second]
    let network = Network([(0, 3), (0, 4), (1, 3), (2, 5)], count: 6, sides: sides)
    let cells = (0..<3).flatMap { row in (3..<6).map { [row, $0] } }
    let outcomes = (0..<(1 << 9))
      .map { set in cells.indices.filter { set >> $0 & 1 == 1 }.map { cells[$0] } }
      .filter { ties in
        (0..<6).map { node in ties.count { $0.contains(node) } } == [2, 1, 1, 2, 1, 1]
      }
    #expect(outcomes.count == 5)
    let counts = try histogram(of: network, keeping: .degrees, among: outcomes, draws: 5_000)
    #expect(counts.reduce(0, +) == 5_000)
    // With 4 degrees of freedom.
    #expect(chiSquare(counts, draws: 5_000) < 18.5)
  }

  @Test func `swaps draw every perfect matching equally often`() throws {
    let network = Network([(0, 1), (2, 3), (4, 5)], count: 6)
    // The partner of 0, then that of the first node that is left.
    var outcomes: [[[Int]]] = []
    for partner in 1..<6 {
      let left = (1..<6).filter { $0 != partner }
      for other in left.dropFirst() {
        let last = left.dropFirst().filter { $0 != other }
        outcomes.append([[0, partner], [left[0], other], last])
      }
    }
    #expect(outcomes.count == 15)
    let counts = try histogram(of: network, keeping: .degrees, among: outcomes, draws: 15_000)
    #expect(counts.reduce(0, +) == 15_000)
    // With 14 degrees of freedom.
    #expect(chiSquare(counts, draws: 15_000) < 36.1)
  }

  @Test func `ties are drawn anywhere, sparse and dense`() throws {
    let pairs = (0..<4).flatMap { a in (a + 1..<4).map { (a, $0) } }
    for edgeCount in 0...6 {
      let network = Network(Array(pairs.prefix(edgeCount)), count: 4)
      let outcomes = (0..<64)
        .map { set in pairs.indices.filter { set >> $0 & 1 == 1 }.map { [pairs[$0].0, pairs[$0].1] } }
        .filter { $0.count == edgeCount }
      let counts = try histogram(of: network, keeping: .edges, among: outcomes, draws: 4_000)
      #expect(counts.reduce(0, +) == 4_000)
      // With at most 19 degrees of freedom.
      #expect(chiSquare(counts, draws: 4_000) < 43.8)
    }
  }

  @Test(arguments: 0..<40)
  func `what is to be kept is kept`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let made = RandomNetwork(
      &random,
      upTo: 12,
      isWeighted: false,
      isTwoMode: seed % 2 == 0 ? true : false,
      isSimple: true
    )
    if made.isDirected, made.sides != nil { return }
    @Sendable func numbers(_ network: Network, _ condition: RandomDraws.Condition) -> [Double] {
      let ties = ties(of: network)
      let known = Set(ties)
      #expect(known.count == ties.count && known.allSatisfy { $0[0] != $0[1] })
      if let sides = network.sides { #expect(known.allSatisfy { sides[$0[0]] != sides[$0[1]] }) }
      switch condition {
      case .edges: return [Double(ties.count)]
      case .degrees:
        return (0..<network.nodeCount)
          .flatMap { [Double(network.rows.degree(of: $0)), Double(network.reversedRows.degree(of: $0))] }
      case .dyads: return [Double(ties.count), Double(ties.count { known.contains([$0[1], $0[0]]) })]
      }
    }
    for condition in RandomDraws.Condition.allCases where condition != .dyads || made.isDirected {
      let compared = try RandomDraws.compare(made.network, keeping: condition, draws: 20, seed: 1) {
        numbers($0, condition)
      }
      for number in compared {
        #expect(number.mean == number.observed && number.standardDeviation == 0 && number.z.isNaN)
        #expect(number.probabilityAtLeast == 1 && number.probabilityAtMost == 1)
      }
    }
  }

  @Test func `only directed networks have dyads to keep`() {
    #expect(throws: AnalysisFailure.self) {
      try RandomDraws.compare(karateClub, keeping: .dyads, draws: 2, seed: 1) { _ in [0] }
    }
    #expect(throws: AnalysisFailure.self) { try Curveball(karateClub, seed: 1) }
  }

  @Test func `nothing to draw from`() throws {
    for sides in [[], [Network.Side.first], [.second, .second], [.first, .second]] {
      let network = Network([], count: sides.count, sides: sides)
      for condition in [RandomDraws.Condition.degrees, .edges] {
        let compared = try RandomDraws.compare(network, keeping: condition, draws: 3, seed: 1) {
          [Double($0.edgeCount)]
        }
        #expect(compared[0].mean == 0)
      }
    }
  }

  @Test func `the same seed gives the same draws on any number of threads`() throws {
    let found = try [1, 4]
      .map { count in
        try RandomDraws.compare(
          southernWomen,
          keeping: .degrees,
          draws: 50,
          seed: 9,
          AnalysisContext(workers: .init(threadCount: count))
        ) { network throws(AnalysisFailure) in [Double(try Butterflies.count(in: network))] }
      }
    #expect(found[0][0].mean == found[1][0].mean)
    #expect(found[0][0].standardDeviation == found[1][0].standardDeviation)
    #expect(found[0][0].standardDeviation > 0)
  }

  @Test func `p-values count the observed among the draws`() {
    let compared = ChanceComparison(observed: 3, draws: [1, 2, 3, 4, .nan])
    #expect(compared.drawCount == 4 && compared.mean == 2.5)
    #expect(compared.probabilityAtLeast == 3.0 / 5 && compared.probabilityAtMost == 4.0 / 5)
    #expect(compared.probabilityTwoSided == 1)
    #expect(isClose(compared.standardDeviation, (5.0 / 3).squareRoot()))
    #expect(ChanceComparison(observed: .nan, draws: [1, 2]).probabilityAtLeast.isNaN)
    #expect(ChanceComparison(observed: 1, draws: []).mean.isNaN)
  }

  @Test func `groups are dealt out anew, each as often`() throws {
    let compared = try LabelPermutation.compare(groups: [0, 0, 1], draws: 3_000, seed: 2) { groups in
      [groups.reduce(0) { $0 + Double($1) }] + (0..<3).map { groups[$0] == 1 ? 1 : 0 }
    }
    #expect(compared[0].mean == 1 && compared[0].standardDeviation == 0)
    let counts = compared.dropFirst().map { $0.mean * 3_000 }
    // With 2 degrees of freedom.
    #expect(chiSquare(counts, draws: 3_000) < 13.8)
  }

  @Test(arguments: 0..<40)
  func `the correlation of relations is that of their cells`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 0...6, using: &random)
    let isDirected = seed % 2 == 0
    func relation() -> ([[Double]], Network) {
      var cells = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
      for source in 0..<count {
        for target in 0..<count where Int.random(in: 0..<3, using: &random) == 0 {
          cells[source][target] = Double(Int.random(in: 1...4, using: &random))
          if !isDirected { cells[target][source] = cells[source][target] }
        }
      }
      let pairs = (0..<count)
        .flatMap { a in (0..<count).map { (a, $0) } }
        .filter { cells[$0.0][$0.1] > 0 && (isDirected || $0.0 <= $0.1) }
      let weights = pairs.map { cells[$0.0][$0.1] }
      return (cells, Network(pairs, count: count, weights: weights, isDirected: isDirected))
    }
    let (a, first) = relation()
    let (b, second) = relation()
    let outside = (0..<count).flatMap { i in (0..<count).filter { $0 != i }.map { (a[i][$0], b[i][$0]) } }
    let size = Double(outside.count)
    let means = (outside.reduce(0) { $0 + $1.0 } / size, outside.reduce(0) { $0 + $1.1 } / size)
    let products = outside.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) }
    let squares =
      outside.reduce(0) { $0 + ($1.0 - means.0) * ($1.0 - means.0) }
      * outside.reduce(0) { $0 + ($1.1 - means.1) * ($1.1 - means.1) }
    let expected = squares > 1e-12 ? products / squares.squareRoot() : .nan
    let compared = try QAPCorrelation.compare(first, second, draws: 10, seed: 1)
    #expect(isClose(compared.observed, expected))
    let itself = try QAPCorrelation.compare(first, first, draws: 10, seed: 1)
    #expect(itself.observed.isNaN || isClose(itself.observed, 1))
    #expect(itself.observed.isNaN || itself.mean <= 1 + 1e-9)
  }
}
