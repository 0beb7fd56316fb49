import GraphAlgorithms
import GraphLiterals
import Parallelism
import PropertyGraph
import Testing

/// Searches for clusters against enumerations of all partitions, and against published qualities.
@Suite struct ClusterTests {
  private enum Search: CaseIterable {
    case leiden, louvain

    func run(_ network: Network, _ options: ClusterOptions, _ context: AnalysisContext) throws -> Clustering {
      switch self {
      case .leiden: try Leiden.clusters(of: network, options, context)
      case .louvain: try Louvain.clusters(of: network, options, context)
      }
    }
  }

  /// The quality of a partition, pair by pair as the papers define it.
  private func quality(
    _ labels: [Int],
    _ random: RandomNetwork,
    _ objective: ClusterObjective,
    _ resolution: Double
  ) -> Double {
    let adjacency = random.adjacency
    let rows = adjacency.map { $0.reduce(0, +) }
    let columns = (0..<random.count).map { column in adjacency.reduce(0) { $0 + $1[column] } }
    let total = rows.reduce(0, +)
    if total == 0, objective != .constantPotts { return .nan }
    var sum = 0.0
    for first in 0..<random.count {
      for second in 0..<random.count where labels[first] == labels[second] {
        switch objective {
        case .modularity:
          sum += (adjacency[first][second] - resolution * rows[first] * columns[second] / total) / total
        case .twoMode:
          guard let sides = random.sides, sides[first] == .first, sides[second] == .second else { continue }
          // Whatever the direction, each tie once.
          let ties =
            random.isDirected
            ? (
              adjacency[first][second] + adjacency[second][first], rows[first] + columns[first],
              rows[second] + columns[second], total
            )
            : (adjacency[first][second], rows[first], rows[second], total / 2)
          sum += (ties.0 - resolution * ties.1 * ties.2 / ties.3) / ties.3
        case .constantPotts:
          let share = random.isDirected ? 1.0 : 0.5
          let expected = first == second ? 0 : resolution
          sum += share * (adjacency[first][second] - expected)
        }
      }
    }
    return sum
  }

  private func partitions(of count: Int) -> [[Int]] {
    var all: [[Int]] = [[]]
    for _ in 0..<count {
      all = all.flatMap { labels in (0...(labels.max() ?? -1) + 1).map { labels + [$0] } }
    }
    return all
  }

  private func agrees(_ one: Double, _ other: Double) -> Bool {
    one.isNaN && other.isNaN || abs(one - other) <= 1e-9 * max(1, abs(other))
  }

  @Test func `a quality is the sum over pairs`() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let one = RandomNetwork(&random)
      let labels = (0..<one.count).map { _ in Int.random(in: 0..<4, using: &random) }
      for objective in ClusterObjective.allCases where objective != .twoMode || one.sides != nil {
        let found = try ClusterQuality.of(
          Partition(labels: labels),
          in: one.network,
          objective: objective,
          resolution: 0.75
        )
        #expect(agrees(found, quality(labels, one, objective, 0.75)), "\(one) \(labels) \(objective)")
      }
    }
  }

  @Test func `clusters report their quality, and are as good as the best partition`() throws {
    var random = SeededGenerator(seed: 2)
    var best = (louvain: 0, leiden: 0, all: 0)
    for _ in 0..<60 {
      let one = RandomNetwork(&random, upTo: 7)
      for objective in ClusterObjective.allCases where objective != .twoMode || one.sides != nil {
        let resolution = objective == .constantPotts ? 0.4 : 1
        let options = ClusterOptions(objective: objective, resolution: resolution, iterations: 10)
        let greatest = partitions(of: one.count).map { quality($0, one, objective, resolution) }.max() ?? .nan
        for (isLeiden, found) in [
          (false, try Louvain.clusters(of: one.network, options)),
          (true, try Leiden.clusters(of: one.network, options)),
        ] {
          let own = quality(found.partition.clusters, one, objective, resolution)
          #expect(agrees(found.quality, own), "\(one) \(objective)")
          if found.quality.isNaN { continue }
          #expect(found.quality <= greatest + 1e-9)
          if found.quality > greatest - 1e-9 {
            if isLeiden { best.leiden += 1 } else { best.louvain += 1 }
          }
          if isLeiden { best.all += 1 }
        }
      }
    }
    // Neither search is exact; on so small networks they rarely miss.
    #expect(best.louvain * 100 >= best.all * 85, "\(best)")
    #expect(best.leiden * 100 >= best.all * 90, "\(best)")
  }

  @Test(arguments: [ClusterObjective.modularity, .constantPotts])
  func `what Leiden finds is connected, and nobody gains by moving`(objective: ClusterObjective) throws {
    var random = SeededGenerator(seed: 3)
    for round in 0..<60 {
      let one = RandomNetwork(&random, upTo: 60)
      let options = ClusterOptions(
        objective: objective,
        resolution: objective == .modularity ? 0.5 : 0.05,
        seed: UInt64(round),
        iterations: 20
      )
      let found = try Leiden.clusters(of: one.network, options)
      for (cluster, members) in found.partition.members.enumerated() {
        var reached: Set<Int> = [members[0]]
        var hasGrown = true
        while hasGrown {
          hasGrown = false
          for (source, target) in one.edges
          where found.partition.clusters[source] == cluster && found.partition.clusters[target] == cluster {
            if reached.contains(source) != reached.contains(target) {
              reached.formUnion([source, target])
              hasGrown = true
            }
          }
        }
        #expect(reached.count == members.count, "\(one) \(members)")
      }
      guard round < 15, !found.quality.isNaN else { continue }
      for node in 0..<one.count {
        for cluster in 0...found.partition.count {
          var labels = found.partition.clusters
          labels[node] = cluster
          let moved = try ClusterQuality.of(
            Partition(labels: labels),
            in: one.network,
            objective: objective,
            resolution: options.resolution
          )
          #expect(moved <= found.quality + 1e-9)
        }
      }
    }
  }

  @Test func `a path of communities with bad links comes out connected where Louvain's may not`() throws {
    // Rings of cliques: clusters at low resolution must stay connected.
    var edges: [(Int, Int)] = []
    for clique in 0..<30 {
      for first in 0..<5 {
        for second in 0..<first { edges.append((clique * 5 + first, clique * 5 + second)) }
      }
      edges.append((clique * 5, (clique + 1) % 30 * 5 + 1))
    }
    let found = try Leiden.clusters(of: Network(edges, count: 150), ClusterOptions(iterations: 10))
    // Fortunato and Barthélemy, PNAS 104, 2007: modularity merges neighbouring cliques.
    #expect(found.quality > 0.876)
    let fine = try Leiden.clusters(
      of: Network(edges, count: 150),
      ClusterOptions(objective: .constantPotts, resolution: 0.5)
    )
    #expect(fine.partition.sizes == [Int](repeating: 5, count: 30))
    #expect(fine.quality == 30 * (10 - 0.5 * 10))
  }

  @Test func `the karate club has its best known quality`() throws {
    let leiden = try Leiden.clusters(of: karateClub, ClusterOptions(iterations: 10))
    // Brandes et al., IEEE TKDE 20(2), 2008, by integer programming; and leidenalg.
    #expect(abs(leiden.quality - 0.41978961209730437) < 1e-12)
    #expect(leiden.partition.sizes.sorted() == [5, 6, 11, 12])
    let louvain = try Louvain.clusters(of: karateClub)
    #expect(louvain.quality > 0.41)
    let potts = try Leiden.clusters(
      of: karateClub,
      ClusterOptions(objective: .constantPotts, resolution: 0.1, iterations: 20)
    )
    #expect(potts.quality >= 43.1 - 1e-9, "leidenalg counts ties twice: 86.2; found \(potts.quality)")
  }

  @Test func `Southern Women reach the greatest two-mode modularity`() throws {
    let best = try (1...5)
      .map { seed in
        try Leiden.clusters(
          of: southernWomen,
          ClusterOptions(objective: .twoMode, seed: UInt64(seed), iterations: 10)
        )
        .quality
      }
      .max()
    // No partition has a greater one, as an integer program proves (Tests/CrossCheck/clusters.py).
    let quality = try #require(best)
    #expect(abs(quality - 0.3455371796490342) < 1e-12)
  }

  @Test func `threads change nothing`() throws {
    // Large enough for several pieces.
    var random = SeededGenerator(seed: 7)
    var edges: [(Int, Int)] = []
    for node in 1..<4_500 {
      for _ in 0..<30 {
        edges.append((node, Int.random(in: 0..<(node + 99) / 100 * 100, using: &random) % node))
      }
    }
    let network = Network(edges, count: 4_500)
    for search in Search.allCases {
      let results = try [1, 3]
        .map { threads in
          try search.run(
            network,
            ClusterOptions(iterations: 1),
            AnalysisContext(workers: Workers(threadCount: threads))
          )
        }
      #expect(results[0].partition == results[1].partition)
      #expect(results[0].quality == results[1].quality)
    }
  }

  @Test func `networks without ties, or without nodes, have clusters of one node, or none`() throws {
    for search in Search.allCases {
      let empty = try search.run(Network([], count: 0), ClusterOptions(), AnalysisContext())
      #expect(empty.partition.count == 0 && empty.quality.isNaN)
      let isolates = try search.run(Network([], count: 3), ClusterOptions(), AnalysisContext())
      #expect(isolates.partition.sizes == [1, 1, 1] && isolates.quality.isNaN)
      let loops = try search.run(Network([(0, 0), (1, 1)], count: 2), ClusterOptions(), AnalysisContext())
      #expect(loops.partition.sizes == [1, 1] && loops.quality == 0.5)
      #expect(throws: AnalysisFailure.self) {
        try search.run(Network([(0, 1)], count: 2, weights: [-1]), ClusterOptions(), AnalysisContext())
      }
      #expect(throws: AnalysisFailure.self) {
        try search.run(karateClub, ClusterOptions(objective: .twoMode), AnalysisContext())
      }
      #expect(throws: AnalysisFailure.cancelled) {
        try search.run(karateClub, ClusterOptions(), AnalysisContext(isCancelled: { true }))
      }
    }
  }

  @Test func `a scale of weights changes nothing`() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<20 {
      let one = RandomNetwork(&random, upTo: 40, isWeighted: true)
      let scaled = Network(
        one.edges,
        count: one.count,
        weights: one.weights.map { $0 * 1024 },
        isDirected: one.isDirected,
        sides: one.sides
      )
      let found = try (Leiden.clusters(of: one.network), Leiden.clusters(of: scaled))
      #expect(found.0.partition == found.1.partition)
    }
  }
}
