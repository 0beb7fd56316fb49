import GraphDrawing
import GraphFormats
import PropertyGraph

/// Finds numbers between names in an answer that holds nothing else to draw: two columns of texts and one of numbers.
struct AnswerNumbers {
  let table: ValueTable

  /// Nil when the answer has no such columns.
  var numbers: DrawingNumbers? {
    let names = table.columns.indices.filter { isOf($0) { if case .string = $0 { true } else { false } } }
      .prefix(2)
    let value = table.columns.indices.first { isOf($0) { Self.number($0) != nil } }
    guard names.count == 2, let row = names.first, let column = names.last, let value else { return nil }
    return DrawingNumbers(
      entries: table.rows.compactMap { cells in
        Self.number(cells[value])
          .map {
            DrawingNumbers.Entry(row: Self.text(cells[row]), column: Self.text(cells[column]), value: $0)
          }
      },
      rowCaption: table.columns[row],
      columnCaption: table.columns[column],
      unit: table.columns[value]
    )
  }

  /// Whether a column holds such values or none, and at least one.
  private func isOf(_ column: Int, _ isSuch: (Value) -> Bool) -> Bool {
    var isFound = false
    for row in table.rows {
      if case .null = row[column] { continue }
      guard isSuch(row[column]) else { return false }
      isFound = true
    }
    return isFound
  }

  private static func text(_ value: Value) -> String? {
    if case .string(let text) = value { text } else { nil }
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }
}
