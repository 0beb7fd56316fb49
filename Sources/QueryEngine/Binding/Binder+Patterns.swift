import Diagnostics
import PropertyGraph
import QuerySyntax

/// Path patterns: nodes, edges, and groups without a quantifier.
extension Binder {
  mutating func bind(
    _ pattern: PatternSyntax,
    in variables: inout PatternScope
  ) throws(Diagnostic) -> BoundPattern {
    let first = variableCount
    var bound = BoundPattern(nodes: [], steps: [], path: nil, range: pattern.range)
    bound.selector = try pattern.selector.map { selector throws(Diagnostic) in
      try bind(selector, isLegacy: pattern.isLegacyShortest)
    }
    try append(pattern.path, to: &bound, in: &variables)
    if bound.nodes.count == bound.steps.count { bound.nodes.append(makeVariable()) }
    if let path = pattern.variable { bound.path = try declare(path, .path, in: &variables.scope) }
    try checkMode(pattern.mode, at: pattern.range, in: variables)
    try checkBounds(of: pattern, in: variables)
    note(pattern.mode, on: bound.steps.indices, of: &bound)
    compareNodes(of: &bound, in: &variables)
    if bound.isSearchedWhole { bound.edges = makeVariable() }
    bound.named = Set((first..<variableCount).filter { names[$0] != nil })
    return bound
  }

  private mutating func append(
    _ path: PathSyntax,
    to pattern: inout BoundPattern,
    in variables: inout PatternScope
  ) throws(Diagnostic) {
    for step in path.steps {
      switch step {
      case .node(let node) where pattern.nodes.count == pattern.steps.count:
        pattern.nodes.append(try bind(node, in: &variables))
      case .node(let node):
        try bind(node, sameAs: pattern.nodes[pattern.nodes.count - 1], in: &variables)
      case .edge(let edge):
        if pattern.nodes.count == pattern.steps.count { pattern.nodes.append(makeVariable()) }
        if let quantifier = edge.quantifier {
          pattern.steps.append(.repetition(try bind(edge, quantifier, in: &variables)))
        } else {
          pattern.steps.append(.edge(try bind(edge, in: &variables)))
        }
      case .group(let group):
        if let quantifier = group.quantifier {
          if pattern.nodes.count == pattern.steps.count { pattern.nodes.append(makeVariable()) }
          pattern.steps.append(.repetition(try bind(group, quantifier, in: &variables)))
        } else {
          try append(group, to: &pattern, in: &variables)
        }
      }
    }
  }

  /// `(p = ACYCLIC (a)-->(b) WHERE …)`.
  private mutating func append(
    _ group: GroupSyntax,
    to pattern: inout BoundPattern,
    in variables: inout PatternScope
  ) throws(Diagnostic) {
    try checkMode(group.mode, at: group.range, in: variables)
    let first = pattern.steps.count
    try append(group.path, to: &pattern, in: &variables)
    if pattern.nodes.count == pattern.steps.count { pattern.nodes.append(makeVariable()) }
    let steps = first..<pattern.steps.count
    if let name = group.variable {
      pattern.subpaths.append((try declare(name, .path, in: &variables.scope), steps))
    }
    note(group.mode, on: steps, of: &pattern)
    if let condition = group.condition {
      variables.conditions.append(
        InlineCondition(kind: .condition(condition), variable: 0, isNode: true, range: condition.range)
      )
    }
  }

  // MARK: Elements

  private mutating func bind(
    _ node: NodeSyntax,
    in variables: inout PatternScope
  ) throws(Diagnostic) -> VariableID {
    let id: VariableID
    if let name = node.variable {
      if let known = variables.scope[name.text] {
        guard !known.type.excludes(.node) else { throw .kindConflict(name, known, needed: "a node") }
        noteRead(known.id)
        id = known.id
      } else {
        id = try declare(name, .node, in: &variables.scope)
      }
    } else {
      id = makeVariable()
    }
    variables.conditions += conditions(
      node.labels,
      node.properties,
      node.condition,
      on: id,
      isNode: true,
      node.range
    )
    return id
  }

  /// Two nodes side by side are one: `(a)(b:Pole)`.
  private mutating func bind(
    _ node: NodeSyntax,
    sameAs before: VariableID,
    in variables: inout PatternScope
  ) throws(Diagnostic) {
    if let name = node.variable {
      if variables.scope[name.text] == nil {
        variables.scope.insert(
          Scope.Variable(id: before, name: name.text, type: .node, range: name.range)
        )
        if names[before] == nil { rename(before, name.text) }
      } else {
        var named = node
        (named.labels, named.properties, named.condition) = (nil, nil, nil)
        let id = try bind(named, in: &variables)
        if id != before { variables.conditions.append(compare(before, .equal, id, .node, at: node.range)) }
      }
    }
    variables.conditions += conditions(
      node.labels,
      node.properties,
      node.condition,
      on: before,
      isNode: true,
      node.range
    )
  }

  private mutating func bind(
    _ edge: EdgeSyntax,
    in variables: inout PatternScope
  ) throws(Diagnostic) -> BoundEdge {
    var isBound = false
    let id: VariableID
    if let name = edge.variable, let known = variables.scope[name.text] {
      let isFromBefore = variables.boundBefore[name.text] != nil
      guard !known.type.excludes(.edge) else { throw .kindConflict(name, known, needed: "an edge") }
      guard isFromBefore || variables.repeatsEdges else { throw .edgeTwice(name, first: known.range) }
      if isFromBefore, !variables.repeatsEdges,
        let first = variables.knownEdges.updateValue(name.range, forKey: known.id)
      {
        throw .edgeTwice(name, first: first)
      }
      noteRead(known.id)
      if isFromBefore {
        id = known.id
        isBound = true
      } else {
        id = makeVariable()
        variables.conditions.append(compare(id, .equal, known.id, .edge, at: name.range))
      }
    } else if let name = edge.variable {
      id = try declare(name, .edge, in: &variables.scope)
    } else {
      id = makeVariable()
    }
    variables.conditions += conditions(
      nil,
      edge.properties,
      edge.condition,
      on: id,
      isNode: false,
      edge.range
    )
    return makeEdge(edge, id, isBound: isBound)
  }

  mutating func makeEdge(_ edge: EdgeSyntax, _ id: VariableID, isBound: Bool) -> BoundEdge {
    BoundEdge(
      variable: id,
      types: edgeTypes(edge.types),
      typeTest: edge.types.map(Self.test),
      typeText: edge.types.map { ":" + source.text(in: $0.range) } ?? "",
      direction: edge.direction,
      isBound: isBound,
      range: edge.range
    )
  }
}

// MARK: Messages

extension Diagnostic {
  static func unsupported(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "unsupported", "\(what) cannot be used yet", at: range)
  }

  static func kindConflict(_ name: NameSyntax, _ known: Scope.Variable, needed: String) -> Diagnostic {
    Diagnostic(
      .error,
      "variable-type-conflict",
      "'\(name.text)' is \(known.type.description), not \(needed)",
      at: name.range,
      related: [Note("first used here", at: known.range)],
      help: "choose another name"
    )
  }

  fileprivate static func edgeTwice(_ name: NameSyntax, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "edge-used-twice",
      "the edge '\(name.text)' stands twice in one MATCH, where an edge can occur only once",
      at: name.range,
      related: [Note("first used here", at: first)]
    )
  }
}
