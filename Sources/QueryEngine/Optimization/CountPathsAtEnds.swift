import PropertyGraph

/// Counts paths by their ends and lengths in place of listing them, where nothing else of them matters.
///
/// ```
/// Aggregate: count(p), min(length(p))          Aggregate: count(p), min(length(p))
/// └─ Project: path from a AS p            →    └─ Count paths: (a)-[]->{1,8}(b)
///    └─ Expand repeatedly: (a)-[]->{1,8}(b)       └─ …
///       └─ …
/// ```
///
/// Where it does not even matter how many paths there are, as for `DISTINCT b`, the nodes that can be reached are
/// searched for.
enum CountPathsAtEnds: OptimizerRule {
  static let rule = OptimizerOptions.countPathsAtEnds

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      switch step {
      case .aggregate(let group, let input):
        guard let paths = input.searchBelow else { return step }
        let use = PathUse(paths, path: input.pathVariable(of: paths), length: context.variableCount)
        guard let counted = use.rewrite(group, in: context.graph),
          let below = use.rewrite(input, countsOnce: counted.ignoresRepetition)
        else { return step }
        context.variableCount += 1
        return .aggregate(counted.group, below)
      case .distinct(let variables, let input):
        guard let paths = input.searchBelow else { return step }
        let use = PathUse(paths, path: input.pathVariable(of: paths), length: context.variableCount)
        guard use.allows(variables), let below = use.rewrite(input, countsOnce: true) else { return step }
        context.variableCount += 1
        return .distinct(variables, below)
      default: return step
      }
    }
  }
}

extension Plan {
  /// The search for paths whose rows reach this step one by one, through filters and computed columns alone.
  fileprivate var searchBelow: FindPaths? {
    switch self {
    case .findPaths(let step, _): step
    case .filter(_, let input), .project(_, let input): input.searchBelow
    default: nil
    }
  }

  /// The variable with the whole path.
  fileprivate func pathVariable(of paths: FindPaths) -> VariableID? {
    switch self {
    case .filter(_, let input): return input.pathVariable(of: paths)
    case .project(let columns, let input):
      let column = columns.first { column in
        if case .path(let recipe) = column.expression.kind { return recipe.isWhole(paths.pattern) }
        return false
      }
      return column?.variable ?? input.pathVariable(of: paths)
    default: return nil
    }
  }
}

extension PathRecipe {
  fileprivate func isWhole(_ pattern: BoundPattern) -> Bool {
    start == pattern.nodes[0] && parts.count == pattern.steps.count
      && zip(parts, pattern.steps)
        .allSatisfy { part, step in
          switch (part, step) {
          case (.edge(let variable), .edge(let edge)): variable == edge.variable
          case (.edges(let variable), .repetition(let repetition)): variable == repetition.edgeList
          default: false
          }
        }
  }
}

/// What a query asks of the paths that it finds.
private struct PathUse {
  private let paths: FindPaths
  private let path: VariableID?
  private let length: VariableID
  /// What a search without listing paths cannot tell.
  private let hidden: Set<VariableID>

  init(_ paths: FindPaths, path: VariableID?, length: VariableID) {
    self.paths = paths
    self.path = path
    self.length = length
    var hidden = Set(paths.newVariables).union(paths.pattern.pathVariables)
    if !paths.closes { hidden.remove(paths.to) }
    if let path { hidden.insert(path) }
    self.hidden = hidden
  }

  func allows(_ variables: [VariableID]) -> Bool { hidden.isDisjoint(with: variables) }

  /// A grouping over paths that are counted; nil where it asks for more.
  func rewrite(
    _ group: GroupRows,
    in graph: Graph
  ) -> (group: GroupRows, ignoresRepetition: Bool)? {
    var group = group
    var ignoresRepetition = true
    for index in group.keys.indices {
      guard let key = rewrite(group.keys[index].expression) else { return nil }
      group.keys[index].expression = key
    }
    for index in group.aggregates.indices {
      var call = group.aggregates[index].call
      let isIdempotent = call.isDistinct || call.function == .min || call.function == .max
      if !isIdempotent { ignoresRepetition = false }
      if let argument = call.argument {
        if call.function == .count, !call.isDistinct, isNeverNull(argument) {
          call.argument = nil
        } else {
          guard let argument = rewrite(argument),
            isIdempotent || allowsRepetition(call.function, argument, graph)
          else { return nil }
          call.argument = argument
        }
      }
      guard call.parameter == nil else { return nil }
      group.aggregates[index].call = call
    }
    return (group, ignoresRepetition)
  }

  /// The steps down to the search, over paths that are counted; nil where they ask for more.
  func rewrite(_ plan: Plan, countsOnce: Bool) -> Plan? {
    switch plan {
    case .findPaths(let step, let input):
      return .countPaths(CountPaths(paths: step, length: length, countsOnce: countsOnce), input)
    case .filter(let predicates, let input):
      let rewritten = predicates.compactMap(rewrite)
      guard rewritten.count == predicates.count else { return nil }
      return rewrite(input, countsOnce: countsOnce).map { .filter(rewritten, $0) }
    case .project(let columns, let input):
      var rewritten: [Plan.Computed] = []
      for column in columns where column.variable != path {
        guard let expression = rewrite(column.expression) else { return nil }
        rewritten.append(Plan.Computed(variable: column.variable, expression: expression))
      }
      return rewrite(input, countsOnce: countsOnce).map { rewritten.isEmpty ? $0 : .project(rewritten, $0) }
    default: return nil
    }
  }

  /// The expression with the path's length as a variable; nil where it reads more of the path.
  private func rewrite(_ expression: BoundExpression) -> BoundExpression? {
    if expression.isVolatile { return nil }
    let rewritten = replaceLength(expression)
    return rewritten.variables.isDisjoint(with: hidden) ? rewritten : nil
  }

  private func replaceLength(_ expression: BoundExpression) -> BoundExpression {
    if isLength(expression) { return BoundExpression(.variable(length), .integer, at: expression.range) }
    return expression.mapChildren(replaceLength)
  }

  /// `length(p)`, `size(relationships(p))`, `size(r)` of the only repetition.
  private func isLength(_ expression: BoundExpression) -> Bool {
    guard case .call(let function, let arguments) = expression.kind, arguments.count == 1 else {
      return false
    }
    switch (function.name, arguments[0].kind) {
    case ("length", .variable(let variable)): return variable == path && path != nil
    case ("size", .variable(let variable)): return variable == paths.pattern.onlyRepetition?.edgeList
    case ("size", .call(let inner, let arguments)):
      guard inner.name == "relationships", case .variable(let variable) = arguments[0].kind else {
        return false
      }
      return variable == path && path != nil
    default: return false
    }
  }

  /// Whether an expression has a value for each path.
  private func isNeverNull(_ expression: BoundExpression) -> Bool {
    if case .variable(let variable) = expression.kind {
      return variable == path || paths.newVariables.contains(variable)
    }
    return false
  }

  /// Whether an aggregate over many equal rows can be computed from one of them and their number.
  private func allowsRepetition(
    _ function: AggregateFunction,
    _ argument: BoundExpression,
    _ graph: Graph
  ) -> Bool {
    switch function {
    case .count: return true
    case .sum, .avg:
      // The order in which floats are added shows in their last digits.
      if argument.type.kinds == .integer { return true }
      if case .property(_, _, let key?) = argument.kind, case .integers? = graph.nodeColumn(key)?.storage {
        return true
      }
      return false
    default: return false
    }
  }
}
