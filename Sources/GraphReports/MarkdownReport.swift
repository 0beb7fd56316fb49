import PropertyGraph

/// A report as Markdown, with tables as GitHub and Pandoc read them.
public enum MarkdownReport {
  /// - Parameter report: the report.
  /// - Returns: a whole page.
  public static func text(of report: Report) -> String {
    report.blocks.map { text(of: $0, report.cells) }.joined(separator: "\n")
  }

  private static func text(of block: Report.Block, _ cells: ReportCell) -> String {
    switch block {
    case .heading(let level, let text): "\(String(repeating: "#", count: level)) \(text)\n"
    case .paragraph(let text): text + "\n"
    case .list(let items): items.map { "- \($0)\n" }.joined()
    case .table(let table): text(of: table, cells)
    }
  }

  private static func text(of table: ValueTable, _ cells: ReportCell) -> String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    let rules = table.columns.indices.map { ReportCell.isNumeric($0, of: table) ? "---:" : "---" }
    return line(table.columns.map(escaped)) + line(rules)
      + cells.texts(of: table).map { line($0.map(escaped)) }.joined()
  }

  /// Pipes escaped; a cell is one line.
  private static func escaped(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }).split(separator: "|", omittingEmptySubsequences: false)
      .joined(separator: "\\|")
  }
}
