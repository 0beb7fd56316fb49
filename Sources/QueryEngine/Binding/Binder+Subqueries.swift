import Diagnostics
import PropertyGraph
import QuerySyntax

/// Queries inside expressions: EXISTS, COUNT, COLLECT, patterns as conditions or values.
extension Binder {
  mutating func bindSubquery(
    _ kind: SubqueryKind,
    _ statement: StatementSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    switch kind {
    case .exists:
      return try bindSubquery(.exists, statement, in: scope, .boolean, needsReturn: false, at: range)
    case .count:
      return try bindSubquery(.count, statement, in: scope, .integer, needsReturn: false, at: range)
    case .collect:
      let bound = try bindSubquery(
        .collect,
        statement,
        in: scope,
        .list(of: .any),
        needsReturn: true,
        at: range
      )
      if case .subquery(let subquery) = bound.kind, subquery.query.columns.count != 1 {
        throw .notOneColumn(at: range)
      }
      return bound
    }
  }

  private mutating func bindSubquery(
    _ use: BoundSubquery.Use,
    _ statement: StatementSyntax,
    in scope: Scope,
    _ type: BoundType,
    needsReturn: Bool,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    let (query, imports) = try collectReads { binder throws(Diagnostic) in
      try binder.withAggregates { binder throws(Diagnostic) in
        try binder.bind(statement, outer: scope, needsReturn: needsReturn)
      }
    }
    let subquery = BoundSubquery(use: use, query: query, imports: imports, rowNumber: makeVariable())
    return BoundExpression(.subquery(subquery), type, at: range)
  }

  /// `(a)-[:R]->(:B)` as a condition: it can only name variables that have a value.
  mutating func bindPatternPredicate(
    _ path: PathSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    for step in path.steps {
      let name: NameSyntax? =
        switch step {
        case .node(let node): node.variable
        case .edge(let edge): edge.variable
        case .group: nil
        }
      if let name { _ = try resolve(name, in: scope) }
    }
    let statement = matchStatement(path, named: nil, condition: nil, result: nil, at: range)
    return try bindSubquery(.exists, statement, in: scope, .boolean, needsReturn: false, at: range)
  }

  mutating func bindPatternComprehension(
    _ variable: NameSyntax?,
    _ path: PathSyntax,
    _ condition: ExpressionSyntax?,
    _ result: ExpressionSyntax?,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    guard let result else { throw .unsupported("a pattern in a list without '| result'", at: range) }
    let statement = matchStatement(path, named: variable, condition: condition, result: result, at: range)
    return try bindSubquery(.collect, statement, in: scope, .list(of: .any), needsReturn: true, at: range)
  }

  /// `shortestPath(…)` as a value: the path, or null when there is none.
  mutating func bindShortestPath(
    _ pattern: PatternSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    var pattern = pattern
    let name = NameSyntax(" path", at: range)
    pattern.variable = name
    let isAll = pattern.selector?.kind == .allShortest
    let match = MatchSyntax(
      isOptional: false,
      mode: .differentEdges,
      patterns: [pattern],
      condition: nil,
      range: range
    )
    let result = ExpressionSyntax(.variable(name.text), at: range)
    let statement = statement([.match(match), .return(projection(result))], at: range)
    return try bindSubquery(
      isAll ? .collect : .first,
      statement,
      in: scope,
      isAll ? .list(of: .path) : .path,
      needsReturn: true,
      at: range
    )
  }

  private func matchStatement(
    _ path: PathSyntax,
    named variable: NameSyntax?,
    condition: ExpressionSyntax?,
    result: ExpressionSyntax?,
    at range: SourceRange
  ) -> StatementSyntax {
    let pattern = PatternSyntax(
      variable: variable,
      selector: nil,
      mode: .unspecified,
      path: path,
      isLegacyShortest: false,
      range: path.range
    )
    let match = MatchSyntax(
      isOptional: false,
      mode: .differentEdges,
      patterns: [pattern],
      condition: condition,
      range: range
    )
    return statement([.match(match)] + (result.map { [.return(projection($0))] } ?? []), at: range)
  }

  private func statement(_ clauses: [ClauseSyntax], at range: SourceRange) -> StatementSyntax {
    StatementSyntax(parts: [PartSyntax(clauses: clauses, range: range)], unions: [], range: range)
  }

  private func projection(_ result: ExpressionSyntax) -> ProjectionSyntax {
    ProjectionSyntax(
      isDistinct: false,
      star: nil,
      items: [ProjectionSyntax.Item(expression: result, alias: nil)],
      grouping: nil,
      order: [],
      offset: nil,
      limit: nil,
      condition: nil,
      range: result.range
    )
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func notOneColumn(at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "not-one-column", "COLLECT { … } returns exactly one column", at: range)
  }
}
