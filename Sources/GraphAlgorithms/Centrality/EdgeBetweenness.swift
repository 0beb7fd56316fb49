/// How many shortest paths ties lie on: for each pair of nodes, the share of their shortest paths that use it.
///
/// Girvan and Newman (PNAS 99, 2002), computed as by Brandes (Social Networks 30(2), 2008). In an undirected
/// network a pair counts once, in a directed one each order is a pair. Parallel edges share paths. Weights are
/// lengths. Loops have 0.
public struct EdgeBetweenness: Sendable {
  /// A tie of the network.
  public struct Tie: Sendable {
    public let source: Int
    public let target: Int
    /// Where it stands in the network's rows; of an undirected tie, at its source.
    public let position: Int
  }

  /// By source, then by position; the source of an undirected tie is its end with the lower position.
  public let ties: [Tie]
  /// Beside the ties.
  public let scores: [Double]
  /// Beside the ties, as shares of all pairs of nodes; NaN where there is no pair.
  public let normalized: [Double]

  /// - Parameters:
  ///   - network: any.
  ///   - context: threads, cancellation, progress, memory.
  /// - Throws: `AnalysisFailure.invalid` for lengths that are not above 0, or where the number of shortest
  ///   paths between two nodes exceeds 1e308.
  /// - Complexity: O(nodes · edges), with weights O(nodes · edges · log nodes).
  public init(
    of network: Network,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    try context.checkMemory(bytes: network.rows.entryCount * 16 * 8)
    let sums = try DependencySums(
      of: network,
      from: Array(0..<network.nodeCount),
      countsTies: true,
      context
    )
    var ties: [Tie] = []
    var scores: [Double] = []
    // Rows are sorted by neighbour and edge: the other ends of undirected ties come in the order of sources.
    var next = network.rows.offsets
    for source in 0..<network.nodeCount {
      for position in network.rows.range(of: source) {
        let target = Int(network.rows.neighbors[position])
        if network.isDirected {
          scores.append(sums.ties[position])
        } else if target >= source {
          // From a source to a lower neighbour `next` has gone past already.
          let mirror = Int(next[target])
          next[target] += 1
          scores.append(
            target == source ? 0 : (sums.ties[position] + sums.ties[mirror]) / 2
          )
        } else {
          continue
        }
        ties.append(Tie(source: source, target: target, position: position))
      }
    }
    self.ties = ties
    self.scores = scores
    let count = Double(network.nodeCount)
    let pairs = count * (count - 1) * (network.isDirected ? 1 : 0.5)
    normalized = scores.map { pairs > 0 ? $0 / pairs : .nan }
  }
}
