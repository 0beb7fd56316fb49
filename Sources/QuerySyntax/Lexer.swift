import Diagnostics

/// Cuts the bytes of a query into tokens.
///
/// White space and comments fall away. A mistake is reported and leaves an `invalid` token, so that the parser
/// can go on. Works on UTF-8 bytes throughout: one `Character` may hold a quote and an accent.
struct Lexer {
  /// What reading a text gave: always ends with an `end` token.
  struct Output {
    var tokens: [Token]
    var diagnostics: [Diagnostic]
    /// A text or comment runs to the end: whatever seems missing there is a consequence.
    var isCutShort: Bool
  }

  static let maximumDiagnostics = 10

  let bytes: [UInt8]
  var offset = 0
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  var isCutShort = false

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 4 + 8)
  }

  static func tokens(of source: SourceText) -> Output {
    var lexer = Lexer(source.bytes)
    if let failure = encodingFailure(in: source.bytes) {
      lexer.diagnostics.append(failure)
      lexer.isCutShort = true
    } else {
      lexer.readAll()
    }
    lexer.tokens.append(Token(.end, from: source.bytes.count, to: source.bytes.count))
    return Output(tokens: lexer.tokens, diagnostics: lexer.diagnostics, isCutShort: lexer.isCutShort)
  }

  private static func encodingFailure(in bytes: [UInt8]) -> Diagnostic? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return .invalidEncoding(at: SourceRange(error.byteOffsets))
    }
  }

  private mutating func readAll() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    while offset < bytes.count, diagnostics.count < Self.maximumDiagnostics {
      readToken()
    }
    if diagnostics.count >= Self.maximumDiagnostics { isCutShort = true }
  }

  /// Reads one token, or passes over white space or a comment; always advances.
  private mutating func readToken() {
    let byte = bytes[offset]
    if byte.isNameStart { return readName() }
    if byte.isWhiteSpace {
      offset += 1
    } else if byte.isDigit {
      readNumber()
    } else if byte >= 0x80 {
      readBeyondASCII()
    } else {
      readPunctuation(byte)
    }
  }

  private mutating func readPunctuation(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): readString()
    case UInt8(ascii: "`"): readQuotedName()
    case UInt8(ascii: "$"): readParameter()
    case UInt8(ascii: "/"): readSlash()
    case UInt8(ascii: "."): readDot()
    case UInt8(ascii: "("): append(.leftParenthesis)
    case UInt8(ascii: ")"): append(.rightParenthesis)
    case UInt8(ascii: "["): append(.leftBracket)
    case UInt8(ascii: "]"): append(.rightBracket)
    case UInt8(ascii: "{"): append(.leftBrace)
    case UInt8(ascii: "}"): append(.rightBrace)
    case UInt8(ascii: ","): append(.comma)
    case UInt8(ascii: ";"): append(.semicolon)
    case UInt8(ascii: ":"): append(.colon)
    case UInt8(ascii: "+"): append(.plus)
    case UInt8(ascii: "-"): append(.minus)
    case UInt8(ascii: "*"): append(.star)
    case UInt8(ascii: "%"): append(.percent)
    case UInt8(ascii: "^"): append(.caret)
    default: readOperator(byte)
    }
  }

  private mutating func readOperator(_ byte: UInt8) {
    let next = self.byte(at: offset + 1)
    switch (byte, next) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): append(.doubleEqual, count: 2)
    case (UInt8(ascii: "="), UInt8(ascii: "~")): append(.matches, count: 2)
    case (UInt8(ascii: "="), _): append(.equal)
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): append(.notEqual, count: 2)
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): append(.lessOrEqual, count: 2)
    case (UInt8(ascii: "<"), _): append(.less)
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): append(.greaterOrEqual, count: 2)
    case (UInt8(ascii: ">"), _): append(.greater)
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): append(.doubleBar, count: 2)
    case (UInt8(ascii: "|"), _): append(.bar)
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): append(.doubleAmpersand, count: 2)
    case (UInt8(ascii: "&"), _): append(.ampersand)
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): append(.exclamationEqual, count: 2)
    case (UInt8(ascii: "!"), _): append(.exclamation)
    default:
      appendInvalid(count: 1, .unknownCharacter(Unicode.Scalar(byte), at: SourceRange(offset, offset + 1)))
    }
  }

  private mutating func readDot() {
    let next = byte(at: offset + 1)
    if next == UInt8(ascii: ".") {
      append(.dotDot, count: 2)
    } else if let next, next.isDigit {
      readNumber()
    } else {
      append(.dot)
    }
  }

  private mutating func readSlash() {
    switch byte(at: offset + 1) {
    case UInt8(ascii: "/"):
      while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
    case UInt8(ascii: "*"):
      let start = offset
      offset += 2
      while offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "*"), byte(at: offset + 1) == UInt8(ascii: "/") {
          offset += 2
          return
        }
        offset += 1
      }
      isCutShort = true
      diagnostics.append(.unterminatedComment(at: SourceRange(start, start + 2)))
    default:
      append(.slash)
    }
  }

  func byte(at offset: Int) -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  mutating func append(_ kind: Token.Kind, count: Int = 1) {
    tokens.append(Token(kind, from: offset, to: offset + count))
    offset += count
  }

  mutating func appendInvalid(count: Int, _ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    append(.invalid, count: count)
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }

  var isNameStart: Bool { (self | 0x20) &- 0x61 < 26 || self == UInt8(ascii: "_") }

  var isNamePart: Bool { isNameStart || isDigit }

  /// Blank, tab, the line ends, and the separators U+001C to U+001F.
  var isWhiteSpace: Bool { self == 0x20 || self &- 0x09 < 5 || self &- 0x1C < 4 }
}
