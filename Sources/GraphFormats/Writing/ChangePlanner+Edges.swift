import Diagnostics
import PropertyGraph

extension ChangePlanner {
  // MARK: Edges that go

  mutating func planDeletion(of edge: EdgeID) {
    let place = origins.place(of: edge)
    guard let implied = place.implied else {
      plans[place.table].deletedRows.insert(place.row)
      return
    }
    guard !plans[place.table].deletedRows.contains(place.row),
      case .nodes(let mapping) = tables[place.table].content
    else { return }
    let other = mapping.impliedEdges[implied].isIncoming ? before.source(of: edge) : before.target(of: edge)
    let row = RowPlace(table: place.table, row: place.row, isNew: false)
    let cell = ImpliedCell(place: row, implied: implied)
    impliedCells[cell, default: ([], [])].removing.append(oldIDText(of: other) ?? "")
  }

  private func oldIDText(of node: NodeID) -> String? {
    guard case .nodes(let mapping) = tables[origins.place(of: node).table].content else { return nil }
    return idText(of: node, mapping.id.name, in: before)
  }

  // MARK: Edges that come

  /// Adds a row to a table of edges, or fills a cell that implies the edge.
  mutating func planCreation(of edge: EdgeID) {
    guard let source = place(of: after.source(of: edge)), let target = place(of: after.target(of: edge)),
      let sourceID = idText(of: after.source(of: edge)), let targetID = idText(of: after.target(of: edge))
    else { return }
    let type = after.edgeTypes[after.type(of: edge)]
    let properties = after.properties(of: edge).map { (key: after.propertyKeys[$0.key], value: $0.value) }
    func missing(_ table: Int) -> [String] {
      properties.map(\.key).filter { propertyField($0, ofEdgesIn: table) == nil }
    }
    let cells = properties.isEmpty ? impliedCells(type, source, target) : []
    if let cell = cells.first {
      let other = isIncoming(cell) ? sourceID : targetID
      impliedCells[cell, default: ([], [])].adding.append(other)
      return
    }
    let chosen = tables.indices.filter { takes(type, from: source.table, to: target.table, table: $0) }
      .min { a, b in (missing(a).count, rank(a), a) < (missing(b).count, rank(b), b) }
    guard let table = chosen, case .edges(let mapping) = tables[table].content else {
      reportNoTable(edge, type, source, target, hasProperties: !properties.isEmpty)
      return
    }
    let description = tables[table]
    var row = [String?](repeating: nil, count: description.fields.count)
    if let field = description.field(mapping.source.column.name) { row[field] = sourceID }
    if let field = description.field(mapping.target.column.name) { row[field] = targetID }
    if case .column(let column) = mapping.type, let field = description.field(column.name) {
      row[field] = type
    }
    for (key, value) in properties {
      guard let field = propertyField(key, ofEdgesIn: table) else {
        reportMissingColumn(key, table, words(edge))
        continue
      }
      if let text = text(of: value, table: table, field: field, .edge(edge)) { row[field] = text }
    }
    plans[table].newRows.append(row)
  }

  /// Tables of one type before those of several.
  private func rank(_ table: Int) -> Int {
    if case .edges(let mapping) = tables[table].content, case .fixed = mapping.type { return 0 }
    return 1
  }

  /// Whether a table of edges takes edges of a type between rows of two tables.
  private func takes(_ type: String, from source: Int, to target: Int, table: Int) -> Bool {
    guard case .edges(let mapping) = tables[table].content,
      mapping.source.resource.name == tables[source].name, mapping.target.resource.name == tables[target].name
    else { return false }
    switch mapping.type {
    case .fixed(let fixed): return fixed.name == type
    case .column(let column):
      guard let field = tables[table].field(column.name),
        let allowed = tables[table].fields[field].constraints.allowed
      else { return true }
      return allowed.contains { Value.areEqual($0, .string(type)) == true }
    }
  }

  /// The cells that could imply an edge: free ones, and lists.
  private func impliedCells(_ type: String, _ source: RowPlace, _ target: RowPlace) -> [ImpliedCell] {
    var cells: [ImpliedCell] = []
    for (own, other, isIncoming) in [(source, target, false), (target, source, true)] {
      guard case .nodes(let mapping) = tables[own.table].content else { continue }
      for (index, edge) in mapping.impliedEdges.enumerated()
      where edge.type.name == type && edge.isIncoming == isIncoming
        && edge.resource.name == tables[other.table].name
      {
        let cell = ImpliedCell(place: own, implied: index)
        if isList(cell) || (edgesLeft(in: cell).isEmpty && impliedCells[cell]?.adding.isEmpty ?? true) {
          cells.append(cell)
        }
      }
    }
    return cells
  }

  private func isIncoming(_ cell: ImpliedCell) -> Bool {
    guard case .nodes(let mapping) = tables[cell.place.table].content else { return false }
    return mapping.impliedEdges[cell.implied].isIncoming
  }

  private func isList(_ cell: ImpliedCell) -> Bool {
    guard let field = field(of: cell), case .list = tables[cell.place.table].fields[field].kind else {
      return false
    }
    return true
  }

  func field(of cell: ImpliedCell) -> Int? {
    guard case .nodes(let mapping) = tables[cell.place.table].content else { return nil }
    return tables[cell.place.table].field(mapping.impliedEdges[cell.implied].column.name)
  }

  /// The edges that a cell implies and that stay.
  private func edgesLeft(in cell: ImpliedCell) -> [EdgeID] {
    guard !cell.place.isNew, case .nodes(let mapping) = tables[cell.place.table].content,
      let type = before.edgeTypes.id(of: mapping.impliedEdges[cell.implied].type.name),
      let handle = origins.nodeRuns.first(where: { $0.table == cell.place.table })
        .map({ $0.firstHandle + cell.place.row })
    else { return [] }
    let node = NodeID(origins.nodeNumbers[handle])
    let adjacency = isIncoming(cell) ? before.incoming(type) : before.outgoing(type)
    let place = GraphOrigins.EdgePlace(table: cell.place.table, row: cell.place.row, implied: cell.implied)
    return adjacency.row(of: node).map { adjacency.edge(at: $0) }
      .filter { !deletedEdges.contains($0) && origins.place(of: $0) == place }
  }

  private mutating func reportNoTable(
    _ edge: EdgeID,
    _ type: String,
    _ source: RowPlace,
    _ target: RowPlace,
    hasProperties: Bool
  ) {
    let (from, to) = (tables[source.table].name, tables[target.table].name)
    for (own, isIncoming) in [(source, false), (target, true)] {
      guard case .nodes(let mapping) = tables[own.table].content,
        let implied = mapping.impliedEdges.first(where: {
          $0.type.name == type && $0.isIncoming == isIncoming
        }),
        implied.resource.name == (isIncoming ? from : to)
      else { continue }
      let column = "the column '\(implied.column.name)' of '\(tables[own.table].name)'"
      report(
        "no-table",
        hasProperties
          ? "\(words(edge)) cannot have properties: it stands in \(column)"
          : "\(words(edge)) has no place: \(column) holds one \(type) a row, and there is one already",
        at: implied.column.range,
        "a table of edges of the type \(type) from '\(from)' to '\(to)' would hold it"
      )
      return
    }
    report(
      "no-table",
      "no table takes the new edge \(words(edge))",
      at: nil,
      "a table of edges of the type \(type) from '\(from)' to '\(to)' is needed in datapackage.json"
    )
  }

  // MARK: Properties

  private func propertyField(_ key: String, ofEdgesIn table: Int) -> Int? {
    guard case .edges(let mapping) = tables[table].content,
      key != mapping.source.column.name, key != mapping.target.column.name
    else { return nil }
    if case .column(let column) = mapping.type, column.name == key { return nil }
    return tables[table].field(key)
  }

  mutating func plan(_ change: GraphChanges.PropertyChange<EdgeID>) {
    let place = origins.place(of: change.element)
    if place.implied != nil {
      report(
        "no-column",
        "\(words(change.element)) cannot have the property '\(change.key)': it stands in one cell of "
          + "'\(tables[place.table].name)'",
        at: tables[place.table].range,
        "a table of edges of this type would hold it"
      )
      return
    }
    guard let field = propertyField(change.key, ofEdgesIn: place.table) else {
      reportMissingColumn(change.key, place.table, words(change.element))
      return
    }
    if let text = text(of: change.new, table: place.table, field: field, .edge(change.element)) {
      put(.text(text), at: RowPlace(table: place.table, row: place.row, isNew: false), field: field)
    }
  }

  // MARK: Ids

  /// Where a node has a new id, the cells that name it get it too.
  mutating func planNewIDs() {
    for change in changes.nodeProperties {
      let node = change.element
      let own = origins.place(of: node)
      guard case .nodes(let mapping) = tables[own.table].content, change.key == mapping.id.name,
        let old = change.old.plainText, let new = change.new.plainText
      else { continue }
      for type in (0..<before.edgeTypes.count).map({ SymbolID($0) }) {
        for (adjacency, isSource) in [(before.outgoing(type), true), (before.incoming(type), false)] {
          for edge in adjacency.row(of: node).map({ adjacency.edge(at: $0) })
          where !deletedEdges.contains(edge) {
            rename(old, new, in: edge, isSource: isSource)
          }
        }
      }
    }
  }

  private mutating func rename(_ old: String, _ new: String, in edge: EdgeID, isSource: Bool) {
    let place = origins.place(of: edge)
    let row = RowPlace(table: place.table, row: place.row, isNew: false)
    switch tables[place.table].content {
    case .edges(let mapping):
      let column = isSource ? mapping.source.column : mapping.target.column
      if let field = tables[place.table].field(column.name) { put(.text(new), at: row, field: field) }
    case .nodes(let mapping):
      guard let implied = place.implied, mapping.impliedEdges[implied].isIncoming == isSource else { return }
      let cell = ImpliedCell(place: row, implied: implied)
      impliedCells[cell, default: ([], [])].removing.append(old)
      impliedCells[cell, default: ([], [])].adding.append(new)
    }
  }

  // MARK: Implied edges

  /// Turns what happens to implied edges into new contents of their cells.
  mutating func planImpliedCells() {
    func order(_ cell: ImpliedCell) -> (Int, Int, Int) { (cell.place.table, cell.place.row, cell.implied) }
    for (cell, change) in impliedCells.sorted(by: { order($0.key) < order($1.key) }) {
      guard let field = field(of: cell), case .nodes(let mapping) = tables[cell.place.table].content else {
        continue
      }
      let column = mapping.impliedEdges[cell.implied].column
      if mapping.impliedEdges.count(where: { $0.column.name == column.name }) > 1 {
        report(
          "unwritable-value",
          "the column '\(column.name)' of '\(tables[cell.place.table].name)' stands for several edges at once, "
            + "which cannot be changed one by one",
          at: column.range,
          "change the cell itself"
        )
        continue
      }
      let isWhole = !isList(cell)
      put(
        isWhole ? .text(change.adding.first) : .items(removing: change.removing, adding: change.adding),
        at: cell.place,
        field: field
      )
    }
  }
}
