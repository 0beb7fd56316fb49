import Parallelism

/// A walk along edges that now and then begins anew, as a matrix.
///
/// One step takes scores `x` to `d·M·x + (1 - d·(x outside sinks))·restart`, where `M` shares a node's score
/// out among the targets of its edges. Its fixed point is, but for a factor, the solution `y` of
/// `y - d·M·y = restart` (Gleich, SIAM Review 57(3), 2015).
struct RandomWalk: Sendable {
  let network: Network
  let damping: Double
  let restart: [Double]
  let context: AnalysisContext
  /// By node, 1 divided by the weight of its outgoing edges; 0 for sinks.
  let shares: [Double]
  /// Pieces of nodes with about as many edges that lead to them.
  let bounds: [Int]

  struct Found: Sendable {
    var scores: [Double]
    var residual: Double
    var iterations: Int
  }

  init(
    _ network: Network,
    damping: Double,
    restart: [Double],
    _ context: AnalysisContext
  ) throws(AnalysisFailure) {
    self.network = network
    self.damping = damping
    self.restart = restart
    self.context = context
    let rows = network.rows
    guard rows.weights.allSatisfy({ $0 >= 0 }) else { throw .invalid("the walk needs weights of 0 or more") }
    shares = (0..<network.nodeCount)
      .map { node in
        let weight =
          rows.weights.isEmpty
          ? Double(rows.degree(of: node)) : rows.range(of: node).reduce(0) { $0 + rows.weights[$1] }
        return weight > 0 ? 1 / weight : 0
      }
    bounds = Workers.balancedBounds(offsets: network.reversedRows.offsets, atLeast: 1 << 15)
  }

  /// Exactly so many steps from equal scores.
  func stepped(_ steps: Int) throws(AnalysisFailure) -> (scores: [Double], residual: Double) {
    let count = network.nodeCount
    var scores = [Double](repeating: 1 / Double(count), count: count)
    var residual = 0.0
    for _ in 0..<steps { residual = try step(&scores) }
    return (scores, residual)
  }

  /// As many steps as it takes from the restart probabilities.
  func repeated(until tolerance: Double, atMost limit: Int) throws(AnalysisFailure) -> Found {
    var found = Found(scores: restart, residual: .infinity, iterations: 0)
    while found.residual > tolerance, found.iterations < limit {
      found.residual = try step(&found.scores)
      found.iterations += 1
    }
    return found
  }

  /// - Returns: how far the scores moved, summed over the nodes.
  private func step(_ scores: inout [Double]) throws(AnalysisFailure) -> Double {
    try context.checkCancellation()
    let outgoing = zip(scores, shares).map { $0 * $1 }
    var sinks = 0.0
    for node in 0..<scores.count where shares[node] == 0 { sinks += scores[node] }
    let fresh = 1 - damping + damping * sinks
    let moved = context.workers.mapSlices(of: &scores, bounds: bounds) { range, slice in
      var moved = 0.0
      let restart = restart.span
      let rows = network.reversedRows
      let (offsets, neighbors) = (rows.offsets.span, rows.neighbors.span)
      let (weights, values) = (rows.weights.span, outgoing.span)
      for (index, node) in range.enumerated() {
        let entries = Int(offsets[node])..<Int(offsets[node + 1])
        let arriving = weightedSum(of: values, at: neighbors, weights, in: entries)
        let score = damping * arriving + fresh * restart[node]
        moved += abs(score - slice[index])
        slice[index] = score
      }
      return moved
    }
    return moved.reduce(0, +)
  }
}

/// The sum of the values that a row's entries point to, each times the entry's weight.
///
/// - Parameters:
///   - values: by node.
///   - neighbors: by entry.
///   - weights: by entry; empty where each weighs 1.
///   - entries: of the row.
/// - Returns: the sum, added up in the same order every time.
@inline(__always)
func weightedSum(
  of values: Span<Double>,
  at neighbors: Span<UInt32>,
  _ weights: Span<Double>,
  in entries: Range<Int>
) -> Double {
  var sum = 0.0
  if !weights.isEmpty {
    for entry in entries { sum += weights[entry] * values[Int(neighbors[entry])] }
    return sum
  }
  // Sums that do not wait for each other.
  var (second, third, fourth) = (0.0, 0.0, 0.0)
  var entry = entries.lowerBound
  while entry &+ 4 <= entries.upperBound {
    sum += values[Int(neighbors[entry])]
    second += values[Int(neighbors[entry &+ 1])]
    third += values[Int(neighbors[entry &+ 2])]
    fourth += values[Int(neighbors[entry &+ 3])]
    entry &+= 4
  }
  while entry < entries.upperBound {
    sum += values[Int(neighbors[entry])]
    entry &+= 1
  }
  return (sum + second) + (third + fourth)
}
