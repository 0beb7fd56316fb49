/// Who is tied to whom, and which pairs could be.
struct PairTies: Sendable {
  private let ties: SymmetricTies
  /// By node, which side of a two-mode network it is on: pairs across the sides are all that there are.
  let sides: [Network.Side]?

  /// - Parameter network: any; directions are ignored.
  /// - Throws: `AnalysisFailure.invalid` for negative weights.
  init(_ network: Network) throws(AnalysisFailure) {
    ties = try SymmetricTies(network)
    sides = network.sides
  }

  var nodeCount: Int { ties.nodeCount }
  var neighbors: [UInt32] { ties.neighbors }
  var weights: [Double] { ties.weights }

  func range(of node: Int) -> Range<Int> { ties.range(of: node) }

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
