import GraphAlgorithms
import Parallelism
import Testing

@Suite struct PageRankTests {
  /// The matrix of one step, column by column, restarts of sinks included.
  private func stepMatrix(_ list: EdgeList, damping: Double, restart: [Double]) -> [[Double]] {
    let count = list.nodeCount
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (node, row) in list.steps.enumerated() {
      let total = row.reduce(0) { $0 + $1.weight }
      for target in 0..<count {
        let share = total > 0 ? damping : 0
        matrix[target][node] += (1 - share) * restart[target]
      }
      if total > 0 { for step in row { matrix[step.neighbor][node] += damping * step.weight / total } }
    }
    return matrix
  }

  private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private func difference(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { abs($0 - $1) }.max() ?? 0
  }

  @Test func `scores are what many steps of the walk lead to`() throws {
    for (number, list) in randomNetworks(100, nodes: 1...10).enumerated() {
      var options = PageRank.Options()
      options.tolerance = 1e-12
      options.damping = [0.85, 0.5, 0][number % 3]
      var restart = [Double](repeating: 1 / Double(list.nodeCount), count: list.nodeCount)
      if number % 2 == 0 {
        options.restart = (0..<list.nodeCount).map { Double(($0 + number) % 3) + ($0 == 0 ? 1 : 0) }
        let sum = options.restart?.reduce(0, +) ?? 1
        restart = options.restart?.map { $0 / sum } ?? restart
      }
      let matrix = stepMatrix(list, damping: options.damping, restart: restart)
      var expected = restart
      for _ in 0..<200 { expected = product(matrix, expected) }
      let rank = try PageRank(list.network, options)
      #expect(rank.hasConverged)
      #expect(difference(rank.scores, expected) < 1e-11)
    }
  }

  @Test func `a number of steps begins with equal scores`() throws {
    for list in randomNetworks(60, nodes: 1...12) {
      let equal = [Double](repeating: 1 / Double(list.nodeCount), count: list.nodeCount)
      let matrix = stepMatrix(list, damping: 0.85, restart: equal)
      var expected = equal
      var options = PageRank.Options()
      for steps in 0..<4 {
        options.fixedIterations = steps
        #expect(difference(try PageRank(list.network, options).scores, expected) < 1e-15)
        expected = product(matrix, expected)
      }
    }
  }

  @Test func `the last bit does not depend on the threads`() throws {
    for list in randomNetworks(2, nodes: 30_000...31_000) {
      let network = list.network
      let alone = try PageRank(network, PageRank.Options(), AnalysisContext(workers: .single))
      let together = try PageRank(
        network,
        PageRank.Options(),
        AnalysisContext(workers: Workers(threadCount: 4))
      )
      #expect(alone.scores == together.scores)
      #expect(alone.residual <= 1e-8)
    }
  }

  @Test func `what cannot be reached says so`() throws {
    var options = PageRank.Options()
    options.maximumIterations = 2
    let list = EdgeList(nodeCount: 4, [(0, 1), (1, 2), (2, 3), (0, 0)])
    #expect(try !PageRank(list.network, options).hasConverged)
    #expect(try PageRank(EdgeList(nodeCount: 0, []).network).scores == [])
    options.restart = [0, 0, 0, 0]
    #expect(throws: AnalysisFailure.self) { try PageRank(list.network, options) }
  }
}
