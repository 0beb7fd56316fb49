public import PropertyGraph

/// How a table of results is written.
public enum TableMode: String, CaseIterable, Sendable {
  /// A drawn box, for a terminal.
  case table
  /// RFC 4180 with LF; null is an empty cell.
  case csv
  /// A list of objects.
  case json
  /// One object a line.
  case jsonl
  /// A pipe table.
  case markdown
  /// One `name = value` a line.
  case line
}

/// Writes tables of values as text.
///
/// CSV is written for data to come back unchanged: a text that begins with `=` is left as it is, although
/// a spreadsheet may take it for a formula.
public struct TableWriter: Sendable {
  private let mode: TableMode
  private let graph: Graph
  private let width: Int?
  private let nullText: String

  /// - Parameters:
  ///   - mode: the form.
  ///   - graph: the graph whose nodes, edges and paths the tables hold.
  ///   - width: how many cells of a terminal a line of the `table` mode may take; nil for as many as it needs.
  ///   - nullText: what stands for null in the modes that are not JSON.
  public init(mode: TableMode, graph: Graph, width: Int? = nil, nullText: String = "") {
    self.mode = mode
    self.graph = graph
    self.width = width
    self.nullText = nullText
  }

  /// Adds a table's text, which ends with a line end unless the table has no columns.
  public func write(_ table: ValueTable, to output: inout String) {
    guard !table.columns.isEmpty else { return }
    switch mode {
    case .table: BoxTable(graph: graph, width: width, nullText: nullText).write(table, to: &output)
    case .csv: writeCSV(table, to: &output)
    case .json, .jsonl: writeJSON(table, to: &output)
    case .markdown: MarkdownTable(graph: graph, nullText: nullText).write(table, to: &output)
    case .line: writeLines(table, to: &output)
    }
  }

  private func writeCSV(_ table: ValueTable, to output: inout String) {
    let text = ValueText(graph: graph, form: .machine, nullText: nullText)
    CSVWriter.append(table.columns.map { $0 }, to: &output)
    for row in table.rows {
      CSVWriter.append(row.map { $0.isNull && nullText.isEmpty ? nil : text.string(for: $0) }, to: &output)
    }
  }

  private func writeJSON(_ table: ValueTable, to output: inout String) {
    let writer = ValueJSON(graph: graph)
    let isArray = mode == .json
    if isArray { output += "[" }
    for (index, row) in table.rows.enumerated() {
      if isArray { output += index == 0 ? "\n" : ",\n" }
      output += "{"
      for (column, value) in zip(table.columns, row).enumerated().map({ ($0.offset, $0.element) }) {
        if column > 0 { output += "," }
        JSONWriter.append(value.0, to: &output)
        output += ":"
        writer.append(value.1, to: &output)
      }
      output += "}"
      if !isArray { output += "\n" }
    }
    if isArray { output += table.rows.isEmpty ? "]\n" : "\n]\n" }
  }

  private func writeLines(_ table: ValueTable, to output: inout String) {
    let text = ValueText(graph: graph, form: .people, nullText: nullText)
    let names = table.columns.map(PrintableText.escaped)
    let widest = names.map(PrintableText.cells).max() ?? 0
    for (index, row) in table.rows.enumerated() {
      if index > 0 { output += "\n" }
      for (name, value) in zip(names, row) {
        output += String(repeating: " ", count: widest - PrintableText.cells(of: name)) + name + " = "
        output += PrintableText.escaped(text.string(for: value)) + "\n"
      }
    }
  }
}
