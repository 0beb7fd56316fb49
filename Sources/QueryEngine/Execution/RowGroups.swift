/// By row of a batch, the number of its group.
struct RowGroups {
  /// How many rows there are.
  let count: Int
  /// Nil where all rows are in the group 0.
  let numbers: [UInt32]?

  init(_ numbers: [UInt32]) {
    count = numbers.count
    self.numbers = numbers
  }

  /// All rows in one group.
  init(one count: Int) {
    self.count = count
    numbers = nil
  }

  var isOne: Bool { numbers == nil }

  subscript(row: Int) -> Int { numbers.map { Int($0[row]) } ?? 0 }
}
