import Diagnostics

/// What operators join: literals, names, brackets, calls.
extension Parser {
  mutating func parsePrimary() throws(Interruption) -> ExpressionSyntax {
    switch kind {
    case .name: try parseKeywordOrName()
    case .quotedName: try parseName()
    case .leftParenthesis: try parseParenthesis()
    case .leftBracket: try parseBracket()
    case .leftBrace: try parseMap()
    case .integer, .float, .string, .parameter, .invalid: parseLiteral()
    default: throw unexpected("an expression")
    }
  }

  private mutating func parseLiteral() -> ExpressionSyntax {
    let token = current
    let value: ExpressionSyntax.Kind
    switch token.kind {
    case .integer: value = .integer(takeInteger())
    case .float: value = .float(takeFloat())
    case .string: value = .string(takeString())
    case .parameter:
      value = .parameter(parameterName(of: token))
      advance()
    default:
      value = .null
      advance()
    }
    return ExpressionSyntax(value, at: token.range)
  }

  private mutating func parseKeywordOrName() throws(Interruption) -> ExpressionSyntax {
    guard let keyword else { return try parseName() }
    switch keyword {
    case .null, .true, .false: return parseConstant(keyword)
    case .case where startsOperand(at: index + 1): return try parseCase()
    case .all, .any, .none, .single, .reduce, .shortestPath, .allShortestPaths:
      if token(1).kind == .leftParenthesis { return try parseIteration(keyword) }
    case .exists, .count, .collect:
      if let subquery = try parseSubqueryOrNil(keyword) { return subquery }
    case .date, .time, .datetime, .localtime, .localdatetime, .duration:
      if token(1).kind == .string { return try parseTypedLiteral(keyword) }
    default:
      if startsClause(at: index) { throw unexpected("an expression") }
    }
    return try parseName()
  }

  private mutating func parseConstant(_ keyword: Keyword) -> ExpressionSyntax {
    let range = current.range
    advance()
    switch keyword {
    case .true: return ExpressionSyntax(.boolean(true), at: range)
    case .false: return ExpressionSyntax(.boolean(false), at: range)
    default: return ExpressionSyntax(.null, at: range)
    }
  }

  /// `DATE '2020-01-01'` is `date('2020-01-01')`.
  private mutating func parseTypedLiteral(_ keyword: Keyword) throws(Interruption) -> ExpressionSyntax {
    let name = NameSyntax(keyword.typedLiteralFunction ?? "", at: current.range)
    advance()
    let text = parseLiteral()
    try grow()
    let call = CallSyntax(name: name, isDistinct: false, isStar: false, arguments: [text])
    return ExpressionSyntax(.call(call), at: name.range.union(text.range))
  }

  private mutating func parseIteration(_ keyword: Keyword) throws(Interruption) -> ExpressionSyntax {
    switch keyword {
    case .shortestPath, .allShortestPaths: return try parseShortestPath()
    case .reduce where token(2).isName && token(3).kind == .equal: return try parseReduce()
    case .all, .any, .none, .single:
      if token(2).isName, token(3).keyword == .in { return try parseQuantifierCall(keyword) }
    default: break
    }
    return try parseName()
  }

  private mutating func parseName() throws(Interruption) -> ExpressionSyntax {
    if let opening = openingOfCall() { return try parseCall(openingAt: opening) }
    if token(1).kind == .leftBrace { return try parseMapProjection() }
    let token = current
    advance()
    return ExpressionSyntax(.variable(nameText(of: token)), at: token.range)
  }

  private mutating func parseParenthesis() throws(Interruption) -> ExpressionSyntax {
    if startsChain(at: index) { return try parseChain() }
    let start = current.start
    let bracket = try expectOpening(.leftParenthesis)
    var expression = try parseExpression()
    try expectClosing(bracket)
    expression.range = range(from: start)
    return expression
  }

  private mutating func parseCall(openingAt opening: Int) throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    var text = nameText(of: current)
    advance()
    while index < opening {
      advance()
      text += "." + nameText(of: current)
      advance()
    }
    let name = NameSyntax(text, at: range(from: start))
    let bracket = try expectOpening(.leftParenthesis)
    var call = CallSyntax(name: name, isDistinct: false, isStar: false, arguments: [])
    if take(.star) {
      call.isStar = true
      try expectClosing(bracket)
    } else {
      call.isDistinct = takeSetModifier()
      if kind != .rightParenthesis { call.arguments = try parseExpressions() }
      try expectClosing(bracket, or: "','")
    }
    try grow()
    return ExpressionSyntax(.call(call), at: range(from: start))
  }

  /// Takes `DISTINCT` or `ALL` unless it is a name; tells whether it was DISTINCT.
  mutating func takeSetModifier() -> Bool {
    guard keyword == .distinct || keyword == .all else { return false }
    guard startsOperand(at: index + 1) || token(1).kind == .star else { return false }
    if keyword == .all, token(1).kind == .leftParenthesis, token(2).isName, token(3).keyword == .in {
      return false
    }
    let isDistinct = keyword == .distinct
    advance()
    return isDistinct
  }

  private mutating func parseCase() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    advance()
    try deepen()
    var syntax = CaseSyntax(operand: nil, branches: [], otherwise: nil)
    if keyword != .when || !startsOperand(at: index + 1) { syntax.operand = try parseExpression() }
    repeat {
      try expect(.when)
      let when = try parseExpressions()
      try expect(.then)
      syntax.branches.append(CaseSyntax.Branch(when: when, then: try parseExpression()))
    } while keyword == .when
    if take(.else) { syntax.otherwise = try parseExpression() }
    guard take(.endOfCase) else {
      throw unexpected("WHEN, ELSE or END to finish CASE", known: ["WHEN", "ELSE", "END"])
    }
    depth -= Self.bracketDepth
    try grow()
    return ExpressionSyntax(.case(syntax), at: range(from: start))
  }
}
