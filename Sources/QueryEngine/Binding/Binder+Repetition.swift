import Diagnostics
import PropertyGraph
import QuerySyntax

/// Quantified edges, quantified groups and path selectors.
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
    var conditions: [InlineCondition] = []
    note(nil, edge.properties, edge.condition, on: element, isNode: false, edge.range, in: &conditions)
    var predicates: [BoundExpression] = []
    for condition in conditions { predicates += try bind(condition, in: inner) }

    let list: VariableID
    if let name = edge.variable, let known = variables.scope[name.text] {
      guard variables.boundBefore[name.text] != nil, !known.type.excludes(.list) else {
        throw .kindConflict(name, known, needed: "a list of edges")
      }
      noteRead(known.id)
      list = makeVariable()
      variables.equalities.append(
        BoundExpression(
          .comparison(
            .equal,
            BoundExpression(.variable(list), .list(of: .edge), at: name.range),
            BoundExpression(.variable(known.id), known.type, at: name.range)
          ),
          .boolean,
          at: name.range
        )
      )
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
    guard group.variable == nil, group.mode == .unspecified || group.mode == .trail else {
      throw .unsupported("a name or a mode inside a quantified group", at: group.range)
    }
    var inner = variables.scope
    var names: [(name: NameSyntax, id: VariableID, kind: BoundType.Kinds)] = []
    var nodes: [VariableID] = []
    var edges: [BoundEdge] = []
    var conditions: [InlineCondition] = []
    for step in group.path.steps {
      switch step {
      case .node(let node):
        guard nodes.count == edges.count else { throw .unsupported("two nodes side by side", at: node.range) }
        let id = try node.variable.map { name throws(Diagnostic) in
          let id = try declare(name, .node, in: &inner)
          names.append((name, id, .node))
          return id
        }
        nodes.append(id ?? makeVariable())
        note(
          node.labels,
          node.properties,
          node.condition,
          on: nodes[nodes.count - 1],
          isNode: true,
          node.range,
          in: &conditions
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
        note(
          nil,
          edge.properties,
          edge.condition,
          on: edges[edges.count - 1].variable,
          isNode: false,
          edge.range,
          in: &conditions
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
    var predicates: [BoundExpression] = []
    for condition in conditions { predicates += try bind(condition, in: inner) }
    var lists: [(inner: VariableID, outer: VariableID)] = []
    for (name, id, kind) in names {
      lists.append((id, try declare(name, .list(of: kind), in: &variables.scope)))
    }
    return BoundRepetition(
      nodes: nodes,
      edges: edges,
      predicates: predicates,
      minimum: quantifier.minimum,
      maximum: quantifier.maximum,
      edgeList: makeVariable(),
      lists: lists,
      range: group.range
    )
  }

  // MARK: Selectors

  mutating func bind(_ selector: SelectorSyntax, isLegacy: Bool) throws(Diagnostic) -> BoundSelector {
    let kind: BoundSelector.Kind =
      switch selector.kind {
      case .any: .any
      case .shortest: .shortest
      case .shortestGroups, .allShortest: .allShortest
      }
    let count = try selector.count.map { count throws(Diagnostic) in try bind(count, in: Scope()) }
    if let count {
      guard case .constant(.integer(1)) = count.kind else {
        throw .unsupported("a number of paths other than 1", at: selector.range)
      }
    }
    return BoundSelector(
      kind: kind,
      pathPredicates: [],
      isLegacy: isLegacy
    )
  }

  func checkSelector(of bound: BoundPattern, _ pattern: PatternSyntax) throws(Diagnostic) {
    guard let selector = pattern.selector else { return }
    guard bound.steps.count == 1, case .repetition(let repetition) = bound.steps[0] else {
      throw .selectorOnLongPattern(at: selector.range)
    }
    if repetition.edges.count > 1 {
      throw .unsupported("a path selector on a group of several edges", at: selector.range)
    }
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

  fileprivate static func selectorOnLongPattern(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "unsupported",
      "a path selector can be used only on two nodes with one quantified edge between them, for now",
      at: range,
      help: "write it like SHORTEST 1 (a)-[:SUPPORTS]-+(b), with further patterns after a comma"
    )
  }
}
