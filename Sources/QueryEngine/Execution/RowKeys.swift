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
  private var firstCodes = IntegerNumbering()
  /// By further column: the numbers of the columns before, paired with its codes.
  private var pairs: [PairNumbering] = []
  private var byValues: [ValueKey: Int] = [:]

  init(graph: Graph) {
    self.graph = graph
  }

  /// What rows have been numbered by.
  struct Numbers {
    /// By row.
    var numbers: [UInt32]
    /// The rows whose key no row before had, in order.
    var newRows: [Int32]
  }

  /// The number of each row's key; new keys get the next numbers.
  mutating func numbers(_ columns: [Vector], count rowCount: Int) -> Numbers {
    numbers(columns.map { RepeatedVector(vector: $0) }, count: rowCount)
  }

  mutating func numbers(_ columns: [RepeatedVector], count rowCount: Int) -> Numbers {
    if accepts(columns.map(\.vector)) { return codedNumbers(columns) }
    leaveCodes()
    let columns = columns.map(\.spread)
    var found = Numbers(numbers: [], newRows: [])
    found.numbers.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let key = ValueKey(values: columns.map { EquivalenceKey($0.value(at: row, in: graph)) })
      let number = byValues[key] ?? count
      if number == count {
        byValues[key] = count
        count += 1
        found.newRows.append(Int32(row))
      }
      found.numbers.append(UInt32(number))
    }
    return found
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
      pairs = found.dropFirst().map { _ in PairNumbering() }
      return true
    }
    return known == found
  }

  private mutating func codedNumbers(_ columns: [RepeatedVector]) -> Numbers {
    var numbers: [UInt32] = []
    var new: [Int32] = []
    // Values that come several times in a row are numbered once, as long as all columns so far are such.
    var repetition = columns.first?.repetition
    for (index, column) in columns.enumerated() {
      new.removeAll(keepingCapacity: true)
      if column.repetition != repetition {
        numbers = repetition?.spread(numbers) ?? numbers
        repetition = nil
      }
      switch repetition == nil ? column.spread : column.vector {
      case .nodes(let nodes): combine(&numbers, &new, index, nodes.count) { nodes[$0].rawValue }
      case .edges(let edges): combine(&numbers, &new, index, edges.count) { edges[$0].rawValue }
      case .strings(let strings): combine(&numbers, &new, index, strings.count) { strings[$0].rawValue }
      case .booleans(let truths):
        combine(&numbers, &new, index, truths.count) {
          truths[$0] == .null ? Self.nullCode : UInt32(truths[$0].rawValue)
        }
      case .integers(let integers, let nulls):
        var codes = integerCodes[index]
          .numbers(count: integers.count, new: &new) { UInt64(bitPattern: integers[$0]) }
        new.removeAll(keepingCapacity: true)
        if let nulls { for row in codes.indices where nulls[row] { codes[row] = Self.nullCode } }
        combine(&numbers, &new, index, codes.count) { codes[$0] }
      case .floats, .values, .constant, .absent: break
      }
    }
    count = pairs.last?.count ?? firstCodes.count
    guard let repetition else { return Numbers(numbers: numbers, newRows: new) }
    return Numbers(
      numbers: repetition.spread(numbers),
      newRows: new.map { $0 == 0 ? 0 : repetition.ends[Int($0) - 1] }
    )
  }

  /// Numbers rows by what they were numbered by before and one more column.
  @inline(__always)
  private mutating func combine(
    _ numbers: inout [UInt32],
    _ new: inout [Int32],
    _ index: Int,
    _ rowCount: Int,
    code: (Int) -> UInt32
  ) {
    if index == 0 {
      numbers = firstCodes.numbers(count: rowCount, new: &new) { UInt64(code($0)) }
    } else {
      pairs[index - 1].combine(&numbers, new: &new, code: code)
    }
  }

  /// Goes over to values, when a batch has another kind of column.
  private mutating func leaveCodes() {
    guard let forms else { return }
    let integers = integerCodes.map(\.keys)
    let firstCodes = firstCodes.keys
    let pairs = pairs.map(\.keys)
    for number in 0..<count {
      var codes: [UInt32] = []
      var before = number
      for keys in pairs.reversed() {
        codes.append(keys[before].code)
        before = Int(keys[before].number)
      }
      codes.append(UInt32(truncatingIfNeeded: firstCodes[before]))
      let values = zip(forms.indices, codes.reversed())
        .map { index, code in EquivalenceKey(value(of: code, forms[index], integers[index])) }
      byValues[ValueKey(values: values)] = number
    }
    self.forms = nil
    integerCodes = []
    self.firstCodes = IntegerNumbering()
    self.pairs = []
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
