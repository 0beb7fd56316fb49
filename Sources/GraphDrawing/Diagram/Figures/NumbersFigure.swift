import PropertyGraph

/// A table of numbers between names, without any network behind it.
enum NumbersFigure {
  static func diagram(_ numbers: DrawingNumbers, _ request: DrawingRequest, _ wording: Wording) -> Diagram {
    var figure = Diagram(
      profile: .matrix,
      language: request.language,
      title: CleanText.line(
        request.title
          ?? wording.numbersTitle(
            numbers.unit.split(separator: "_").joined(separator: " "),
            numbers.rowCaption,
            numbers.columnCaption
          )
      ),
      subtitle: "",
      notes: [],
      sourceLine: wording.sourceLine(request.sourceLine, date: request.date)
        .map { CleanText.line($0, limit: 600) },
      kinds: [],
      relations: [],
      nodes: [],
      ties: [],
      colorsLinesByKind: false
    )
    figure.theme = request.theme
    figure.paper = request.paper
    let matrix = matrix(numbers, request, wording, &figure.notes)
    figure.subtitle =
      matrix.rows.isEmpty
      ? wording.emptyNote : wording.tableSize(matrix.unit, matrix.rows.count, matrix.columns.count)
    figure.scales = [.ramp(matrix, request.theme, wording)].compactMap { $0 }
    figure.matrix = matrix
    return figure
  }

  private struct Pair: Hashable {
    var row: String
    var column: String
  }

  private static func matrix(
    _ numbers: DrawingNumbers,
    _ request: DrawingRequest,
    _ wording: Wording,
    _ notes: inout [String]
  ) -> DiagramMatrix {
    var sums: [Pair: Double] = [:]
    var (rows, columns): ([String], [String]) = ([], [])
    var (rowTotals, columnTotals): ([String: Double], [String: Double]) = ([:], [:])
    for entry in numbers.entries where entry.value.isFinite {
      let row = name(entry.row, request, wording)
      let column = name(entry.column, request, wording)
      if rowTotals[row] == nil { rows.append(row) }
      if columnTotals[column] == nil { columns.append(column) }
      rowTotals[row, default: 0] += abs(entry.value)
      columnTotals[column, default: 0] += abs(entry.value)
      sums[Pair(row: row, column: column), default: 0] += entry.value
    }
    let isSquare = Set(rows) == Set(columns)
    if isSquare {
      columns = rows
      mirror(&sums, rows)
    }
    let (shownRows, shownColumns) = (strongest(rows, rowTotals), strongest(columns, columnTotals))
    if shownRows.count < rows.count { notes.append(wording.strongestRows(shownRows.count, of: rows.count)) }
    if shownColumns.count < columns.count {
      notes.append(wording.strongestColumns(shownColumns.count, of: columns.count))
    }
    return DiagramMatrix(
      rows: shownRows,
      columns: shownColumns,
      cells: shownRows.map { row in shownColumns.map { sums[Pair(row: row, column: $0)] } },
      isSquare: shownRows == shownColumns,
      unit: CleanText.line(numbers.unit, limit: 60).split(separator: "_").joined(separator: " ")
    )
  }

  /// Labels are called what the schema calls them.
  private static func name(_ text: String?, _ request: DrawingRequest, _ wording: Wording) -> String {
    let label = text.flatMap { request.graph.schema.node($0)?.caption.text(in: request.language) }
    let clean = (label ?? text).map { CleanText.line($0) } ?? ""
    return clean.isEmpty ? wording.unknown : clean
  }

  /// An answer that gives each two names once, as of links without direction, holds for both ways.
  private static func mirror(_ sums: inout [Pair: Double], _ names: [String]) {
    guard sums.count == names.count * (names.count + 1) / 2 else { return }
    for (index, row) in names.enumerated() {
      for column in names[index...] where sums[Pair(row: row, column: column)] == nil { return }
    }
    for (pair, sum) in sums { sums[Pair(row: pair.column, column: pair.row)] = sum }
  }

  /// As many as a page shows, in their own order.
  private static func strongest(_ names: [String], _ totals: [String: Double]) -> [String] {
    guard names.count > MatrixFigure.rowLimit else { return names }
    let order = names.indices.sorted { a, b in
      let (left, right) = (totals[names[a]] ?? 0, totals[names[b]] ?? 0)
      return left != right ? left > right : a < b
    }
    return order.prefix(MatrixFigure.rowLimit).sorted().map { names[$0] }
  }
}
