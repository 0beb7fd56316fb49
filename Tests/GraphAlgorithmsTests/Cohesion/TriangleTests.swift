import GraphAlgorithms
import Parallelism
import Testing

@Suite struct TriangleTests {
  @Test func `triangles are triples of nodes that are all tied`() throws {
    for list in randomNetworks(300) {
      let neighbors = list.mutualNeighbors
      var counts = [Int](repeating: 0, count: list.nodeCount)
      for a in 0..<list.nodeCount {
        for b in neighbors[a] where b > a {
          for c in neighbors[b] where c > b && neighbors[a].contains(c) {
            for node in [a, b, c] { counts[node] += 1 }
          }
        }
      }
      let triangles = try Triangles(list.network)
      #expect(triangles.counts == counts)
      #expect(triangles.total * 3 == counts.reduce(0, +))
    }
  }

  @Test func `clustering counts the edges among the neighbours, in each direction`() throws {
    for list in randomNetworks(300) {
      let neighbors = list.mutualNeighbors
      var arcs: Set<[Int]> = []
      for edge in list.edges {
        arcs.insert([edge.source, edge.target])
        if !list.isDirected { arcs.insert([edge.target, edge.source]) }
      }
      let expected = neighbors.map { near -> Double in
        let tied = near.reduce(0) { sum, a in sum + near.count { $0 != a && arcs.contains([a, $0]) } }
        return near.count < 2 ? 0 : Double(tied) / Double(near.count * (near.count - 1))
      }
      let triangles = try Triangles(list.network)
      let found = LocalClustering(triangles, convention: .networkx)
      #expect(found.coefficients == expected)
      let undefined = LocalClustering(triangles).coefficients
      #expect(zip(undefined, neighbors).allSatisfy { $0.isNaN == ($1.count < 2) })
    }
  }

  @Test func `a square with a diagonal`() throws {
    let list = EdgeList(nodeCount: 5, [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2), (2, 0), (1, 1)])
    let local = LocalClustering(try Triangles(list.network))
    #expect(local.transitivity == 0.75)
    #expect(abs(local.mean - 5.0 / 6) < 1e-15)
  }

  @Test func `without pairs of neighbours, nothing is defined`() throws {
    for list in [EdgeList(nodeCount: 0, []), EdgeList(nodeCount: 2, [(0, 1)])] {
      let local = LocalClustering(try Triangles(list.network))
      #expect(local.transitivity.isNaN && local.mean.isNaN)
    }
  }

  @Test func `triangles do not depend on the threads`() throws {
    for list in randomNetworks(2, nodes: 4_000...5_000) {
      let network = list.network
      let alone = try Triangles(network, AnalysisContext(workers: .single)).counts
      #expect(try Triangles(network, AnalysisContext(workers: Workers(threadCount: 4))).counts == alone)
    }
  }
}
