/// Named columns and rows of values: what queries return and formats write.
public struct ValueTable: Sendable {
  public var columns: [String]
  /// Each row has one value for each column.
  public var rows: ValueRows

  public init(columns: [String], rows: [[Value]] = []) {
    self.columns = columns
    self.rows = ValueRows(rows, width: columns.count)
  }
}
