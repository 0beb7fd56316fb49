import Diagnostics

/// Names, parameters, texts in quotes, and what stands beyond ASCII.
extension Lexer {
  mutating func readName() {
    let start = offset
    var folded = FoldedName()
    while offset < bytes.count, bytes[offset].isNamePart {
      folded.append(bytes[offset])
      offset += 1
    }
    if offset < bytes.count, bytes[offset] >= 0x80 {
      let end = offset
      passNameParts()
      if offset > end { return tokens.append(Token(.name, from: start, to: offset)) }
    }
    let keyword = KeywordTable.shared.keyword(for: folded)
    tokens.append(Token(.name, keyword: keyword, from: start, to: offset))
  }

  /// Passes over letters, digits, underscores and marks of any script.
  mutating func passNameParts() {
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        guard bytes[offset].isNamePart else { return }
        offset += 1
      } else {
        let (scalar, count) = scalar(at: offset)
        guard scalar.properties.isXIDContinue else { return }
        offset += count
      }
    }
  }

  /// A name in backquotes, which may be empty; two backquotes inside stand for one.
  mutating func readQuotedName() {
    let start = offset
    guard passQuotedName() else {
      isCutShort = true
      diagnostics.append(
        .unterminated("name in backquotes", code: "unterminated-name", at: firstLine(from: start))
      )
      return tokens.append(Token(.invalid, from: start, to: offset))
    }
    tokens.append(Token(.quotedName, from: start, to: offset))
  }

  private mutating func passQuotedName() -> Bool {
    offset += 1
    while offset < bytes.count {
      let isQuote = bytes[offset] == UInt8(ascii: "`")
      offset += 1
      guard isQuote else { continue }
      guard byte(at: offset) == UInt8(ascii: "`") else { return true }
      offset += 1
    }
    return false
  }

  mutating func readParameter() {
    let start = offset
    offset += 1
    if byte(at: offset) == UInt8(ascii: "`") {
      let quote = offset
      if passQuotedName(), offset - quote > 2 {
        return tokens.append(Token(.parameter, from: start, to: offset))
      }
    } else {
      passNameParts()
      if offset > start + 1 { return tokens.append(Token(.parameter, from: start, to: offset)) }
    }
    diagnostics.append(.namelessParameter(at: SourceRange(start, start + 1)))
    tokens.append(Token(.invalid, from: start, to: offset))
  }

  /// A text in straight quotes; the parser turns its escapes into characters.
  mutating func readString() {
    let start = offset
    let quote = bytes[offset]
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote {
        offset += 1
        return tokens.append(Token(.string, from: start, to: offset))
      }
      offset += byte == UInt8(ascii: "\\") && offset + 1 < bytes.count ? 2 : 1
    }
    isCutShort = true
    diagnostics.append(
      .unterminated("text in quotes", code: "unterminated-string", at: firstLine(from: start))
    )
    tokens.append(Token(.invalid, from: start, to: offset))
  }

  /// From a place to the end of its line.
  private func firstLine(from start: Int) -> SourceRange {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return SourceRange(start, end)
  }

  mutating func readBeyondASCII() {
    let start = offset
    let (scalar, count) = scalar(at: offset)
    if scalar.properties.isXIDStart {
      passNameParts()
      return tokens.append(Token(.name, from: start, to: offset))
    }
    if scalar.properties.isWhitespace || Self.invisible.contains(scalar) {
      offset += count
      return
    }
    let range = SourceRange(start, start + count)
    if Self.quotes.contains(scalar) { return readTypographicString(count: count) }
    if let replacement = Self.replacements[scalar] {
      diagnostics.append(.typographic(scalar, write: replacement.text, at: range))
      return append(replacement.kind, count: count)
    }
    appendInvalid(count: count, .unknownCharacter(scalar, at: range))
  }

  /// Takes the text up to the next typographic quote of the line as one mistake.
  private mutating func readTypographicString(count: Int) {
    let start = offset
    let (opening, _) = scalar(at: start)
    offset += count
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D {
      let (scalar, count) = scalar(at: offset)
      offset += count
      guard Self.quotes.contains(scalar) else { continue }
      diagnostics.append(.typographic(opening, write: "' or \"", at: SourceRange(start, offset)))
      return tokens.append(Token(.invalid, from: start, to: offset))
    }
    offset = start
    appendInvalid(
      count: count,
      .typographic(opening, write: "' or \"", at: SourceRange(start, start + count))
    )
  }

  /// The scalar at a place of the text, which is known to be valid UTF-8, and how many bytes it takes.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, count: Int) {
    let first = bytes[offset]
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard count > 1, offset + count <= bytes.count else { return (Unicode.Scalar(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for index in offset + 1..<offset + count { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", count)
  }

  /// Characters without width that come along when text is copied from a page.
  private static let invisible: Set<Unicode.Scalar> = ["\u{200B}", "\u{2060}", "\u{FEFF}"]

  private static let quotes: Set<Unicode.Scalar> = [
    "‘", "’", "‚", "‛", "“", "”", "„", "‟", "«", "»", "‹", "›", "´",
  ]

  private static let replacements: [Unicode.Scalar: (text: String, kind: Token.Kind)] = [
    "‐": ("-", .minus), "‑": ("-", .minus), "‒": ("-", .minus), "–": ("-", .minus), "—": ("-", .minus),
    "−": ("-", .minus), "×": ("*", .star), "÷": ("/", .slash), "≠": ("<>", .notEqual),
    "≤": ("<=", .lessOrEqual), "≥": (">=", .greaterOrEqual), "…": ("..", .dotDot),
  ]
}
