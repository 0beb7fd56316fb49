import Diagnostics
import PropertyGraph
import QuerySyntax

/// Quantified edges and quantified groups.
extension Binder {
  /// `-[r:R {…} WHERE …]->{1,3}`: inside the brackets `r` is one edge, outside it is their list.
  mutating func bind(
    _ edge: EdgeSyntax,
    _ quantifier: QuantifierSyntax,
    in variables: inout PatternScope
  ) throws(Diagnostic) -> BoundRepetition {
    var inner = variables.scope
    let element = makeVariable(named: edge.variable?.text)
    if let name = edge.variable {
      inner.insert(Scope.Variable(id: element, name: name.text, type: .edge, range: name.range))
    }
    let conditions = conditions(
      nil,
      edge.properties,
      edge.condition,
      on: element,
      isNode: false,
      edge.range
    )
    var predicates: [BoundExpression] = []
    for condition in conditions { predicates += try bind(condition, in: inner) }

    let list: VariableID
    if let name = edge.variable, let known = variables.scope[name.text] {
      guard variables.boundBefore[name.text] != nil, !known.type.excludes(.list) else {
        throw .kindConflict(name, known, needed: "a list of edges")
      }
      noteRead(known.id)
      list = makeVariable()
      variables.conditions.append(compare(list, .equal, known.id, .list(of: .edge), at: name.range))
    } else if let name = edge.variable {
      list = try declare(name, .list(of: .edge), in: &variables.scope)
    } else {
      list = makeVariable()
    }
    return BoundRepetition(
      nodes: [makeVariable(), makeVariable()],
      edges: [makeEdge(edge, element, isBound: false)],
      predicates: predicates,
      minimum: quantifier.minimum,
      maximum: quantifier.maximum,
      edgeList: list,
      lists: [],
      range: edge.range
    )
  }

  /// `((a)-[r:R]->(b) WHERE …){1,3}`: inside one node or edge a turn, outside lists.
  mutating func bind(
    _ group: GroupSyntax,
    _ quantifier: QuantifierSyntax,
    in variables: inout PatternScope
  ) throws(Diagnostic) -> BoundRepetition {
    try checkMode(group.mode, at: group.range, in: variables)
    var inner = variables.scope
    var names: [(name: NameSyntax, id: VariableID, kind: BoundType.Kinds)] = []
    var nodes: [VariableID] = []
    var edges: [BoundEdge] = []
    var conditions: [InlineCondition] = []
    for step in group.path.steps {
      switch step {
      case .node(let node):
        // Two nodes side by side are one.
        let before = nodes.count > edges.count ? nodes.removeLast() : nil
        let id: VariableID
        if let before {
          id = before
          if let name = node.variable {
            if let known = inner[name.text] { throw .alreadyBound(name, first: known.range) }
            inner.insert(Scope.Variable(id: id, name: name.text, type: .node, range: name.range))
          }
        } else {
          id =
            try node.variable.map { name throws(Diagnostic) in try declare(name, .node, in: &inner) }
            ?? makeVariable()
        }
        if let name = node.variable { names.append((name, id, .node)) }
        nodes.append(id)
        conditions += self.conditions(
          node.labels,
          node.properties,
          node.condition,
          on: id,
          isNode: true,
          node.range
        )
      case .edge(let edge):
        guard edge.quantifier == nil else { throw .nestedQuantifier(at: edge.range) }
        if nodes.count == edges.count { nodes.append(makeVariable()) }
        let id = try edge.variable.map { name throws(Diagnostic) in
          let id = try declare(name, .edge, in: &inner)
          names.append((name, id, .edge))
          return id
        }
        edges.append(makeEdge(edge, id ?? makeVariable(), isBound: false))
        conditions += self.conditions(
          nil,
          edge.properties,
          edge.condition,
          on: edges[edges.count - 1].variable,
          isNode: false,
          edge.range
        )
      case .group(let nested): throw .nestedQuantifier(at: nested.range)
      }
    }
    guard !edges.isEmpty else { throw .groupWithoutEdge(at: group.range) }
    if nodes.count == edges.count { nodes.append(makeVariable()) }
    if let condition = group.condition {
      conditions.append(
        InlineCondition(kind: .condition(condition), variable: 0, isNode: true, range: condition.range)
      )
    }
    conditions += different(nodes, group.mode, at: group.range)
    var predicates: [BoundExpression] = []
    for condition in conditions { predicates += try bind(condition, in: inner) }
    var lists: [(inner: VariableID, outer: VariableID)] = []
    for (name, id, kind) in names {
      lists.append((id, try declare(name, .list(of: kind), in: &variables.scope)))
    }
    let paths = try group.variable.map { name throws(Diagnostic) in
      try declare(name, .list(of: .path), in: &variables.scope)
    }
    return BoundRepetition(
      nodes: nodes,
      edges: edges,
      predicates: predicates,
      minimum: quantifier.minimum,
      maximum: quantifier.maximum,
      edgeList: makeVariable(),
      lists: lists,
      paths: paths,
      range: group.range
    )
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func nestedQuantifier(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "nested-quantifier",
      "a repeated part cannot stand inside another repeated part",
      at: range
    )
  }

  fileprivate static func groupWithoutEdge(at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "empty-group", "a repeated part needs at least one edge", at: range)
  }
}
