import Diagnostics

/// Finds the fields of a table in the header of its file.
struct TableHeader {
  let fields: [String]
  let file: FileText
  let log: DiagnosticLog

  /// By field: its column, found by name in whatever order.
  func columns(of header: [CSVCell], names: [String]) -> [Int?] {
    var columns = [Int?](repeating: nil, count: fields.count)
    var known: [[UInt8]: Int] = [:]
    var extra: [Int] = []
    for (column, name) in names.enumerated() {
      let range = SourceRange(header[column].range)
      if name.allSatisfy({ $0 == " " }) {
        log.add(
          Diagnostic(.error, "empty-header", "column \(column + 1) has no name", at: range),
          in: file
        )
      } else if let first = known[Array(name.utf8)] {
        log.add(
          Diagnostic(
            .error,
            "duplicate-header",
            "two columns are called '\(name)'",
            at: range,
            related: [Diagnostic.Note("first given here", at: SourceRange(header[first].range))]
          ),
          in: file
        )
      } else {
        known[Array(name.utf8)] = column
        if let field = fields.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) {
          columns[field] = column
        } else {
          extra.append(column)
        }
      }
    }
    report(extra: extra, missing: fields.indices.filter { columns[$0] == nil }, header: header, names: names)
    let order = columns.compactMap { $0 }
    if extra.isEmpty, order.count == columns.count,
      let swap = order.indices.dropFirst().first(where: { order[$0] < order[$0 - 1] })
    {
      log.add(
        Diagnostic(
          .warning,
          "column-order",
          "the columns are not in the order of the schema",
          at: SourceRange(header[order[swap]].range),
          help: "the schema's order: \(fields.joined(separator: ","))"
        ),
        in: file
      )
    }
    return columns
  }

  private func report(extra: [Int], missing: [Int], header: [CSVCell], names: [String]) {
    let missingNames = missing.map { fields[$0] }
    for column in extra {
      log.add(
        Diagnostic(
          .error,
          "extra-column",
          "the schema has no column '\(names[column])'",
          at: SourceRange(header[column].range),
          help: Spelling.suggestion(for: names[column], among: missingNames).map { "did you mean '\($0)'?" }
            ?? "describe it in the schema's fields, or remove it"
        ),
        in: file
      )
    }
    guard let last = header.last, let first = header.first, !missing.isEmpty else { return }
    let plural = missing.count > 1
    log.add(
      Diagnostic(
        .error,
        "missing-column",
        "the column\(plural ? "s" : "") \(missingNames.map { "'\($0)'" }.joined(separator: ", ")) "
          + "\(plural ? "are" : "is") missing",
        at: SourceRange(first.start, last.end),
        help: plural || !extra.isEmpty ? nil : "known columns: \(names.joined(separator: ", "))"
      ),
      in: file
    )
  }
}
