import PropertyGraph

extension Plan {
  /// The same plan with its expressions changed, those of inner plans too.
  ///
  /// Patterns must keep their shape: variables stay variables.
  func mapExpressions(_ change: (BoundExpression) -> BoundExpression) -> Plan {
    func map(_ computed: [Computed]) -> [Computed] {
      computed.map { Computed(variable: $0.variable, expression: change($0.expression)) }
    }
    func map(_ call: AggregateCall) -> AggregateCall {
      var call = call
      call.argument = call.argument.map(change)
      call.parameter = call.parameter.map(change)
      return call
    }
    return rewritten { step in
      switch step {
      case .match(var match, let input):
        match.predicates = match.predicates.map(change)
        for index in match.patterns.indices { match.patterns[index].mapExpressions(change) }
        return .match(match, input)
      case .seek(var seek, let input):
        seek.value = change(seek.value)
        return .seek(seek, input)
      case .countPairs(var pairs, let input):
        pairs.conditions = pairs.conditions.map(change)
        return .countPairs(pairs, input)
      case .findPaths(var find, let input):
        find.pattern.mapExpressions(change)
        return .findPaths(find, input)
      case .filter(let predicates, let input): return .filter(predicates.map(change), input)
      case .project(let columns, let input): return .project(map(columns), input)
      case .aggregate(var group, let input):
        group.keys = map(group.keys)
        group.aggregates = group.aggregates.map { ($0.variable, map($0.call), $0.name) }
        return .aggregate(group, input)
      case .sort(var sort, let input):
        sort.keys = sort.keys.map { key in
          var key = key
          key.expression = change(key.expression)
          return key
        }
        return .sort(sort, input)
      case .slice(var slice, let input):
        slice.offset = slice.offset.map(change)
        slice.limit = slice.limit.map(change)
        return .slice(slice, input)
      case .unwind(var unwind, let range, let input):
        unwind.list = change(unwind.list)
        return .unwind(unwind, range, input)
      case .countPaths(var count, let input):
        count.paths.pattern.mapExpressions(change)
        return .countPaths(count, input)
      case .unit, .argument, .scan, .expand, .expandInto, .intersect, .countEdges, .distinct, .optional:
        return step
      }
    }
  }

  /// The subqueries in the plan's expressions, without those inside subqueries.
  var subqueries: [BoundSubquery] {
    var found: [BoundSubquery] = []
    func visit(_ expression: BoundExpression) {
      if case .subquery(let subquery) = expression.kind { found.append(subquery) }
      expression.children.forEach(visit)
    }
    _ = mapExpressions { expression in
      visit(expression)
      return expression
    }
    return found
  }
}

extension BoundPattern {
  fileprivate mutating func mapExpressions(_ change: (BoundExpression) -> BoundExpression) {
    for index in steps.indices {
      guard case .repetition(var repetition) = steps[index] else { continue }
      repetition.predicates = repetition.predicates.map(change)
      repetition.betweenPredicates = repetition.betweenPredicates.map(change)
      steps[index] = .repetition(repetition)
    }
    conditions = conditions.map(change)
    if var changed = selector {
      changed.pathPredicates = changed.pathPredicates.map(change)
      changed.count = changed.count.map(change)
      selector = changed
    }
  }
}
