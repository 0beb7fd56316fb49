import GraphAlgorithms
import GraphLiterals
import Parallelism
import PropertyGraph
import Testing

/// Betweenness and closeness against distances and numbers of paths between all pairs.
@Suite struct BetweennessTests {
  /// Distances and numbers of shortest paths between all pairs, step by step.
  private struct AllPairs {
    var distances: [[Double]]
    var counts: [[Double]]
    /// By edge, from its source or its target: the node it leads to and its length.
    let ties: [(edge: Int, from: Int, to: Int, length: Double)]

    init(_ one: RandomNetwork) {
      var ties: [(edge: Int, from: Int, to: Int, length: Double)] = []
      for (number, edge) in one.edges.enumerated() {
        ties.append((number, edge.0, edge.1, one.weight(number)))
        if !one.isDirected, edge.0 != edge.1 { ties.append((number, edge.1, edge.0, one.weight(number))) }
      }
      self.ties = ties
      distances = []
      counts = []
      for source in 0..<one.count {
        var distance = [Double](repeating: .infinity, count: one.count)
        distance[source] = 0
        for _ in 0..<one.count {
          for tie in ties { distance[tie.to] = min(distance[tie.to], distance[tie.from] + tie.length) }
        }
        var count = [Double](repeating: 0, count: one.count)
        count[source] = 1
        for node in distance.indices.sorted(by: { distance[$0] < distance[$1] })
        where node != source && distance[node].isFinite {
          count[node] = ties.reduce(0) {
            $1.to == node && distance[$1.from] + $1.length == distance[node] && $1.from != node
              ? $0 + count[$1.from] : $0
          }
        }
        distances.append(distance)
        counts.append(count)
      }
    }
  }

  private func agrees(_ one: Double, _ other: Double) -> Bool {
    one.isNaN && other.isNaN || abs(one - other) <= 1e-9 * max(1, abs(other))
  }

  @Test func `betweenness is the sum of shares over pairs`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let one = RandomNetwork(&random, upTo: 20)
      let pairs = AllPairs(one)
      var expected = [Double](repeating: 0, count: one.count)
      for source in 0..<one.count {
        for target in 0..<one.count where target != source && pairs.distances[source][target].isFinite {
          for node in 0..<one.count where node != source && node != target {
            let length = pairs.distances[source][node] + pairs.distances[node][target]
            guard length == pairs.distances[source][target] else { continue }
            let share =
              pairs.counts[source][node] * pairs.counts[node][target] / pairs.counts[source][target]
            expected[node] += one.isDirected ? share : share / 2
          }
        }
      }
      let found = try Betweenness(of: one.network)
      #expect(zip(found.scores, expected).allSatisfy(agrees), "\(one) \(found.scores) \(expected)")
    }
  }

  @Test func `edge betweenness is the sum of shares over pairs`() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<300 {
      let one = RandomNetwork(&random, upTo: 14)
      let pairs = AllPairs(one)
      var expected = [Double](repeating: 0, count: one.edges.count)
      for source in 0..<one.count {
        for target in 0..<one.count where target != source && pairs.distances[source][target].isFinite {
          for tie in pairs.ties where tie.from != tie.to {
            let length =
              pairs.distances[source][tie.from] + tie.length + pairs.distances[tie.to][target]
            guard length == pairs.distances[source][target] else { continue }
            let share =
              pairs.counts[source][tie.from] * pairs.counts[tie.to][target] / pairs.counts[source][target]
            expected[tie.edge] += one.isDirected ? share : share / 2
          }
        }
      }
      let found = try EdgeBetweenness(of: one.network)
      #expect(found.ties.count == one.edges.count)
      for (tie, score) in zip(found.ties, found.scores) {
        let edge = Int(one.network.rows.edges[tie.position].rawValue)
        #expect(agrees(score, expected[edge]), "\(one) \(edge) \(score) \(expected[edge])")
      }
    }
  }

  @Test func `distances are summed as they are`() throws {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<300 {
      let one = RandomNetwork(&random, upTo: 20)
      let pairs = AllPairs(one)
      for direction in DistanceTotals.Direction.allCases {
        let found = try DistanceTotals(of: one.network, direction).totals
        for node in 0..<one.count {
          let others = (0..<one.count)
            .filter { other in
              other != node
                && (direction == .outgoing ? pairs.distances[node][other] : pairs.distances[other][node])
                  .isFinite
            }
          let distances = others.map {
            direction == .outgoing ? pairs.distances[node][$0] : pairs.distances[$0][node]
          }
          #expect(found[node].reached == others.count)
          #expect(agrees(found[node].sum, distances.reduce(0, +)))
          #expect(agrees(found[node].inverseSum, distances.reduce(0) { $0 + 1 / $1 }))
          if let sides = one.sides {
            #expect(found[node].reachedAcross == others.count { sides[$0] != sides[node] })
          }
        }
      }
    }
  }

  @Test func `Southern Women have their published two-mode centralities`() throws {
    let betweenness = try Betweenness(of: southernWomen).normalized
    let totals = try DistanceTotals(of: southernWomen)
    let closeness = Closeness(totals, of: southernWomen).values
    let degree = Degree(southernWomen).normalized
    // Borgatti and Everett, 1997; to the last digits, NetworkX's functions for two modes.
    let golden: [(node: Int, degree: Double, betweenness: Double, closeness: Double)] = [
      (0, 8.0 / 14, 0.09658472108029267, 0.8), (25, 14.0 / 18, 0.24381946234957552, 0.8461538461538461),
      (18, 3.0 / 18, 0.002154310782629367, 0.5238095238095238),
      (17, 2.0 / 14, 0.005054505236263333, 0.5853658536585366),
      (12, 7.0 / 14, 0.07170914508501829, 0.7741935483870968),
    ]
    for row in golden {
      #expect(abs(degree[row.node] - row.degree) < 1e-12)
      #expect(abs(betweenness[row.node] - row.betweenness) < 1e-12)
      #expect(abs(closeness[row.node] - row.closeness) < 1e-12)
    }
    let harmonic = HarmonicCentrality(totals, of: southernWomen)
    #expect(abs(harmonic.sums[25] - 21.833333333333332) < 1e-9)
    #expect(abs(harmonic.normalized[25] - 21.833333333333332 / (18 + 13.0 / 2)) < 1e-9)
  }

  @Test func `closeness follows its variant where not all can be reached`() throws {
    // Two triangles joined by a tie, and an isolate.
    let network = Network([(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)], count: 7)
    let totals = try DistanceTotals(of: network)
    let component = Closeness(totals, of: network, .component).values
    #expect(abs(component[0] - 0.5) < 1e-12 && abs(component[2] - 5.0 / 7) < 1e-12 && component[6].isNaN)
    let faust = Closeness(totals, of: network, .wassermanFaust).values
    #expect(abs(faust[0] - 0.5 * 5 / 6) < 1e-12 && faust[6].isNaN)
    #expect(Closeness(totals, of: network, .classic).values.allSatisfy { $0.isNaN })
    let harmonic = HarmonicCentrality(totals, of: network)
    #expect(abs(harmonic.normalized[0] - 19.0 / 36) < 1e-12 && abs(harmonic.normalized[2] - 2.0 / 3) < 1e-12)
    #expect(harmonic.normalized[6] == 0)
    let betweenness = try Betweenness(of: network)
    #expect(betweenness.scores == [0, 0, 6, 6, 0, 0, 0])
    #expect(betweenness.normalized[2] == 6.0 / 15)
  }

  @Test func `threads change nothing`() throws {
    var random = SeededGenerator(seed: 14)
    // Large enough for several batches of sources.
    for (count, isWeighted) in [(1_100, false), (120, true)] {
      let edges = (0..<3 * count)
        .map { _ in (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)) }
      let weights = isWeighted ? edges.indices.map { Double($0 % 7 + 1) } : []
      let network = Network(edges, count: count, weights: weights)
      let contexts = [1, 3].map { AnalysisContext(workers: Workers(threadCount: $0)) }
      let sample = Betweenness.Sample(size: 40)
      let scores = try contexts.map { try Betweenness(of: network, sample: sample, $0).scores }
      #expect(scores[0] == scores[1])
      let sums = try contexts.map { try DistanceTotals(of: network, .outgoing, $0).totals.map(\.inverseSum) }
      #expect(sums[0] == sums[1])
    }
  }

  @Test func `a sample is off by no more than its error`() throws {
    var random = SeededGenerator(seed: 15)
    let edges = (0..<900)
      .map { _ in (Int.random(in: 0..<300, using: &random), Int.random(in: 0..<300, using: &random)) }
    let network = Network(edges, count: 300)
    let exact = try Betweenness(of: network)
    #expect(exact.error == 0)
    for seed in 1...20 {
      let sample = Betweenness.Sample(size: 150, seed: UInt64(seed))
      let found = try Betweenness(of: network, sample: sample)
      for node in 0..<300 {
        #expect(abs(found.scores[node] - exact.scores[node]) <= found.error)
        #expect(abs(found.normalized[node] - exact.normalized[node]) <= found.normalizedErrors[node])
      }
    }
    let all = try Betweenness(of: network, sample: Betweenness.Sample(size: 300))
    #expect(zip(all.scores, exact.scores).allSatisfy(agrees) && all.error == 0)
    let wanted = Betweenness.Sample(error: 0.05, nodeCount: 100_000)
    let found = try #require((1...100_000).contains(wanted.size) ? wanted.size : nil)
    #expect((2_000...4_000).contains(found))
  }

  @Test func `sources given stand for all`() throws {
    let exact = try Betweenness(of: karateClub)
    let all = try Betweenness(of: karateClub, sources: Array(0..<34))
    #expect(zip(all.scores, exact.scores).allSatisfy(agrees) && all.error.isNaN)
    // igraph 1.0.
    #expect(abs(exact.scores[0] - 231.0714285714286) < 1e-9)
  }

  @Test func `nothing to stand between is undefined, and bad lengths are refused`() throws {
    for count in 0...2 {
      let found = try Betweenness(of: Network(count == 2 ? [(0, 1)] : [], count: count))
      #expect(found.scores.allSatisfy { $0 == 0 } && found.normalized.allSatisfy { $0.isNaN })
    }
    for weight in [0, -1.0] {
      let network = Network([(0, 1)], count: 2, weights: [weight])
      #expect(throws: AnalysisFailure.self) { try Betweenness(of: network) }
      #expect(throws: AnalysisFailure.self) { try DistanceTotals(of: network) }
    }
    #expect(throws: AnalysisFailure.cancelled) {
      try Betweenness(of: karateClub, AnalysisContext(isCancelled: { true }))
    }
    #expect(throws: AnalysisFailure.self) { try Betweenness(of: karateClub, sources: []) }
    // 1,100 diamonds in a row have 2^1100 shortest paths between their ends.
    let diamonds = (0..<1_100)
      .flatMap { number in
        let first = 3 * number
        return [(first, first + 1), (first, first + 2), (first + 1, first + 3), (first + 2, first + 3)]
      }
    #expect(throws: AnalysisFailure.self) {
      try Betweenness(of: Network(diamonds, count: 3_301), sources: [0])
    }
  }
}
