import PropertyGraph

/// How the rows of an answer become one number, by which programs can be compared.
enum AnswerPart {
  case rowCount
  case sum(column: Int)
  case first(column: Int)
  case last(column: Int)
  case all(column: Int)

  /// - Parameter text: such as `rows`, `sum 2`, `all 0`; columns count from 0.
  init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    if words == ["rows"] {
      self = .rowCount
      return
    }
    guard words.count == 2, let column = Int(words[1]), column >= 0 else { return nil }
    switch words[0] {
    case "sum": self = .sum(column: column)
    case "first": self = .first(column: column)
    case "last": self = .last(column: column)
    case "all": self = .all(column: column)
    default: return nil
    }
  }

  /// The numbers of this part, without fractions; null counts as 0.
  func numbers(of rows: ValueRows) -> [Int64] {
    switch self {
    case .rowCount: [Int64(rows.count)]
    case .sum(let column): [rows.reduce(0) { $0 &+ number($1, column) }]
    case .first(let column): rows.first.map { [number($0, column)] } ?? []
    case .last(let column): rows.last.map { [number($0, column)] } ?? []
    case .all(let column): rows.map { number($0, column) }
    }
  }

  private func number(_ row: ValueRow, _ column: Int) -> Int64 {
    guard column < row.count else { return 0 }
    switch row[column] {
    case .integer(let value): return value
    case .float(let value): return Int64(exactly: value.rounded(.towardZero)) ?? 0
    default: return 0
    }
  }
}
