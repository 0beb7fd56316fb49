import GraphAlgorithms
import Parallelism
import Testing

@Suite struct DistanceTests {
  /// Floyd and Warshall.
  private func distances(_ list: EdgeList, isWeighted: Bool) -> [[Double]] {
    let count = list.nodeCount
    var distances = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for (node, row) in list.steps.enumerated() {
      distances[node][node] = 0
      for step in row {
        let weight = isWeighted ? step.weight : 1
        distances[node][step.neighbor] = min(distances[node][step.neighbor], weight)
      }
    }
    for middle in 0..<count {
      for a in 0..<count {
        for b in 0..<count {
          distances[a][b] = min(distances[a][b], distances[a][middle] + distances[middle][b])
        }
      }
    }
    return distances
  }

  @Test func `distances in edges`() throws {
    for list in randomNetworks(200, nodes: 1...12) {
      let expected = distances(list, isWeighted: false)
      for source in 0..<list.nodeCount {
        let found = try HopDistances(list.network, from: [source]).distances
        #expect(found.map { $0 == HopDistances.unreached ? .infinity : Double($0) } == expected[source])
        let near = try HopDistances(list.network, from: [source, source], atMost: 1).distances
        #expect(near.map { $0 == HopDistances.unreached } == expected[source].map { $0 > 1 })
      }
    }
  }

  @Test func `least sums of weights, forwards and backwards`() throws {
    for list in randomNetworks(200, nodes: 1...12) {
      let expected = distances(list, isWeighted: true)
      for source in 0..<list.nodeCount {
        let found = try WeightedDistances(list.network, from: [source]).distances
        #expect(found == expected[source])
        let back = try WeightedDistances(list.network, from: [source], isReversed: true).distances
        #expect(back == expected.map { $0[source] })
      }
    }
  }

  @Test func `sixty-four searches at once find what each finds alone`() throws {
    for list in randomNetworks(8, nodes: 60...150) {
      let survey = try DistanceSurvey(list.network)
      for source in 0..<list.nodeCount {
        let alone = try HopDistances(list.network, from: [source]).distances
          .filter { $0 != HopDistances.unreached && $0 > 0 }.map(Int.init)
        #expect(survey.eccentricities[source] == alone.max() ?? 0)
        #expect(survey.reachedCounts[source] == alone.count)
        #expect(survey.distanceSums[source] == alone.reduce(0, +))
      }
    }
  }

  @Test func `diameter, radius and mean of a path of four, an isolate apart`() throws {
    let list = EdgeList(nodeCount: 5, [(0, 1), (1, 2), (2, 3)])
    let all = NetworkDistances(try DistanceSurvey(list.network), nodeCount: 5)
    #expect(all.diameter == 3 && all.radius == 2 && all.isExact && all.meanError == 0)
    #expect(all.mean == 20.0 / 12 && all.reachableShare == 0.6)
    let none = NetworkDistances(try DistanceSurvey(EdgeList(nodeCount: 0, []).network), nodeCount: 0)
    #expect(none.diameter.isNaN && none.mean.isNaN && none.reachableShare.isNaN)
  }

  @Test func `a sample's error holds the true mean`() throws {
    let network = randomNetworks(1, nodes: 1_000...1_000, isDirected: false)[0].network
    let exact = NetworkDistances(try DistanceSurvey(network), nodeCount: network.nodeCount)
    let sources = Array(stride(from: 0, to: network.nodeCount, by: 10))
    let sampled = NetworkDistances(try DistanceSurvey(network, from: sources), nodeCount: network.nodeCount)
    #expect(!sampled.isExact && sampled.meanError > 0)
    #expect(abs(sampled.mean - exact.mean) < 2 * sampled.meanError)
  }

  @Test func `large searches go both ways, on any number of threads`() throws {
    for list in randomNetworks(2, nodes: 20_000...21_000) {
      let network = list.network
      let alone = try HopDistances(network, from: [0], AnalysisContext(workers: .single)).distances
      let together = try HopDistances(network, from: [0], AnalysisContext(workers: Workers(threadCount: 4)))
      #expect(together.distances == alone)
      let weighted = try WeightedDistances(network, from: [0]).distances
      if !network.isWeighted {
        #expect(weighted.map { $0.isInfinite ? HopDistances.unreached : Int32($0) } == alone)
      }
    }
  }

  @Test func `a negative weight is refused`() {
    let rows = NetworkRows(offsets: [0, 1, 2], neighbors: [1, 0], weights: [-2, -2])
    let network = Network(isDirected: false, nodes: NodePositions(allOf: 2), rows: rows)
    #expect(
      throws: AnalysisFailure.invalid("shortest paths need weights of 0 or more, and an edge weighs -2.0")
    ) { try WeightedDistances(network, from: [0]) }
  }
}
