import PropertyGraph

/// Some rows, column by column; a column's place is the number of its variable.
struct RowBatch: Sendable {
  var count: Int
  var columns: [Vector]
  /// How many equal rows each row stands for; nil when each is one.
  var multiplicities: [Int64]?

  init(count: Int, variableCount: Int) {
    self.count = count
    columns = [Vector](repeating: .absent, count: variableCount)
  }

  subscript(variable: VariableID) -> Vector {
    get { columns[variable] }
    set { columns[variable] = newValue }
  }

  /// The rows named, with the columns that are still needed.
  func gather(_ rows: [Int32], keeping needed: Set<VariableID>) -> RowBatch {
    var batch = RowBatch(count: rows.count, variableCount: columns.count)
    for variable in needed { batch.columns[variable] = columns[variable].gather(rows) }
    if let multiplicities { batch.multiplicities = rows.map { multiplicities[Int($0)] } }
    return batch
  }

  mutating func append(_ other: RowBatch, keeping needed: Set<VariableID>, in graph: Graph) {
    for variable in needed {
      if count == 0 {
        columns[variable] = other.columns[variable]
      } else {
        columns[variable].append(other.columns[variable], in: graph)
      }
    }
    count += other.count
  }

  /// An estimate of what the rows occupy, in bytes.
  var byteCount: Int {
    columns.reduce(0) { total, column in
      total
        + column.count
        * {
          switch column {
          case .nodes, .edges, .strings: 4
          case .integers, .floats: 8
          case .booleans: 1
          case .values: 64
          case .constant, .absent: 0
          }
        }()
    }
  }
}
