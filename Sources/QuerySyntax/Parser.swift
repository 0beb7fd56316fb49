import Diagnostics

/// Recursive descent over the tokens of one query.
///
/// `parse…` reads a rule of the grammar, `expect…` reads one token or throws, `take…` reads one token if it
/// is there. Nothing is ever tried and taken back: where two readings are possible, looking ahead decides.
struct Parser {
  /// Says that a rule was left early; what is wrong stands in `diagnostics` already.
  struct Interruption: Error {}

  static let maximumDiagnostics = 10
  static let maximumHeight = 100
  /// Bounds the parser's own stack, which brackets cost three times as much of as operators.
  static let maximumDepth = 120
  static let bracketDepth = 2

  let source: SourceText
  let tokens: [Token]
  /// For each opening bracket the place of its partner, -1 where there is none.
  let partners: [Int32]
  let isCutShort: Bool
  var index = 0
  var diagnostics: [Diagnostic]
  /// Too much is wrong to go on.
  var isStopped = false

  /// How many rules that can hold themselves are open.
  var depth = 0
  /// The height of the tallest tree built since the innermost of these rules began.
  var tallest = 0
  /// In `[x IN list WHERE x:A | x]` the bar ends the labels.
  var barEndsLabels = false
  /// Within a query of an expression, which changes nothing.
  var isReadOnly = false
  /// What could have stood after the clause just read.
  var continuation = "a clause such as MATCH"

  init(_ source: SourceText) {
    let output = Lexer.tokens(of: source)
    self.source = source
    tokens = output.tokens
    partners = Self.partners(of: output.tokens)
    diagnostics = output.diagnostics
    isCutShort = output.isCutShort
    isStopped = output.diagnostics.count >= Self.maximumDiagnostics
  }

  private static func partners(of tokens: [Token]) -> [Int32] {
    var partners = [Int32](repeating: -1, count: tokens.count)
    var open: [(index: Int, closing: Token.Kind)] = []
    var waiting = [Int](repeating: 0, count: 256)
    for (index, token) in tokens.enumerated() {
      if let closing = token.kind.closing {
        open.append((index, closing))
        waiting[Int(closing.rawValue)] += 1
      } else if waiting[Int(token.kind.rawValue)] > 0 {
        while let last = open.popLast() {
          waiting[Int(last.closing.rawValue)] -= 1
          guard last.closing == token.kind else { continue }
          partners[last.index] = Int32(index)
          break
        }
      }
    }
    return partners
  }

  // MARK: Tokens

  var current: Token { tokens[index] }
  var kind: Token.Kind { tokens[index].kind }
  var keyword: Keyword? { tokens[index].keyword }

  func token(_ ahead: Int) -> Token { token(at: index + ahead) }

  /// Where the current token and those after it stand, so many in all.
  func range(ofTokens count: Int) -> SourceRange { SourceRange(current.start, token(count - 1).end) }

  func token(at index: Int) -> Token { tokens[min(index, tokens.count - 1)] }

  /// Where the token before the current one ends.
  var previousEnd: Int { index > 0 ? tokens[index - 1].end : 0 }

  func range(from start: Int) -> SourceRange { SourceRange(start, max(start, previousEnd)) }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard self.kind == kind else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard self.keyword == keyword else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ expected: String? = nil) throws(Interruption) {
    guard !take(kind) else { return }
    throw unexpected(expected ?? kind.description)
  }

  mutating func expect(_ keyword: Keyword) throws(Interruption) {
    guard !take(keyword) else { return }
    throw unexpected(keyword.rawValue, known: [keyword.rawValue])
  }

  mutating func expectName(_ expected: String = "a name") throws(Interruption) -> NameSyntax {
    guard current.isName else { throw unexpected(expected) }
    let name = name(of: current)
    advance()
    return name
  }

  func name(of token: Token) -> NameSyntax {
    NameSyntax(nameText(of: token), at: token.range)
  }

  // MARK: Brackets

  /// An open bracket, to be closed again.
  struct Bracket {
    var token: Token
    var outerBar: Bool
  }

  mutating func expectOpening(_ kind: Token.Kind) throws(Interruption) -> Bracket {
    let bracket = Bracket(token: current, outerBar: barEndsLabels)
    try expect(kind)
    try deepen()
    barEndsLabels = false
    return bracket
  }

  mutating func expectClosing(_ bracket: Bracket, or alternatives: String? = nil) throws(Interruption) {
    guard let closing = bracket.token.kind.closing, !take(closing) else {
      barEndsLabels = bracket.outerBar
      depth -= Self.bracketDepth
      return
    }
    throw unclosed(bracket.token, expected: alternatives.map { "\($0) or \(closing.description)" })
  }

  // MARK: Bounds

  /// Counts what stands in brackets or between CASE and END.
  mutating func deepen(by levels: Int = Parser.bracketDepth) throws(Interruption) {
    depth += levels
    guard depth <= Self.maximumDepth else { throw tooDeep() }
  }

  /// Opens a rule that can hold itself; give what it returns to `ascend`.
  mutating func descend() throws(Interruption) -> Int {
    depth += 1
    guard depth <= Self.maximumDepth else {
      depth -= 1
      throw tooDeep()
    }
    let outer = tallest
    tallest = 0
    return outer
  }

  mutating func ascend(_ outer: Int) {
    depth -= 1
    tallest = max(outer, tallest)
  }

  /// Counts a node above all that was built since the innermost `descend`.
  mutating func grow(by levels: Int = 1) throws(Interruption) {
    tallest += levels
    guard tallest <= Self.maximumHeight else { throw tooDeep() }
  }
}
