import PropertyGraph

/// How often each of some values comes in a row.
struct Repetition: Sendable, Equatable {
  /// By value: where the last of its rows ends. No value comes without a row.
  var ends: [Int32] = []

  /// How many rows there are.
  var count: Int { Int(ends.last ?? 0) }

  /// The values of all rows.
  func spread<Element>(_ values: [Element]) -> [Element] {
    precondition(values.count == ends.count)
    guard let first = values.first else { return [] }
    var spread = [Element](repeating: first, count: count)
    var target = spread.mutableSpan
    var row = 0
    for (index, end) in ends.enumerated() {
      let value = values[index]
      // Most repetitions are short. Four rows are written without asking how many there are, as far as there are
      // four: the values after this one overwrite what was too much.
      if row + 4 <= target.count {
        target[row] = value
        target[row + 1] = value
        target[row + 2] = value
        target[row + 3] = value
        row += 4
      }
      while row < end {
        target[row] = value
        row += 1
      }
      row = Int(end)
    }
    return spread
  }

  func spread(_ vector: Vector) -> Vector {
    switch vector {
    case .nodes(let column): .nodes(spread(column))
    case .edges(let column): .edges(spread(column))
    case .integers(let column, nil): .integers(spread(column), nulls: nil)
    case .booleans(let column): .booleans(spread(column))
    case .strings(let column): .strings(spread(column))
    case .values(let column): .values(spread(column))
    case .constant(let value, _): .constant(value, count: count)
    case .absent: .absent
    case .integers, .floats: vector.gather(spread(Array(0..<Int32(ends.count))))
    }
  }
}

/// A column whose values may come several times in a row.
struct RepeatedVector: Sendable {
  var vector: Vector
  /// Nil where each comes once.
  var repetition: Repetition?

  /// The values of some rows, named in ascending order.
  func gather(ascending rows: [Int32]) -> Vector {
    guard let repetition else { return vector.gather(rows) }
    var index: Int32 = 0
    return vector.gather(
      rows.map { row in
        while repetition.ends[Int(index)] <= row { index += 1 }
        return index
      }
    )
  }

  /// The column with a value for each row.
  var spread: Vector { repetition?.spread(vector) ?? vector }
}
