/// Ties of pairs of different nodes: each pair once in either's row, with the sum of all that ties it.
struct PairTies: Sendable {
  let offsets: [UInt32]
  let neighbors: [UInt32]
  let weights: [Double]
  /// By node, which side of a two-mode network it is on: pairs across the sides are all that there are.
  let sides: [Network.Side]?

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
    sides = network.sides
  }

  var nodeCount: Int { offsets.count - 1 }

  func range(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }

  /// The correlation, over all pairs, of ties with the products of two values.
  ///
  /// - Complexity: O(nodes + edges).
  func correlation(withProductsOf values: [Double]) -> Double {
    // Sums over ordered pairs; those without ties only matter in those of the products.
    let pairs = pairSum(of: [Double](repeating: 1, count: nodeCount))
    let productSum = pairSum(of: values)
    let productSquares = pairSum(of: values.map { $0 * $0 })
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

  /// The sum of products over ordered pairs of different nodes, or of nodes on different sides.
  private func pairSum(of values: [Double]) -> Double {
    let sum = values.reduce(0, +)
    guard let sides else { return sum * sum - values.reduce(0) { $0 + $1 * $1 } }
    let second = zip(values, sides).reduce(0) { $1.1 == .second ? $0 + $1.0 : $0 }
    return 2 * second * (sum - second)
  }
}
