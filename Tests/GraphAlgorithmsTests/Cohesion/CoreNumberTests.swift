import GraphAlgorithms
import Testing

@Suite struct CoreNumberTests {
  /// Takes away, for every `k`, one node after the other that has fewer than `k` ties left.
  private func cores(_ list: EdgeList, _ direction: Degree.Direction) -> [Int] {
    var cores = [Int](repeating: 0, count: list.nodeCount)
    for k in 1...(2 * list.edges.count + 1) {
      var left = Set(0..<list.nodeCount)
      func ties(_ node: Int) -> Int {
        list.edges.reduce(0) { sum, edge in
          guard edge.source != edge.target, left.contains(edge.source), left.contains(edge.target) else {
            return sum
          }
          let isOut = edge.source == node && (!list.isDirected || direction != .incoming)
          let isIn = edge.target == node && (!list.isDirected || direction != .outgoing)
          return sum + (isOut ? 1 : 0) + (isIn ? 1 : 0)
        }
      }
      while let weak = left.first(where: { ties($0) < k }) { left.remove(weak) }
      if left.isEmpty { break }
      for node in left { cores[node] = k }
    }
    return cores
  }

  @Test(arguments: Degree.Direction.allCases)
  func `core numbers are those of the definition`(direction: Degree.Direction) throws {
    for list in randomNetworks(80, nodes: 0...9) {
      #expect(try CoreNumbers(list.network, direction: direction).values == cores(list, direction))
    }
  }

  @Test func `a clique with a tail`() throws {
    let list = EdgeList(
      nodeCount: 7,
      [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5), (5, 5)]
    )
    let cores = try CoreNumbers(list.network)
    #expect(cores.values == [3, 3, 3, 3, 1, 1, 0])
    #expect(cores.degeneracy == 3)
  }
}
