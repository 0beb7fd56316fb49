/// Whether nodes are tied to nodes like them in a number: degree, size, age.
///
/// The correlation of the numbers at the two ends of ties (Newman, Physical Review E 67, 026126, 2003). In an
/// undirected network each tie counts from both ends; weights do not count; loops do.
public enum NumericAssortativity {
  /// Of any numbers.
  ///
  /// - Parameters:
  ///   - network: any network.
  ///   - sourceValues: by node, its number as the source of ties; NaN leaves the node's ties out.
  ///   - targetValues: as their target; nil for the same numbers.
  /// - Returns: from -1 to 1; NaN where the numbers do not vary.
  /// - Complexity: O(nodes + edges).
  public static func coefficient(
    _ network: Network,
    sourceValues: [Double],
    targetValues: [Double]? = nil
  ) -> Double {
    let targetValues = targetValues ?? sourceValues
    var moments = Moments()
    for node in 0..<network.nodeCount where !sourceValues[node].isNaN {
      for position in network.rows.range(of: node) {
        let other = Int(network.rows.neighbors[position])
        guard !targetValues[other].isNaN else { continue }
        moments.add(sourceValues[node], targetValues[other])
        // An undirected loop has two ends, and stands in its row once.
        if !network.isDirected, other == node { moments.add(sourceValues[node], targetValues[other]) }
      }
    }
    return moments.correlation
  }

  /// Of degrees: in a directed network, of the degree out at the source and the degree in at the target.
  ///
  /// - Parameter network: any network.
  /// - Returns: as for any numbers.
  /// - Complexity: O(nodes + edges).
  public static func degree(_ network: Network) -> Double {
    guard network.isDirected else {
      return coefficient(network, sourceValues: Degree(network).counts.map(Double.init))
    }
    return coefficient(
      network,
      sourceValues: Degree(network, direction: .outgoing).counts.map(Double.init),
      targetValues: Degree(network, direction: .incoming).counts.map(Double.init)
    )
  }
}

/// Sums from which a correlation follows, kept free of cancellation (Welford, Technometrics 4(3), 1962).
struct Moments: Sendable {
  private(set) var count = 0.0
  private(set) var means = (x: 0.0, y: 0.0)
  private var squares = (x: 0.0, y: 0.0)
  private var products = 0.0

  mutating func add(_ x: Double, _ y: Double) {
    count += 1
    let deviation = (x: x - means.x, y: y - means.y)
    means.x += deviation.x / count
    means.y += deviation.y / count
    squares.x += deviation.x * (x - means.x)
    squares.y += deviation.y * (y - means.y)
    products += deviation.x * (y - means.y)
  }

  /// NaN where one of the two does not vary.
  var correlation: Double {
    guard squares.x > 0, squares.y > 0 else { return .nan }
    return min(1, max(-1, products / (squares.x * squares.y).squareRoot()))
  }
}
