import PropertyGraph

extension BoundStep {
  /// Variables that live only inside a repetition.
  var innerVariables: [VariableID] {
    switch self {
    case .edge: []
    case .repetition(let repetition): repetition.innerVariables
    }
  }

  /// What its conditions read of the pattern and the row around.
  var outerVariables: Set<VariableID> {
    switch self {
    case .edge: []
    case .repetition(let repetition): repetition.outerVariables
    }
  }

  /// Variables that the step gives to the rows.
  var outputs: [VariableID] {
    switch self {
    case .edge(let edge): [edge.variable]
    case .repetition(let repetition): repetition.outputs
    }
  }

  var isRepetition: Bool {
    if case .repetition = self { return true }
    return false
  }

  /// The types that its edges can have.
  var types: Set<SymbolID> {
    switch self {
    case .edge(let edge): Set(edge.types)
    case .repetition(let repetition): repetition.edges.reduce(into: []) { $0.formUnion($1.types) }
    }
  }
}

extension BoundRepetition {
  var innerVariables: [VariableID] { nodes + edges.map(\.variable) }

  var outputs: [VariableID] { [edgeList] + lists.map(\.outer) + [paths].compactMap { $0 } }

  /// What the conditions read of the pattern and the row around.
  var outerVariables: Set<VariableID> {
    predicates.reduce(into: Set<VariableID>()) { $0.formUnion($1.variables) }.subtracting(innerVariables)
  }
}

extension BoundPattern {
  /// Whether all its steps are searched together, because a selector or a mode looks at the whole path.
  var isSearchedWhole: Bool { selector != nil || !scopes.isEmpty }

  var ends: Set<VariableID> { [nodes[0], nodes[nodes.count - 1]] }

  /// Everything of the path but its ends: what a selector chooses.
  var interior: Set<VariableID> {
    Set(nodes + steps.flatMap(\.outputs) + [edges].compactMap { $0 }).union(pathVariables).subtracting(ends)
  }

  /// The variables for the path and its parts.
  var pathVariables: [VariableID] { [path].compactMap { $0 } + subpaths.map(\.variable) }

  /// How to make the values of the path variables.
  var pathColumns: [(variable: VariableID, recipe: PathRecipe)] {
    (path.map { [($0, recipe(of: steps.indices))] } ?? [])
      + subpaths.map { ($0.variable, recipe(of: $0.steps)) }
  }

  private func recipe(of range: Range<Int>) -> PathRecipe {
    PathRecipe(
      start: nodes[range.lowerBound],
      parts: steps[range]
        .map {
          switch $0 {
          case .edge(let edge): .edge(edge.variable)
          case .repetition(let repetition): .edges(repetition.edgeList)
          }
        }
    )
  }

  /// Whether conditions inside a repetition read what the pattern has found to the left of it.
  var readsLeftwards: Bool {
    let own = interior.union(ends)
    return steps.contains { !$0.outerVariables.isDisjoint(with: own) }
  }

  /// One repetition of a pattern as a pattern of its own.
  init(_ repetition: BoundRepetition, from left: VariableID, to right: VariableID) {
    self.init(
      nodes: [left, right],
      steps: [.repetition(repetition)],
      path: nil,
      edges: repetition.edgeList,
      range: repetition.range
    )
  }
}
