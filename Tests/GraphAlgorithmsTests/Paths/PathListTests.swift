import GraphAlgorithms
import PropertyGraph
import Testing

/// Lists of paths against all simple paths, found by trying everything.
@Suite struct PathListTests {
  private struct Found: Hashable {
    let nodes: [Int]
    let edges: [Int]
    let cost: Double
  }

  private func allPaths(_ list: EdgeList, from source: Int, to target: Int) -> [Found] {
    let steps = list.steps
    var found: [Found] = []
    func walk(_ nodes: [Int], _ edges: [Int], _ cost: Double) {
      let node = nodes[nodes.count - 1]
      if node == target {
        found.append(Found(nodes: nodes, edges: edges, cost: cost))
        return
      }
      for step in steps[node] where !nodes.contains(step.neighbor) {
        walk(nodes + [step.neighbor], edges + [step.edge], cost + step.weight)
      }
    }
    walk([source], [], 0)
    return found
  }

  private func found(_ paths: [NetworkPath], _ network: Network) -> [Found] {
    paths.map { path in
      Found(nodes: path.nodes, edges: path.entries.map { network.rows.edges[$0].index }, cost: path.cost)
    }
  }

  private func cases() -> [(list: EdgeList, all: [Found], source: Int, target: Int)] {
    randomNetworks(250, nodes: 1...7)
      .map { list in
        let (source, target) = (0, list.nodeCount - 1)
        return (list, allPaths(list, from: source, to: target), source, target)
      }
  }

  @Test func `the shortest, and all of them`() throws {
    for (list, all, source, target) in cases() {
      let network = list.network
      let least = all.map(\.cost).min()
      let one = try ShortestPaths.one(in: network, from: source, to: target)
      #expect(one?.cost == least)
      if let one { #expect(all.contains(found([one], network)[0])) }
      let shortest = try ShortestPaths.all(in: network, from: source, to: target, atMost: 10_000)
      #expect(Set(found(shortest, network)) == Set(all.filter { $0.cost == least }))
      #expect(Set(found(shortest, network)).count == shortest.count)
    }
  }

  @Test func `the cheapest few, in order, each once`() throws {
    for (list, all, source, target) in cases() {
      let network = list.network
      for count in [1, 4, 1_000] {
        let ranked = try RankedPaths.find(count, in: network, from: source, to: target)
        #expect(ranked.map(\.cost) == Array(all.map(\.cost).sorted().prefix(count)))
        #expect(Set(found(ranked, network)).count == ranked.count)
        #expect(Set(found(ranked, network)).isSubset(of: all))
      }
    }
  }

  @Test func `simple paths within a cost and a length`() throws {
    for (list, all, source, target) in cases() {
      let network = list.network
      for (cost, length) in [(Double.infinity, Int.max), (2, .max), (.infinity, 3), (1.5, 2)] {
        let paths = try SimplePaths.find(
          in: network,
          from: source,
          to: target,
          maximumCost: cost,
          maximumLength: length,
          atMost: 100_000
        )
        #expect(Set(found(paths, network)) == Set(all.filter { $0.cost <= cost && $0.edges.count <= length }))
        #expect(paths.map(\.cost) == paths.map(\.cost).sorted())
      }
    }
  }

  @Test func `too many paths are refused, not cut`() {
    let pairs = (0..<12).flatMap { a in (0..<a).map { ($0, a) } }
    let network = EdgeList(nodeCount: 12, pairs).network
    #expect(throws: AnalysisFailure.self) {
      try SimplePaths.find(in: network, from: 0, to: 11, atMost: 1_000)
    }
  }
}
