import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// Turns the patterns of a MATCH into scans, expansions and searches, in an order given from outside.
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
    let paths = Set(match.patterns.flatMap(\.pathVariables))
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
    guard !pattern.isSearchedWhole else {
      follow(pattern)
      return
    }
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
    case .repetition(let repetition): follow(BoundPattern(repetition, from: left, to: right))
    }
  }

  /// Follows one repetition or a whole path.
  private mutating func follow(_ pattern: BoundPattern) {
    let left = pattern.nodes[0]
    let right = pattern.nodes[pattern.nodes.count - 1]
    // Conditions that look to the left need a search from there.
    if pattern.readsLeftwards { scan(left) }
    let isReversed = !bound.contains(left)
    let types = pattern.steps.reduce(into: Set<SymbolID>()) { $0.formUnion($1.types) }
    let step = FindPaths(
      pattern: pattern,
      from: isReversed ? right : left,
      to: isReversed ? left : right,
      closes: bound.contains(left) && bound.contains(right),
      isReversed: isReversed,
      known: bound.intersection(pattern.interior),
      repeatsEdges: match.repeatsEdges,
      others: others(of: types, but: pattern)
    )
    plan = .findPaths(step, plan)
    bound.formUnion(step.newVariables)
    if let edges = pattern.edges { found.append((edges, types)) }
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

  private func others(of types: Set<SymbolID>, but pattern: BoundPattern? = nil) -> [VariableID] {
    guard !match.repeatsEdges else { return [] }
    // An edge that had a value before is no other edge to the path that it stands on.
    let own = pattern?.interior ?? []
    return found.filter { !$0.types.isDisjoint(with: types) && !own.contains($0.variable) }.map(\.variable)
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
    // What reads other patterns waits for them.
    var open = Array(match.patterns.indices)
    while !open.isEmpty {
      let next = open.first { index in
        match.places(of: index).allSatisfy { match.needs($0).isSubset(of: steps.bound) }
      }
      let index = next ?? open[0]
      open.removeAll { $0 == index }
      steps.scan(match.patterns[index].nodes[0])
      for place in match.places(of: index) { steps.follow(place) }
    }
    return steps.finish()
  }
}

extension BoundMatch {
  /// What can be followed of a pattern: each step, or the whole path at once.
  func places(of pattern: Int) -> [PatternSteps.Place] {
    let steps = patterns[pattern].isSearchedWhole ? 0..<1 : patterns[pattern].steps.indices
    return steps.map { PatternSteps.Place(pattern: pattern, step: $0) }
  }

  /// The nodes at the ends of a place.
  func ends(of place: PatternSteps.Place) -> (left: VariableID, right: VariableID) {
    let nodes = patterns[place.pattern].nodes
    return patterns[place.pattern].isSearchedWhole
      ? (nodes[0], nodes[nodes.count - 1]) : (nodes[place.step], nodes[place.step + 1])
  }

  /// What following a place gives a value.
  func outputs(of place: PatternSteps.Place) -> Set<VariableID> {
    let pattern = patterns[place.pattern]
    let (left, right) = ends(of: place)
    return pattern.isSearchedWhole
      ? pattern.interior.union(pattern.ends) : Set(pattern.steps[place.step].outputs + [left, right])
  }
}

extension FindPaths {
  /// What the search gives a value.
  var newVariables: [VariableID] {
    let old = known.union(closes ? [from, to] : [from]).union(pattern.pathVariables)
    return pattern.interior.union(pattern.ends).subtracting(old).sorted()
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
