/// Numbers between names, as an answer of rows such as (kind, kind, number) gives them.
public struct DrawingNumbers: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    /// Nil where the answer has none.
    public var row: String?
    public var column: String?
    public var value: Double

    public init(row: String?, column: String?, value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  /// In the order of the answer.
  ///
  /// The values of equal names add up.
  public var entries: [Entry]
  /// What rows and columns are, and what is counted.
  public var rowCaption: String
  public var columnCaption: String
  public var unit: String

  public init(entries: [Entry], rowCaption: String, columnCaption: String, unit: String) {
    self.entries = entries
    self.rowCaption = rowCaption
    self.columnCaption = columnCaption
    self.unit = unit
  }
}
