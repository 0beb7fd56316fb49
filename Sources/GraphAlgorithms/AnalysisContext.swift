public import Parallelism

/// What an analysis may use, and whom it tells how far it is.
public struct AnalysisContext: Sendable {
  public var workers: Workers
  /// In bytes, beyond the network itself.
  public var memoryLimit: Int
  /// Asked now and then, from any thread.
  public var isCancelled: @Sendable () -> Bool
  /// Told how much of the work is done, from 0 to 1, now and then, from any thread.
  public var reportProgress: @Sendable (Double) -> Void

  public init(
    workers: Workers = .automatic,
    memoryLimit: Int = 4 << 30,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    reportProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.workers = workers
    self.memoryLimit = memoryLimit
    self.isCancelled = isCancelled
    self.reportProgress = reportProgress
  }

  /// To be called every few thousand steps.
  public func checkCancellation() throws(AnalysisFailure) {
    if isCancelled() { throw .cancelled }
  }

  /// To be called before a large allocation.
  public func checkMemory(bytes: Int) throws(AnalysisFailure) {
    if bytes > memoryLimit { throw .tooMuchMemory(bytes: bytes, limit: memoryLimit) }
  }
}

/// Why an analysis gave no result.
public enum AnalysisFailure: Error, Sendable, Equatable {
  case cancelled
  case tooMuchMemory(bytes: Int, limit: Int)
  /// What is asked for makes no sense, or not on this network: why, in words.
  case invalid(String)

  /// In words.
  public var message: String {
    switch self {
    case .cancelled: "it was interrupted"
    case .tooMuchMemory(let bytes, let limit):
      "it needs about \(bytes >> 20) MB, and the limit is \(limit >> 20) MB"
    case .invalid(let reason): reason
    }
  }
}
