import Diagnostics

/// Lists, maps, and what runs over the elements of a list.
extension Parser {
  mutating func parseBracket() throws(Interruption) -> ExpressionSyntax {
    if startsListComprehension() { return try parseListComprehension() }
    if startsPatternComprehension() { return try parsePatternComprehension() }
    return try parseList()
  }

  private mutating func parseList() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let bracket = try expectOpening(.leftBracket)
    let elements = kind == .rightBracket ? [] : try parseExpressions()
    try expectClosing(bracket, or: "','")
    try grow()
    return ExpressionSyntax(.list(elements), at: range(from: start))
  }

  /// `x IN list`, in which a bar ends the labels.
  private mutating func parseElement() throws(Interruption) -> ElementSyntax {
    let variable = try expectName("the name of a variable")
    try expect(.in)
    barEndsLabels = true
    return ElementSyntax(variable: variable, list: try parseExpression())
  }

  private mutating func parseListComprehension() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let bracket = try expectOpening(.leftBracket)
    let element = try parseElement()
    let condition = take(.where) ? try parseExpression() : nil
    barEndsLabels = false
    let result = take(.bar) ? try parseExpression() : nil
    try expectClosing(bracket, or: result == nil ? (condition == nil ? "WHERE, '|'" : "'|'") : nil)
    try grow()
    return ExpressionSyntax(
      .listComprehension(element, condition: condition, result: result),
      at: range(from: start)
    )
  }

  private mutating func parsePatternComprehension() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let bracket = try expectOpening(.leftBracket)
    var variable: NameSyntax?
    if token(1).kind == .equal {
      variable = try expectName()
      advance()
    }
    let path = try parseChainPath()
    barEndsLabels = true
    let condition = take(.where) ? try parseExpression() : nil
    barEndsLabels = false
    try expect(.bar, condition == nil ? "WHERE or '|'" : "'|'")
    let result = try parseExpression()
    try expectClosing(bracket)
    try grow(by: 2)
    return ExpressionSyntax(
      .patternComprehension(variable: variable, path, condition: condition, result: result),
      at: range(from: start)
    )
  }

  mutating func parseQuantifierCall(_ keyword: Keyword) throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let kind: QuantifierKind =
      switch keyword {
      case .all: .all
      case .any: .any
      case .none: .none
      default: .single
      }
    advance()
    let bracket = try expectOpening(.leftParenthesis)
    let element = try parseElement()
    barEndsLabels = false
    let condition = take(.where) ? try parseExpression() : nil
    try expectClosing(bracket, or: condition == nil ? "WHERE" : nil)
    try grow()
    return ExpressionSyntax(.quantifier(kind, element, condition), at: range(from: start))
  }

  /// `reduce(total = 0, x IN list | total + x)`.
  mutating func parseReduce() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    advance()
    let bracket = try expectOpening(.leftParenthesis)
    let accumulator = try expectName()
    try expect(.equal)
    let initial = try parseExpression()
    try expect(.comma)
    let element = try parseElement()
    barEndsLabels = false
    try expect(.bar)
    let result = try parseExpression()
    try expectClosing(bracket)
    try grow()
    return ExpressionSyntax(
      .reduce(accumulator: accumulator, initial: initial, element, result),
      at: range(from: start)
    )
  }

  mutating func parseMap() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let bracket = try expectOpening(.leftBrace)
    var entries: [MapEntrySyntax] = []
    if kind != .rightBrace {
      repeat {
        entries.append(try parseMapEntry())
      } while take(.comma)
    }
    try expectClosing(bracket, or: entries.isEmpty ? nil : "','")
    try grow()
    return ExpressionSyntax(.map(entries), at: range(from: start))
  }

  private mutating func parseMapEntry() throws(Interruption) -> MapEntrySyntax {
    let key = try expectName("the name of a property")
    try expect(.colon)
    return MapEntrySyntax(key: key, value: try parseExpression())
  }

  /// `n {.name, .*, other, key: value}`.
  mutating func parseMapProjection() throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    let base = try expectName()
    let bracket = try expectOpening(.leftBrace)
    var fields: [MapProjectionFieldSyntax] = []
    if kind != .rightBrace {
      repeat {
        fields.append(try parseMapProjectionField())
      } while take(.comma)
    }
    try expectClosing(bracket, or: fields.isEmpty ? nil : "','")
    try grow()
    return ExpressionSyntax(.mapProjection(base, fields), at: range(from: start))
  }

  private mutating func parseMapProjectionField() throws(Interruption) -> MapProjectionFieldSyntax {
    let start = current.start
    if take(.dot) {
      if take(.star) { return .all(range(from: start)) }
      return .property(try expectName("the name of a property or '*'"))
    }
    if token(1).kind == .colon { return .entry(try parseMapEntry()) }
    return .variable(try expectName("'.name', '.*', a variable or 'name: value'"))
  }
}
