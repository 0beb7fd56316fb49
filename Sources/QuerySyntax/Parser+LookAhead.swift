import Diagnostics

/// Which of two readings a place has; answers look at a few tokens and jump over brackets.
extension Parser {
  func partner(of opening: Int) -> Int? {
    guard opening < partners.count, partners[opening] >= 0 else { return nil }
    return Int(partners[opening])
  }

  /// Whether a clause begins here, rather than a name that is spelled like its keyword.
  func startsClause(at index: Int) -> Bool {
    guard let keyword = token(at: index).keyword else { return false }
    let next = token(at: index + 1)
    switch keyword {
    case .match, .with, .return, .unwind, .create, .merge, .insert, .where:
      return next.kind == .leftParenthesis || startsOperand(at: index + 1) || next.kind == .end
        || (next.kind == .star && keyword != .where)
    case .union: return token(at: index + 1).keyword != nil || next.isName
    case .optional: return next.keyword == .match || next.keyword == .call
    case .call where next.kind == .leftParenthesis:
      return partner(of: index + 1).map { token(at: $0 + 1).kind == .leftBrace } ?? false
    case .order: return next.keyword == .by
    case .detach, .nodetach: return next.keyword == .delete
    case .finish: return next.kind == .end || next.kind == .semicolon || next.kind == .rightBrace
    default: return keyword.beginsClause && next.kind != .leftParenthesis && startsOperand(at: index + 1)
    }
  }

  /// Whether an operand begins here; an operator or an end makes a name of the keyword before it.
  func startsOperand(at index: Int) -> Bool {
    let token = token(at: index)
    switch token.kind {
    case .quotedName, .integer, .float, .string, .parameter, .leftParenthesis, .leftBracket, .leftBrace,
      .minus, .plus, .invalid:
      return true
    case .name:
      guard let keyword = token.keyword else { return true }
      return !keyword.isOperator && keyword != .as
    default:
      return false
    }
  }

  /// Whether `(` here opens the first node of a chain such as `(a)-[:R]->(b)` within an expression.
  func startsChain(at opening: Int) -> Bool {
    guard let end = endOfNode(at: opening), let next = endOfEdge(at: end) else { return false }
    return endOfNode(at: next) != nil
  }

  /// The place after a node that begins here; nil where the brackets hold something else.
  private func endOfNode(at opening: Int) -> Int? {
    guard token(at: opening).kind == .leftParenthesis, let closing = partner(of: opening) else { return nil }
    guard hasElementShape(from: opening + 1, to: closing) else { return nil }
    return closing + 1
  }

  /// The place after an edge and its quantifier that begin here; `->` alone does not count.
  private func endOfEdge(at index: Int) -> Int? {
    var index = index
    if token(at: index).kind == .less { index += 1 }
    guard token(at: index).kind == .minus else { return nil }
    index += 1
    if token(at: index).kind == .leftBracket {
      guard let closing = partner(of: index) else { return nil }
      guard hasElementShape(from: index + 1, to: closing) else { return nil }
      index = closing + 1
    }
    guard token(at: index).kind == .minus else { return nil }
    index += 1
    if token(at: index).kind == .greater { index += 1 }
    switch token(at: index).kind {
    case .plus, .star: index += 1
    case .leftBrace: index = (partner(of: index) ?? index) + 1
    default: break
    }
    return index
  }

  /// Whether the tokens look like what stands between the brackets of a node or edge.
  private func hasElementShape(from first: Int, to closing: Int) -> Bool {
    var index = first
    guard index < closing else { return true }
    if token(at: index).keyword == .where, startsOperand(at: index + 1), index + 1 < closing { return true }
    if token(at: index).keyword == .is, startsLabels(at: index + 1) { return true }
    if token(at: index).isName { index += 1 }
    guard index < closing else { return true }
    let token = token(at: index)
    switch token.kind {
    case .colon: return true
    case .star: return self.token(at: closing).kind == .rightBracket
    case .parameter: return index + 1 == closing
    case .leftBrace:
      guard let partner = partner(of: index) else { return false }
      return partner + 1 == closing || self.token(at: partner + 1).keyword == .where
    default: break
    }
    if token.keyword == .is {
      let next = self.token(at: index + 1).keyword
      return next != .null && next != .not
    }
    return token.keyword == .where && index > first
  }

  /// Whether labels begin here, after `IS`.
  func startsLabels(at index: Int) -> Bool {
    let token = token(at: index)
    switch token.kind {
    case .exclamation, .percent, .leftParenthesis, .quotedName: return true
    case .name: return token.keyword?.isOperator != true && token.keyword != .null && token.keyword != .not
    default: return false
    }
  }

  /// Whether an edge of a chain begins here and a node follows.
  func continuesChain() -> Bool {
    guard kind == .minus || kind == .less, let end = endOfEdge(at: index) else { return false }
    return endOfNode(at: end) != nil
  }

  /// Whether one of these stands directly between the brackets opened here.
  func contains(_ kind: Token.Kind, inBracketsAt opening: Int) -> Bool {
    guard let closing = partner(of: opening) else { return false }
    var index = opening + 1
    while index < closing {
      if token(at: index).kind == kind { return true }
      index = (partner(of: index) ?? index) + 1
    }
    return false
  }

  /// Whether `[` here begins `[x IN list …]`; a comma makes it a list of conditions.
  func startsListComprehension() -> Bool {
    token(1).isName && token(2).keyword == .in && !contains(.comma, inBracketsAt: index)
  }

  /// Whether `[` here begins `[(a)--(b) | …]` or `[p = (a)--(b) | …]`.
  func startsPatternComprehension() -> Bool {
    let first = token(1).isName && token(2).kind == .equal ? index + 3 : index + 1
    return token(at: first).kind == .leftParenthesis && startsChain(at: first)
      && contains(.bar, inBracketsAt: index)
  }

  /// Where the bracket of a call stands, after a name that may have dots; nil when nothing is called.
  func openingOfCall() -> Int? {
    var index = self.index + 1
    while token(at: index).kind == .dot, token(at: index + 1).isName { index += 2 }
    return token(at: index).kind == .leftParenthesis ? index : nil
  }
}
