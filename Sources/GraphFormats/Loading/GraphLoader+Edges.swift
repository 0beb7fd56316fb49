import Diagnostics
import PropertyGraph

extension GraphLoader {
  /// The edges of one type in a table.
  private struct Group {
    var run: EdgeRun
    var fillers: [ColumnFiller]
    var allowed: (sources: [Bool], targets: [Bool])
  }

  /// Reads a table of edges: one edge a row, its type, its ends, its properties.
  mutating func loadEdges(_ description: TableDescription, _ mapping: EdgeMapping, index: Int) {
    guard let text = TableText(description, files: files, index: index, log: packageLog) else { return }
    let report = TableReport(log: log, file: text.file)
    let fields = description.fields
    let sourceField = description.field(mapping.source.column.name)
    let targetField = description.field(mapping.target.column.name)
    var typeField: Int?
    var groups: [Group] = []
    var groupsByText: [UInt32: Int?] = [:]
    let properties = fields.indices.filter { field in
      ![mapping.source.column.name, mapping.target.column.name].contains(fields[field].name)
        && {
          if case .column(let column) = mapping.type { fields[field].name != column.name } else { true }
        }()
    }
    let kinds = properties.map { fields[$0].kind }
    func group(_ type: String, _ ends: EdgeEnds) -> Group {
      Group(
        run: EdgeRun(type: type, table: index - 1),
        fillers: kinds.map { ColumnFiller($0) },
        allowed: ends.allowed(for: type)
      )
    }
    switch mapping.type {
    case .fixed(let type): groups.append(group(type.name, ends))
    case .column(let column): typeField = description.field(column.name)
    }
    let references = fields.indices.map { field in
      field == sourceField || field == targetField ? nil : referredTable(description, field: field)
    }
    let sourceTable = nodeTable(mapping.source.resource.name)
    let targetTable = nodeTable(mapping.target.resource.name)
    var rows = TableRows(text, log: log)
    var checkers = fields.map {
      ColumnChecker($0, missingValues: description.missingValues, isKey: false, isThorough: isThorough)
    }
    var keys = RowKeys(description, idField: nil)
    var times = TimeOrder(fields)
    var values = [CellValue](repeating: .null, count: fields.count)

    while rows.next() {
      guard rows.isWhole else { continue }
      let row = rows.count - 1
      for field in fields.indices {
        guard let column = text.columns[field] else { continue }
        let cell = rows.cells[column]
        values[field] = checkers[field].read(cell, row: row, rows: rows, builder: &builder, report: report)
        times.note(values[field], field: field)
        if let named = references[field], !values[field].isNull {
          for item in cell.items(kind: fields[field].kind, bytes: text.bytes) {
            _ = handle(of: item, in: named, bytes: text.bytes, report)
          }
        }
      }
      times.check(rows: rows, strings: builder.strings, report)
      keys.check(rows: rows, builder: &builder, report)

      var groupIndex: Int? = 0
      if case .column(let column) = mapping.type {
        groupIndex = nil
        if let typeField, let place = text.columns[typeField] {
          if case .string(let id) = values[typeField] {
            if let known = groupsByText[id.rawValue] {
              groupIndex = known
            } else {
              let type = builder.strings[id]
              if check(type: type) {
                groupIndex = groups.count
                groups.append(group(type, ends))
              }
              groupsByText[id.rawValue] = .some(groupIndex)
            }
            if groupIndex == nil { reportType(builder.strings[id], rows.cells[place], report) }
          } else if rows.cells[place].isEmpty, !fields[typeField].constraints.isRequired {
            report.error(
              "missing-type",
              "the edge has no type: '\(column.name)' is empty",
              at: rows.cells[place]
            )
          }
        }
      }
      let source = end(sourceTable, sourceField, values, rows, report)
      let target = end(targetTable, targetField, values, rows, report)
      guard let groupIndex, let source, let target else { continue }
      if !groups[groupIndex].allowed.sources[source.labelSet] {
        reportEnd(source.handle, of: groups[groupIndex].run.type, isSource: true, at: source.cell, report)
      }
      if !groups[groupIndex].allowed.targets[target.labelSet] {
        reportEnd(target.handle, of: groups[groupIndex].run.type, isSource: false, at: target.cell, report)
      }
      groups[groupIndex].run.sources.append(source.handle)
      groups[groupIndex].run.targets.append(target.handle)
      if keepsOrigins { groups[groupIndex].run.rows.append(UInt32(row)) }
      for (position, field) in properties.enumerated() {
        groups[groupIndex].fillers[position].append(values[field])
      }
    }

    for group in groups where !group.run.sources.isEmpty {
      let first = add(group.run)
      for (field, filler) in zip(properties, group.fillers) where !filler.isEmpty {
        let column = filler.column
        builder.addEdgeColumn(
          fields[field].name,
          firstHandle: first,
          values: column.values,
          presence: column.presence
        )
      }
    }
  }

  private func check(type: String) -> Bool {
    package.schema.edges.isEmpty || package.schema.edge(type) != nil
  }

  private func reportType(_ type: String, _ cell: CSVCell, _ report: TableReport) {
    report.error(
      "unknown-edge-type",
      "unknown edge type '\(TableReport.excerpt(type))'",
      at: cell,
      help: Spelling.help(for: type, among: package.schema.edges.map(\.type), of: "edge types")
    )
  }

  /// The node at an end of the current row.
  private mutating func end(
    _ table: NodeTable?,
    _ field: Int?,
    _ values: [CellValue],
    _ rows: borrowing TableRows,
    _ report: TableReport
  ) -> (handle: UInt32, labelSet: Int, cell: CSVCell)? {
    guard let field, let column = rows.text.columns[field] else { return nil }
    let cell = rows.cells[column]
    guard !values[field].isNull else {
      let field = rows.text.description.fields[field]
      if cell.isEmpty, !field.constraints.isRequired {
        report.error("missing-end", "the edge has no end: '\(field.name)' is empty", at: cell)
      }
      return nil
    }
    guard let table else { return nil }
    var found: UInt32?
    if case .string(let id) = values[field], !table.hasIntegerIDs { found = table.handle(id: id) }
    guard let handle = found ?? handle(of: cell, in: table, bytes: rows.text.bytes, report) else {
      return nil
    }
    return (handle, Int(table.labelSets[Int(handle) - table.firstHandle]), cell)
  }
}
