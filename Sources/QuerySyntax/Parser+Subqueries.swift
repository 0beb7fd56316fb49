import Diagnostics

/// Queries and patterns within expressions.
extension Parser {
  /// `EXISTS {…}`, `COUNT {…}`, `COLLECT {…}` or a form of `exists(…)`; nil when the keyword is a name.
  mutating func parseSubqueryOrNil(_ keyword: Keyword) throws(Interruption) -> ExpressionSyntax? {
    if token(1).kind == .leftBrace, token(2).kind != .dot { return try parseSubquery(keyword) }
    guard keyword == .exists, token(1).kind == .leftParenthesis else { return nil }
    let isQuery = token(2).keyword == .match || token(2).keyword == .optional
    return isQuery && startsClause(at: index + 2) ? try parseSubquery(keyword) : try parseExistsCall()
  }

  private mutating func parseSubquery(_ keyword: Keyword) throws(Interruption) -> ExpressionSyntax {
    let outer = try descend()
    defer { ascend(outer) }
    // A query within a query takes the stack of eight operators.
    try deepen(by: 7)
    defer { depth -= 7 }
    let kind: SubqueryKind = keyword == .exists ? .exists : keyword == .count ? .count : .collect
    let isOuterReadOnly = isReadOnly
    isReadOnly = true
    defer { isReadOnly = isOuterReadOnly }
    let start = current.start
    advance()
    let bracket = try expectOpening(self.kind)
    let statement =
      current.keyword?.beginsClause == true && token(1).kind != .equal
      ? try parseStatement(in: .subquery(needsReturn: kind == .collect))
      : try parseBarePatterns(kind)
    try expectClosing(bracket, or: continuation)
    try grow(by: 8)
    return ExpressionSyntax(
      .subquery(kind, SubquerySyntax(statement: statement)),
      at: range(from: start)
    )
  }

  /// `{ (a)-->(b) WHERE … }` is `{ MATCH (a)-->(b) WHERE … }`.
  private mutating func parseBarePatterns(_ kind: SubqueryKind) throws(Interruption) -> StatementSyntax {
    let start = current.start
    let match = try parseMatchBody(start: start, isOptional: false)
    if kind == .collect {
      report(.missingReturn(at: match.range, in: "COLLECT needs a RETURN to say what to collect"))
    }
    let part = PartSyntax(clauses: [.match(match)], range: match.range)
    return StatementSyntax(parts: [part], unions: [], range: match.range)
  }

  /// `exists(n.name)` is `n.name IS NOT NULL`, and `exists((a)-->(b))` is the pattern as a condition.
  private mutating func parseExistsCall() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let name = name(of: current)
    advance()
    let bracket = try expectOpening(.leftParenthesis)
    guard kind != .rightParenthesis else { throw unexpected("a property or a pattern") }
    let arguments = try parseExpressions()
    try expectClosing(bracket)
    try grow()
    let range = range(from: start)
    if arguments.count == 1, let argument = arguments.first {
      switch argument.kind {
      case .property, .index: return ExpressionSyntax(.isNull(argument, isNegated: true), at: range)
      case .pattern: return ExpressionSyntax(argument.kind, at: range)
      default: break
      }
    }
    let call = CallSyntax(name: name, isDistinct: false, isStar: false, arguments: arguments)
    return ExpressionSyntax(.call(call), at: range)
  }

  /// A chain of nodes and edges as a condition.
  mutating func parseChain() throws(Interruption) -> ExpressionSyntax {
    let path = try parseChainPath()
    try grow(by: 3)
    return ExpressionSyntax(.pattern(path), at: path.range)
  }

  mutating func parseChainPath() throws(Interruption) -> PathSyntax {
    let start = current.start
    var steps: [PathSyntax.Step] = [.node(try parseNode())]
    while continuesChain() {
      steps.append(.edge(try parseEdge(allowsAbbreviations: false)))
      steps.append(.node(try parseNode()))
    }
    return PathSyntax(steps: steps, range: range(from: start))
  }

  mutating func parseShortestPath() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let pattern = try parseLegacyShortest(variable: nil, start: start)
    try grow(by: 3)
    return ExpressionSyntax(.shortestPath(pattern), at: pattern.range)
  }
}
