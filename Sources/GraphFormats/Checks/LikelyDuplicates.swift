import Diagnostics
import PropertyGraph

/// Finds nodes of one table whose names are the same but for case, accents, punctuation and legal form.
struct LikelyDuplicates {
  let log: DiagnosticLog

  func check(_ table: NodeTable, schema: GraphSchema) {
    guard var rows = table.rows, let field = nameField(table, schema), let column = rows.text.columns[field]
    else {
      return
    }
    let report = TableReport(log: log, file: rows.text.file)
    var firstRows: [[UInt8]: Int] = [:]
    rows.rewind()
    while rows.next() {
      guard rows.isWhole else { continue }
      let cell = rows.cells[column]
      let name = cell.text(in: rows.text.bytes)
      let key = FoldedName.key(of: name)
      guard !key.isEmpty else { continue }
      guard let first = firstRows[key] else {
        firstRows[key] = rows.count - 1
        continue
      }
      let other = rows.row(first)[column]
      report.warning(
        "likely-duplicate",
        "'\(TableReport.excerpt(name))' may be the same as '\(TableReport.excerpt(other.text(in: rows.text.bytes)))'",
        at: cell,
        related: [Diagnostic.Note("first named here", at: TableReport.range(other))]
      )
    }
  }

  /// The property that names the nodes: the schema's, else `name`, else `title`.
  private func nameField(_ table: NodeTable, _ schema: GraphSchema) -> Int? {
    let described = table.mapping.labels.compactMap { schema.node($0.name)?.nameKey }
    return (described + ["name", "title"]).lazy.compactMap { table.description.field($0) }.first
  }
}
