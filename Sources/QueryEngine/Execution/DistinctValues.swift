import PropertyGraph

/// The different values that have been seen in each group.
///
/// Columns of nodes, edges and pooled strings are told apart by their numbers, everything else by value.
struct DistinctValues: Sendable {
  private enum Form: Sendable { case nodes, edges, strings }

  private struct GroupedValue: Hashable, Sendable {
    let group: UInt32
    let value: EquivalenceKey
  }

  private let graph: Graph
  /// Nil before the first column and after one of values.
  private var form: Form?
  /// The group above the number.
  private var numbers = IntegerNumbering()
  private var values: Set<GroupedValue> = []
  /// In the order in which they came.
  private var valueOrder: [GroupedValue] = []

  init(graph: Graph) {
    self.graph = graph
  }

  /// An estimate of what is kept, in bytes.
  var byteCount: Int { numbers.byteCount + values.count * 128 }

  /// The rows whose value is not null and new in their group.
  mutating func insert(_ column: Vector, groups: [UInt32]) -> [Int32] {
    if let (found, codes) = Self.codes(column), values.isEmpty, form == nil || form == found {
      form = found
      return insert(codes, groups)
    }
    leaveNumbers()
    var new: [Int32] = []
    for (row, group) in groups.enumerated() where !column.isNull(at: row) {
      let value = GroupedValue(group: group, value: EquivalenceKey(column.value(at: row, in: graph)))
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
      }
    return [(column, keys.map { UInt32(truncatingIfNeeded: $0 >> 32) })]
  }

  private mutating func insert(_ codes: [UInt32], _ groups: [UInt32]) -> [Int32] {
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

  private static func codes(_ column: Vector) -> (Form, [UInt32])? {
    switch column {
    case .nodes(let nodes): (.nodes, nodes.map(\.rawValue))
    case .edges(let edges): (.edges, edges.map(\.rawValue))
    case .strings(let strings): (.strings, strings.map(\.rawValue))
    case .integers, .floats, .booleans, .values, .constant, .absent: nil
    }
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
    form = nil
  }
}
