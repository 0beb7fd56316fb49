import PropertyGraph

/// Numbers rows by the values of some columns: equal values, equal number.
///
/// Equal means equivalent, as DISTINCT and grouping want it. One column of nodes, edges or pooled strings
/// is numbered by its integers, everything else by values.
struct RowKeys {
  private var byInteger: [UInt32: Int] = [:]
  private var byValues: [ValueKey: Int] = [:]
  private(set) var count = 0
  private let graph: Graph

  private struct ValueKey: Hashable {
    let values: [EquivalenceKey]
  }

  private enum Form { case nodes, edges, strings, values }
  private var form: Form?

  init(graph: Graph) {
    self.graph = graph
  }

  /// The number of each row's key; new keys get the next numbers.
  mutating func numbers(_ columns: [Vector], count rowCount: Int) -> [Int32] {
    if columns.count == 1, let integers = integers(columns[0]) {
      return integers.map { integer in
        if let known = byInteger[integer] { return Int32(known) }
        byInteger[integer] = count
        count += 1
        return Int32(count - 1)
      }
    }
    leaveIntegers()
    return (0..<rowCount)
      .map { row in
        let key = ValueKey(values: columns.map { EquivalenceKey($0.value(at: row, in: graph)) })
        if let known = byValues[key] { return Int32(known) }
        byValues[key] = count
        count += 1
        return Int32(count - 1)
      }
  }

  private mutating func integers(_ column: Vector) -> [UInt32]? {
    let (found, integers): (Form, [UInt32])
    switch column {
    case .nodes(let nodes): (found, integers) = (.nodes, nodes.map(\.rawValue))
    case .edges(let edges): (found, integers) = (.edges, edges.map(\.rawValue))
    case .strings(let strings): (found, integers) = (.strings, strings.map(\.rawValue))
    default: return nil
    }
    if form == nil { form = found }
    return form == found ? integers : nil
  }

  /// Goes over to values, when a later batch has another kind of column.
  private mutating func leaveIntegers() {
    for (integer, number) in byInteger {
      let value: Value =
        if integer == .max {
          .null
        } else {
          switch form {
          case .nodes: .node(NodeID(integer))
          case .edges: .edge(EdgeID(integer))
          default: .string(graph.strings[StringID(integer)])
          }
        }
      byValues[ValueKey(values: [EquivalenceKey(value)])] = number
    }
    byInteger = [:]
    form = .values
  }
}
