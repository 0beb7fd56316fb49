import GraphAlgorithms
import GraphLiterals
import Parallelism
import PropertyGraph
import Testing

/// Against the definitions, on random simple networks of a few nodes.
struct TwoModeTests {
  /// A random network beside the neighbours of its nodes.
  private struct Sample {
    let network: Network
    let neighbors: [Set<Int>]

    init(seed: Int) {
      var random = SeededGenerator(seed: UInt64(seed))
      let made = RandomNetwork(
        &random,
        upTo: 12,
        isDirected: false,
        isWeighted: false,
        isTwoMode: true,
        isSimple: true
      )
      network = made.network
      neighbors = made.adjacency.map { row in Set(row.indices.filter { row[$0] > 0 }) }
    }

    func members(_ side: Network.Side) -> [Int] {
      neighbors.indices.filter { network.sides?[$0] == side }
    }

    func shared(_ a: Int, _ b: Int) -> Set<Int> { neighbors[a].intersection(neighbors[b]) }

    func degree(_ node: Int) -> Double { Double(neighbors[node].count) }

    /// Pairs of nodes of one side.
    func pairs(_ side: Network.Side) -> [(Int, Int)] {
      let members = members(side)
      return members.flatMap { a in members.filter { $0 > a }.map { (a, $0) } }
    }
  }

  @Test(arguments: 0..<60)
  func `projections weigh what the definitions say`(seed: Int) throws {
    let sample = Sample(seed: seed)
    for side in [Network.Side.first, .second] {
      let members = sample.members(side)
      for weighting in OneModeProjection.Weighting.allCases {
        let projected = try OneModeProjection(of: sample.network, onto: side, weighting: weighting).network
        #expect((0..<projected.nodeCount).map { projected.nodes[$0].index } == members)
        for (i, a) in members.enumerated() {
          for (j, b) in members.enumerated() where i != j {
            let shared = sample.shared(a, b)
            let count = Double(shared.count)
            let (one, other) = (sample.degree(a), sample.degree(b))
            let weight =
              switch weighting {
              case .shared: count
              case .jaccard: count / Double(sample.neighbors[a].union(sample.neighbors[b]).count)
              case .overlap: count / min(one, other)
              case .cosine: count / (one * other).squareRoot()
              case .newman: shared.sorted().reduce(0) { $0 + 1 / (sample.degree($1) - 1) }
              }
            let row = projected.rows.range(of: i).filter { projected.rows.neighbors[$0] == UInt32(j) }
            #expect(row.count == (shared.isEmpty ? 0 : 1))
            for position in row { #expect(isClose(projected.rows.weight(at: position), weight)) }
          }
        }
        let least = try OneModeProjection(of: sample.network, onto: side, minimumShared: 2).network
        #expect(least.edgeCount == sample.pairs(side).count { sample.shared($0, $1).count >= 2 })
      }
    }
  }

  @Test(arguments: 0..<60)
  func `butterflies are those that four nested loops find`(seed: Int) throws {
    let sample = Sample(seed: seed)
    var counts = [Int](repeating: 0, count: sample.network.nodeCount)
    var total = 0
    for (a, b) in sample.pairs(.first) {
      for (c, d) in sample.pairs(.second)
      where [c, d].allSatisfy({ sample.neighbors[a].contains($0) && sample.neighbors[b].contains($0) }) {
        total += 1
        for node in [a, b, c, d] { counts[node] += 1 }
      }
    }
    #expect(try Butterflies.count(in: sample.network) == total)
    #expect(try Butterflies.countsByNode(in: sample.network) == counts)
    // Paths a - c - b - d of three edges, from the first side to the second.
    var paths = 0
    for c in sample.members(.second) {
      for a in sample.neighbors[c] {
        for b in sample.neighbors[c] where b != a { paths += sample.neighbors[b].count { $0 != c } }
      }
    }
    let share = paths == 0 ? Double.nan : 4 * Double(total) / Double(paths)
    #expect(isClose(try TwoModeClustering.robinsAlexander(sample.network), share))
  }

  @Test(arguments: 0..<60)
  func `clustering is the mean overlap`(seed: Int) throws {
    let sample = Sample(seed: seed)
    for denominator in TwoModeClustering.Denominator.allCases {
      let expected = sample.neighbors.indices.map { node -> Double in
        let overlaps = sample.neighbors.indices
          .filter { $0 != node && !sample.shared(node, $0).isEmpty }
          .map { other -> Double in
            let sizes = (sample.degree(node), sample.degree(other))
            let whole =
              switch denominator {
              case .union: Double(sample.neighbors[node].union(sample.neighbors[other]).count)
              case .smaller: min(sizes.0, sizes.1)
              case .larger: max(sizes.0, sizes.1)
              }
            return Double(sample.shared(node, other).count) / whole
          }
        return overlaps.isEmpty ? .nan : overlaps.reduce(0, +) / Double(overlaps.count)
      }
      #expect(areClose(try TwoModeClustering.latapy(sample.network, denominator: denominator), expected))
    }
  }

  @Test(arguments: 0..<60)
  func `the backbone has the pairs that pass the test`(seed: Int) throws {
    let sample = Sample(seed: seed)
    let pairs = sample.pairs(.second)
    let population = sample.members(.first).count
    let probabilities = pairs.map { a, b in
      Hypergeometric(
        population: population,
        successes: sample.neighbors[a].count,
        draws: sample.neighbors[b].count
      )
      .probability(atLeast: sample.shared(a, b).count)
    }
    let level = 0.4
    // Benjamini and Hochberg (1995), over all pairs.
    let ranked = probabilities.sorted()
    let passed = ranked.indices.last { ranked[$0] <= level * Double($0 + 1) / Double(ranked.count) }
    for correction in Backbone.Correction.allCases {
      let limit =
        switch correction {
        case .none: level
        case .bonferroni: level / Double(max(pairs.count, 1))
        case .falseDiscovery: passed.map { ranked[$0] } ?? -1
        }
      let backbone = try Backbone(sample.network, of: .second, level: level, correction: correction)
      let expected = zip(pairs, probabilities)
        .filter { !sample.shared($0.0, $0.1).isEmpty && $1 <= limit }
        .map { [$0.0.0, $0.0.1] }
      #expect(backbone.ties.map { [$0.first, $0.second] } == expected)
      #expect(backbone.testCount == pairs.count)
    }
  }

  @Test func `Southern Women's known numbers`() throws {
    #expect(southernWomen.edgeCount == 89)
    #expect(try Butterflies.count(in: southernWomen) == 341)
    #expect(isClose(try TwoModeClustering.robinsAlexander(southernWomen), 4 * 341 / 2_916))
    #expect(try OneModeProjection(of: southernWomen, onto: .first).network.edgeCount == 139)
    #expect(try OneModeProjection(of: southernWomen, onto: .second).network.edgeCount == 66)
  }

  @Test func `nothing to share`() throws {
    let sides: [[Network.Side]] = [
      [], [.first], [.second], [.first, .first, .first], [.second, .second], [.first, .second, .second],
    ]
    for sides in sides {
      let network = Network([], count: sides.count, sides: sides)
      #expect(try Butterflies.count(in: network) == 0)
      #expect(try Butterflies.countsByNode(in: network) == sides.map { _ in 0 })
      #expect(try TwoModeClustering.robinsAlexander(network).isNaN)
      #expect(try TwoModeClustering.latapy(network).allSatisfy(\.isNaN))
      for side in [Network.Side.first, .second] {
        let projected = try OneModeProjection(of: network, onto: side).network
        #expect(projected.nodeCount == sides.count { $0 == side } && projected.edgeCount == 0)
        for correction in Backbone.Correction.allCases {
          #expect(try Backbone(network, of: side, correction: correction).ties.isEmpty)
        }
      }
    }
  }

  @Test func `a network of one kind or with directions is refused`() {
    #expect(throws: AnalysisFailure.self) { try Butterflies.count(in: karateClub) }
    #expect(throws: AnalysisFailure.self) { try TwoModeClustering.latapy(karateClub) }
    let directed = Network([(0, 1)], count: 2, isDirected: true, sides: [.first, .second])
    #expect(throws: AnalysisFailure.self) { try OneModeProjection(of: directed, onto: .first).network }
  }

  @Test func `any number of threads gives the same bytes`() throws {
    var random = SeededGenerator(seed: 5)
    var pairs: Set<[Int]> = []
    for _ in 0..<6_000 {
      pairs.insert([Int.random(in: 0..<900, using: &random), Int.random(in: 900..<1_500, using: &random)])
    }
    let network = Network(
      pairs.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) },
      count: 1_500,
      sides: (0..<1_500).map { $0 < 900 ? .first : .second }
    )
    let contexts = [1, 4].map { AnalysisContext(workers: .init(threadCount: $0)) }
    let clustering = try contexts.map { try TwoModeClustering.latapy(network, $0).map(\.bitPattern) }
    #expect(clustering[0] == clustering[1])
    let butterflies = try contexts.map { try Butterflies.countsByNode(in: network, $0) }
    #expect(butterflies[0] == butterflies[1])
    let weights = try contexts.map {
      try OneModeProjection(of: network, onto: .second, weighting: .newman, $0).network.rows.weights
    }
    #expect(weights[0] == weights[1])
  }
}
