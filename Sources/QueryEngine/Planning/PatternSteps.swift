import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// Turns the patterns of a MATCH into scans and expansions, in an order given from outside.
struct PatternSteps {
  let match: BoundMatch
  private(set) var plan: Plan
  private(set) var bound: Set<VariableID>
  /// Edges found so far in this MATCH, with their types: later ones must be others.
  private var found: [(variable: VariableID, types: Set<SymbolID>)] = []
  private var variableCount: Int
  /// Equalities for ends that already had a value.
  private var equalities: [BoundExpression] = []

  /// One step of one pattern, as indexes.
  struct Place: Hashable {
    var pattern: Int
    var step: Int
  }

  init(_ match: BoundMatch, over input: Plan, variableCount: Int) {
    self.match = match
    plan = input
    bound = input.variables
    self.variableCount = variableCount
    for pattern in match.patterns {
      for case .edge(let edge) in pattern.steps where edge.isBound {
        found.append((edge.variable, Set(edge.types)))
      }
    }
  }

  /// The plan with the clause's conditions on top.
  func finish() -> (plan: Plan, variableCount: Int) {
    let paths = Set(match.patterns.compactMap(\.path))
    let predicates = equalities + match.predicates.filter { $0.variables.isDisjoint(with: paths) }
    return (predicates.isEmpty ? plan : .filter(predicates, plan), variableCount)
  }

  mutating func scan(_ node: VariableID) {
    guard bound.insert(node).inserted else { return }
    plan = .scan(ScanNodes(variable: node, labels: nil, range: match.range), plan)
  }

  /// Follows a step from the end that has a value; from the left one when both have.
  mutating func follow(_ place: Place) {
    let pattern = match.patterns[place.pattern]
    let left = pattern.nodes[place.step]
    let right = pattern.nodes[place.step + 1]
    let isReversed = !bound.contains(left)
    let from = isReversed ? right : left
    let to = isReversed ? left : right
    switch pattern.steps[place.step] {
    case .edge(let edge):
      if edge.isBound {
        follow(bound: edge, from: from, to: to, isReversed: isReversed)
      } else {
        follow(edge, from: from, to: to, isReversed: isReversed)
      }
    case .repetition(let repetition):
      if let selector = pattern.selector {
        follow(repetition, selector, pattern.path, from: from, to: to, isReversed: isReversed)
      } else {
        let others = others(of: repetition.edges.reduce(into: []) { $0.formUnion($1.types) })
        plan = .expandRepeated(
          RepeatEdges(
            from: from,
            to: to,
            closes: bound.contains(to),
            repetition: repetition,
            isReversed: isReversed,
            others: others
          ),
          plan
        )
        bound.insert(to)
        found.append(
          (repetition.edgeList, repetition.edges.reduce(into: []) { $0.formUnion($1.types) })
        )
      }
    }
  }

  private mutating func follow(_ edge: BoundEdge, from: VariableID, to: VariableID, isReversed: Bool) {
    // An end that has a value is found anew and compared; a rule makes one step of the two.
    let end = bound.contains(to) ? makeVariable() : to
    plan = .expand(
      ExpandEdges(
        from: from,
        edge: edge.variable,
        to: end,
        direction: edge.direction.traversal(isReversed: isReversed),
        types: edge.types,
        typeText: edge.typeText,
        labels: nil,
        others: others(of: Set(edge.types)),
        range: edge.range
      ),
      plan
    )
    if end != to { equate(end, to, edge) }
    bound.formUnion([to, edge.variable])
    found.append((edge.variable, Set(edge.types)))
  }

  /// An edge that had a value before the clause gives its ends.
  private mutating func follow(
    bound edge: BoundEdge,
    from: VariableID,
    to: VariableID,
    isReversed: Bool
  ) {
    let again = makeVariable()
    let end = bound.contains(to) ? makeVariable() : to
    plan = .expand(
      ExpandEdges(
        from: from,
        edge: again,
        to: end,
        direction: edge.direction.traversal(isReversed: isReversed),
        types: edge.types,
        typeText: edge.typeText,
        labels: nil,
        others: [],
        range: edge.range
      ),
      plan
    )
    equate(again, edge.variable, edge, type: .edge)
    if end != to { equate(end, to, edge) }
    bound.insert(to)
  }

  private mutating func follow(
    _ repetition: BoundRepetition,
    _ selector: BoundSelector,
    _ path: VariableID?,
    from: VariableID,
    to: VariableID,
    isReversed: Bool
  ) {
    plan = .shortestPaths(
      FindShortestPaths(
        from: from,
        to: to,
        closes: bound.contains(to),
        repetition: repetition,
        selector: selector,
        path: path,
        isReversed: isReversed
      ),
      plan
    )
    bound.insert(to)
  }

  private mutating func equate(
    _ a: VariableID,
    _ b: VariableID,
    _ edge: BoundEdge,
    type: BoundType = .node
  ) {
    equalities.append(
      BoundExpression(
        .comparison(
          .equal,
          BoundExpression(.variable(a), type, at: edge.range),
          BoundExpression(.variable(b), type, at: edge.range)
        ),
        .boolean,
        at: edge.range
      )
    )
  }

  private func others(of types: Set<SymbolID>) -> [VariableID] {
    found.filter { !$0.types.isDisjoint(with: types) }.map(\.variable)
  }

  private mutating func makeVariable() -> VariableID {
    defer { variableCount += 1 }
    return variableCount
  }
}

extension PatternSteps {
  /// The patterns as written: each from left to right, beginning with a scan unless its first node has a
  /// value.
  static func inWrittenOrder(
    _ match: BoundMatch,
    over input: Plan,
    variableCount: Int
  ) -> (plan: Plan, variableCount: Int) {
    var steps = PatternSteps(match, over: input, variableCount: variableCount)
    for (index, pattern) in match.patterns.enumerated() {
      steps.scan(pattern.nodes[0])
      for step in pattern.steps.indices { steps.follow(Place(pattern: index, step: step)) }
    }
    return steps.finish()
  }
}

extension EdgeSyntax.Direction {
  func traversal(isReversed: Bool) -> Traversal.Direction {
    switch self {
    case .right: isReversed ? .incoming : .outgoing
    case .left: isReversed ? .outgoing : .incoming
    case .any: .any
    }
  }
}
