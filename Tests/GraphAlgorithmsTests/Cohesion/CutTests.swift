import GraphAlgorithms
import GraphLiterals
import Testing

struct CutTests {
  @Test(arguments: 0..<100)
  func `removals are what components are without the node`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random)
    let found = try BiconnectedComponents(matrix.network)
    for component in matrix.components() {
      for node in component {
        let sizes = matrix.components(without: [node]).filter { $0.allSatisfy(component.contains) }
          .map(\.count)
        let removal = found.removals[node]
        #expect(removal.componentSize == component.count)
        #expect(removal.partCount == sizes.count)
        #expect(removal.largestPart == sizes.max() ?? 0)
        #expect(removal.isolatedCount == sizes.count { $0 == 1 })
        let all = sizes.reduce(0, +)
        #expect(2 * removal.separatedPairCount == all * all - sizes.reduce(0) { $0 + $1 * $1 })
      }
    }
  }

  @Test(arguments: 0..<100)
  func `bridges are edges without which there are more components`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random)
    let bridges = try BiconnectedComponents(matrix.network).bridges
    let found = bridges.map { [min($0.near, $0.far), max($0.near, $0.far)] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    var expected: [[Int]] = []
    for one in 0..<matrix.count {
      for other in (one + 1)..<max(matrix.count, one + 1) where matrix.edges[one][other].count == 1 {
        let rest = (0..<matrix.count)
          .flatMap { source in
            (0..<matrix.count)
              .flatMap { target in
                source == one && target == other
                  ? [] : matrix.edges[source][target].map { (source, target, $0) }
              }
          }
        let without = MatrixNetwork(count: matrix.count, edges: rest)
        if without.distance(one, other) == nil { expected.append([one, other]) }
      }
    }
    #expect(found == expected)
  }

  /// Two nodes are in one where two edges that end at them lie on a common cycle, or an edge ties them: checked
  /// through what defines them, that no node of a component separates two others of it, and that nothing more
  /// fits in.
  @Test(arguments: 0..<80)
  func `no node separates a biconnected component`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random)
    let components = try BiconnectedComponents(matrix.network).components
    func isBiconnected(_ nodes: [Int]) -> Bool {
      let others = Set(0..<matrix.count).subtracting(nodes)
      return matrix.components(without: others).count == 1
        && (nodes.count == 2
          || nodes.allSatisfy { matrix.components(without: others.union([$0])).count == 1 })
    }
    for component in components {
      #expect(isBiconnected(component))
      for node in 0..<matrix.count where !component.contains(node) {
        #expect(!isBiconnected((component + [node]).sorted()))
      }
    }
    // Each tie is in exactly one.
    for one in 0..<matrix.count {
      for other in 0..<one where matrix.areTied(one, other) {
        #expect(components.count { $0.contains(one) && $0.contains(other) } == 1)
      }
    }
  }

  @Test
  func `a long path needs no recursion`() throws {
    let count = 50_000
    let network = Network(undirected: (1..<count).map { ($0 - 1, $0) }, count: count)
    let found = try BiconnectedComponents(network)
    #expect(found.bridges.count == count - 1)
    #expect(found.removals.count { $0.isArticulation } == count - 2)
    #expect(found.removals[1].separatedPairCount == count - 2)
  }

  @Test
  func `a directed network is refused`() {
    let network = MatrixNetwork(count: 2, isDirected: true, pairs: [(0, 1)]).network
    #expect(throws: AnalysisFailure.self) { try BiconnectedComponents(network) }
  }

  @Test
  func `an empty network has nothing`() throws {
    let network = MatrixNetwork(count: 0, pairs: []).network
    #expect(try BiconnectedComponents(network).components.isEmpty)
    #expect(try MaximalCliques(network).cliques.isEmpty)
    #expect(try Fragmentation(network, includesDistances: true).connectedness.isNaN)
    #expect(Density(network).density.isNaN)
    #expect(DyadCensus(network).pairReciprocity.isNaN)
  }
}
