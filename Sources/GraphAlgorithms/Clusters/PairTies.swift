/// Ties of pairs of different nodes: each pair once in either's row, with the sum of all that ties it.
struct PairTies: Sendable {
  let offsets: [UInt32]
  let neighbors: [UInt32]
  let weights: [Double]

  /// - Parameter network: any; directions are ignored.
  /// - Throws: `AnalysisFailure.invalid` for negative weights.
  init(_ network: Network) throws(AnalysisFailure) {
    let mutual = try MutualTies(network)
    var offsets: [UInt32] = [0]
    var neighbors: [UInt32] = []
    var weights: [Double] = []
    var sums = [Double](repeating: 0, count: network.nodeCount)
    for node in 0..<network.nodeCount {
      let begin = neighbors.count
      for position in Int(mutual.offsets[node])..<Int(mutual.offsets[node + 1]) {
        let neighbor = mutual.neighbors[position]
        if sums[Int(neighbor)] == 0 { neighbors.append(neighbor) }
        sums[Int(neighbor)] += mutual.weights.isEmpty ? 1 : mutual.weights[position]
      }
      for neighbor in neighbors[begin...] {
        weights.append(sums[Int(neighbor)])
        sums[Int(neighbor)] = 0
      }
      offsets.append(UInt32(neighbors.count))
    }
    self.offsets = offsets
    self.neighbors = neighbors
    self.weights = weights
  }

  var nodeCount: Int { offsets.count - 1 }

  func range(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// The correlation, over all pairs, of ties with the products of two values.
  ///
  /// - Complexity: O(nodes + edges).
  func correlation(withProductsOf values: [Double]) -> Double {
    let count = Double(nodeCount)
    let pairs = count * (count - 1)
    // Sums over ordered pairs of different nodes; pairs without ties only matter in those of the products.
    let sum = values.reduce(0, +)
    let squares = values.reduce(0) { $0 + $1 * $1 }
    let fourths = values.reduce(0) { $0 + $1 * $1 * $1 * $1 }
    let productSum = sum * sum - squares
    let productSquares = squares * squares - fourths
    var common = 0.0
    for node in 0..<nodeCount {
      for position in range(of: node) {
        common += weights[position] * values[node] * values[Int(neighbors[position])]
      }
    }
    let tieSum = weights.reduce(0, +)
    let tieSquares = weights.reduce(0) { $0 + $1 * $1 }
    let variances = (tieSquares - tieSum * tieSum / pairs, productSquares - productSum * productSum / pairs)
    guard variances.0 > 1e-12 * tieSquares, variances.1 > 1e-12 * productSquares else { return .nan }
    return (common - tieSum * productSum / pairs) / (variances.0 * variances.1).squareRoot()
  }
}
