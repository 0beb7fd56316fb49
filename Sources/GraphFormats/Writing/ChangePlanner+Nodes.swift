import Diagnostics
import PropertyGraph

extension ChangePlanner {
  // MARK: New nodes

  /// Adds a row for a node to the table that takes its labels and properties.
  mutating func planCreation(of node: NodeID) {
    let labels = after.labels(of: node).map { after.labels[$0] }
    let properties = after.properties(of: node)
      .map { (key: after.propertyKeys[$0.key], value: $0.value) }
    let fitting = tables.indices.filter { variableLabel(of: labels, in: $0) != nil }
    func missing(_ table: Int) -> [String] {
      properties.map(\.key).filter { propertyField($0, ofNodesIn: table) == nil }
    }
    // The most particular of the tables that have all columns.
    let chosen = fitting.min { a, b in
      (missing(a).count, -fixedLabels(of: a).count, a) < (missing(b).count, -fixedLabels(of: b).count, b)
    }
    guard let table = chosen, case .nodes(let mapping) = tables[table].content else {
      report(
        "no-table",
        "no table takes the new node \(words(node))",
        at: nil,
        "a new table of nodes with these labels is needed in datapackage.json; there are \(nodeTableWords)"
      )
      return
    }
    guard properties.contains(where: { $0.key == mapping.id.name }) else {
      report(
        "missing-id",
        "the new node \(words(node)) has no '\(mapping.id.name)', by which '\(tables[table].name)' knows its rows",
        at: mapping.id.range,
        "give it one: CREATE (:\(labels.first ?? "Label") {\(mapping.id.name): '…'})"
      )
      return
    }
    let place = RowPlace(table: table, row: plans[table].newRows.count, isNew: true)
    newPlaces[node] = place
    plans[table].newRows.append([String?](repeating: nil, count: tables[table].fields.count))
    for (key, value) in properties {
      guard let field = propertyField(key, ofNodesIn: table) else {
        reportMissingColumn(key, table, words(node))
        continue
      }
      if let text = text(of: value, table: table, field: field, .node(node)) {
        put(.text(text), at: place, field: field)
      }
    }
    checkLabelColumn(of: node, at: place)
  }

  /// The label beyond a table's own, which its label column gives, empty for none; nil when the table
  /// cannot take nodes with these labels.
  private func variableLabel(of labels: [String], in table: Int) -> String? {
    guard case .nodes(let mapping) = tables[table].content else { return nil }
    let fixed = fixedLabels(of: table)
    guard fixed.isSubset(of: labels) else { return nil }
    let others = labels.filter { !fixed.contains($0) }
    if others.isEmpty { return "" }
    return others.count == 1 && mapping.labelColumn != nil ? others[0] : nil
  }

  private func fixedLabels(of table: Int) -> Set<String> {
    guard case .nodes(let mapping) = tables[table].content else { return [] }
    return Set(mapping.labels.map(\.name))
  }

  /// Writes the label column, unless the property of its name says something else.
  private mutating func checkLabelColumn(of node: NodeID, at place: RowPlace) {
    let table = place.table
    guard case .nodes(let mapping) = tables[table].content, let column = mapping.labelColumn,
      let field = tables[table].field(column.name),
      let label = variableLabel(of: after.labels(of: node).map { after.labels[$0] }, in: table)
    else { return }
    let now = idText(of: node, column.name, in: after)
    let isNew = node.index >= before.nodeIDLimit
    let was = isNew ? nil : idText(of: node, column.name, in: before)
    if now == label || (now == nil && label.isEmpty) { return }
    if let now, label.isEmpty, fixedLabels(of: table).contains(now) { return }
    guard now == nil || (!isNew && now == was) else {
      report(
        "label-mismatch",
        "\(words(node)) has '\(now ?? "")' under '\(column.name)', which stands for a label that it does not have",
        at: column.range,
        "set the label with it: SET x:\(now ?? "")" + (label.isEmpty ? "" : " REMOVE x:\(label)")
      )
      return
    }
    if let text = text(of: label.isEmpty ? .null : .string(label), table: table, field: field, .node(node)) {
      put(.text(text), at: place, field: field)
    }
  }

  // MARK: Nodes that were there

  mutating func planLabelsAndProperties() {
    var relabelled: Set<NodeID> = []
    for change in changes.labels {
      let place = origins.place(of: change.node)
      let labels = after.labels(of: change.node).map { after.labels[$0] }
      guard variableLabel(of: labels, in: place.table) != nil else {
        let name = tables[place.table].name
        report(
          "no-table",
          "\(words(change.node)) does not fit its table '\(name)'",
          at: tables[place.table].range,
          "the tables of nodes are \(nodeTableWords); delete the node and create it anew to move it"
        )
        continue
      }
      relabelled.insert(change.node)
    }
    for change in changes.nodeProperties {
      guard let place = place(of: change.element) else { continue }
      guard let field = propertyField(change.key, ofNodesIn: place.table) else {
        reportMissingColumn(change.key, place.table, words(change.element))
        continue
      }
      guard case .nodes(let mapping) = tables[place.table].content else { continue }
      if change.key == mapping.id.name, change.new.isNull {
        report("missing-id", "\(words(change.element)) loses its '\(change.key)'", at: mapping.id.range)
        continue
      }
      if change.key == mapping.labelColumn?.name { relabelled.insert(change.element) }
      if let text = text(of: change.new, table: place.table, field: field, .node(change.element)) {
        put(.text(text), at: place, field: field)
      }
    }
    for node in relabelled.sorted() {
      if let place = place(of: node) { checkLabelColumn(of: node, at: place) }
    }
  }

  /// The column of a property; nil when there is none, or when it stands for edges.
  private func propertyField(_ key: String, ofNodesIn table: Int) -> Int? {
    guard case .nodes(let mapping) = tables[table].content,
      !mapping.impliedEdges.contains(where: { $0.column.name == key })
    else { return nil }
    return tables[table].field(key)
  }

  mutating func reportMissingColumn(_ key: String, _ table: Int, _ what: String) {
    let description = tables[table]
    if case .nodes(let mapping) = description.content,
      let edge = mapping.impliedEdges.first(where: { $0.column.name == key })
    {
      report(
        "no-column",
        "\(what): the column '\(key)' of '\(description.name)' stands for edges, not for a property",
        at: edge.column.range,
        "change the edges of the type \(edge.type.name) instead"
      )
      return
    }
    report(
      "no-column",
      "\(what): the table '\(description.name)' has no column '\(key)'",
      at: description.range,
      Spelling.suggestion(for: key, among: description.fields.map(\.name)).map { "did you mean '\($0)'?" }
        ?? "add '\(key)' to its fields in datapackage.json and to the header of \(description.path)"
    )
  }

  private var nodeTableWords: String {
    tables.compactMap { table -> String? in
      guard case .nodes(let mapping) = table.content else { return nil }
      let labels = mapping.labels.map { ":" + $0.name }.joined()
      return "'\(table.name)' (\(labels)\(mapping.labelColumn.map { " and one by '\($0.name)'" } ?? ""))"
    }
    .joined(separator: ", ")
  }
}
