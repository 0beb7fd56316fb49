import GraphAlgorithms
import GraphLiterals
import PropertyGraph
import Testing

/// Comparisons and summaries of partitions, blockmodels and cores.
@Suite struct GroupTests {
  @Test func `partitions compare as in igraph`() {
    let first = Partition(labels: [0, 0, 0, 1, 1, 2, 2, 2, 3, 0])
    let second = Partition(labels: [0, 0, 1, 1, 1, 1, 2, 2, 2, 2])
    let compared = PartitionComparison(first, second)
    #expect(abs(compared.normalizedMutualInformation - 0.3838294700745411) < 1e-12)
    #expect(abs(compared.adjustedRand - 0.012903225806451432) < 1e-12)
    #expect(abs(compared.rand - 0.622222222222222) < 1e-12)
    #expect(abs(compared.variationOfInformation - 1.4386191754963455) < 1e-12)
  }

  @Test func `equal partitions, and those of one cluster, are wholly alike`() {
    for labels in [[0, 1, 1, 2], [0, 0, 0], [0, 1, 2], [5]] {
      let same = PartitionComparison(Partition(labels: labels), Partition(labels: labels.map { 7 - $0 }))
      #expect(same.adjustedRand == 1 && same.rand == 1 && same.variationOfInformation == 0)
      #expect(abs(same.normalizedMutualInformation - 1) < 1e-12)
    }
    let empty = Partition(labels: [Int]())
    #expect(PartitionComparison(empty, empty).rand.isNaN)
    let opposite = PartitionComparison(Partition(labels: [0, 0, 0]), Partition(labels: [0, 1, 2]))
    #expect(opposite.normalizedMutualInformation == 0 && opposite.adjustedRand == 0)
  }

  @Test func `clusters are numbered by size, then by their first node`() {
    let partition = Partition(labels: ["b", "a", "c", "a", "c", "d"])
    #expect(partition.clusters == [2, 0, 1, 0, 1, 3])
    #expect(partition.sizes == [2, 2, 1, 1])
    #expect(partition.members == [[1, 3], [2, 4], [0], [5]])
  }

  @Test func `a summary counts what edges say`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let one = RandomNetwork(&random, upTo: 10)
      let partition = Partition(labels: (0..<one.count).map { _ in Int.random(in: 0..<3, using: &random) })
      let summary = ClusterSummary(of: partition, in: one.network)
      func isPair(_ source: Int, _ target: Int) -> Bool {
        source != target && (one.isDirected || source < target)
          && (one.sides.map { $0[source] != $0[target] } ?? true)
      }
      for cluster in 0..<partition.count {
        let inside = one.edges.indices.filter {
          partition.clusters[one.edges[$0].0] == cluster && partition.clusters[one.edges[$0].1] == cluster
        }
        let outward = one.edges.indices.filter {
          (partition.clusters[one.edges[$0].0] == cluster) != (partition.clusters[one.edges[$0].1] == cluster)
        }
        var pairs = 0
        var tied = 0
        for source in partition.members[cluster] {
          for target in partition.members[cluster] where isPair(source, target) {
            pairs += 1
            let isTied = one.edges.contains {
              $0 == (source, target) || !one.isDirected && $0 == (target, source)
            }
            if isTied { tied += 1 }
          }
        }
        let found = summary.clusters[cluster]
        #expect(found.edgeCount == inside.count && found.outwardEdgeCount == outward.count)
        #expect(abs(found.weight - inside.reduce(0) { $0 + one.weight($1) }) < 1e-9)
        #expect(abs(found.outwardWeight - outward.reduce(0) { $0 + one.weight($1) }) < 1e-9)
        #expect(pairs == 0 ? found.density.isNaN : abs(found.density - Double(tied) / Double(pairs)) < 1e-12)
      }
      #expect(summary.blocks.reduce(0) { $0 + $1.edgeCount } == one.edges.count)
      for block in summary.blocks where !block.density.isNaN { #expect((0...1).contains(block.density)) }
    }
  }

  @Test(arguments: Blockmodel.Method.allCases)
  func `nodes with the same ties are in one block`(method: Blockmodel.Method) throws {
    // A hierarchy: 0 over 1 and 2, who are over 3 to 8; and 9, whom nobody knows.
    var edges = [(0, 1), (0, 2)]
    for low in 3...8 { edges += [(1, low), (2, low)] }
    let network = Network(edges, count: 9, isDirected: true)
    let model = try Blockmodel(of: network, blockCount: 3, method: method)
    #expect(model.partition == Partition(labels: [0, 1, 1, 2, 2, 2, 2, 2, 2]))
    #expect(abs(model.fit - 1) < 1e-12)
  }

  @Test(arguments: Blockmodel.Method.allCases)
  func `blocks of a two-mode network keep to one side`(method: Blockmodel.Method) throws {
    for count in 2...8 {
      let model = try Blockmodel(of: southernWomen, blockCount: count, method: method)
      #expect(model.partition.count == count)
      for members in model.partition.members { #expect(Set(members.map { $0 < 18 }).count == 1) }
    }
    for size in 0...2 {
      let model = try Blockmodel(of: Network([], count: size), blockCount: 3, method: method)
      #expect(model.partition.nodeCount == size && model.fit.isNaN)
    }
  }

  @Test(arguments: CorePeriphery.Between.allCases)
  func `the core that is found fits best`(between: CorePeriphery.Between) throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<80 {
      let one = RandomNetwork(&random, upTo: 8)
      var matrix = one.adjacency
      if one.isDirected {
        for first in matrix.indices {
          for second in 0...first {
            matrix[first][second] += one.adjacency[second][first]
            matrix[second][first] = matrix[first][second]
          }
        }
      }
      func fit(_ core: Int) -> Double {
        var ties: [Double] = []
        var ideal: [Double] = []
        for first in 0..<one.count {
          for second in 0..<first where one.sides.map({ $0[first] != $0[second] }) ?? true {
            let cores = (core >> first & 1) + (core >> second & 1)
            if between == .ignored, cores == 1 { continue }
            ties.append(matrix[first][second])
            ideal.append(cores == 2 || cores == 1 && between == .tied ? 1 : 0)
          }
        }
        return correlation(ties, ideal)
      }
      let best = (0..<1 << one.count).map(fit).filter { !$0.isNaN }.max()
      let found = try CorePeriphery.discrete(one.network, between: between, starts: 20)
      if let best {
        #expect(abs(found.fit - best) < 1e-9, "\(one) \(found) \(best)")
        let core = found.isCore.indices.reduce(0) { found.isCore[$1] ? $0 | 1 << $1 : $0 }
        #expect(abs(found.fit - fit(core)) < 1e-9)
      } else {
        #expect(found.fit.isNaN)
      }
    }
  }

  @Test func `coreness leaves the least residuals, and says how well it fits`() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<60 {
      let one = RandomNetwork(&random, upTo: 9, isDirected: false)
      let found = try CorePeriphery.continuous(one.network)
      guard !one.edges.filter({ $0.0 != $0.1 }).isEmpty else {
        #expect(found.fit.isNaN && found.coreness.allSatisfy { $0 == 0 })
        continue
      }
      var ties: [Double] = []
      var products: [Double] = []
      for first in 0..<one.count {
        for second in 0..<first where one.sides.map({ $0[first] != $0[second] }) ?? true {
          ties.append(one.adjacency[first][second])
          products.append(found.coreness[first] * found.coreness[second])
        }
      }
      let expected = correlation(ties, products)
      #expect(found.fit.isNaN && expected.isNaN || abs(found.fit - expected) < 1e-9)
    }
    // A star has no best coreness: its centre can always be more in the core.
    let star = try CorePeriphery.continuous(Network((1...5).map { (0, $0) }, count: 6))
    #expect(!star.hasConverged && star.coreness[0] > 0.99)
    // Ties that are products of coreness.
    let coreness = [4.0, 3, 2, 1, 0.5]
    let pairs = coreness.indices.flatMap { first in (0..<first).map { (first, $0) } }
    let exact = try CorePeriphery.continuous(
      Network(pairs, count: 5, weights: pairs.map { coreness[$0.0] * coreness[$0.1] })
    )
    let length = coreness.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(exact.hasConverged && abs(exact.fit - 1) < 1e-9)
    #expect(zip(exact.coreness, coreness).allSatisfy { abs($0 - $1 / length) < 1e-7 })
    let clique = Network((0..<4).flatMap { node in (0..<node).map { (node, $0) } }, count: 7)
    let core = try CorePeriphery.discrete(clique, between: .untied)
    #expect(core.isCore == [true, true, true, true, false, false, false] && abs(core.fit - 1) < 1e-12)
  }

  private func correlation(_ first: [Double], _ second: [Double]) -> Double {
    let count = Double(first.count)
    let means = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    let covariance = zip(first, second).reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) }
    let variances = (
      first.reduce(0) { $0 + ($1 - means.0) * ($1 - means.0) },
      second.reduce(0) { $0 + ($1 - means.1) * ($1 - means.1) }
    )
    let isConstant = variances.0 < 1e-10 || variances.1 < 1e-10
    return isConstant ? .nan : covariance / (variances.0 * variances.1).squareRoot()
  }
}
