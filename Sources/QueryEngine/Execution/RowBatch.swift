import PropertyGraph

/// Some rows, column by column; a column's place is the number of its variable.
struct RowBatch: Sendable {
  var count: Int
  private var columns: [Vector]
  /// Columns that are not in `columns`, whose values come several times in a row.
  private var repeated: (columns: [Vector], repetition: Repetition)?
  /// How many equal rows each row stands for; nil when each is one.
  var multiplicities: [Int64]?

  init(count: Int, variableCount: Int) {
    self.count = count
    columns = [Vector](repeating: .absent, count: variableCount)
  }

  /// The rows of a batch, each several times.
  ///
  /// Their columns are spread each time when they are read, so this pays where each is read once.
  init(_ batch: RowBatch, repeated repetition: Repetition) {
    self.init(count: repetition.count, variableCount: batch.columns.count)
    repeated = (batch.columns.indices.map { batch[$0] }, repetition)
    multiplicities = batch.multiplicities.map { repetition.spread($0) }
  }

  var variableCount: Int { columns.count }

  subscript(variable: VariableID) -> Vector {
    get {
      if let repeated, case .absent = columns[variable] {
        return repeated.repetition.spread(repeated.columns[variable])
      }
      return columns[variable]
    }
    set { columns[variable] = newValue }
  }

  /// A column as it is kept.
  func repeatedColumn(_ variable: VariableID) -> RepeatedVector {
    if let repeated, case .absent = columns[variable] {
      return RepeatedVector(vector: repeated.columns[variable], repetition: repeated.repetition)
    }
    return RepeatedVector(vector: columns[variable])
  }

  /// The variables whose columns are filled.
  var filledVariables: Set<VariableID> {
    Set(
      columns.indices.filter {
        if case .absent = self[$0] { return false }
        return true
      }
    )
  }

  mutating func widen(to variableCount: Int) {
    while columns.count < variableCount { columns.append(.absent) }
  }

  /// Lets each row count as often as it did, times a number of its own.
  mutating func multiply(by counts: [Int64]) {
    multiplicities = multiplicities.map { zip($0, counts).map { $0 * $1 } } ?? counts
  }

  /// The rows named, with the columns that are still needed.
  func gather(_ rows: [Int32], keeping needed: Set<VariableID>) -> RowBatch {
    var batch = RowBatch(count: rows.count, variableCount: columns.count)
    for variable in needed { batch.columns[variable] = self[variable].gather(rows) }
    if let multiplicities { batch.multiplicities = rows.map { multiplicities[Int($0)] } }
    return batch
  }

  mutating func append(_ other: RowBatch, keeping needed: Set<VariableID>, in graph: Graph) {
    for variable in needed {
      if count == 0 {
        columns[variable] = other[variable]
      } else {
        columns[variable].append(other[variable], in: graph)
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
