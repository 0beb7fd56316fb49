import GraphAlgorithms
import Parallelism
import Testing

@Suite struct LabelPropagationTests {
  /// By node, what its neighbours give each label; a neighbour once for each edge and direction.
  private func votes(_ list: EdgeList, _ labels: [Int], isWeighted: Bool) -> [[Int: Double]] {
    var votes = [[Int: Double]](repeating: [:], count: list.nodeCount)
    for edge in list.edges where edge.source != edge.target {
      let weight = isWeighted ? edge.weight : 1
      votes[edge.source][labels[edge.target], default: 0] += weight
      votes[edge.target][labels[edge.source], default: 0] += weight
    }
    return votes
  }

  @Test func `all at once, the smallest of the most frequent labels wins`() throws {
    for (number, list) in randomNetworks(200).enumerated() {
      var labels = Array(0..<list.nodeCount)
      for _ in 0..<(number % 6) {
        let votes = votes(list, labels, isWeighted: false)
        labels = labels.indices.map { node in
          let most = votes[node].values.max() ?? 0
          return votes[node].filter { $0.value == most }.keys.min() ?? labels[node]
        }
      }
      let found = try LabelPropagation.synchronous(list.network, iterations: number % 6)
      #expect(found.labels.map(Int.init) == labels)
      #expect(found.partition == Partition(labels: labels))
    }
  }

  @Test func `one by one, it ends where no label outweighs a node's own`() throws {
    for (seed, list) in randomNetworks(200).enumerated() {
      let found = try LabelPropagation.asynchronous(list.network, seed: UInt64(seed))
      #expect(found.hasConverged)
      let labels = found.labels.map(Int.init)
      for (node, votes) in votes(list, labels, isWeighted: true).enumerated() {
        #expect((votes.values.max() ?? 0) <= (votes[labels[node]] ?? 0))
      }
    }
  }

  @Test func `two stars of actors around poles do not oscillate`() throws {
    let stars = (0..<10).map { ($0 / 5, $0 + 2) }
    let list = EdgeList(nodeCount: 12, stars)
    #expect(try LabelPropagation.asynchronous(list.network, seed: 3).partition.sizes == [6, 6])
    #expect(try !LabelPropagation.synchronous(list.network, iterations: 25).hasConverged)
  }

  @Test func `the same for the same seed, whatever the threads`() throws {
    for list in randomNetworks(1, nodes: 20_000...20_000, isWeighted: false) {
      let network = list.network
      let one = AnalysisContext(workers: .single)
      let four = AnalysisContext(workers: Workers(threadCount: 4))
      #expect(
        try LabelPropagation.synchronous(network, iterations: 5, one).labels
          == LabelPropagation.synchronous(network, iterations: 5, four).labels
      )
      #expect(
        try LabelPropagation.asynchronous(network, seed: 9, one).labels
          == LabelPropagation.asynchronous(network, seed: 9, four).labels
      )
    }
  }
}
