import Parallelism

/// Numbers of a network beside the same numbers of random networks.
public enum RandomDraws {
  /// What is kept while the rest is drawn at random.
  public enum Condition: String, Sendable, CaseIterable {
    /// The number of nodes, and the number of ties: every such network is equally likely.
    case edges
    /// The number of ties that each node has: in two-mode networks by curveball trades, in others by swaps
    /// of the ends of ties.
    case degrees
    /// In directed networks, the numbers of mutual, one-way and absent pairs.
    case dyads
  }

  /// Draws.
  ///
  /// - Parameters:
  ///   - network: simple; two-mode networks stay two-mode.
  ///   - condition: what is kept.
  ///   - draws: how many.
  ///   - seed: the same draws for the same seed, on any number of threads.
  ///   - context: threads, cancellation and progress.
  ///   - measure: numbers of a network, always as many.
  /// - Returns: by number, what is observed beside what is drawn.
  /// - Throws: `.invalid` when the condition makes no sense for the network, or what `measure` throws.
  /// - Complexity: O(draws · (nodes + edges + measure)).
  public static func compare(
    _ network: Network,
    keeping condition: Condition,
    draws: Int,
    seed: UInt64,
    _ context: AnalysisContext = AnalysisContext(),
    _ measure: @Sendable (Network) throws(AnalysisFailure) -> [Double]
  ) throws(AnalysisFailure) -> [ChanceComparison] {
    let observed = try measure(network)
    let drawn = try context.workers.map(pieces: draws) { (draw) throws(AnalysisFailure) in
      try context.checkCancellation()
      context.reportProgress(Double(draw) / Double(draws))
      return try measure(
        RandomNetwork.draw(like: network, keeping: condition, seed: seed, stream: UInt64(draw))
      )
    }
    return observed.indices.map { index in
      ChanceComparison(observed: observed[index], draws: drawn.map { $0[index] })
    }
  }
}
