/// Hubs lead to good authorities, and authorities are what good hubs lead to (Kleinberg, JACM 46(5), 1999).
///
/// The dominant eigenvectors of A Aᵀ and AᵀA, weights included; in an undirected network both are the same.
/// Undefined, NaN, where there is no edge. NetworkX scales to a sum of 1, igraph to a largest value of 1.
public struct HubsAndAuthorities: Sendable {
  /// By node.
  public let hubs: [Double]
  /// By node.
  public let authorities: [Double]
  public let iterationCount: Int

  /// - Parameters:
  ///   - network: any.
  ///   - scale: what values are scaled to.
  ///   - convergence: when to stop.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight, or where it does not converge; `.cancelled`.
  /// - Complexity: O(iterations × (nodes + edges)) time, O(nodes) memory.
  public init(
    _ network: Network,
    scale: VectorScale = .sum,
    _ convergence: Convergence = Convergence(),
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let outgoing = try AdjacencyMatrix(network.rows, context)
    let incoming = try AdjacencyMatrix(network.reversedRows, context)
    let undefined = [Double](repeating: .nan, count: network.nodeCount)
    guard network.meanRowWeight > 0 else {
      hubs = undefined
      authorities = undefined
      iterationCount = 0
      return
    }
    var authorities = [Double](repeating: 0, count: network.nodeCount)
    let iteration = try PowerIteration(count: network.nodeCount, shift: 0, convergence, context) {
      hubs,
      product in
      incoming.multiply(hubs, into: &authorities)
      outgoing.multiply(authorities, into: &product)
    }
    let hubs = iteration.vector ?? undefined
    incoming.multiply(hubs, into: &authorities)
    self.hubs = scale.apply(to: hubs)
    self.authorities = scale.apply(to: authorities)
    iterationCount = iteration.iterationCount
  }
}
