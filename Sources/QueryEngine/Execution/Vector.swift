import PropertyGraph

/// A column of a batch: values of one kind side by side, or any values, or one value for all rows.
enum Vector: Sendable {
  /// `NodeID.none` is null.
  case nodes([NodeID])
  /// `EdgeID.none` is null.
  case edges([EdgeID])
  case integers([Int64], nulls: Bitmap?)
  case floats([Double], nulls: Bitmap?)
  /// Three-valued.
  case booleans([Ternary])
  /// Strings of the graph's pool; `StringID.null` is null.
  case strings([StringID])
  case values([Value])
  case constant(Value, count: Int)
  /// Not filled: nothing reads this column.
  case absent

  var count: Int {
    switch self {
    case .nodes(let column): column.count
    case .edges(let column): column.count
    case .integers(let column, _): column.count
    case .floats(let column, _): column.count
    case .booleans(let column): column.count
    case .strings(let column): column.count
    case .values(let column): column.count
    case .constant(_, let count): count
    case .absent: 0
    }
  }

  func value(at row: Int, in graph: Graph) -> Value {
    switch self {
    case .nodes(let column): column[row] == .none ? .null : .node(column[row])
    case .edges(let column): column[row] == .none ? .null : .edge(column[row])
    case .integers(let column, let nulls): nulls?[row] ?? false ? .null : .integer(column[row])
    case .floats(let column, let nulls): nulls?[row] ?? false ? .null : .float(column[row])
    case .booleans(let column): column[row].value
    case .strings(let column): column[row] == .null ? .null : .string(graph.strings[column[row]])
    case .values(let column): column[row]
    case .constant(let value, _): value
    case .absent: .null
    }
  }

  func values(in graph: Graph) -> [Value] {
    if case .values(let column) = self { return column }
    return (0..<count).map { value(at: $0, in: graph) }
  }

  /// The node of a row that holds a node or null.
  func node(at row: Int) -> NodeID {
    switch self {
    case .nodes(let column): return column[row]
    case .values(let column):
      if case .node(let node) = column[row] { return node }
    case .constant(.node(let node), _): return node
    default: break
    }
    return .none
  }

  /// The nodes of all rows; `none` where a row holds none.
  var nodes: [NodeID] {
    if case .nodes(let column) = self { return column }
    return (0..<count).map { node(at: $0) }
  }

  func edge(at row: Int) -> EdgeID {
    switch self {
    case .edges(let column): return column[row]
    case .values(let column):
      if case .edge(let edge) = column[row] { return edge }
    case .constant(.edge(let edge), _): return edge
    default: break
    }
    return .none
  }

  /// The rows named, in that order; a row may be named several times.
  func gather(_ rows: [Int32]) -> Vector {
    switch self {
    case .nodes(let column): .nodes(rows.map { column[Int($0)] })
    case .edges(let column): .edges(rows.map { column[Int($0)] })
    case .integers(let column, let nulls): .integers(rows.map { column[Int($0)] }, nulls: nulls?.gather(rows))
    case .floats(let column, let nulls): .floats(rows.map { column[Int($0)] }, nulls: nulls?.gather(rows))
    case .booleans(let column): .booleans(rows.map { column[Int($0)] })
    case .strings(let column): .strings(rows.map { column[Int($0)] })
    case .values(let column): .values(rows.map { column[Int($0)] })
    case .constant(let value, _): .constant(value, count: rows.count)
    case .absent: .absent
    }
  }

  /// Both one after the other; kinds that differ become plain values.
  mutating func append(_ other: Vector, in graph: Graph) {
    switch (self, other) {
    case (.absent, _): self = other
    case (_, .absent): break
    case (.nodes(var a), .nodes(let b)):
      self = .absent
      a += b
      self = .nodes(a)
    case (.edges(var a), .edges(let b)):
      self = .absent
      a += b
      self = .edges(a)
    case (.integers(var a, nil), .integers(let b, nil)):
      self = .absent
      a += b
      self = .integers(a, nulls: nil)
    case (.floats(var a, nil), .floats(let b, nil)):
      self = .absent
      a += b
      self = .floats(a, nulls: nil)
    case (.booleans(var a), .booleans(let b)):
      self = .absent
      a += b
      self = .booleans(a)
    case (.strings(var a), .strings(let b)):
      self = .absent
      a += b
      self = .strings(a)
    default:
      var values = self.values(in: graph)
      self = .absent
      values += other.values(in: graph)
      self = .values(values)
    }
  }

  /// Values, in a narrower form where all are of one kind.
  init(_ values: [Value]) {
    guard let first = values.first else {
      self = .values([])
      return
    }
    switch first {
    case .node:
      var column: [NodeID] = []
      for value in values {
        guard case .node(let node) = value else {
          self = .values(values)
          return
        }
        column.append(node)
      }
      self = .nodes(column)
    case .edge:
      var column: [EdgeID] = []
      for value in values {
        guard case .edge(let edge) = value else {
          self = .values(values)
          return
        }
        column.append(edge)
      }
      self = .edges(column)
    default: self = .values(values)
    }
  }
}

/// True, false or null.
enum Ternary: UInt8, Sendable {
  case `false` = 0
  case `true` = 1
  case null = 2

  init(_ value: Bool) { self = value ? .true : .false }
  init(_ value: Bool?) { self = value.map { $0 ? .true : .false } ?? .null }

  var value: Value {
    switch self {
    case .false: .boolean(false)
    case .true: .boolean(true)
    case .null: .null
    }
  }

  var negated: Ternary {
    switch self {
    case .false: .true
    case .true: .false
    case .null: .null
    }
  }
}

extension StringID {
  /// Stands for null in columns of strings.
  static var null: StringID { StringID(.max) }
}

extension Bitmap {
  func gather(_ rows: [Int32]) -> Bitmap {
    var gathered = Bitmap(count: rows.count)
    for (index, row) in rows.enumerated() where self[Int(row)] { gathered[index] = true }
    return gathered
  }
}
