/// From a string or integer to the nodes that hold it under one key.
///
/// Made when it is first asked.
struct PropertyIndex: Sendable {
  private let column: PropertyColumn
  private let table: Lazy<ChainTable>

  /// Nil for columns of other types: what they hold is found by looking at every node.
  init?(_ column: PropertyColumn) {
    switch column.kind {
    case .strings, .integers: break
    default: return nil
    }
    self.column = column
    table = Lazy { ChainTable(column) }
  }

  /// By key: the index over its column, nil where there can be none.
  static func all(on keys: [SymbolID], _ columns: [PropertyColumn?]) -> [SymbolID: PropertyIndex?] {
    var indexes: [SymbolID: PropertyIndex?] = [:]
    for key in keys { indexes[key] = .some(columns[key.index].flatMap { PropertyIndex($0) }) }
    return indexes
  }

  /// The nodes whose value equals this one, in ascending order.
  ///
  /// - Complexity: O(nodes found) on average; O(nodes of the column) the first time.
  func nodes(equalTo value: Value, strings: StringPool) -> [NodeID] {
    guard let key = key(of: value, strings: strings) else { return [] }
    return table.value.positions(of: key).map { NodeID(column.firstElement + $0) }
  }

  /// What stands for a value in the table: the string's id, or the integer's bits.
  ///
  /// Nil when no value of the column can equal it: a column holds one type, and 2.5 equals no integer.
  private func key(of value: Value, strings: StringPool) -> UInt64? {
    switch (column.kind, value) {
    case (.strings, .string(let text)): strings.id(of: text).map { UInt64($0.rawValue) }
    case (.integers, .integer(let number)): UInt64(bitPattern: number)
    case (.integers, .float(let number)): number.exactInteger.map { UInt64(bitPattern: $0) }
    default: nil
    }
  }
}

/// A hash table of chains: `heads` by hash, `next` by position in a column.
private struct ChainTable: Sendable {
  private let presence: Bitmap?
  private let storage: PropertyColumn.Storage
  private var heads: [UInt32]
  private var next: [UInt32]

  /// - Complexity: O(nodes of the column).
  init(_ column: PropertyColumn) {
    presence = column.presence
    storage = column.storage
    var capacity = 16
    while capacity < column.count { capacity *= 2 }
    heads = [UInt32](repeating: .max, count: capacity)
    next = [UInt32](repeating: .max, count: column.count)
    // Backwards, so that each chain lists its nodes in ascending order.
    for position in stride(from: column.count - 1, through: 0, by: -1) {
      guard let key = key(at: position) else { continue }
      let slot = slot(of: key)
      next[position] = heads[slot]
      heads[slot] = UInt32(position)
    }
  }

  /// In ascending order.
  func positions(of key: UInt64) -> [Int] {
    var found: [Int] = []
    var position = heads[slot(of: key)]
    while position != .max {
      if self.key(at: Int(position)) == key { found.append(Int(position)) }
      position = next[Int(position)]
    }
    return found
  }

  private func key(at position: Int) -> UInt64? {
    if let presence, !presence[position] { return nil }
    return switch storage {
    case .strings(let values): UInt64(values[position].rawValue)
    case .integers(let values): UInt64(bitPattern: values[position])
    default: nil
    }
  }

  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 24) & (heads.count - 1)
  }
}
