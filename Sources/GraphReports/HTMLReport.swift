import PropertyGraph

/// A report as one page of HTML that needs nothing else: no script, no other file.
public enum HTMLReport {
  /// - Parameter report: the report.
  /// - Returns: a whole page.
  public static func text(of report: Report) -> String {
    let title = report.blocks.lazy
      .compactMap { block -> String? in
        if case .heading(1, let text) = block { return text }
        return nil
      }
      .first
    let body = report.blocks.map { text(of: $0, report.cells) }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(report.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(InlineMarkdown.plain(title ?? ""))</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private static func text(of block: Report.Block, _ cells: ReportCell) -> String {
    switch block {
    case .heading(let level, let text): "<h\(level)>\(InlineMarkdown.html(text))</h\(level)>\n"
    case .paragraph(let text): "<p>\(InlineMarkdown.html(text))</p>\n"
    case .list(let items):
      "<ul>\n\(items.map { "<li>\(InlineMarkdown.html($0))</li>\n" }.joined())</ul>\n"
    case .table(let table): text(of: table, cells)
    }
  }

  private static func text(of table: ValueTable, _ cells: ReportCell) -> String {
    let classes = table.columns.indices.map { ReportCell.isNumeric($0, of: table) ? " class=\"number\"" : "" }
    var output = "<div class=\"table\"><table>\n<thead><tr>"
    for (column, name) in table.columns.enumerated() {
      output += "<th scope=\"col\"\(classes[column])>\(InlineMarkdown.escaped(name))</th>"
    }
    output += "</tr></thead>\n<tbody>\n"
    for row in cells.texts(of: table) {
      output += "<tr>"
      for (column, text) in row.enumerated() {
        output += "<td\(classes[column])>\(InlineMarkdown.escaped(text))</td>"
      }
      output += "</tr>\n"
    }
    return output + "</tbody>\n</table></div>\n"
  }

  private static let style = """
    :root { color-scheme: light dark; }
    body { margin: 0; background: #fff; color: #1f2a44; font: 16px/1.55 "Helvetica Neue", Arial, sans-serif; }
    main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #c9ced6; }
    .table { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; font-size: .9rem; width: 100%; }
    th, td { padding: .3rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid #e3e6eb; }
    th { border-bottom: 2px solid #5b6472; } .number { text-align: right; font-variant-numeric: tabular-nums; }
    code { font-size: .9em; } a { color: #00568a; }
    @media (prefers-color-scheme: dark) {
      body { background: #14181f; color: #e6e9ef; } th, td, h2 { border-color: #3a4250; } a { color: #7fc4f0; }
    }
    @media print { main { max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
    """
}
