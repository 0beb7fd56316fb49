import Diagnostics

/// `a OR b OR c …`: operands of one operator whose grouping does not matter.
extension Parser {
  /// `OR`, `XOR`, `AND` or `||` and everything that it joins.
  mutating func parseChain(
    of symbol: BinaryOperator,
    after first: ExpressionSyntax
  ) throws(Interruption) -> ExpressionSyntax {
    var operands = [first]
    while let token = takeJunction(symbol) {
      if token.kind == .doubleAmpersand { report(.misspelledOperator(token.range, "&&", "AND")) }
      let left = operands[operands.count - 1]
      let right = try parseExpression(symbol.precedence.next)
      if symbol == .concatenate, left.isCondition || right.isCondition {
        report(.misspelledOperator(token.range, "||", "OR"))
      }
      operands.append(right)
    }
    try grow(by: ExpressionSyntax.chainHeight(operands.count))
    return ExpressionSyntax.chain(symbol, operands[...])
  }

  private mutating func takeJunction(_ symbol: BinaryOperator) -> Token? {
    let token = current
    let isJunction: Bool =
      switch symbol {
      case .or: token.keyword == .or
      case .xor: token.keyword == .xor
      case .concatenate: token.kind == .doubleBar
      default: token.keyword == .and || token.kind == .doubleAmpersand
      }
    guard isJunction else { return nil }
    advance()
    return token
  }
}

extension BinaryOperator {
  /// Gives the same whichever way its operands are grouped, so that a long chain need not be a tall tree.
  var isAssociative: Bool {
    switch self {
    case .or, .xor, .and, .concatenate: true
    // `1 + 2 + 'a'` and sums of floats depend on the grouping.
    default: false
    }
  }
}

extension ExpressionSyntax {
  /// Up to so many operands are grouped to the left, more into a balanced tree.
  private static let longestLeftChain = 16

  static func chainHeight(_ count: Int) -> Int {
    guard count > longestLeftChain else { return count - 1 }
    return Int.bitWidth - (count - 1).leadingZeroBitCount
  }

  /// The tree of a chain; its shape depends on the number of operands alone.
  static func chain(_ symbol: BinaryOperator, _ operands: ArraySlice<ExpressionSyntax>) -> ExpressionSyntax {
    guard operands.count <= longestLeftChain else { return balanced(symbol, operands) }
    let rest = operands.dropFirst()
    return rest.reduce(operands[operands.startIndex]) { join($0, symbol, $1) }
  }

  private static func balanced(
    _ symbol: BinaryOperator,
    _ operands: ArraySlice<ExpressionSyntax>
  ) -> ExpressionSyntax {
    guard operands.count > 1 else { return operands[operands.startIndex] }
    let half = operands.startIndex + (operands.count + 1) / 2
    return join(balanced(symbol, operands[..<half]), symbol, balanced(symbol, operands[half...]))
  }

  private static func join(
    _ left: ExpressionSyntax,
    _ symbol: BinaryOperator,
    _ right: ExpressionSyntax
  ) -> ExpressionSyntax {
    ExpressionSyntax(.binary(symbol, left, right), at: left.range.union(right.range))
  }

  /// The operands of a chain that is read as this very tree.
  func chainOperands(of symbol: BinaryOperator) -> [ExpressionSyntax] {
    let leaves = leaves(of: symbol)
    if leaves.count > Self.longestLeftChain, isBalanced(symbol, leaves.count) { return leaves }
    var operands: [ExpressionSyntax] = []
    var first = self
    while operands.count + 1 < Self.longestLeftChain, let (left, right) = first.operands(of: symbol) {
      operands.append(right)
      first = left
    }
    operands.append(first)
    return operands.reversed()
  }

  private func operands(of symbol: BinaryOperator) -> (ExpressionSyntax, ExpressionSyntax)? {
    if case .binary(symbol, let left, let right) = kind { (left, right) } else { nil }
  }

  private func leaves(of symbol: BinaryOperator) -> [ExpressionSyntax] {
    var leaves: [ExpressionSyntax] = []
    var rest = [self]
    while let next = rest.popLast() {
      if let (left, right) = next.operands(of: symbol) {
        rest.append(right)
        rest.append(left)
      } else {
        leaves.append(next)
      }
    }
    return leaves
  }

  /// Whether `balanced` gives this shape for so many operands.
  private func isBalanced(_ symbol: BinaryOperator, _ count: Int) -> Bool {
    guard let (left, right) = operands(of: symbol) else { return count == 1 }
    let half = (count + 1) / 2
    return count > 1 && left.isBalanced(symbol, half) && right.isBalanced(symbol, count - half)
  }
}
