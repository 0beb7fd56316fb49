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

  /// The number of each row's key; new keys get the next numbers.
  mutating func numbers(_ columns: [Vector], count rowCount: Int) -> [UInt32] {
    if accepts(columns) { return codedNumbers(columns) }
    leaveCodes()
    return (0..<rowCount)
      .map { row in
        let key = ValueKey(values: columns.map { EquivalenceKey($0.value(at: row, in: graph)) })
        if let known = byValues[key] { return UInt32(known) }
        byValues[key] = count
        count += 1
        return UInt32(count - 1)
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
      pairs = found.dropFirst().map { _ in PairNumbering() }
      return true
    }
    return known == found
  }

  private mutating func codedNumbers(_ columns: [Vector]) -> [UInt32] {
    var numbers: [UInt32] = []
    for (index, column) in columns.enumerated() {
      switch column {
      case .nodes(let nodes): combine(&numbers, index, nodes.count) { nodes[$0].rawValue }
      case .edges(let edges): combine(&numbers, index, edges.count) { edges[$0].rawValue }
      case .strings(let strings): combine(&numbers, index, strings.count) { strings[$0].rawValue }
      case .booleans(let truths):
        combine(&numbers, index, truths.count) {
          truths[$0] == .null ? Self.nullCode : UInt32(truths[$0].rawValue)
        }
      case .integers(let integers, let nulls):
        var codes = integerCodes[index].numbers(count: integers.count) { UInt64(bitPattern: integers[$0]) }
        if let nulls { for row in codes.indices where nulls[row] { codes[row] = Self.nullCode } }
        combine(&numbers, index, codes.count) { codes[$0] }
      case .floats, .values, .constant, .absent: break
      }
    }
    count = pairs.last?.count ?? firstCodes.count
    return numbers
  }

  /// Numbers rows by what they were numbered by before and one more column.
  @inline(__always)
  private mutating func combine(_ numbers: inout [UInt32], _ index: Int, _ rowCount: Int, code: (Int) -> UInt32) {
    if index == 0 {
      numbers = firstCodes.numbers(count: rowCount) { UInt64(code($0)) }
    } else {
      pairs[index - 1].combine(&numbers, code: code)
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
