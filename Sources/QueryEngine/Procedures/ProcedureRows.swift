import GraphAlgorithms
public import PropertyGraph

/// What a procedure gives: columns of equal length, in the order of its signature.
///
/// A column is made only where a query asks for it: most calls yield few of many.
public struct ProcedureRows {
  /// A column that is still to be made.
  public struct Column {
    private let make: (_ count: Int) -> Vector

    private init(_ make: @escaping (_ count: Int) -> Vector) { self.make = make }

    /// The column, with so many rows.
    func vector(count: Int) -> Vector {
      let vector = make(count)
      precondition(vector.count == count, "columns differ in length")
      return vector
    }
  }

  public let count: Int
  let columns: [Column]

  /// - Parameters:
  ///   - count: how many rows.
  ///   - columns: each of that length.
  public init(count: Int, _ columns: [Column]) {
    self.count = count
    self.columns = columns
  }
}

extension ProcedureRows {
  /// One row for each node of a network, in order: the node, and what else is known of it.
  init(nodesOf network: Network, _ columns: [Column]) {
    self.init(count: network.nodeCount, [.nodes(network.nodeIDs)] + columns)
  }

  /// One row.
  init(row: [Value]) {
    self.init(count: 1, row.map { .constant($0) })
  }
}

extension ProcedureRows.Column {
  public static func nodes(_ column: @autoclosure @escaping () -> [NodeID]) -> Self {
    Self { _ in .nodes(column()) }
  }

  public static func edges(_ column: @autoclosure @escaping () -> [EdgeID]) -> Self {
    Self { _ in .edges(column()) }
  }

  public static func integers(_ column: @autoclosure @escaping () -> [Int64]) -> Self {
    Self { _ in .integers(column(), nulls: nil) }
  }

  /// NaN stands for undefined and becomes null.
  public static func floats(_ column: @autoclosure @escaping () -> [Double]) -> Self {
    Self { _ in
      let column = column()
      var hasUndefined = false
      for number in column { hasUndefined = hasUndefined || number.isNaN }
      guard hasUndefined else { return .floats(column, nulls: nil) }
      return .values(column.map { $0.isNaN ? .null : .float($0) })
    }
  }

  public static func booleans(_ column: @autoclosure @escaping () -> [Bool]) -> Self {
    Self { _ in .booleans(column().map { Ternary($0) }) }
  }

  public static func strings(_ column: @autoclosure @escaping () -> [String]) -> Self {
    Self { _ in .values(column().map { .string($0) }) }
  }

  public static func values(_ column: @autoclosure @escaping () -> [Value]) -> Self {
    Self { _ in .values(column()) }
  }

  /// The same value in all rows; a float that is NaN becomes null.
  public static func constant(_ value: @autoclosure @escaping () -> Value) -> Self {
    Self { count in
      let value = value()
      if case .float(let number) = value, number.isNaN { return .constant(.null, count: count) }
      return .constant(value, count: count)
    }
  }
}
