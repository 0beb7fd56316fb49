import PropertyGraph

/// A table drawn with lines, aligned by the cells of a terminal.
struct BoxTable {
  /// A column is never narrower, however narrow the terminal.
  private static let narrowest = 4

  let graph: Graph
  let width: Int?
  let nullText: String

  func write(_ table: ValueTable, to output: inout String) {
    let text = ValueText(graph: graph, form: .people, nullText: nullText)
    let names = table.columns.map(PrintableText.escaped)
    let rows = table.rows.map { $0.map { PrintableText.escaped(text.string(for: $0)) } }
    let isNumeric = table.columns.indices.map { self.isNumeric(table, $0) }
    var widths = names.map(PrintableText.cells)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], PrintableText.cells(of: cell))
      }
    }
    fit(&widths)

    rule("┌", "┬", "┐", widths, to: &output)
    line(names, widths, isRight: isNumeric, to: &output)
    rule("├", "┼", "┤", widths, to: &output)
    for row in rows { line(row, widths, isRight: isNumeric, to: &output) }
    rule("└", "┴", "┘", widths, to: &output)
  }

  /// Whether a column holds numbers and nothing else but nulls.
  private func isNumeric(_ table: ValueTable, _ column: Int) -> Bool {
    var hasNumber = false
    for row in table.rows {
      switch row[column] {
      case .integer, .float: hasNumber = true
      case .null: continue
      default: return false
      }
    }
    return hasNumber
  }

  /// Narrows the widest columns until the table fits.
  private func fit(_ widths: inout [Int]) {
    guard let width else { return }
    let room = width - 3 * widths.count - 1
    var excess = widths.reduce(0, +) - room
    while excess > 0, let widest = widths.max(), widest > Self.narrowest {
      let next = max(widths.filter { $0 < widest }.max() ?? 0, Self.narrowest)
      let columns = widths.indices.filter { widths[$0] == widest }
      let share = min(widest - next, (excess + columns.count - 1) / columns.count)
      for column in columns where excess > 0 {
        let cut = min(share, excess)
        widths[column] -= cut
        excess -= cut
      }
    }
  }

  private func rule(
    _ left: String,
    _ middle: String,
    _ right: String,
    _ widths: [Int],
    to output: inout String
  ) {
    output +=
      left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right + "\n"
  }

  private func line(_ cells: [String], _ widths: [Int], isRight: [Bool], to output: inout String) {
    for (column, cell) in cells.enumerated() {
      let shown = Self.truncated(cell, to: widths[column])
      let padding = String(repeating: " ", count: max(0, widths[column] - PrintableText.cells(of: shown)))
      output += column == 0 ? "│ " : " │ "
      output += isRight[column] ? padding + shown : shown + padding
    }
    output += " │\n"
  }

  /// A text cut to a number of cells, with `…` at the cut.
  static func truncated(_ text: String, to width: Int) -> String {
    if PrintableText.cells(of: text) <= width { return text }
    var shown = ""
    var used = 0
    for character in text {
      let cells = PrintableText.cells(of: String(character))
      if used + cells > width - 1 { break }
      shown.append(character)
      used += cells
    }
    return shown + "…"
  }
}
