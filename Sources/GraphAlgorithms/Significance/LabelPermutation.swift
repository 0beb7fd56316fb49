import Parallelism

/// Whether ties depend on the groups of nodes: the network stays, the groups are dealt out anew.
public enum LabelPermutation {
  /// - Parameters:
  ///   - groups: by node, the number of its group.
  ///   - draws: how many random deals.
  ///   - seed: the same draws for the same seed, on any number of threads.
  ///   - context: threads, cancellation and progress.
  ///   - measure: numbers that depend on groups, always as many.
  /// - Returns: by number, what is observed beside what is drawn.
  /// - Throws: `.cancelled`.
  /// - Complexity: O(draws · (nodes + measure)).
  public static func compare(
    groups: [Int],
    draws: Int,
    seed: UInt64,
    _ context: AnalysisContext = AnalysisContext(),
    _ measure: @Sendable ([Int]) -> [Double]
  ) throws(AnalysisFailure) -> [ChanceComparison] {
    let observed = measure(groups)
    let drawn = try context.workers.map(pieces: draws) { (draw) throws(AnalysisFailure) in
      try context.checkCancellation()
      context.reportProgress(Double(draw) / Double(draws))
      var random = RandomNumbers(seed: seed, stream: UInt64(draw))
      var dealt = groups
      random.shuffle(&dealt)
      return measure(dealt)
    }
    return observed.indices.map { index in
      ChanceComparison(observed: observed[index], draws: drawn.map { $0[index] })
    }
  }
}
