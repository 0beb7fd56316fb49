import Diagnostics

/// Reports problems of a table's cells.
struct TableReport {
  let log: DiagnosticLog
  let file: FileText

  func error(
    _ code: Diagnostic.Code,
    _ message: String,
    at cell: CSVCell,
    related: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    log.add(Diagnostic(.error, code, message, at: Self.range(cell), related: related, help: help), in: file)
  }

  func warning(
    _ code: Diagnostic.Code,
    _ message: String,
    at cell: CSVCell,
    related: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    log.add(Diagnostic(.warning, code, message, at: Self.range(cell), related: related, help: help), in: file)
  }

  /// The cell with its quotes.
  static func range(_ cell: CSVCell) -> SourceRange {
    cell.style == .bare ? SourceRange(cell.range) : SourceRange(cell.start - 1, cell.end + 1)
  }

  /// A cell's text for a message, not longer than a line.
  static func excerpt(_ text: String) -> String {
    text.count <= 60 ? text : String(text.prefix(59)) + "…"
  }
}
