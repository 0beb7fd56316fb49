import Diagnostics
import PropertyGraph

extension GraphLoader {
  /// Reads a table of nodes: one node a row, its labels, its properties.
  mutating func loadNodes(_ description: TableDescription, _ mapping: NodeMapping, index: Int) {
    let table = NodeTable(description, mapping, index: index - 1, firstHandle: builder.nodeCount)
    nodeTables.append(table)
    guard let text = TableText(description, files: files, index: index, log: packageLog) else { return }
    let report = TableReport(log: log, file: text.file)
    let fields = description.fields
    let idField = description.field(mapping.id.name)
    let labelField = mapping.labelColumn.flatMap { description.field($0.name) }
    let purposes = purposes(of: table)
    let impliedFields = Set(mapping.impliedEdges.compactMap { description.field($0.column.name) })

    var rows = TableRows(text, log: log)
    var checkers = fields.indices.map {
      ColumnChecker(
        fields[$0],
        missingValues: description.missingValues,
        isKey: $0 == idField,
        isThorough: isThorough
      )
    }
    var fillers = fields.map { ColumnFiller($0.kind) }
    var keys = RowKeys(description, idField: idField)
    var times = TimeOrder(fields)
    let baseLabels = mapping.labels.map(\.name)
    let baseSet = labelSet(baseLabels)
    var labelSetsByText: [UInt32: UInt32] = [:]

    while rows.next() {
      let row = rows.count - 1
      var set = baseSet
      for field in fields.indices {
        var value = CellValue.null
        if let column = text.columns[field], rows.isWhole || field == idField {
          let cell = rows.cells[column]
          value = checkers[field].read(cell, row: row, rows: rows, builder: &builder, report: report)
          if field == idField {
            enter(value, cell, row: row, in: table, rows: rows, report)
          }
          if field == labelField, case .string(let id) = value {
            if let known = labelSetsByText[id.rawValue] {
              set = known
            } else {
              let label = builder.strings[id]
              check(label: label, cell, report)
              set = labelSet(baseLabels.contains(label) ? baseLabels : baseLabels + [label])
              labelSetsByText[id.rawValue] = set
            }
          }
          if !value.isNull, let found = purposes[field] {
            for purpose in found {
              table.note(purpose, row: row, cell: cell, kind: fields[field].kind, bytes: text.bytes)
            }
          }
        }
        times.note(value, field: field)
        if !impliedFields.contains(field) { fillers[field].append(value) }
      }
      if rows.isWhole {
        times.check(rows: rows, strings: builder.strings, report)
        keys.check(rows: rows, builder: &builder, report)
      }
      table.labelSets.append(set)
    }

    table.isComplete = rows.isComplete && idField.map { text.columns[$0] != nil } ?? false
    table.rows = rows
    builder.addNodes(labelSets: table.labelSets.map { Int($0) })
    for (field, filler) in zip(fields, fillers) where !filler.isEmpty {
      let column = filler.column
      builder.addNodeColumn(
        field.name,
        firstHandle: table.firstHandle,
        values: column.values,
        presence: column.presence
      )
    }
  }

  /// By field: what its cells refer to.
  private func purposes(of table: NodeTable) -> [[NodeReference.Purpose]?] {
    let description = table.description
    var purposes = [[NodeReference.Purpose]?](repeating: nil, count: description.fields.count)
    for (index, edge) in table.mapping.impliedEdges.enumerated() {
      guard let field = description.field(edge.column.name) else { continue }
      purposes[field] = (purposes[field] ?? []) + [.impliedEdge(index)]
    }
    for field in description.fields.indices where purposes[field] == nil {
      if referredResource(description, field: field) != nil { purposes[field] = [.check(field)] }
    }
    return purposes
  }

  func referredTable(_ description: TableDescription, field: Int) -> NodeTable? {
    referredResource(description, field: field).flatMap { nodeTable($0) }
  }

  func referredResource(_ description: TableDescription, field: Int) -> String? {
    package.referredResource(description, field: field)
  }

  /// Makes a row's id known, or reports that it is missing or taken.
  private func enter(
    _ value: CellValue,
    _ cell: CSVCell,
    row: Int,
    in table: NodeTable,
    rows: borrowing TableRows,
    _ report: TableReport
  ) {
    guard ColumnChecker.key(value) != nil else {
      if cell.isEmpty,
        !table.description.fields[table.description.field(table.mapping.id.name) ?? 0].constraints.isRequired
      {
        report.error("missing-id", "a row of '\(table.description.name)' needs an id", at: cell)
      }
      return
    }
    guard let first = table.enter(value, handle: UInt32(table.firstHandle + row)) else { return }
    var related: [Diagnostic.Note] = []
    if !log.isFull(.error), let field = table.description.field(table.mapping.id.name),
      let column = rows.text.columns[field]
    {
      let place = rows.row(Int(first) - table.firstHandle)[column]
      related = [Diagnostic.Note("first defined here", at: TableReport.range(place))]
    }
    report.error(
      "duplicate-id",
      "the id '\(TableReport.excerpt(cell.text(in: rows.text.bytes)))' is taken",
      at: cell,
      related: related
    )
  }

  private func check(label: String, _ cell: CSVCell, _ report: TableReport) {
    guard !package.schema.nodes.isEmpty, package.schema.node(label) == nil else { return }
    report.error(
      "unknown-label",
      "unknown label '\(TableReport.excerpt(label))'",
      at: cell,
      help: Spelling.help(for: label, among: package.schema.nodes.map(\.label), of: "labels")
    )
  }
}

extension NodeTable {
  /// Keeps a cell, or each item of a list in it, to be looked up later.
  func note(
    _ purpose: NodeReference.Purpose,
    row: Int,
    cell: CSVCell,
    kind: FieldDescription.Kind,
    bytes: [UInt8]
  ) {
    for item in cell.items(kind: kind, bytes: bytes) {
      references.append(NodeReference(purpose: purpose, row: UInt32(row), cell: item))
    }
  }
}

extension CSVCell {
  /// The cell itself, or the items of the list in it that are not empty.
  func items(kind: FieldDescription.Kind, bytes: [UInt8]) -> [CSVCell] {
    guard case .list(let separator) = kind else { return [self] }
    return ColumnChecker.itemRanges(of: bytes.span.extracting(range), separator: separator)
      .filter { !$0.isEmpty }
      .map {
        CSVCell(
          start: start + $0.lowerBound,
          end: start + $0.upperBound,
          style: style == .escaped ? .escaped : .bare
        )
      }
  }
}

extension CellValue {
  var isNull: Bool { if case .null = self { true } else { false } }
}
