/// How far the partners of a node are partners of each other.
///
/// The local clustering coefficient (Watts and Strogatz, Nature 393, 1998): of the pairs among a node's
/// neighbours, the share that is tied. In a directed network, neighbours are those in either direction and
/// ordered pairs count, as in LDBC Graphalytics. Loops and parallel edges do not count.
///
/// Transitivity is the share of paths of two edges that are closed (Newman, SIAM Review 45, 2003), directions
/// left out of account. In a two-mode network there are no triangles: see the two-mode measures.
public struct LocalClustering: Sendable {
  /// By node.
  public let coefficients: [Double]
  /// Their mean over the nodes that have one.
  public let mean: Double
  /// NaN where no node has two neighbours.
  public let transitivity: Double

  public enum Convention: String, Sendable, CaseIterable {
    /// Undefined with fewer than two neighbours.
    case igraph
    /// 0 with fewer than two neighbours, as NetworkX and LDBC Graphalytics have it.
    case networkx
  }

  /// - Parameters:
  ///   - triangles: of the network.
  ///   - convention: what a node with fewer than two neighbours has.
  /// - Complexity: O(nodes), once the triangles are counted.
  public init(_ triangles: Triangles, convention: Convention = .igraph) {
    coefficients = zip(triangles.linkCounts, triangles.degrees)
      .map { links, degree in
        if degree < 2 { return convention == .networkx ? 0 : .nan }
        return Double(links) / (Double(degree) * Double(degree - 1))
      }
    let defined = coefficients.lazy.filter { !$0.isNaN }
    mean = defined.isEmpty ? .nan : defined.reduce(0, +) / Double(defined.count)
    let pairs = triangles.degrees.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    transitivity = pairs == 0 ? .nan : 3 * Double(triangles.total) / pairs
  }
}
