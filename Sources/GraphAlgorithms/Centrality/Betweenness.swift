/// How much nodes stand between others: for each pair of others, the share of their shortest paths that pass.
///
/// Exact, or estimated from a sample of sources. Freeman (Sociometry 40, 1977), computed as by Brandes (2001).
/// Ends of paths do not count. In an undirected network a pair counts once, in a directed one each order is a
/// pair. Parallel edges are paths of their own, loops are on none. Weights are lengths. Isolates have 0.
public struct Betweenness: Sendable {
  /// By node.
  public let scores: [Double]
  /// By node, as a share of the greatest value: that of the centre of a star, or of its side.
  ///
  /// For the sides of two-mode networks see Borgatti and Everett, Social Networks 19, 1997. NaN where there are
  /// no pairs to stand between.
  public let normalized: [Double]
  /// What the scores of a sample may be off by, all of them at once; 0 where exact, NaN where not known.
  public let error: Double
  /// The same for normalised values, by node.
  public let normalizedErrors: [Double]

  /// - Parameters:
  ///   - network: any.
  ///   - context: threads, cancellation, progress, memory.
  /// - Throws: `AnalysisFailure.invalid` for lengths that are not above 0, or where the number of shortest
  ///   paths between two nodes exceeds 1e308.
  /// - Complexity: O(nodes · edges), with weights O(nodes · edges · log nodes); about 300 bytes a node and
  ///   thread.
  public init(
    of network: Network,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let sums = try DependencySums(of: network, from: Array(0..<network.nodeCount), context)
    self.init(sums.nodes, of: network, error: 0)
  }

  /// From the sources given, as if these were a fair sample of all.
  ///
  /// - Parameters:
  ///   - network: any.
  ///   - sources: positions.
  ///   - context: threads, cancellation, progress, memory.
  /// - Throws: as above, and where there are no sources.
  /// - Complexity: O(sources · edges).
  public init(
    of network: Network,
    sources: [Int],
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    guard !sources.isEmpty else { throw .invalid("betweenness needs at least one source") }
    let sums = try DependencySums(of: network, from: sources, context)
    let scale = Double(network.nodeCount) / Double(sources.count)
    self.init(sums.nodes.map { $0 * scale }, of: network, error: .nan)
  }

  /// - Parameters:
  ///   - sums: by node, dependencies summed over sources.
  ///   - network: where they were found.
  ///   - error: of the sums.
  init(_ sums: [Double], of network: Network, error: Double) {
    let orders = network.isDirected ? 1.0 : 0.5
    let limits = BetweennessLimits(network)
    scores = sums.map { $0 * orders }
    normalized = sums.enumerated().map { node, sum in sum * orders / limits.maximum(of: node) }
    self.error = error * orders
    normalizedErrors = (0..<network.nodeCount).map { error * orders / limits.maximum(of: $0) }
  }
}

/// The greatest betweenness that a node can have.
struct BetweennessLimits {
  private let network: Network
  /// By side; one-mode networks have one.
  private let maxima: [Double]

  init(_ network: Network) {
    self.network = network
    let orders = network.isDirected ? 1.0 : 0.5
    if network.sides == nil {
      let others = Double(network.nodeCount - 1)
      maxima = [orders * others * (others - 1)]
    } else {
      let second = network.secondSideCount
      let first = network.nodeCount - second
      maxima = [
        2 * orders * Self.maximum(own: first, other: second),
        2 * orders * Self.maximum(own: second, other: first),
      ]
    }
  }

  /// NaN where there is no pair of others.
  func maximum(of node: Int) -> Double {
    let maximum = maxima[network.sides.map { $0[node] == .first ? 0 : 1 } ?? 0]
    return maximum > 0 ? maximum : .nan
  }

  /// Borgatti and Everett's formula for a side of a two-mode network.
  private static func maximum(own: Int, other: Int) -> Double {
    guard own > 0, other > 0 else { return 0 }
    let (quotient, remainder) = (own - 1).quotientAndRemainder(dividingBy: other)
    let (m, s, t) = (Double(other), Double(quotient), Double(remainder))
    return 0.5 * (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3))
  }
}
