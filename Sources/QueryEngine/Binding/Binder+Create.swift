import Diagnostics
import PropertyGraph
import QuerySyntax

/// CREATE and MERGE: patterns that say what is to be there.
extension Binder {
  mutating func bind(_ create: CreateSyntax, scope: inout Scope) throws(Diagnostic) -> BoundCreate {
    var bound = BoundCreate(nodes: [], edges: [], paths: [], range: create.range)
    for pattern in create.patterns { try append(pattern, to: &bound, scope: &scope) }
    return bound
  }

  private mutating func append(
    _ pattern: PatternSyntax,
    to create: inout BoundCreate,
    scope: inout Scope
  ) throws(Diagnostic) {
    guard pattern.selector == nil, pattern.mode == .unspecified else {
      throw .notCreatable("a path selector or mode", at: pattern.range)
    }
    try Self.checkEnds(of: pattern.path)
    var nodes: [VariableID] = []
    var edges: [(id: VariableID, syntax: EdgeSyntax, properties: BoundExpression?)] = []
    let isAlone = pattern.path.steps.count == 1
    for step in pattern.path.steps {
      switch step {
      case .node(let node):
        let id = try bindNew(node, isAlone: isAlone, in: &create, scope: &scope)
        nodes.append(id)
      case .edge(let edge):
        if let name = edge.variable, let known = scope[name.text] {
          throw .alreadyBound(name, first: known.range)
        }
        let properties = try bindNewProperties(edge.properties, in: scope)
        let id = try edge.variable.map { name throws(Diagnostic) in try declare(name, .edge, in: &scope) }
        edges.append((id ?? makeVariable(), edge, properties))
      case .group(let group): throw .notCreatable("a group", at: group.range)
      }
    }
    for (index, edge) in edges.enumerated() {
      guard edge.syntax.direction != .any else { throw .needsDirection(at: edge.syntax.range) }
      create.edges.append(
        try newEdge(edge.syntax, edge.id, nodes[index], nodes[index + 1], edge.properties)
      )
    }
    if let path = pattern.variable {
      let id = try declare(path, .path, in: &scope)
      create.paths.append((id, PathRecipe(start: nodes[0], parts: edges.map { .edge($0.id) })))
    }
  }

  /// Nodes and edges take turns in what is created, beginning and ending with a node.
  private static func checkEnds(of path: PathSyntax) throws(Diagnostic) {
    var expectsNode = true
    for step in path.steps {
      switch step {
      case .node:
        if !expectsNode { throw .notCreatable("two nodes side by side", at: step.range) }
        expectsNode = false
      case .edge:
        if expectsNode { throw .notCreatable("an edge without a node at each end", at: step.range) }
        expectsNode = true
      case .group: return
      }
    }
    if expectsNode, let last = path.steps.last {
      throw .notCreatable("an edge without a node at each end", at: last.range)
    }
  }

  private mutating func bindNew(
    _ node: NodeSyntax,
    isAlone: Bool,
    in create: inout BoundCreate,
    scope: inout Scope
  ) throws(Diagnostic) -> VariableID {
    if let name = node.variable, let known = scope[name.text] {
      guard !known.type.excludes(.node) else { throw .kindConflict(name, known, needed: "a node") }
      if isAlone || node.labels != nil || node.properties != nil {
        throw .alreadyBound(name, first: known.range)
      }
      noteRead(known.id)
      return known.id
    }
    let properties = try bindNewProperties(node.properties, in: scope)
    let labels = try node.labels.map { labels throws(Diagnostic) in try newLabels(labels) } ?? []
    if let condition = node.condition { throw .notCreatable("WHERE", at: condition.range) }
    let id = try node.variable.map { name throws(Diagnostic) in try declare(name, .node, in: &scope) }
    let variable = id ?? makeVariable()
    create.nodes.append(
      BoundNewNode(variable: variable, labels: labels, properties: properties, range: node.range)
    )
    return variable
  }

  private mutating func newEdge(
    _ edge: EdgeSyntax,
    _ id: VariableID,
    _ left: VariableID,
    _ right: VariableID,
    _ properties: BoundExpression?
  ) throws(Diagnostic) -> BoundNewEdge {
    guard edge.quantifier == nil else { throw .notOneEdge(at: edge.range) }
    guard case .name(let type)? = edge.types else { throw .notOneType(at: edge.types?.range ?? edge.range) }
    if let condition = edge.condition { throw .notCreatable("WHERE", at: condition.range) }
    noteCreated(type.text)
    let isLeft = edge.direction == .left
    return BoundNewEdge(
      variable: id,
      type: type.text,
      from: isLeft ? right : left,
      to: isLeft ? left : right,
      properties: properties,
      range: edge.range
    )
  }

  private mutating func bindNewProperties(
    _ syntax: ExpressionSyntax?,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression? {
    guard let syntax else { return nil }
    if case .map(let entries) = syntax.kind { for entry in entries { noteCreated(entry.key.text) } }
    let bound = try bind(syntax, in: scope)
    try require(bound, .map, "properties are given as a map")
    return bound
  }

  /// The labels of `:A:B` or `:A&B`.
  private mutating func newLabels(_ labels: LabelExpressionSyntax) throws(Diagnostic) -> [String] {
    switch labels {
    case .name(let name):
      noteCreated(name.text)
      return [name.text]
    case .and(let a, let b): return try newLabels(a) + newLabels(b)
    case .any, .not, .or: throw .notLabels(at: labels.range)
    }
  }

  // MARK: MERGE

  mutating func bind(_ merge: MergeSyntax, scope: inout Scope) throws(Diagnostic) -> BoundMerge {
    let before = scope
    try Self.checkEnds(of: merge.pattern.path)
    for step in merge.pattern.path.steps { try checkMerged(step, merge.pattern, before) }
    noteCreatedNames(in: merge.pattern)
    let syntax = MatchSyntax(
      isOptional: false,
      mode: .differentEdges,
      patterns: [merge.pattern],
      condition: nil,
      range: merge.range
    )
    let match = try bind(syntax, scope: &scope)
    let create = try creation(of: merge, match, before)
    return BoundMerge(
      match: match,
      create: create,
      onCreate: try bind(merge.onCreate, in: scope),
      onMatch: try bind(merge.onMatch, in: scope),
      range: merge.range
    )
  }

  private func checkMerged(
    _ step: PathSyntax.Step,
    _ pattern: PatternSyntax,
    _ before: Scope
  ) throws(Diagnostic) {
    switch step {
    case .group(let group): throw .notCreatable("a group", at: group.range)
    case .edge(let edge):
      if let name = edge.variable, let known = before[name.text] {
        throw .alreadyBound(name, first: known.range)
      }
      guard edge.quantifier == nil else { throw .notOneEdge(at: edge.range) }
      guard case .name? = edge.types else { throw .notOneType(at: edge.types?.range ?? edge.range) }
    case .node(let node):
      guard let name = node.variable, let known = before[name.text] else { return }
      let isAlone = pattern.path.steps.count == 1
      if isAlone || node.labels != nil || node.properties != nil {
        throw .alreadyBound(name, first: known.range)
      }
    }
  }

  private mutating func noteCreatedNames(in pattern: PatternSyntax) {
    for step in pattern.path.steps {
      let (names, properties): (LabelExpressionSyntax?, ExpressionSyntax?)
      switch step {
      case .node(let node): (names, properties) = (node.labels, node.properties)
      case .edge(let edge): (names, properties) = (edge.types, edge.properties)
      case .group: continue
      }
      for name in names?.names ?? [] { noteCreated(name) }
      if case .map(let entries)? = properties?.kind {
        for entry in entries { noteCreated(entry.key.text) }
      }
    }
  }

  /// The pattern again, as what to create where nothing matches.
  private mutating func creation(
    of merge: MergeSyntax,
    _ match: BoundMatch,
    _ before: Scope
  ) throws(Diagnostic) -> BoundCreate {
    var create = BoundCreate(nodes: [], edges: [], paths: [], range: merge.range)
    let pattern = match.patterns[0]
    let known = Set(before.sorted.map(\.id))
    var nodeIndex = 0
    var edgeIndex = 0
    for step in merge.pattern.path.steps {
      switch step {
      case .node(let node):
        let id = pattern.nodes[nodeIndex]
        nodeIndex += 1
        guard !known.contains(id), !create.nodes.contains(where: { $0.variable == id }) else { continue }
        create.nodes.append(
          BoundNewNode(
            variable: id,
            labels: try node.labels.map { labels throws(Diagnostic) in try newLabels(labels) } ?? [],
            properties: try bindNewProperties(node.properties, in: before),
            range: node.range
          )
        )
      case .edge(let edge):
        guard case .edge(let bound) = pattern.steps[edgeIndex] else { continue }
        let properties = try bindNewProperties(edge.properties, in: before)
        create.edges.append(
          try newEdge(
            edge,
            bound.variable,
            pattern.nodes[edgeIndex],
            pattern.nodes[edgeIndex + 1],
            properties
          )
        )
        edgeIndex += 1
      case .group: continue
      }
    }
    create.paths = pattern.pathColumns
    return create
  }
}

extension LabelExpressionSyntax {
  /// All names in it.
  var names: [String] {
    switch self {
    case .name(let name): [name.text]
    case .any: []
    case .not(let operand, _): operand.names
    case .and(let a, let b), .or(let a, let b): a.names + b.names
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func notCreatable(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "not-creatable", "\(what) cannot stand in what is created", at: range)
  }

  fileprivate static func needsDirection(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "requires-directed-edge",
      "an edge that is created needs a direction",
      at: range,
      help: "write -[:TYPE]-> or <-[:TYPE]-"
    )
  }

  fileprivate static func notOneEdge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "creating-variable-length",
      "edges that are created are named one by one, not repeated",
      at: range
    )
  }

  fileprivate static func notOneType(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "no-single-edge-type",
      "an edge that is created has exactly one type",
      at: range,
      help: "write it as [:TYPE]"
    )
  }

  fileprivate static func notLabels(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-labels",
      "a node that is created has plain labels",
      at: range,
      help: "write them as :A&B"
    )
  }
}
