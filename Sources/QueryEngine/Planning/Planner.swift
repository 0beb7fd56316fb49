import Diagnostics
import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// Writes a bound query as a plan, clause by clause, without looking for a better order.
struct Planner {
  /// Where the numbers for helper variables continue.
  private(set) var variableCount: Int

  init(variableCount: Int) {
    self.variableCount = variableCount
  }

  mutating func plan(_ query: BoundQuery) -> QueryPlan {
    var parts: [PlannedPart] = []
    for part in query.parts { parts.append(plan(part, over: .unit)) }
    return QueryPlan(parts: parts, keepsDuplicates: query.keepsDuplicates, columns: query.columns)
  }

  /// A plan for one part, over the rows that are there before it.
  mutating func plan(_ part: BoundPart, over start: Plan) -> PlannedPart {
    var plan = start
    for clause in part.clauses {
      switch clause {
      case .match(let match): plan = self.plan(match, over: plan)
      case .unwind(let unwind): plan = .unwind(unwind, unwind.list.range, plan)
      case .project(let projection): plan = self.plan(projection, over: plan)
      }
    }
    return PlannedPart(plan: plan, outputs: part.outputs)
  }

  private mutating func plan(_ match: BoundMatch, over input: Plan) -> Plan {
    guard match.isOptional else { return matchSteps(match, over: input) }
    let rowNumber = makeVariable()
    let inner = matchSteps(match, over: .argument(input.variables.union([rowNumber])))
    return .optional(
      OptionalRows(inner: inner, newVariables: match.newVariables, rowNumber: rowNumber, range: match.range),
      input
    )
  }

  /// The pattern, then paths, then the conditions on what was selected.
  private func matchSteps(_ match: BoundMatch, over input: Plan) -> Plan {
    var plan = Plan.match(match, input)
    let paths = match.patterns.flatMap { pattern in
      pattern.pathColumns.map { path in
        Plan.Computed(
          variable: path.variable,
          expression: BoundExpression(.path(path.recipe), .path, at: pattern.range)
        )
      }
    }
    if !paths.isEmpty { plan = .project(paths, plan) }
    let pathVariables = Set(paths.map(\.variable))
    // Conditions on a path need its column; the others go with the pattern.
    let onPaths = match.predicates.filter { !$0.variables.isDisjoint(with: pathVariables) }
    var late = onPaths
    late += match.laterPredicates
    return late.isEmpty ? plan : .filter(late, plan)
  }

  private func plan(_ projection: BoundProjection, over input: Plan) -> Plan {
    var plan = input
    if let aggregates = projection.aggregates {
      let keys = projection.groupingKeys.map {
        Plan.Computed(variable: $0.variable, expression: $0.expression)
      }
      plan = .aggregate(GroupRows(keys: keys, aggregates: aggregates, range: projection.range), plan)
    }
    let computed = projection.items.filter { item in
      if case .variable(let same) = item.expression.kind { return same != item.variable }
      return true
    }
    if !computed.isEmpty {
      plan = .project(computed.map { Plan.Computed(variable: $0.variable, expression: $0.expression) }, plan)
    }
    if projection.isDistinct { plan = .distinct(unique(projection.items.map(\.variable)), plan) }
    if !projection.order.isEmpty {
      plan = .sort(SortRows(keys: projection.order, top: nil, range: projection.range), plan)
    }
    if projection.offset != nil || projection.limit != nil {
      plan = .slice(
        SliceRows(offset: projection.offset, limit: projection.limit, range: projection.range),
        plan
      )
    }
    return projection.predicates.isEmpty ? plan : .filter(projection.predicates, plan)
  }

  mutating func makeVariable() -> VariableID {
    defer { variableCount += 1 }
    return variableCount
  }

  private func unique(_ variables: [VariableID]) -> [VariableID] {
    variables.enumerated().filter { !variables[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
