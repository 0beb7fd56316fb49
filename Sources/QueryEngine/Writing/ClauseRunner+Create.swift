import Diagnostics
import PropertyGraph

extension ClauseRunner {
  /// CREATE: for each row, all new nodes and edges.
  func create(_ create: BoundCreate, for rows: RowBatch) throws(Diagnostic) -> RowBatch {
    var rows = rows
    for stage in create.stages {
      let properties = try NewProperties(stage, rows, self)
      var made = MadeElements(stage)
      try edit { editor throws(Diagnostic) in
        for row in 0..<rows.count { try made.add(stage, row, rows, properties, &editor) }
      }
      rows = try made.extend(rows, stage, self)
    }
    return rows
  }

  /// Columns for the paths of a pattern that was created or matched.
  func paths(of create: BoundCreate, _ rows: RowBatch) throws(Diagnostic) -> [Vector] {
    try evaluate(
      create.paths.map { BoundExpression(.path($0.recipe), .path, at: create.range) },
      rows
    )
  }
}

/// The properties of what is to be created, for all rows.
struct NewProperties {
  private let nodes: [Vector]
  private let edges: [Vector]
  private let graph: Graph

  init(_ create: BoundCreate, _ rows: RowBatch, _ runner: ClauseRunner) throws(Diagnostic) {
    func none(_ range: SourceRange) -> BoundExpression { BoundExpression(.constant(.null), .null, at: range) }
    nodes = try runner.evaluate(create.nodes.map { $0.properties ?? none($0.range) }, rows)
    edges = try runner.evaluate(create.edges.map { $0.properties ?? none($0.range) }, rows)
    graph = runner.graph
    for (index, node) in create.nodes.enumerated() {
      for row in 0..<rows.count {
        try Self.check(nodes[index].value(at: row, in: graph), node.properties?.range ?? node.range)
      }
    }
    for (index, edge) in create.edges.enumerated() {
      for row in 0..<rows.count {
        try Self.check(edges[index].value(at: row, in: graph), edge.properties?.range ?? edge.range)
      }
    }
  }

  func node(_ index: Int, row: Int) -> [(String, Value)] {
    Self.entries(nodes[index].value(at: row, in: graph))
  }
  func edge(_ index: Int, row: Int) -> [(String, Value)] {
    Self.entries(edges[index].value(at: row, in: graph))
  }

  private static func check(_ value: Value, _ range: SourceRange) throws(Diagnostic) {
    switch value {
    case .null: break
    case .map(let entries):
      for entry in entries { try entry.value.checkStorable(as: entry.key, at: range) }
    default:
      throw Diagnostic(
        .error,
        "invalid-argument-type",
        "properties are given as a map, found \(value.typeDescription)",
        at: range
      )
    }
  }

  private static func entries(_ value: Value) -> [(String, Value)] {
    guard case .map(let entries) = value else { return [] }
    return entries.filter { !$0.value.isNull }.map { ($0.key, $0.value) }
  }
}

/// The nodes and edges that a CREATE has made, row by row.
struct MadeElements {
  private var nodes: [[NodeID]]
  private var edges: [[EdgeID]]

  init(_ create: BoundCreate) {
    nodes = create.nodes.map { _ in [] }
    edges = create.edges.map { _ in [] }
  }

  mutating func add(
    _ create: BoundCreate,
    _ row: Int,
    _ rows: RowBatch,
    _ properties: NewProperties,
    _ editor: inout GraphEditor
  ) throws(Diagnostic) {
    var made: [VariableID: NodeID] = [:]
    for (index, node) in create.nodes.enumerated() {
      let id = editor.createNode(labels: node.labels, properties: properties.node(index, row: row))
      made[node.variable] = id
      nodes[index].append(id)
    }
    for (index, edge) in create.edges.enumerated() {
      let from = made[edge.from] ?? rows[edge.from].node(at: row)
      let to = made[edge.to] ?? rows[edge.to].node(at: row)
      guard from != .none, to != .none else { throw .missingEnd(at: edge.range) }
      guard !editor.isDeleted(from), !editor.isDeleted(to) else {
        throw .deletedEntity("a node", at: edge.range)
      }
      edges[index]
        .append(
          editor.createEdge(type: edge.type, from: from, to: to, properties: properties.edge(index, row: row))
        )
    }
  }

  /// The rows with columns for what was made.
  func extend(_ rows: RowBatch, _ create: BoundCreate, _ runner: ClauseRunner) throws(Diagnostic) -> RowBatch
  {
    var rows = rows
    for (index, node) in create.nodes.enumerated() { rows[node.variable] = .nodes(nodes[index]) }
    for (index, edge) in create.edges.enumerated() { rows[edge.variable] = .edges(edges[index]) }
    for (path, column) in zip(create.paths, try runner.paths(of: create, rows)) {
      rows[path.variable] = column
    }
    return rows
  }
}

extension Value {
  /// Refuses what a property cannot hold.
  func checkStorable(as key: String, at range: SourceRange) throws(Diagnostic) {
    switch self {
    case .map, .node, .edge, .path: throw .notStorable(self, key, at: range)
    case .list(let values):
      for value in values {
        if case .list = value { throw .notStorable(value, key, at: range) }
        try value.checkStorable(as: key, at: range)
      }
    default: break
    }
  }
}

// MARK: Messages

extension Diagnostic {
  static func deletedEntity(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "deleted-entity-access", "\(what) has been deleted", at: range)
  }

  fileprivate static func missingEnd(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "missing-end",
      "an edge needs two nodes, and one of them is null",
      at: range,
      help: "leave such rows out with WHERE … IS NOT NULL"
    )
  }

  fileprivate static func notStorable(_ value: Value, _ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-property-type",
      "the property '\(key)' cannot hold \(value.typeDescription)",
      at: range,
      help: "properties hold booleans, numbers, strings, dates, and lists of these"
    )
  }
}
