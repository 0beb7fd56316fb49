import GraphAlgorithms
import GraphLiterals
import Testing

struct CliqueTests {
  @Test(arguments: 0..<300)
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

  @Test(arguments: 0..<200)
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
