import Diagnostics
import PropertyGraph
import QuerySyntax

extension Binder {
  /// Conditions written inside a pattern, bound once all its variables are known.
  struct InlineCondition {
    enum Kind {
      case properties(ExpressionSyntax)
      case labels(LabelExpressionSyntax)
      case condition(ExpressionSyntax)
    }

    var kind: Kind
    var variable: VariableID
    var isNode: Bool
    var range: SourceRange
  }

  mutating func bind(_ match: MatchSyntax, scope: inout Scope) throws(Diagnostic) -> BoundMatch {
    guard match.mode == .differentEdges else {
      throw .unsupported("REPEATABLE ELEMENTS", at: match.range)
    }
    let first = variableCount
    var before = PatternScope(scope: scope, boundBefore: scope)
    var patterns: [BoundPattern] = []
    var conditions: [InlineCondition] = []
    for pattern in match.patterns {
      patterns.append(try bind(pattern, in: &before, conditions: &conditions))
    }
    scope = before.scope

    var predicates: [BoundExpression] = []
    for condition in conditions { predicates += try bind(condition, in: scope) }
    predicates += before.equalities
    var later: [BoundExpression] = []
    if let condition = match.condition {
      for conjunct in try bindCondition(condition, in: scope).conjuncts {
        assign(conjunct, to: &patterns, predicates: &predicates, later: &later)
      }
    }
    let hidden = Set(patterns.flatMap { $0.steps.flatMap(\.innerVariables) })
    return BoundMatch(
      isOptional: match.isOptional,
      patterns: patterns,
      predicates: predicates,
      laterPredicates: later,
      newVariables: (first..<variableCount).filter { !hidden.contains($0) },
      repeatsEdges: false,
      range: match.range
    )
  }

  /// Puts a conjunct of the WHERE where the selectors of the patterns allow it.
  ///
  /// Conditions on the ends of a selected path may be tested before or after the search. Conditions on the
  /// path come after it, but belong to the search when it is written `shortestPath(…)`.
  private func assign(
    _ conjunct: BoundExpression,
    to patterns: inout [BoundPattern],
    predicates: inout [BoundExpression],
    later: inout [BoundExpression]
  ) {
    let read = conjunct.variables
    for index in patterns.indices {
      guard let selector = patterns[index].selector else { continue }
      guard !read.isDisjoint(with: patterns[index].pathVariables) else { continue }
      if selector.isLegacy {
        patterns[index].selector?.pathPredicates.append(conjunct)
      } else {
        later.append(conjunct)
      }
      return
    }
    predicates.append(conjunct)
  }

  // MARK: Patterns

  /// The variables of a MATCH while its patterns are read.
  struct PatternScope {
    var scope: Scope
    /// What had a value before the clause.
    let boundBefore: Scope
    /// Lists of edges that had a value before, to be compared with what is found.
    var equalities: [BoundExpression] = []
    /// Where edges that had a value before stand in this clause.
    var knownEdges: [VariableID: SourceRange] = [:]
  }

  private mutating func bind(
    _ pattern: PatternSyntax,
    in variables: inout PatternScope,
    conditions: inout [InlineCondition]
  ) throws(Diagnostic) -> BoundPattern {
    guard pattern.mode == .unspecified || pattern.mode == .trail else {
      throw .unsupported("the path mode \(pattern.mode.rawValue.uppercased())", at: pattern.range)
    }
    var bound = BoundPattern(
      nodes: [],
      steps: [],
      path: nil,
      selector: try pattern.selector.map { selector throws(Diagnostic) in
        try bind(selector, isLegacy: pattern.isLegacyShortest)
      },
      mode: .trail,
      range: pattern.range
    )
    try append(pattern.path, to: &bound, in: &variables, conditions: &conditions)
    if bound.nodes.count == bound.steps.count { bound.nodes.append(makeVariable()) }
    if let path = pattern.variable { bound.path = try declare(path, .path, in: &variables.scope) }
    try checkSelector(of: bound, pattern)
    return bound
  }

  private mutating func append(
    _ path: PathSyntax,
    to pattern: inout BoundPattern,
    in variables: inout PatternScope,
    conditions: inout [InlineCondition]
  ) throws(Diagnostic) {
    for step in path.steps {
      switch step {
      case .node(let node):
        guard pattern.nodes.count == pattern.steps.count else {
          throw .unsupported("two nodes side by side", at: node.range)
        }
        pattern.nodes.append(try bind(node, in: &variables, conditions: &conditions))
      case .edge(let edge):
        if pattern.nodes.count == pattern.steps.count { pattern.nodes.append(makeVariable()) }
        if let quantifier = edge.quantifier {
          let repetition = try bind(edge, quantifier, in: &variables)
          pattern.steps.append(.repetition(repetition))
        } else {
          pattern.steps.append(.edge(try bind(edge, in: &variables, conditions: &conditions)))
        }
      case .group(let group):
        if let quantifier = group.quantifier {
          if pattern.nodes.count == pattern.steps.count { pattern.nodes.append(makeVariable()) }
          pattern.steps.append(.repetition(try bind(group, quantifier, in: &variables)))
        } else {
          guard group.variable == nil, group.mode == .unspecified else {
            throw .unsupported("a name or a mode inside a path", at: group.range)
          }
          try append(group.path, to: &pattern, in: &variables, conditions: &conditions)
          if let condition = group.condition {
            conditions.append(
              InlineCondition(kind: .condition(condition), variable: 0, isNode: true, range: condition.range)
            )
          }
        }
      }
    }
  }

  private mutating func bind(
    _ node: NodeSyntax,
    in variables: inout PatternScope,
    conditions: inout [InlineCondition]
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
    note(node.labels, node.properties, node.condition, on: id, isNode: true, node.range, in: &conditions)
    return id
  }

  private mutating func bind(
    _ edge: EdgeSyntax,
    in variables: inout PatternScope,
    conditions: inout [InlineCondition]
  ) throws(Diagnostic) -> BoundEdge {
    var isBound = false
    let id: VariableID
    if let name = edge.variable {
      if let known = variables.scope[name.text] {
        guard variables.boundBefore[name.text] != nil else {
          throw known.type.excludes(.edge)
            ? .kindConflict(name, known, needed: "an edge") : .edgeTwice(name, first: known.range)
        }
        guard !known.type.excludes(.edge) else { throw .kindConflict(name, known, needed: "an edge") }
        if let first = variables.knownEdges.updateValue(name.range, forKey: known.id) {
          throw .edgeTwice(name, first: first)
        }
        noteRead(known.id)
        id = known.id
        isBound = true
      } else {
        id = try declare(name, .edge, in: &variables.scope)
      }
    } else {
      id = makeVariable()
    }
    note(nil, edge.properties, edge.condition, on: id, isNode: false, edge.range, in: &conditions)
    return makeEdge(edge, id, isBound: isBound)
  }

  func note(
    _ labels: LabelExpressionSyntax?,
    _ properties: ExpressionSyntax?,
    _ condition: ExpressionSyntax?,
    on variable: VariableID,
    isNode: Bool,
    _ range: SourceRange,
    in conditions: inout [InlineCondition]
  ) {
    func add(_ kind: InlineCondition.Kind) {
      conditions.append(InlineCondition(kind: kind, variable: variable, isNode: isNode, range: range))
    }
    if let labels { add(.labels(labels)) }
    if let properties { add(.properties(properties)) }
    if let condition { add(.condition(condition)) }
  }

  mutating func makeEdge(_ edge: EdgeSyntax, _ id: VariableID, isBound: Bool) -> BoundEdge {
    BoundEdge(
      variable: id,
      types: edgeTypes(edge.types),
      typeText: edge.types.map { ":" + source.text(in: $0.range) } ?? "",
      direction: edge.direction,
      isBound: isBound,
      range: edge.range
    )
  }

  // MARK: Inline conditions

  mutating func bind(_ condition: InlineCondition, in scope: Scope) throws(Diagnostic) -> [BoundExpression] {
    let element = BoundExpression(
      .variable(condition.variable),
      condition.isNode ? .node : .edge,
      at: condition.range
    )
    switch condition.kind {
    case .labels(let labels):
      let predicate = labelPredicate(labels)
      return [BoundExpression(.hasLabels(element, predicate, types: []), .boolean, at: labels.range)]
    case .condition(let condition): return try bindCondition(condition, in: scope).conjuncts
    case .properties(let properties):
      guard case .map(let entries) = properties.kind else {
        throw .parameterAsProperties(at: properties.range)
      }
      var predicates: [BoundExpression] = []
      for entry in entries {
        let key = propertyKey(entry.key)
        let property = BoundExpression(
          .property(element, name: entry.key.text, key: key),
          BoundType(kinds: .property),
          at: entry.key.range
        )
        let value = try bind(entry.value, in: scope)
        predicates.append(
          BoundExpression(
            .comparison(.equal, property, value),
            .boolean,
            at: entry.key.range.union(entry.value.range)
          )
        )
      }
      return predicates
    }
  }
}

extension BoundStep {
  /// Variables that live only inside a repetition.
  var innerVariables: [VariableID] {
    switch self {
    case .edge: []
    case .repetition(let repetition): repetition.nodes + repetition.edges.map(\.variable)
    }
  }

  /// Variables that the step gives to the rows.
  var outputs: [VariableID] {
    switch self {
    case .edge(let edge): [edge.variable]
    case .repetition(let repetition): [repetition.edgeList] + repetition.lists.map(\.outer)
    }
  }

  var direction: EdgeSyntax.Direction? {
    if case .edge(let edge) = self { return edge.direction }
    return nil
  }
}

extension BoundPattern {
  /// What a selector chooses: the path and everything on it but its ends.
  var pathVariables: Set<VariableID> {
    Set(steps.flatMap(\.outputs) + [path].compactMap { $0 })
  }

  /// How to make the path variable's value; nil without one.
  var recipe: PathRecipe {
    PathRecipe(
      start: nodes[0],
      parts: steps.map {
        switch $0 {
        case .edge(let edge): .edge(edge.variable)
        case .repetition(let repetition): .edges(repetition.edgeList)
        }
      }
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

  fileprivate static func parameterAsProperties(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-parameter-use",
      "a parameter cannot stand for all properties of a pattern",
      at: range,
      help: "name each property: {id: $id}"
    )
  }
}
