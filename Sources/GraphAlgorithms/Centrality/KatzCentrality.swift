/// A node counts all walks that end at it, the longer the less (Katz, Psychometrika 18, 1953):
/// x = α Aᵀ x + β, the sum of β (α Aᵀ)ᵏ 1 over all k from 0.
///
/// The sum is finite where α is below 1 / λ, with λ the largest eigenvalue of the adjacency matrix: else this
/// fails and says how large α may be. In a directed network, edges that come in count. Weights must not be
/// negative. A node without edges has β.
///
/// NetworkX has α = 0.1 and scales to a sum of squares of 1; igraph's `alpha_centrality` does not scale.
public struct KatzCentrality: Sendable {
  /// By node.
  public let values: [Double]
  /// As it was given, or chosen.
  public let alpha: Double
  /// The largest eigenvalue, where it was needed to choose α; else NaN.
  public let eigenvalue: Double
  public let iterationCount: Int

  /// - Parameters:
  ///   - network: any.
  ///   - givenAlpha: how much less a walk counts for each edge; nil for 0.9 / λ.
  ///   - beta: what each node has by itself.
  ///   - scale: what values are scaled to; nil for not at all.
  ///   - convergence: when to stop.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.invalid` for a negative weight, where α is too large, or where it does not
  ///   converge; `.cancelled`.
  /// - Complexity: O(iterations × (nodes + edges)) time, O(nodes) memory.
  public init(
    _ network: Network,
    alpha givenAlpha: Double? = nil,
    beta: Double = 1,
    scale: VectorScale? = nil,
    _ convergence: Convergence = Convergence(),
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let matrix = try AdjacencyMatrix(network.reversedRows, context)
    if let givenAlpha {
      alpha = givenAlpha
      eigenvalue = .nan
    } else {
      // The growth of walks needs no more than a few digits to choose by.
      let rough = Convergence(tolerance: 1e-4, maximumIterations: convergence.maximumIterations)
      eigenvalue = try EigenvectorCentrality(network, rough, context).eigenvalue
      alpha = eigenvalue > 0 ? 0.9 / eigenvalue : 1
    }
    let count = network.nodeCount
    var values = [Double](repeating: beta, count: count)
    var term = values
    var product = values
    var tail = GeometricTail()
    var iteration = 0
    while true {
      try context.checkCancellation()
      iteration += 1
      matrix.multiply(term, into: &product)
      var size = 0.0
      var total = 0.0
      for node in 0..<count {
        product[node] *= alpha
        values[node] += product[node]
        size += product[node].magnitude
        total += values[node].magnitude
      }
      swap(&term, &product)
      if size.isFinite { tail.add(size) }
      if size == 0 || tail.remainder <= convergence.tolerance * total { break }
      guard size.isFinite, total.isFinite, iteration < convergence.maximumIterations else {
        throw Self.divergence(alpha: alpha, growth: tail.growth, convergence)
      }
    }
    self.values = scale.map { $0.apply(to: values) } ?? values
    iterationCount = iteration
  }

  private static func divergence(
    alpha: Double,
    growth: Double,
    _ convergence: Convergence
  ) -> AnalysisFailure {
    guard growth.isFinite, growth >= 1 - 1e-9 else {
      return .invalid(
        "it did not come within \(convergence.tolerance) of its limit in \(convergence.maximumIterations) iterations: "
          + "choose a smaller alpha"
      )
    }
    return .invalid("alpha must be below 1 / the largest eigenvalue, about \(alpha / growth); it is \(alpha)")
  }
}
