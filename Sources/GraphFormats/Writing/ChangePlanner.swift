import Diagnostics
import PropertyGraph

/// Works out which cells and rows of a package's tables a changed graph asks for.
///
/// What the tables have no place for becomes a problem; all are found, whatever the first one is.
struct ChangePlanner {
  let before: Graph
  let after: Graph
  let changes: GraphChanges
  let origins: GraphOrigins
  /// By table.
  var plans: [TableChange]
  var problems: [FileDiagnostic] = []
  /// Where the new nodes go; without those that no table takes.
  var newPlaces: [NodeID: RowPlace] = [:]
  /// The cells that imply edges, in order of their first change.
  var impliedCells: [ImpliedCell: (removing: [String], adding: [String])] = [:]
  let deletedEdges: Set<EdgeID>

  /// A row that is there, or one to be added.
  struct RowPlace: Hashable {
    var table: Int
    var row: Int
    var isNew: Bool
  }

  struct ImpliedCell: Hashable {
    var place: RowPlace
    var implied: Int
  }

  init(from before: Graph, to after: Graph, changes: GraphChanges, origins: GraphOrigins) {
    self.before = before
    self.after = after
    self.changes = changes
    self.origins = origins
    plans = origins.package.tables.map { _ in TableChange() }
    deletedEdges = Set(changes.deletedEdges)
  }

  var tables: [TableDescription] { origins.package.tables }

  mutating func plan() {
    for node in changes.deletedNodes {
      let place = origins.place(of: node)
      plans[place.table].deletedRows.insert(place.row)
    }
    planLabelsAndProperties()
    for node in changes.createdNodes { planCreation(of: node) }
    for edge in changes.deletedEdges { planDeletion(of: edge) }
    for edge in changes.createdEdges { planCreation(of: edge) }
    for change in changes.edgeProperties { plan(change) }
    planNewIDs()
    planImpliedCells()
    for index in plans.indices {
      for row in plans[index].deletedRows { plans[index].cells[row] = nil }
    }
  }

  // MARK: Places and cells

  /// The row of a node in the changed tables; nil for a new one that no table takes.
  func place(of node: NodeID) -> RowPlace? {
    guard node.index < before.nodeIDLimit else { return newPlaces[node] }
    let place = origins.place(of: node)
    return RowPlace(table: place.table, row: place.row, isNew: false)
  }

  mutating func put(_ cell: TableChange.Cell, at place: RowPlace, field: Int) {
    guard place.isNew else {
      plans[place.table].cells[place.row, default: [:]][field] = cell
      return
    }
    switch cell {
    case .text(let text): plans[place.table].newRows[place.row][field] = text
    case .items(_, let adding):
      guard case .list(let separator) = tables[place.table].fields[field].kind else { return }
      let text = adding.joined(separator: String(decoding: separator, as: UTF8.self))
      plans[place.table].newRows[place.row][field] = adding.isEmpty ? nil : text
    }
  }

  /// The text of a value in a column; nil, and reported, when it cannot stand there.
  mutating func text(of value: Value, table: Int, field: Int, _ subject: Subject) -> String?? {
    let description = tables[table]
    do throws(CellText.Misfit) {
      return .some(
        try CellText(description.fields[field], missingValues: description.missingValues).text(of: value)
      )
    } catch {
      report(
        "unwritable-value",
        "\(words(subject)): \(error.message)",
        at: description.fields[field].range,
        error.help
      )
      return nil
    }
  }

  /// A node's id in the changed graph, as other tables name it; nil when it has none.
  func idText(of node: NodeID) -> String? {
    guard let place = place(of: node), case .nodes(let mapping) = tables[place.table].content else {
      return nil
    }
    return idText(of: node, mapping.id.name, in: after)
  }

  func idText(of node: NodeID, _ key: String, in graph: Graph) -> String? {
    graph.propertyKeys.id(of: key).flatMap { graph.value($0, of: node).plainText }
  }

  // MARK: Words

  mutating func report(
    _ code: Diagnostic.Code,
    _ message: String,
    at range: SourceRange?,
    _ help: String? = nil
  ) {
    problems.append(
      FileDiagnostic(
        source: origins.packageText,
        diagnostic: Diagnostic(.error, code, message, at: range ?? SourceRange(0, 0), help: help)
      )
    )
  }

  /// A node as a person would write it: `(:Actor {id: 'archer'})`.
  func words(_ node: NodeID) -> String {
    let graph = node.index < after.nodeIDLimit && !after.isDeleted(node) ? after : before
    let labels = graph.labels(of: node).map { ":" + graph.labels[$0] }.joined()
    for key in ["id", "name", "title"] {
      guard let text = idText(of: node, key, in: graph) else { continue }
      return "(\(labels) {\(key): '\(TableReport.excerpt(text))'})"
    }
    return "(\(labels))"
  }

  /// What a problem is about.
  enum Subject {
    case node(NodeID)
    case edge(EdgeID)
  }

  private func words(_ subject: Subject) -> String {
    switch subject {
    case .node(let node): words(node)
    case .edge(let edge): words(edge)
    }
  }

  func words(_ edge: EdgeID) -> String {
    let type = after.edgeTypes[after.type(of: edge)]
    return "\(words(after.source(of: edge)))-[:\(type)]->\(words(after.target(of: edge)))"
  }
}
