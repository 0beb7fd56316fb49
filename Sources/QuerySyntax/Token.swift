import Diagnostics

/// The smallest piece of a query's text that has a meaning: a name, a number, a bracket.
///
/// Twelve bytes and no text of its own: the parser reads a token's text from the source when it needs it.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case end
    /// Already reported by the lexer; the parser stays silent about it.
    case invalid
    case name, quotedName, integer, float, string, parameter
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, semicolon, colon, dot, dotDot
    case bar, doubleBar, ampersand, doubleAmpersand, exclamation
    case plus, minus, star, slash, percent, caret
    case equal, doubleEqual, notEqual, exclamationEqual, matches
    case less, lessOrEqual, greater, greaterOrEqual
  }

  var kind: Kind
  /// What the name means where a keyword may stand; nil for every other token.
  var keyword: Keyword?
  private var lower: UInt32
  private var upper: UInt32

  init(_ kind: Kind, keyword: Keyword? = nil, from lower: Int, to upper: Int) {
    self.kind = kind
    self.keyword = keyword
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
  }

  var start: Int { Int(lower) }
  var end: Int { Int(upper) }
  var range: SourceRange { SourceRange(start, end) }

  var isName: Bool { kind == .name || kind == .quotedName }
}

extension Token.Kind {
  /// The bracket that closes this one; nil when it opens nothing.
  var closing: Token.Kind? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    case .leftBrace: .rightBrace
    default: nil
    }
  }

  /// How a message names what was expected.
  var description: String {
    switch self {
    case .end: "the end of the query"
    case .invalid: "something else"
    case .name, .quotedName: "a name"
    case .integer: "a whole number"
    case .float: "a number"
    case .string: "a text in quotes"
    case .parameter: "a parameter"
    case .leftParenthesis: "'('"
    case .rightParenthesis: "')'"
    case .leftBracket: "'['"
    case .rightBracket: "']'"
    case .leftBrace: "'{'"
    case .rightBrace: "'}'"
    case .comma: "','"
    case .semicolon: "';'"
    case .colon: "':'"
    case .dot: "'.'"
    case .dotDot: "'..'"
    case .bar: "'|'"
    case .doubleBar: "'||'"
    case .ampersand: "'&'"
    case .doubleAmpersand: "'&&'"
    case .exclamation: "'!'"
    case .plus: "'+'"
    case .minus: "'-'"
    case .star: "'*'"
    case .slash: "'/'"
    case .percent: "'%'"
    case .caret: "'^'"
    case .equal: "'='"
    case .doubleEqual: "'=='"
    case .notEqual: "'<>'"
    case .exclamationEqual: "'!='"
    case .matches: "'=~'"
    case .less: "'<'"
    case .lessOrEqual: "'<='"
    case .greater: "'>'"
    case .greaterOrEqual: "'>='"
    }
  }
}
