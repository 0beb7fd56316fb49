import Diagnostics

/// Operators: `expr` down to `postfix` of the grammar, by precedence climbing.
///
/// The functions on the way from a bracket to the next are kept small: their frames are what nesting costs.
extension Parser {
  private enum Infix {
    case binary(BinaryOperator)
    case comparison
    case isNull
    case labels

    var precedence: Precedence {
      switch self {
      case .binary(let symbol): symbol.precedence
      case .comparison: .comparison
      case .isNull, .labels: .predicate
      }
    }
  }

  mutating func parseExpression(_ weakest: Precedence = .or) throws(Interruption) -> ExpressionSyntax {
    let outer = try descend()
    defer { ascend(outer) }
    var left = keyword == .not ? try parseNegation(weakest) : try parseSigned()
    var strongest = Precedence.postfix
    while let infix = infix(at: index), infix.precedence >= weakest, infix.precedence <= strongest {
      strongest = infix.precedence
      left = try parseInfix(infix, after: left)
    }
    return left
  }

  mutating func parseExpressions() throws(Interruption) -> [ExpressionSyntax] {
    var expressions: [ExpressionSyntax] = []
    repeat {
      expressions.append(try parseExpression())
    } while take(.comma)
    return expressions
  }

  private func infix(at index: Int) -> Infix? {
    switch token(at: index).kind {
    case .plus: .binary(.add)
    case .minus: .binary(.subtract)
    case .star: .binary(.multiply)
    case .slash: .binary(.divide)
    case .percent: .binary(.modulo)
    case .caret: .binary(.power)
    case .doubleBar: .binary(.concatenate)
    case .doubleAmpersand: .binary(.and)
    case .matches: .binary(.matches)
    case .equal, .doubleEqual, .notEqual, .exclamationEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      .comparison
    case .colon: .labels
    case .name: keywordInfix(at: index)
    default: nil
    }
  }

  private func keywordInfix(at index: Int) -> Infix? {
    switch token(at: index).keyword {
    case .or: .binary(.or)
    case .xor: .binary(.xor)
    case .and: .binary(.and)
    case .in: .binary(.in)
    case .contains: .binary(.contains)
    case .starts: .binary(.startsWith)
    case .ends: .binary(.endsWith)
    case .is:
      token(at: index + 1).keyword == .null || token(at: index + 1).keyword == .not ? .isNull : .labels
    default: nil
    }
  }

  private mutating func parseInfix(
    _ infix: Infix,
    after left: ExpressionSyntax
  ) throws(Interruption) -> ExpressionSyntax {
    switch infix {
    case .binary(let symbol) where symbol.isAssociative: try parseChain(of: symbol, after: left)
    case .binary(let symbol): try parseBinary(symbol, after: left)
    case .comparison: try parseComparison(after: left)
    case .isNull: try parseNullTest(after: left)
    case .labels: try parseLabelTest(after: left)
    }
  }

  private mutating func parseBinary(
    _ symbol: BinaryOperator,
    after left: ExpressionSyntax
  ) throws(Interruption) -> ExpressionSyntax {
    advance()
    if symbol == .startsWith || symbol == .endsWith { try expect(.with) }
    let right = try parseExpression(symbol.precedence.next)
    try grow()
    return ExpressionSyntax(.binary(symbol, left, right), at: left.range.union(right.range))
  }

  /// `a < b <= c`: a chain is one node.
  private mutating func parseComparison(
    after left: ExpressionSyntax
  ) throws(Interruption) -> ExpressionSyntax {
    var links: [ComparisonLinkSyntax] = []
    var range = left.range
    while let comparison = takeComparison() {
      let operand = try parseExpression(.predicate)
      range = range.union(operand.range)
      links.append(ComparisonLinkSyntax(comparison, operand))
    }
    try grow()
    return ExpressionSyntax(.comparison(left, links), at: range)
  }

  private mutating func takeComparison() -> ComparisonOperator? {
    let comparison: ComparisonOperator
    switch kind {
    case .equal: comparison = .equal
    case .notEqual: comparison = .notEqual
    case .less: comparison = .less
    case .lessOrEqual: comparison = .lessOrEqual
    case .greater: comparison = .greater
    case .greaterOrEqual: comparison = .greaterOrEqual
    case .doubleEqual:
      report(.misspelledOperator(current.range, "==", "="))
      comparison = .equal
    case .exclamationEqual:
      report(.misspelledOperator(current.range, "!=", "<>"))
      comparison = .notEqual
    default: return nil
    }
    advance()
    return comparison
  }

  private mutating func parseNullTest(after left: ExpressionSyntax) throws(Interruption) -> ExpressionSyntax {
    try expect(.is)
    let isNegated = take(.not)
    try expect(.null)
    try grow()
    return ExpressionSyntax(.isNull(left, isNegated: isNegated), at: range(from: left.range.lowerBound))
  }

  private mutating func parseLabelTest(after left: ExpressionSyntax) throws(Interruption) -> ExpressionSyntax
  {
    advance()
    let labels = try parseLabels()
    try grow()
    return ExpressionSyntax(.hasLabels(left, labels), at: left.range.union(labels.range))
  }

  private mutating func parseNegation(_ weakest: Precedence) throws(Interruption) -> ExpressionSyntax {
    let start = current.start
    guard weakest <= .not else { throw failure(.looseNegation(at: current.range)) }
    advance()
    let operand = try parseExpression(.not)
    try grow()
    return ExpressionSyntax(.unary(.not, operand), at: SourceRange(start, operand.range.upperBound))
  }

  private mutating func parseSigned() throws(Interruption) -> ExpressionSyntax {
    kind == .minus || kind == .plus ? try parseSign() : try parsePostfix()
  }

  private mutating func parseSign() throws(Interruption) -> ExpressionSyntax {
    let outer = try descend()
    defer { ascend(outer) }
    let sign = current
    advance()
    // The smallest integer has no positive counterpart, so its sign belongs to the literal.
    if sign.kind == .minus, kind == .integer, magnitude(of: current) == 1 << 63 {
      advance()
      return ExpressionSyntax(.integer(.min), at: range(from: sign.start))
    }
    let operand = try parseSigned()
    try grow()
    return ExpressionSyntax(
      .unary(sign.kind == .minus ? .minus : .plus, operand),
      at: SourceRange(sign.start, operand.range.upperBound)
    )
  }

  mutating func parsePostfix() throws(Interruption) -> ExpressionSyntax {
    var base = try parsePrimary()
    while kind == .dot || kind == .leftBracket {
      base = kind == .dot ? try parseProperty(of: base) : try parseIndex(of: base)
      try grow()
    }
    return base
  }

  private mutating func parseProperty(of base: ExpressionSyntax) throws(Interruption) -> ExpressionSyntax {
    advance()
    let name = try expectName("the name of a property")
    return ExpressionSyntax(.property(base, name), at: base.range.union(name.range))
  }

  private mutating func parseIndex(of base: ExpressionSyntax) throws(Interruption) -> ExpressionSyntax {
    let bracket = try expectOpening(.leftBracket)
    let first = kind == .dotDot ? nil : try parseExpression()
    var syntax = first.map { ExpressionSyntax.Kind.index(base, $0) }
    if take(.dotDot) {
      let last = kind == .rightBracket ? nil : try parseExpression()
      syntax = .slice(base, from: first, to: last)
    }
    try expectClosing(bracket, or: syntax.map { $0.isIndex ? "'..'" : nil } ?? nil)
    return ExpressionSyntax(syntax ?? .null, at: range(from: base.range.lowerBound))
  }
}

extension ExpressionSyntax {
  /// Certainly true, false or null, so that `||` cannot join it to anything.
  var isCondition: Bool {
    switch kind {
    case .boolean, .comparison, .isNull, .hasLabels, .unary(.not, _), .quantifier, .pattern,
      .subquery(.exists, _):
      true
    case .binary(let symbol, _, _): symbol.precedence <= .predicate
    default: false
    }
  }
}

extension ExpressionSyntax.Kind {
  fileprivate var isIndex: Bool {
    if case .index = self { true } else { false }
  }
}

extension Diagnostic {
  static func misspelledOperator(
    _ range: SourceRange,
    _ written: String,
    _ meant: String
  ) -> Diagnostic {
    let message =
      written == "||" ? "'||' joins texts or lists, not conditions" : "'\(written)' is not an operator here"
    return Diagnostic(.error, "misspelled-operator", message, at: range, help: "write \(meant)")
  }

  fileprivate static func looseNegation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "unexpected-token",
      "expected an operand, found 'NOT'",
      at: range,
      help: "put it in parentheses: (NOT …)"
    )
  }
}
