import Synchronization

/// Counts the bytes that were read, by several threads, for whoever wants to be told.
final class ByteMeter: Sendable {
  private let done = Atomic<Int>(0)
  private let whole = Atomic<Int>(0)
  private let report: @Sendable (LoadProgress) -> Void

  init(report: @escaping @Sendable (LoadProgress) -> Void) { self.report = report }

  var total: Int {
    get { whole.load(ordering: .relaxed) }
    set { whole.store(newValue, ordering: .relaxed) }
  }

  func add(_ count: Int) {
    let done = done.wrappingAdd(count, ordering: .relaxed).newValue
    report(LoadProgress(bytesRead: done, byteCount: total))
  }
}

/// How far loading is.
public struct LoadProgress: Sendable {
  public let bytesRead: Int
  /// Of all tables.
  public let byteCount: Int
}
