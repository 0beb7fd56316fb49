import PropertyGraph

/// The different values that have been seen in each group.
///
/// Columns of nodes, edges, pooled strings and integers are told apart by their numbers, everything else by
/// value.
struct DistinctValues: Sendable {
  private enum Form: Sendable { case nodes, edges, strings, integers }

  private struct GroupedValue: Hashable, Sendable {
    let group: UInt32
    let value: EquivalenceKey
  }

  private let graph: Graph
  /// Nil before the first column and after one of values.
  private var form: Form?
  /// The codes of integers.
  private var integerCodes = IntegerNumbering()
  /// The group above the number.
  private var numbers = IntegerNumbering()
  private var values: Set<GroupedValue> = []
  /// In the order in which they came.
  private var valueOrder: [GroupedValue] = []

  init(graph: Graph) {
    self.graph = graph
  }

  /// An estimate of what is kept, in bytes.
  var byteCount: Int { numbers.byteCount + integerCodes.byteCount + values.count * 128 }

  /// The rows whose value is not null and new in their group.
  mutating func insert(_ column: Vector, groups: RowGroups) -> [Int32] {
    if values.isEmpty, let found = Self.form(of: column), form == nil || form == found {
      form = found
      return insert(codes(column), groups)
    }
    leaveNumbers()
    var new: [Int32] = []
    for row in 0..<groups.count where !column.isNull(at: row) {
      let key = EquivalenceKey(column.value(at: row, in: graph))
      let value = GroupedValue(group: UInt32(groups[row]), value: key)
      guard values.insert(value).inserted else { continue }
      valueOrder.append(value)
      new.append(Int32(row))
    }
    return new
  }

  /// What has been seen, as columns with the group of each row, in the order in which it came.
  var batches: [(values: Vector, groups: [UInt32])] {
    guard let form, numbers.count > 0 else {
      return valueOrder.isEmpty
        ? [] : [(Vector(valueOrder.map(\.value.value)), valueOrder.map(\.group))]
    }
    let keys = numbers.keys
    let codes = keys.map { UInt32(truncatingIfNeeded: $0) }
    let column: Vector =
      switch form {
      case .nodes: .nodes(codes.map { NodeID($0) })
      case .edges: .edges(codes.map { EdgeID($0) })
      case .strings: .strings(codes.map { StringID($0) })
      case .integers: integers(codes)
      }
    return [(column, keys.map { UInt32(truncatingIfNeeded: $0 >> 32) })]
  }

  private mutating func insert(_ codes: [UInt32], _ groups: RowGroups) -> [Int32] {
    var new: [Int32] = []
    var last = UInt64.max
    for row in codes.indices {
      // All forms have null as their largest number.
      let key = UInt64(groups[row]) << 32 | UInt64(codes[row])
      if codes[row] == .max || key == last { continue }
      last = key
      let known = numbers.count
      if numbers.number(of: key) == UInt32(known) { new.append(Int32(row)) }
    }
    return new
  }

  /// Nil for columns whose values are told apart as such.
  private static func form(of column: Vector) -> Form? {
    switch column {
    case .nodes: .nodes
    case .edges: .edges
    case .strings: .strings
    case .integers: .integers
    case .floats, .booleans, .values, .constant, .absent: nil
    }
  }

  private mutating func codes(_ column: Vector) -> [UInt32] {
    switch column {
    case .nodes(let nodes): return nodes.map(\.rawValue)
    case .edges(let edges): return edges.map(\.rawValue)
    case .strings(let strings): return strings.map(\.rawValue)
    case .integers(let integers, let nulls):
      var new: [Int32] = []
      var codes = integerCodes.numbers(count: integers.count, new: &new) { UInt64(bitPattern: integers[$0]) }
      if let nulls { for row in codes.indices where nulls[row] { codes[row] = .max } }
      return codes
    case .floats, .booleans, .values, .constant, .absent: return []
    }
  }

  private func integers(_ codes: [UInt32]) -> Vector {
    let known = integerCodes.keys
    return .integers(codes.map { Int64(bitPattern: known[Int($0)]) }, nulls: nil)
  }

  /// Goes over to values, when a batch has another kind of column.
  private mutating func leaveNumbers() {
    for (column, groups) in batches where numbers.count > 0 {
      for (row, group) in groups.enumerated() {
        let value = GroupedValue(group: group, value: EquivalenceKey(column.value(at: row, in: graph)))
        values.insert(value)
        valueOrder.append(value)
      }
    }
    numbers = IntegerNumbering()
    integerCodes = IntegerNumbering()
    form = nil
  }
}
