/// A node is as central as the nodes that are tied to it are together (Bonacich, Journal of Mathematical
/// Sociology 2, 1972): the dominant eigenvector of the adjacency matrix.
///
/// In a directed network, edges that come in count. Values are undefined, NaN, where there is no edge, or no
/// cycle in a directed network. In a network of several components, all but those with the largest eigenvalue
/// come out as 0, up to the tolerance. Weights must not be negative.
///
/// NetworkX and UCINET scale to a sum of squares of 1, igraph to a largest value of 1; igraph counts a loop of an
/// undirected network twice.
public struct EigenvectorCentrality: Sendable {
  /// By node.
  public let values: [Double]
  /// The largest eigenvalue; 0 where values are undefined.
  public let eigenvalue: Double
  public let iterationCount: Int

  /// - Parameters:
  ///   - network: any.
  ///   - scale: what values are scaled to.
  ///   - countsLoopsTwice: in an undirected network.
  ///   - convergence: when to stop.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight, or where it does not converge; `.cancelled`.
  /// - Complexity: O(iterations × (nodes + edges)) time, O(nodes) memory.
  public init(
    _ network: Network,
    scale: VectorScale = .euclidean,
    countsLoopsTwice: Bool = false,
    _ convergence: Convergence = Convergence(),
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let matrix = try AdjacencyMatrix(
      network.reversedRows,
      loopFactor: countsLoopsTwice && !network.isDirected ? 2 : 1,
      context
    )
    guard network.hasCycle else {
      values = [Double](repeating: .nan, count: network.nodeCount)
      eigenvalue = 0
      iterationCount = 0
      return
    }
    let iteration = try PowerIteration(
      count: network.nodeCount,
      shift: network.meanRowWeight,
      convergence,
      context
    ) { values, product in
      matrix.multiply(values, into: &product)
    }
    values = scale.apply(to: iteration.vector ?? [Double](repeating: 0, count: network.nodeCount))
    eigenvalue = iteration.eigenvalue
    iterationCount = iteration.iterationCount
  }
}

extension Network {
  /// The mean of the sums of weights in rows: of the size of the largest eigenvalue, which is at least that in an
  /// undirected network.
  var meanRowWeight: Double {
    guard nodeCount > 0 else { return 0 }
    let total = rows.weights.isEmpty ? Double(rows.entryCount) : rows.weights.reduce(0, +)
    return total / Double(nodeCount)
  }

  /// Whether some walk of positive weight comes back to where it began; an undirected edge does.
  ///
  /// - Complexity: O(nodes + edges).
  var hasCycle: Bool {
    func hasWeight(_ position: Int) -> Bool { rows.weight(at: position) > 0 }
    if !isDirected { return rows.neighbors.indices.contains(where: hasWeight) }
    // Nodes that nothing leads to are taken away until none is left, or a cycle (Kahn, CACM 5(11), 1962).
    var incoming = [Int](repeating: 0, count: nodeCount)
    for position in rows.neighbors.indices where hasWeight(position) {
      incoming[Int(rows.neighbors[position])] += 1
    }
    var free = (0..<nodeCount).filter { incoming[$0] == 0 }
    var takenCount = 0
    while let node = free.popLast() {
      takenCount += 1
      for position in rows.range(of: node) where hasWeight(position) {
        let target = Int(rows.neighbors[position])
        incoming[target] -= 1
        if incoming[target] == 0 { free.append(target) }
      }
    }
    return takenCount < nodeCount
  }
}
