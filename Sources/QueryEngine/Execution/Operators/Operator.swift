import Diagnostics
import PropertyGraph

/// One step of a running plan: gives its rows batch by batch.
protocol Operator: AnyObject {
  /// The next rows, at least one; nil when there are no more.
  func next() throws(Diagnostic) -> RowBatch?
}

/// Rows that are there already.
final class GivenRows: Operator {
  private var batch: RowBatch?

  init(_ batch: RowBatch) {
    self.batch = batch.count > 0 ? batch : nil
  }

  func next() -> RowBatch? {
    defer { batch = nil }
    return batch
  }
}
