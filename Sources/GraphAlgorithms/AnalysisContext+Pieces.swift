import Parallelism
import Synchronization

extension AnalysisContext {
  /// Does numbered steps in a few pieces, so that results by piece stay small, and tells how far it is.
  ///
  /// - Parameters:
  ///   - count: how many steps.
  ///   - body: does the steps of a piece; calls what it is given before each.
  /// - Returns: the results in the order of the pieces, which do not depend on the threads.
  /// - Throws: what `body` throws, or `AnalysisFailure.cancelled`.
  func piecesWithProgress<Output: Sendable>(
    of count: Int,
    _ body: @Sendable (Range<Int>, () throws(AnalysisFailure) -> Void) throws(AnalysisFailure) -> Output
  ) throws(AnalysisFailure) -> [Output] {
    let meter = ProgressMeter(total: count, self)
    let pieces = min(count, 16)
    return try workers.map(pieces: pieces) { (piece) throws(AnalysisFailure) in
      try body(piece * count / pieces..<(piece + 1) * count / pieces) { () throws(AnalysisFailure) in
        try meter.advance()
      }
    }
  }
}

/// Counts steps done by several threads.
private final class ProgressMeter: Sendable {
  private let done = Atomic<Int>(0)
  private let total: Int
  private let context: AnalysisContext

  init(total: Int, _ context: AnalysisContext) {
    self.total = total
    self.context = context
  }

  /// To be called before each step.
  func advance() throws(AnalysisFailure) {
    try context.checkCancellation()
    let count = done.wrappingAdd(1, ordering: .relaxed).newValue
    context.reportProgress(Double(count - 1) / Double(total))
  }
}
