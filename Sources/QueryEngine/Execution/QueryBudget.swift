import Diagnostics
import GraphAlgorithms
import Parallelism
import PropertyGraph
import Synchronization

/// How much a query may use before it is stopped with a message.
public struct QueryLimits: Sendable {
  /// Rows of the result.
  public var rows: Int
  /// Nil for no limit.
  public var seconds: Double?
  /// What sorting, grouping and collecting may hold, as estimated.
  public var bytes: Int
  /// Asked now and then while the query runs, from any thread.
  public var isCancelled: @Sendable () -> Bool
  /// Told how much of a long analysis is done, from 0 to 1, from any thread.
  public var reportProgress: @Sendable (Double) -> Void

  public init(
    rows: Int = 10_000_000,
    seconds: Double? = 60,
    bytes: Int = 4 << 30,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    reportProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.rows = rows
    self.seconds = seconds
    self.bytes = bytes
    self.isCancelled = isCancelled
    self.reportProgress = reportProgress
  }
}

/// What one run has used of its limits, on all its threads.
final class QueryBudget: Sendable {
  static let rowsAndLists = "for its rows and lists"

  private let limits: QueryLimits
  /// Where the steps of the plan are measured; nil for a usual run.
  let profile: PlanProfile?
  private let deadline: ContinuousClock.Instant?
  private let producedRows = Atomic<Int>(0)
  private let heldBytes = Atomic<Int>(0)

  init(_ limits: QueryLimits, profile: PlanProfile? = nil) {
    self.limits = limits
    self.profile = profile
    // Beyond a century the clock cannot count, and nobody waits.
    deadline = limits.seconds.map { ContinuousClock.now + .seconds(min(max($0, 0), 3_000_000_000)) }
  }

  /// The same limits for an analysis.
  func analysisContext(_ workers: Workers) -> AnalysisContext {
    let isCancelled = limits.isCancelled
    let deadline = deadline
    return AnalysisContext(
      workers: workers,
      memoryLimit: limits.bytes,
      isCancelled: { isCancelled() || (deadline.map { ContinuousClock.now > $0 } ?? false) },
      reportProgress: limits.reportProgress
    )
  }

  /// To be called once for every batch of work.
  func checkTime(at range: SourceRange) throws(Diagnostic) {
    if limits.isCancelled() { throw .cancelled(at: range) }
    if let deadline, ContinuousClock.now > deadline { throw .timeLimit(limits.seconds ?? 0, at: range) }
  }

  /// Counts rows of the result.
  func produce(rows: Int, at range: SourceRange) throws(Diagnostic) {
    if producedRows.wrappingAdd(rows, ordering: .relaxed).newValue > limits.rows {
      throw .rowLimit(limits.rows, at: range)
    }
  }

  /// Counts what an operator must keep, in bytes.
  func hold(
    bytes: Int,
    for purpose: String = rowsAndLists,
    at range: SourceRange
  ) throws(Diagnostic) {
    if heldBytes.wrappingAdd(bytes, ordering: .relaxed).newValue > limits.bytes {
      throw .memoryLimit(limits.bytes, purpose, at: range)
    }
  }

  func release(bytes: Int) { heldBytes.wrappingSubtract(bytes, ordering: .relaxed) }

  /// Whether there is room for a column that is being computed; nothing is counted as held.
  func checkRoom(bytes: Int, at range: SourceRange) throws(Diagnostic) {
    if bytes > limits.bytes - heldBytes.load(ordering: .relaxed) {
      throw .memoryLimit(limits.bytes, Self.rowsAndLists, at: range)
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func cancelled(at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "cancelled", "the query was interrupted", at: range)
  }

  fileprivate static func timeLimit(_ seconds: Double, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "time-limit",
      "the query did not finish within \(Value.text(of: seconds)) seconds",
      at: range,
      help: "narrow the pattern, bound its length, or raise the limit with --limit-seconds"
    )
  }

  fileprivate static func rowLimit(_ rows: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "row-limit",
      "the result has more than \(rows) rows",
      at: range,
      help: "count or group them, add LIMIT, or raise the limit with --limit-rows"
    )
  }

  fileprivate static func memoryLimit(
    _ bytes: Int,
    _ purpose: String,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "memory-limit",
      "the query needs more than \(bytes >> 20) MB \(purpose)",
      at: range,
      help: "narrow the pattern, or raise the limit with --limit-memory"
    )
  }
}
