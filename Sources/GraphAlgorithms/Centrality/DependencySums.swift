import Parallelism

/// Sums over sources of how much their shortest paths depend on nodes and ties: what betweenness is made of.
///
/// The dependency of a source on a node is, summed over all targets, the share of the shortest paths from the
/// source to the target that pass through it.
struct DependencySums: Sendable {
  /// By node.
  var nodes: [Double]
  /// Beside the neighbours of the network's rows; empty where not asked for.
  var ties: [Double]

  /// - Parameters:
  ///   - network: weights are lengths.
  ///   - sources: positions.
  ///   - countsTies: whether ties are asked for.
  ///   - context: threads, cancellation, progress, and memory.
  /// - Throws: `AnalysisFailure.invalid` for lengths that are not above 0, or too many paths.
  /// - Complexity: O(sources · edges), with lengths O(sources · edges · log nodes).
  init(
    of network: Network,
    from sources: [Int],
    countsTies: Bool = false,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) {
    nodes = [Double](repeating: 0, count: network.nodeCount)
    ties = [Double](repeating: 0, count: countsTies ? network.rows.entryCount : 0)
    // Who has no ties depends on nobody.
    let sources = sources.filter { network.rows.degree(of: $0) > 0 }
    if network.isWeighted {
      guard network.rows.weights.allSatisfy({ $0 > 0 }) else {
        throw .invalid("weights are lengths here, and must be above 0")
      }
      try addWeighted(network, sources, context)
    } else {
      try addUnweighted(network, sources, context)
    }
    guard nodes.allSatisfy(\.isFinite) else {
      throw .invalid("there are more shortest paths between two nodes than a number can hold")
    }
  }

  private mutating func addUnweighted(
    _ network: Network,
    _ sources: [Int],
    _ context: AnalysisContext
  ) throws(AnalysisFailure) {
    try context.checkMemory(
      bytes: network.nodeCount * (DependencyLanes.memoryPerNode * context.workers.threadCount + 64)
        + network.rows.entryCount * 16
    )
    let layout = BreadthFirstLayout(network, tracksOrigins: !ties.isEmpty)
    // Neighbours in the layout are near each other, and their levels mostly the same.
    let places = sources.map { Int(layout.places[$0]) }.sorted()
    let batches = stride(from: 0, to: places.count, by: DependencyLanes.laneCount)
      .map { places[$0..<min($0 + DependencyLanes.laneCount, places.count)] }
    let tieCount = ties.count
    let sums = try context.piecesWithProgress(of: batches.count) { (range, done) throws(AnalysisFailure) in
      var lanes = DependencyLanes(layout)
      var scores = [Double](repeating: 0, count: layout.nodes.count)
      var tieScores = [Double](repeating: 0, count: tieCount)
      for batch in range {
        try done()
        lanes.add(batches[batch], to: &scores, &tieScores)
      }
      return (scores, tieScores)
    }
    for (scores, tieScores) in sums {
      for (place, score) in scores.enumerated() { nodes[Int(layout.nodes[place])] += score }
      for (position, score) in tieScores.enumerated() {
        ties[Int(layout.outgoing.origins[position])] += score
      }
    }
  }

  private mutating func addWeighted(
    _ network: Network,
    _ sources: [Int],
    _ context: AnalysisContext
  ) throws(AnalysisFailure) {
    try context.checkMemory(
      bytes: network.nodeCount * (WeightedSearch.memoryPerNode + 16) * context.workers.threadCount
    )
    let tieCount = ties.count
    let rows = network.rows
    let sums = try context.piecesWithProgress(of: sources.count) { (range, done) throws(AnalysisFailure) in
      var search = WeightedSearch(rows)
      var scores = [Double](repeating: 0, count: rows.count)
      var tieScores = [Double](repeating: 0, count: tieCount)
      var dependencies = scores
      for index in range {
        try done()
        search.run(from: sources[index])
        for node in search.order.reversed() {
          let node = Int(node)
          var dependency = 0.0
          for position in rows.range(of: node) {
            let neighbor = Int(rows.neighbors[position])
            guard search.isOnShortestPath(position, from: node, to: neighbor) else { continue }
            let share =
              search.pathCounts[node] / search.pathCounts[neighbor] * (1 + dependencies[neighbor])
            dependency += share
            if tieCount > 0 { tieScores[position] += share }
          }
          dependencies[node] = dependency
          if node != sources[index] { scores[node] += dependency }
        }
      }
      return (scores, tieScores)
    }
    for (scores, tieScores) in sums {
      for (node, score) in scores.enumerated() { nodes[node] += score }
      for (position, score) in tieScores.enumerated() { ties[position] += score }
    }
  }
}
