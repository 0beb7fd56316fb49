import Diagnostics

/// Nodes, edges, labels and quantifiers.
extension Parser {
  mutating func parseNode() throws(Interruption) -> NodeSyntax {
    let start = current.start
    let bracket = try expectOpening(.leftParenthesis)
    let variable = takeElementName()
    let labels = try parseElementLabels()
    let properties = try parseElementProperties()
    let condition = take(.where) ? try parseExpression() : nil
    try expectClosing(bracket, or: condition == nil ? elementParts(variable, labels, properties) : nil)
    return NodeSyntax(
      variable: variable,
      labels: labels,
      properties: properties,
      condition: condition,
      range: range(from: start)
    )
  }

  /// `-[…]->` and its abbreviations; `->` and `<-` alone only where no expression can stand.
  mutating func parseEdge(allowsAbbreviations: Bool) throws(Interruption) -> EdgeSyntax {
    let start = current.start
    var edge = EdgeSyntax(
      variable: nil,
      types: nil,
      direction: .any,
      quantifier: nil,
      properties: nil,
      condition: nil,
      range: current.range
    )
    let pointsLeft = take(.less)
    try expect(.minus)
    var pointsRight = false
    if kind == .leftBracket { try parseEdgeBody(&edge) }
    if kind == .minus {
      advance()
      pointsRight = take(.greater)
    } else if allowsAbbreviations, tokens[index - 1].kind == .minus, !pointsLeft, kind == .greater {
      advance()
      pointsRight = true
    } else if !(allowsAbbreviations && tokens[index - 1].kind == .minus && pointsLeft) {
      throw unexpected(
        tokens[index - 1].kind == .minus ? "an edge such as -[:TYPE]-> or --" : "'-' or '->' after the edge"
      )
    }
    if pointsLeft != pointsRight { edge.direction = pointsRight ? .right : .left }
    if let quantifier = try parseQuantifier() {
      if edge.quantifier != nil { report(.repeatedQuantifier(at: quantifier.range)) }
      edge.quantifier = quantifier
    }
    edge.range = range(from: start)
    return edge
  }

  private mutating func parseEdgeBody(_ edge: inout EdgeSyntax) throws(Interruption) {
    let bracket = try expectOpening(.leftBracket)
    edge.variable = takeElementName()
    edge.types = try parseElementLabels()
    if kind == .dotDot {
      throw failure(.invalidLength("write '*' before the bounds: *1..3", at: current.range))
    }
    edge.quantifier = try parseLegacyLength()
    if edge.quantifier != nil, kind == .minus, token(1).kind == .integer {
      throw failure(.invalidLength("a bound is a whole number from 0 on", at: current.range))
    }
    edge.properties = try parseElementProperties()
    edge.condition = take(.where) ? try parseExpression() : nil
    try expectClosing(
      bracket,
      or: edge.condition == nil ? elementParts(edge.variable, edge.types, edge.properties) : nil
    )
  }

  /// What may still follow within a node or edge, for messages.
  private func elementParts(
    _ variable: NameSyntax?,
    _ labels: LabelExpressionSyntax?,
    _ properties: ExpressionSyntax?
  ) -> String {
    if properties != nil { return "WHERE" }
    if labels != nil { return "'{', WHERE" }
    return variable == nil ? "a name, ':'" : "':', '{', WHERE"
  }

  private mutating func takeElementName() -> NameSyntax? {
    guard current.isName else { return nil }
    switch keyword {
    case .where where startsOperand(at: index + 1) && !holdsMapOnly(at: index + 1):
      return nil
    case .is where startsLabels(at: index + 1):
      return nil
    default:
      let name = name(of: current)
      advance()
      return name
    }
  }

  /// Whether a map stands here and the node or edge ends with it: then the word before it is a name.
  private func holdsMapOnly(at index: Int) -> Bool {
    guard token(at: index).kind == .leftBrace, let partner = partner(of: index) else { return false }
    let next = token(at: partner + 1)
    return next.kind == .rightParenthesis || next.kind == .rightBracket || next.keyword == .where
  }

  private mutating func parseElementLabels() throws(Interruption) -> LabelExpressionSyntax? {
    guard take(.colon) || take(.is) else { return nil }
    return try parseLabels()
  }

  private mutating func parseElementProperties() throws(Interruption) -> ExpressionSyntax? {
    guard kind == .leftBrace || kind == .parameter else { return nil }
    let outer = try descend()
    defer { ascend(outer) }
    return try parsePrimary()
  }

  // MARK: Labels

  mutating func parseLabels() throws(Interruption) -> LabelExpressionSyntax {
    let outer = try descend()
    defer { ascend(outer) }
    var labels = try parseLabelConjunction()
    while kind == .bar, !barEndsLabels {
      advance()
      _ = take(.colon)
      labels = .or(labels, try parseLabelConjunction())
      try grow()
    }
    return labels
  }

  private mutating func parseLabelConjunction() throws(Interruption) -> LabelExpressionSyntax {
    var labels = try parseLabel()
    while take(.ampersand) || take(.colon) {
      labels = .and(labels, try parseLabel())
      try grow()
    }
    return labels
  }

  private mutating func parseLabel() throws(Interruption) -> LabelExpressionSyntax {
    let outer = try descend()
    defer { ascend(outer) }
    let start = current.start
    if take(.percent) { return .any(range(from: start)) }
    if take(.exclamation) {
      let label = try parseLabel()
      try grow()
      return .not(label, range(from: start))
    }
    if kind == .leftParenthesis {
      let bracket = try expectOpening(.leftParenthesis)
      let labels = try parseLabels()
      try expectClosing(bracket, or: "'|', '&'")
      return labels
    }
    return .name(try expectName("a label"))
  }

  // MARK: Quantifiers

  /// `*`, `+`, `{2}` or `{1,3}` after an edge or group.
  mutating func parseQuantifier() throws(Interruption) -> QuantifierSyntax? {
    let start = current.start
    if take(.star) { return QuantifierSyntax(minimum: 0, maximum: nil, range: range(from: start)) }
    if take(.plus) { return QuantifierSyntax(minimum: 1, maximum: nil, range: range(from: start)) }
    guard kind == .leftBrace else { return nil }
    let bracket = try expectOpening(.leftBrace)
    let minimum = kind == .integer ? Int(takeInteger()) : nil
    var maximum = minimum
    if kind != .rightBrace || minimum == nil {
      try expect(.comma, minimum == nil ? "how many times, such as {2} or {1,3}" : "',' or '}'")
      maximum = kind == .integer ? Int(takeInteger()) : nil
    }
    try expectClosing(bracket)
    return QuantifierSyntax(minimum: minimum ?? 0, maximum: maximum, range: range(from: start))
  }

  /// `*`, `*2`, `*1..3` within the brackets of an edge; without a lower bound it is 1.
  private mutating func parseLegacyLength() throws(Interruption) -> QuantifierSyntax? {
    let start = current.start
    guard take(.star) else { return nil }
    let minimum = kind == .integer ? Int(takeInteger()) : nil
    var maximum = minimum
    if take(.dotDot) { maximum = kind == .integer ? Int(takeInteger()) : nil }
    return QuantifierSyntax(minimum: minimum ?? 1, maximum: maximum, range: range(from: start))
  }
}

extension Diagnostic {
  fileprivate static func invalidLength(_ advice: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "invalid-edge-pattern", "this is no length of a path", at: range, help: advice)
  }

  fileprivate static func repeatedQuantifier(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "repeated-quantifier",
      "how often the edge repeats is said twice",
      at: range,
      help: "keep the one after the arrow: -[:TYPE]->{1,3}"
    )
  }
}
