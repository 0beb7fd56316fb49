import Diagnostics
import PropertyGraph

extension GraphLoader {
  /// Looks up what the cells of a table of nodes refer to, and adds the edges that they imply.
  mutating func resolveReferences(of table: NodeTable) {
    guard let rows = table.rows else { return }
    let report = TableReport(log: log, file: rows.text.file)
    var runs = table.mapping.impliedEdges.enumerated()
      .map { EdgeRun(type: $0.element.type.name, table: table.index, implied: $0.offset) }
    let allowed = table.mapping.impliedEdges.map { ends.allowed(for: $0.type.name) }
    let implied = table.mapping.impliedEdges.map { nodeTable($0.resource.name) }
    let checked = table.description.fields.indices.map { referredTable(table.description, field: $0) }
    for reference in table.references {
      switch reference.purpose {
      case .check(let field):
        guard let named = checked[field] else { continue }
        _ = handle(of: reference.cell, in: named, bytes: rows.text.bytes, report)
      case .impliedEdge(let index):
        let edge = table.mapping.impliedEdges[index]
        guard let other = implied[index],
          let named = handle(of: reference.cell, in: other, bytes: rows.text.bytes, report)
        else { continue }
        let own = UInt32(table.firstHandle) + reference.row
        let (source, target) = edge.isIncoming ? (named, own) : (own, named)
        let isSourceRight = allowed[index].sources[labelSetNumber(of: source)]
        let isTargetRight = allowed[index].targets[labelSetNumber(of: target)]
        if !isSourceRight {
          reportEnd(source, of: edge.type.name, isSource: true, at: reference.cell, report)
        }
        if !isTargetRight {
          reportEnd(target, of: edge.type.name, isSource: false, at: reference.cell, report)
        }
        runs[index].sources.append(source)
        runs[index].targets.append(target)
        if keepsOrigins { runs[index].rows.append(reference.row) }
      }
    }
    table.references = []
    for run in runs where !run.sources.isEmpty { add(run) }
  }

  @discardableResult
  mutating func add(_ run: EdgeRun) -> Int {
    if isThorough { edges.append(run) }
    let first = builder.addEdges(type: run.type, sources: run.sources, targets: run.targets)
    if keepsOrigins {
      edgeOrigins.append(
        GraphOrigins.EdgeRun(firstHandle: first, table: run.table, implied: run.implied, rows: run.rows)
      )
    }
    return first
  }

  func labelSetNumber(of handle: UInt32) -> Int {
    for table in nodeTables where table.handles.contains(Int(handle)) {
      return Int(table.labelSets[Int(handle) - table.firstHandle])
    }
    preconditionFailure("a handle comes from a table")
  }

  /// The node that a cell names; nil when there is none, which is reported unless it may be our doing.
  mutating func handle(
    of cell: CSVCell,
    in table: NodeTable,
    bytes: [UInt8],
    _ report: TableReport
  ) -> UInt32? {
    let found: UInt32?
    if cell.style == .escaped {
      var scratch: [UInt8] = []
      cell.unescape(bytes, into: &scratch)
      found = table.handle(id: scratch.span, builder: &builder)
    } else {
      found = table.handle(id: bytes.span.extracting(cell.range), builder: &builder)
    }
    if let found { return found }
    guard table.isComplete else { return nil }
    let id = cell.text(in: bytes)
    report.error(
      "unknown-id",
      "'\(table.description.name)' has no id '\(TableReport.excerpt(id))'",
      at: cell,
      help: log.isFull(.error)
        ? nil : suggestions.help(for: id, in: table, among: nodeTables, builder: &builder)
    )
    return nil
  }

  /// Reports an end that the schema does not allow.
  func reportEnd(_ handle: UInt32, of type: String, isSource: Bool, at cell: CSVCell, _ report: TableReport) {
    let edge = package.schema.edge(type)
    let allowed = (isSource ? edge?.sources : edge?.targets) ?? []
    let labels = labels(of: handle).map { ":" + $0 }.joined()
    report.error(
      "wrong-end",
      "\(type) cannot \(isSource ? "begin" : "end") at a node with the labels (\(labels))",
      at: cell,
      help: "it \(isSource ? "begins" : "ends") at: \(allowed.joined(separator: ", "))"
    )
  }
}
