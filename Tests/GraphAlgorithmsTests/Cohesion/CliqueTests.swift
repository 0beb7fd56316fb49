import GraphAlgorithms
import GraphLiterals
import Testing

struct CliqueTests {
  @Test(arguments: 0..<100)
  func `maximal cliques are those that brute force finds`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random, isDirected: seed % 2 == 1)
    func isClique(_ nodes: [Int]) -> Bool {
      nodes.allSatisfy { one in nodes.allSatisfy { $0 == one || matrix.areTied($0, one) } }
    }
    let cliques = (1..<(1 << matrix.count))
      .map { set in (0..<matrix.count).filter { set >> $0 & 1 == 1 } }
      .filter { nodes in
        isClique(nodes)
          && (0..<matrix.count).allSatisfy { nodes.contains($0) || !isClique(nodes + [$0]) }
      }
    let expected = cliques.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
    #expect(try MaximalCliques(matrix.network).cliques == expected)
    #expect(try MaximalCliques(matrix.network, minimum: 3).cliques == expected.filter { $0.count >= 3 })
  }

  @Test
  func `more cliques than the limit are refused`() {
    let network = MatrixNetwork(count: 4, pairs: [(0, 1), (1, 2), (2, 3)]).network
    #expect(throws: AnalysisFailure.self) { try MaximalCliques(network, limit: 2) }
    #expect(throws: Never.self) { try MaximalCliques(network, limit: 3) }
  }

  @Test(arguments: 0..<80)
  func `pairs with a path, and their distances, are those of brute force`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random, isDirected: seed % 2 == 1)
    let measured = try Fragmentation(matrix.network, includesDistances: true)
    let components = matrix.components()
    #expect(measured.componentCount == components.count)
    #expect(measured.largestComponent == components.map(\.count).max())
    var tied = 0.0
    var near = 0.0
    for one in 0..<matrix.count {
      for other in 0..<matrix.count where one != other {
        guard let distance = matrix.distance(one, other) else { continue }
        tied += 1
        near += 1 / Double(distance)
      }
    }
    let pairs = Double(matrix.count * (matrix.count - 1))
    #expect(isClose(measured.connectedness, pairs > 0 ? tied / pairs : .nan))
    #expect(isClose(measured.compactness, pairs > 0 ? near / pairs : .nan))
  }
}

struct PlexTests {
  @Test(arguments: 0..<100)
  func `maximal plexes are those that brute force finds`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random)
    let slack = 1 + seed % 3
    func isPlex(_ nodes: [Int]) -> Bool {
      nodes.allSatisfy { one in nodes.count { matrix.areTied($0, one) } + slack >= nodes.count }
    }
    let expected = (1..<(1 << matrix.count))
      .map { set in (0..<matrix.count).filter { set >> $0 & 1 == 1 } }
      .filter { nodes in
        nodes.count >= 2 * slack - 1 && isPlex(nodes)
          && (0..<matrix.count).allSatisfy { nodes.contains($0) || !isPlex(nodes + [$0]) }
      }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
    #expect(try MaximalPlexes(matrix.network, slack: slack, minimum: 2 * slack - 1).plexes == expected)
  }

  @Test
  func `too small a minimum is refused`() {
    let network = MatrixNetwork(count: 3, pairs: [(0, 1)]).network
    #expect(throws: AnalysisFailure.self) { try MaximalPlexes(network, slack: 2, minimum: 2) }
  }
}

struct NodeConnectivityTests {
  /// By Menger's theorem: as many paths as the smallest set of nodes that separates the two.
  @Test(arguments: 0..<100)
  func `there are as many paths as nodes that cut them`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let matrix = MatrixNetwork.random(&random)
    guard matrix.count > 1 else { return }
    let ends = (0, matrix.count - 1)
    let found = try NodeConnectivity(matrix.network, from: ends.0, to: ends.1)
    guard let cut = found.cut else {
      #expect(matrix.areTied(ends.0, ends.1))
      return
    }
    let smallest = (0..<(1 << (matrix.count - 2)))
      .map { set in Set((1..<(matrix.count - 1)).filter { set >> ($0 - 1) & 1 == 1 }) }
      .filter { matrix.distance(ends.0, ends.1, without: $0) == nil }
      .map(\.count).min()
    #expect(found.independentPathCount == smallest)
    #expect(cut.count == smallest)
    #expect(matrix.distance(ends.0, ends.1, without: Set(cut)) == nil)
  }
}
