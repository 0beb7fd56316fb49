import PropertyGraph

/// Numbers rows by the values of some columns: equal values, equal number.
///
/// Equal means equivalent, as DISTINCT and grouping want it. Columns of nodes, edges, pooled strings,
/// integers and truth values are numbered by their codes, everything else by values.
struct RowKeys: Sendable {
  private struct ValueKey: Hashable, Sendable {
    let values: [EquivalenceKey]
  }

  private enum Form: Sendable { case nodes, edges, strings, booleans, integers }

  /// Stands for null among the codes of a column.
  private static let nullCode = UInt32.max

  private let graph: Graph
  private(set) var count = 0
  /// By column; nil once rows are numbered by values.
  private var forms: [Form]? = []
  /// By column of integers: their codes.
  private var integerCodes: [IntegerNumbering] = []
  /// The first column's codes, then by further column the pairs of the number so far and its code.
  private var chains: [IntegerNumbering] = []
  /// By column, by number: the code.
  private var codes: [[UInt32]] = []
  private var byValues: [ValueKey: Int] = [:]

  init(graph: Graph) {
    self.graph = graph
  }

  /// The number of each row's key; new keys get the next numbers.
  mutating func numbers(_ columns: [Vector], count rowCount: Int) -> [Int32] {
    if accepts(columns) { return codedNumbers(columns) }
    leaveCodes()
    return (0..<rowCount)
      .map { row in
        let key = ValueKey(values: columns.map { EquivalenceKey($0.value(at: row, in: graph)) })
        if let known = byValues[key] { return Int32(known) }
        byValues[key] = count
        count += 1
        return Int32(count - 1)
      }
  }

  // MARK: Codes

  /// Whether columns have the forms that the rows before had.
  private mutating func accepts(_ columns: [Vector]) -> Bool {
    guard let known = forms, !columns.isEmpty else { return false }
    var found: [Form] = []
    for column in columns {
      switch column {
      case .nodes: found.append(.nodes)
      case .edges: found.append(.edges)
      case .strings: found.append(.strings)
      case .booleans: found.append(.booleans)
      case .integers: found.append(.integers)
      case .floats, .values, .constant, .absent: return false
      }
    }
    if known.isEmpty {
      forms = found
      integerCodes = found.map { _ in IntegerNumbering() }
      chains = found.map { _ in IntegerNumbering() }
      codes = found.map { _ in [] }
      return true
    }
    return known == found
  }

  private mutating func codedNumbers(_ columns: [Vector]) -> [Int32] {
    let columnCodes = columns.indices.map { code(columns[$0], $0) }
    var numbers = chains[0].numbers(of: columnCodes[0].map(UInt64.init))
    for index in columns.indices.dropFirst() {
      var keys = [UInt64](repeating: 0, count: numbers.count)
      let column = columnCodes[index]
      for row in keys.indices { keys[row] = UInt64(numbers[row]) << 32 | UInt64(column[row]) }
      numbers = chains[index].numbers(of: keys)
    }
    let known = count
    count = chains[chains.count - 1].count
    if count > known {
      var next = UInt32(known)
      for (row, number) in numbers.enumerated() where number == next {
        for index in codes.indices { codes[index].append(columnCodes[index][row]) }
        next += 1
      }
    }
    return numbers.map { Int32(bitPattern: $0) }
  }

  private mutating func code(_ column: Vector, _ index: Int) -> [UInt32] {
    switch column {
    case .nodes(let nodes): return nodes.map(\.rawValue)
    case .edges(let edges): return edges.map(\.rawValue)
    case .strings(let strings): return strings.map(\.rawValue)
    case .booleans(let truths): return truths.map { $0 == .null ? Self.nullCode : UInt32($0.rawValue) }
    case .integers(let integers, let nulls):
      var codes = integerCodes[index].numbers(of: integers.map { UInt64(bitPattern: $0) })
      if let nulls { for row in codes.indices where nulls[row] { codes[row] = Self.nullCode } }
      return codes
    case .floats, .values, .constant, .absent: return []
    }
  }

  /// Goes over to values, when a batch has another kind of column.
  private mutating func leaveCodes() {
    guard let forms else { return }
    let integers = integerCodes.map(\.keys)
    for number in 0..<count {
      let values = forms.indices.map { index in
        EquivalenceKey(value(of: codes[index][number], forms[index], integers[index]))
      }
      byValues[ValueKey(values: values)] = number
    }
    self.forms = nil
    integerCodes = []
    chains = []
    codes = []
  }

  private func value(of code: UInt32, _ form: Form, _ integers: [UInt64]) -> Value {
    if code == Self.nullCode { return .null }
    return switch form {
    case .nodes: .node(NodeID(code))
    case .edges: .edge(EdgeID(code))
    case .strings: .string(graph.strings[StringID(code)])
    case .booleans: .boolean(code == UInt32(Ternary.true.rawValue))
    case .integers: .integer(Int64(bitPattern: integers[Int(code)]))
    }
  }
}
