import Diagnostics
import PropertyGraph
import QuerySyntax

/// Path selectors, path modes, and what a match mode allows of them.
extension Binder {
  mutating func bind(_ selector: SelectorSyntax, isLegacy: Bool) throws(Diagnostic) -> BoundSelector {
    let kind: BoundSelector.Kind =
      switch selector.kind {
      case .any: .any
      case .shortest: .shortest
      case .shortestGroups: .shortestGroups
      case .allShortest: .allShortest
      }
    let count = try selector.count.map { count throws(Diagnostic) in try bind(count, in: Scope()) }
    if case .constant(let value)? = count?.kind { _ = try BoundSelector.number(value, at: selector.range) }
    return BoundSelector(
      kind: kind,
      count: count,
      pathPredicates: [],
      isLegacy: isLegacy,
      range: selector.range
    )
  }

  // MARK: Modes

  func checkMode(
    _ mode: PathModeSyntax,
    at range: SourceRange,
    in variables: PatternScope
  ) throws(Diagnostic) {
    guard variables.repeatsEdges, mode != .unspecified, mode != .walk else { return }
    throw .modeWithRepeatableElements(mode, at: range)
  }

  /// Remembers a mode that forbids nodes to repeat; edges differ anyway, or may repeat anyway.
  func note(_ mode: PathModeSyntax, on steps: Range<Int>, of pattern: inout BoundPattern) {
    guard mode == .simple || mode == .acyclic, !steps.isEmpty else { return }
    pattern.scopes.append(BoundScope(mode: mode, steps: steps))
  }

  /// Writes modes as comparisons of nodes where there are only single edges and no selector.
  func compareNodes(of pattern: inout BoundPattern, in variables: inout PatternScope) {
    guard pattern.selector == nil,
      !pattern.scopes.contains(where: { $0.steps.contains { pattern.steps[$0].isRepetition } })
    else { return }
    for scope in pattern.scopes {
      let nodes = Array(pattern.nodes[scope.steps.lowerBound...scope.steps.upperBound])
      variables.conditions += different(nodes, scope.mode, at: pattern.range)
    }
    pattern.scopes = []
  }

  /// The conditions that a mode sets to the nodes of a path of known length.
  func different(_ nodes: [VariableID], _ mode: PathModeSyntax, at range: SourceRange) -> [InlineCondition] {
    guard mode == .simple || mode == .acyclic else { return [] }
    var conditions: [InlineCondition] = []
    for a in nodes.indices {
      for b in nodes[(a + 1)...].indices where mode == .acyclic || a > 0 || b < nodes.count - 1 {
        conditions.append(compare(nodes[a], .notEqual, nodes[b], .node, at: range))
      }
    }
    return conditions
  }

  // MARK: Match modes

  /// Where edges may repeat, something else must end the search.
  func checkBounds(of pattern: PatternSyntax, in variables: PatternScope) throws(Diagnostic) {
    guard variables.repeatsEdges, pattern.selector == nil else { return }
    func check(_ path: PathSyntax) throws(Diagnostic) {
      for step in path.steps {
        switch step {
        case .node: break
        case .edge(let edge):
          if let quantifier = edge.quantifier, quantifier.maximum == nil {
            throw .unboundedRepetition(at: quantifier.range)
          }
        case .group(let group):
          if let quantifier = group.quantifier, quantifier.maximum == nil {
            throw .unboundedRepetition(at: quantifier.range)
          }
          try check(group.path)
        }
      }
    }
    try check(pattern.path)
  }

  /// Selection works pattern by pattern, so other patterns must not take part in it.
  func checkSelectors(of patterns: [BoundPattern], _ match: MatchSyntax) throws(Diagnostic) {
    for (index, pattern) in patterns.enumerated() {
      guard let selector = pattern.selector else { continue }
      for (other, another) in patterns.enumerated() where other != index {
        if match.mode == .differentEdges, !selector.isLegacy, !another.steps.isEmpty {
          throw .selectorBesidePattern(at: selector.range, other: another.range)
        }
        let variables = another.interior.union(another.ends)
        if let shared = pattern.interior.intersection(variables).min() {
          throw .sharedInterior(names[shared] ?? "", at: selector.range, other: another.range)
        }
      }
    }
  }
}

extension BoundSelector {
  /// The number of paths or groups that a value stands for.
  static func number(_ value: Value, at range: SourceRange) throws(Diagnostic) -> Int {
    guard case .integer(let number) = value, number > 0 else {
      throw Diagnostic(
        .error,
        "invalid-path-count",
        "the number of paths must be a positive integer",
        at: range,
        help: "write it like SHORTEST 3, or give the parameter an integer from 1"
      )
    }
    return Int(number)
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func modeWithRepeatableElements(
    _ mode: PathModeSyntax,
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "mode-with-repeatable-elements",
      "\(mode.rawValue.uppercased()) paths cannot be asked for with REPEATABLE ELEMENTS",
      at: range,
      help: "leave out REPEATABLE ELEMENTS, or the mode"
    )
  }

  fileprivate static func unboundedRepetition(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "unbounded-repetition",
      "with REPEATABLE ELEMENTS this repetition would never end",
      at: range,
      help: "give it an upper bound like {1,5}, or put a selector like SHORTEST 1 before the path"
    )
  }

  fileprivate static func selectorBesidePattern(at range: SourceRange, other: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "selector-beside-pattern",
      "a path with a selector must be the only path of its MATCH",
      at: range,
      related: [Note("the other path is here", at: other)],
      help: "put the other path into a MATCH of its own"
    )
  }

  fileprivate static func sharedInterior(
    _ name: String,
    at range: SourceRange,
    other: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "shared-inside-selected-path",
      "'\(name)' stands inside a path with a selector, so no other path of the MATCH can use it",
      at: range,
      related: [Note("the other path is here", at: other)],
      help: "only the two ends of a selected path can be shared; put the other path into a MATCH of its own"
    )
  }
}
