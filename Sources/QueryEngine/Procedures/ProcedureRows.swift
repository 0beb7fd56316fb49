public import PropertyGraph

/// What a procedure gives: columns of equal length, in the order of its signature.
public struct ProcedureRows: Sendable {
  public enum Column: Sendable {
    case nodes([NodeID])
    case edges([EdgeID])
    case integers([Int64])
    /// NaN stands for undefined and becomes null.
    case floats([Double])
    case booleans([Bool])
    case strings([String])
    case values([Value])
  }

  public let columns: [Column]
  public let count: Int

  /// - Parameters:
  ///   - columns: of equal length.
  ///   - count: how many rows; nil for as many as the first column has.
  public init(_ columns: [Column], count: Int? = nil) {
    self.columns = columns
    self.count = count ?? columns.first?.count ?? 0
    precondition(columns.allSatisfy { $0.count == self.count }, "columns differ in length")
  }

  /// One row.
  public init(row: [Value]) {
    self.init(row.map { .values([$0]) }, count: 1)
  }
}

extension ProcedureRows.Column {
  public var count: Int {
    switch self {
    case .nodes(let column): column.count
    case .edges(let column): column.count
    case .integers(let column): column.count
    case .floats(let column): column.count
    case .booleans(let column): column.count
    case .strings(let column): column.count
    case .values(let column): column.count
    }
  }

  var vector: Vector {
    switch self {
    case .nodes(let column): .nodes(column)
    case .edges(let column): .edges(column)
    case .integers(let column): .integers(column, nulls: nil)
    case .floats(let column):
      if column.contains(where: \.isNaN) {
        .values(column.map { $0.isNaN ? .null : .float($0) })
      } else {
        .floats(column, nulls: nil)
      }
    case .booleans(let column): .values(column.map { .boolean($0) })
    case .strings(let column): .values(column.map { .string($0) })
    case .values(let column): .values(column)
    }
  }
}
