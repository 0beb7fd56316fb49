import Diagnostics
import PropertyGraph
import QuerySyntax

extension Binder {
  /// The variables of a MATCH while its patterns are read.
  struct PatternScope {
    var scope: Scope
    /// What had a value before the clause.
    let boundBefore: Scope
    let repeatsEdges: Bool
    /// Where edges that had a value before stand in this clause.
    var knownEdges: [VariableID: SourceRange] = [:]
    /// Conditions written in the pattern at hand.
    var conditions: [InlineCondition] = []
  }

  mutating func bind(_ match: MatchSyntax, scope: inout Scope) throws(Diagnostic) -> BoundMatch {
    let first = variableCount
    let repeatsEdges = match.mode == .repeatableElements
    var variables = PatternScope(scope: scope, boundBefore: scope, repeatsEdges: repeatsEdges)
    var patterns: [BoundPattern] = []
    var written: [[InlineCondition]] = []
    for pattern in match.patterns {
      variables.conditions = []
      patterns.append(try bind(pattern, in: &variables))
      written.append(variables.conditions)
    }
    try checkSelectors(of: patterns, match)
    scope = variables.scope

    var predicates: [BoundExpression] = []
    for (index, conditions) in written.enumerated() {
      for condition in conditions {
        for predicate in try bind(condition, in: scope) {
          assign(predicate, writtenIn: &patterns[index], predicates: &predicates)
        }
      }
    }
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
      repeatsEdges: repeatsEdges,
      range: match.range
    )
  }

  /// Puts a condition written inside a pattern where it belongs.
  ///
  /// What concerns only the ends of a selected path may be tested before or after the search, and the scan
  /// of an end profits from it.
  private func assign(
    _ predicate: BoundExpression,
    writtenIn pattern: inout BoundPattern,
    predicates: inout [BoundExpression]
  ) {
    guard pattern.isSearchedWhole else {
      predicates.append(predicate)
      return
    }
    let read = predicate.variables
    if !read.isDisjoint(with: pattern.interior) {
      pattern.conditions.append(predicate)
      return
    }
    predicates.append(predicate)
    if let end = read.first, read.count == 1, pattern.ends.contains(end) {
      pattern.conditions.append(predicate)
    }
  }

  /// Puts a conjunct of the WHERE where the selectors of the patterns allow it.
  ///
  /// Conditions on the path come after the selection, but belong to the search when it is written
  /// `shortestPath(…)`.
  private func assign(
    _ conjunct: BoundExpression,
    to patterns: inout [BoundPattern],
    predicates: inout [BoundExpression],
    later: inout [BoundExpression]
  ) {
    let read = conjunct.variables
    let chosen = patterns.indices.filter {
      patterns[$0].selector != nil && !read.isDisjoint(with: patterns[$0].interior)
    }
    guard let index = chosen.first else {
      predicates.append(conjunct)
      return
    }
    let readsOtherPaths = patterns.indices.contains { other in
      other != index && !read.isDisjoint(with: patterns[other].pathVariables)
    }
    if patterns[index].selector?.isLegacy ?? false, chosen.count == 1, !readsOtherPaths {
      patterns[index].selector?.pathPredicates.append(conjunct)
    } else {
      later.append(conjunct)
    }
  }
}

extension BoundMatch {
  /// What following a place of a pattern needs to know of other patterns beforehand.
  func needs(_ place: PatternSteps.Place) -> Set<VariableID> {
    let pattern = patterns[place.pattern]
    var read: Set<VariableID> = []
    var own: Set<VariableID>
    if pattern.isSearchedWhole {
      own = pattern.interior.union(pattern.ends)
      for step in pattern.steps { read.formUnion(step.outerVariables) }
      for condition in pattern.conditions + (pattern.selector?.pathPredicates ?? []) {
        read.formUnion(condition.variables)
      }
    } else {
      own = []
      read = pattern.steps[place.step].outerVariables
    }
    return read.subtracting(own).intersection(newVariables)
  }
}
