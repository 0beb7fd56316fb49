import Parallelism

extension RandomWalk {
  /// The fixed point of the walk in an undirected network, by conjugate gradients (Hestenes and Stiefel,
  /// Journal of Research of the NBS 49(6), 1952).
  ///
  /// `1 - d·M` is symmetric and positive when nodes are weighed by the inverse of their degree, and its
  /// eigenvalues lie between `1 - d` and `1 + d`.
  ///
  /// - Parameters:
  ///   - tolerance: of the residual.
  ///   - limit: at most so many iterations.
  /// - Returns: the scores; their residual is above the tolerance where the limit came first.
  /// - Throws: `AnalysisFailure.cancelled`.
  func solved(to tolerance: Double, atMost limit: Int) throws(AnalysisFailure) -> Found {
    var unknowns = firstGuess
    var outgoing = unknowns.indices.map { unknowns[$0].solution * shares[$0] }
    // What the guess leaves, through the same sweep that multiplies directions.
    for node in unknowns.indices { unknowns[node].residual = unknowns[node].solution }
    _ = multiply(&unknowns, outgoing, keeping: 0)
    for node in unknowns.indices {
      unknowns[node].residual = restart[node] - unknowns[node].image
      unknowns[node].direction = 0
    }
    var state = advance(&unknowns, by: 0)
    var iterations = 0
    var kept = 0.0
    while state.bound > tolerance, state.energy > 0, iterations < limit {
      try context.checkCancellation()
      spread(unknowns, keeping: kept, into: &outgoing)
      let resistance = multiply(&unknowns, outgoing, keeping: kept)
      let before = state.energy
      state = advance(&unknowns, by: before / resistance)
      kept = state.energy / before
      iterations += 1
    }
    let total = state.total
    return Found(scores: unknowns.map { $0.solution / total }, residual: state.bound, iterations: iterations)
  }

  private struct Unknown: BitwiseCopyable, Sendable {
    var solution: Double
    var residual = 0.0
    var direction = 0.0
    /// The direction, multiplied by the matrix.
    var image = 0.0
  }

  /// Sums over all nodes.
  private struct Sums: Sendable {
    /// Of squared residuals, each weighed.
    var energy = 0.0
    var absoluteResidual = 0.0
    var residual = 0.0
    /// Of the solution.
    var total = 0.0

    /// The residual of the scores, which are the solution divided by its sum.
    var bound: Double { total > 0 ? (absoluteResidual + abs(residual)) / total : .infinity }

    static func += (sums: inout Sums, more: Sums) {
      sums.energy += more.energy
      sums.absoluteResidual += more.absoluteResidual
      sums.residual += more.residual
      sums.total += more.total
    }
  }

  /// Scores in proportion to degrees: right wherever the walk begins so.
  private var firstGuess: [Unknown] {
    var restarting = 0.0
    var weight = 0.0
    for node in restart.indices where shares[node] > 0 {
      restarting += restart[node]
      weight += 1 / shares[node]
    }
    let level = weight > 0 ? restarting / weight / (1 - damping) : 0
    return restart.indices.map { node in
      Unknown(solution: shares[node] > 0 ? level / shares[node] : restart[node])
    }
  }

  /// What the next directions share out along each edge.
  private func spread(_ unknowns: [Unknown], keeping kept: Double, into outgoing: inout [Double]) {
    context.workers.forEachSlice(of: &outgoing, bounds: bounds) { _, range, slice in
      let unknowns = unknowns.span
      let shares = shares.span
      for (index, node) in range.enumerated() {
        let unknown = unknowns[node]
        slice[index] = (unknown.residual + kept * unknown.direction) * shares[node]
      }
    }
  }

  /// Turns the directions towards the residuals and multiplies them.
  ///
  /// - Returns: the product of directions and images, each weighed.
  @discardableResult
  private func multiply(_ unknowns: inout [Unknown], _ outgoing: [Double], keeping kept: Double) -> Double {
    let sums = context.workers.mapSlices(of: &unknowns, bounds: bounds) { range, slice in
      let rows = network.rows
      let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
      let (weights, values, shares) = (rows.weights.span, outgoing.span, shares.span)
      var sum = 0.0
      for (index, node) in range.enumerated() {
        var unknown = slice[index]
        unknown.direction = unknown.residual + kept * unknown.direction
        let entries = Int(offsets[node])..<Int(offsets[node + 1])
        let arriving = weightedSum(of: values, at: neighbors, weights, in: entries)
        unknown.image = unknown.direction - damping * arriving
        slice[index] = unknown
        sum += unknown.direction * unknown.image * (shares[node] > 0 ? shares[node] : 1)
      }
      return sum
    }
    return sums.reduce(0, +)
  }

  /// Takes a step in the directions.
  private func advance(_ unknowns: inout [Unknown], by step: Double) -> Sums {
    let parts = context.workers.mapSlices(of: &unknowns, bounds: bounds) { range, slice in
      let shares = shares.span
      var sums = Sums()
      for (index, node) in range.enumerated() {
        var unknown = slice[index]
        unknown.solution += step * unknown.direction
        unknown.residual -= step * unknown.image
        slice[index] = unknown
        sums.energy += unknown.residual * unknown.residual * (shares[node] > 0 ? shares[node] : 1)
        sums.absoluteResidual += abs(unknown.residual)
        sums.residual += unknown.residual
        sums.total += unknown.solution
      }
      return sums
    }
    return parts.reduce(into: Sums()) { $0 += $1 }
  }
}
