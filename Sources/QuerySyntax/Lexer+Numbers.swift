import Diagnostics

/// Numbers: their extent and shape; the parser computes their values.
extension Lexer {
  /// Reads from a digit, or from a point before a digit.
  mutating func readNumber() {
    let start = offset
    if bytes[offset] == UInt8(ascii: "0"), let letter = byte(at: offset + 1) {
      switch letter {
      case UInt8(ascii: "x"), UInt8(ascii: "X"): return readDigits(of: 16, from: start)
      case UInt8(ascii: "o"), UInt8(ascii: "O"): return readDigits(of: 8, from: start)
      default: break
      }
    }
    var isWellFormed = passDigits()
    var kind = Token.Kind.integer
    if byte(at: offset) == UInt8(ascii: "."), byte(at: offset + 1)?.isDigit == true {
      kind = .float
      offset += 1
      isWellFormed = passDigits() && isWellFormed
    }
    if passExponentMark() {
      kind = .float
      isWellFormed = passDigits() && isWellFormed
    }
    finishNumber(kind, from: start, isWellFormed: isWellFormed)
  }

  private mutating func readDigits(of base: UInt8, from start: Int) {
    offset += 2
    let first = offset
    var isWellFormed = true
    while offset < bytes.count, bytes[offset].isNamePart {
      let byte = bytes[offset]
      let isSeparator = byte == UInt8(ascii: "_") && offset > first && bytes[offset - 1] != byte
      isWellFormed = isWellFormed && (isSeparator || (byte.digitValue ?? 16) < base)
      offset += 1
    }
    isWellFormed = isWellFormed && offset > first && bytes[offset - 1] != UInt8(ascii: "_")
    finishNumber(.integer, from: start, isWellFormed: isWellFormed)
  }

  /// Passes over decimal digits; a single underscore may stand between two of them.
  private mutating func passDigits() -> Bool {
    let first = offset
    var isWellFormed = true
    while offset < bytes.count, bytes[offset].isDigit || bytes[offset] == UInt8(ascii: "_") {
      if bytes[offset] == UInt8(ascii: "_") {
        isWellFormed = isWellFormed && offset > first && byte(at: offset + 1)?.isDigit == true
      }
      offset += 1
    }
    return isWellFormed
  }

  private mutating func passExponentMark() -> Bool {
    guard let mark = byte(at: offset), mark | 0x20 == UInt8(ascii: "e"), let next = byte(at: offset + 1)
    else {
      return false
    }
    if next.isDigit {
      offset += 1
      return true
    }
    let isSign = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
    guard isSign, byte(at: offset + 2)?.isDigit == true else { return false }
    offset += 2
    return true
  }

  /// A number ends where no letter follows: `1h` and `0x1G` are mistakes, not two tokens.
  private mutating func finishNumber(_ kind: Token.Kind, from start: Int, isWellFormed: Bool) {
    let end = offset
    passNameParts()
    if isWellFormed, offset == end { return tokens.append(Token(kind, from: start, to: end)) }
    let range = SourceRange(start, offset)
    diagnostics.append(isKey(from: start) ? .invalidKey(at: range) : .invalidNumber(at: range))
    tokens.append(Token(.invalid, from: start, to: offset))
  }
}

extension Lexer {
  /// Whether what ends here stands where the key of a map does: `{1st: …`.
  private func isKey(from start: Int) -> Bool {
    guard let last = tokens.last, last.kind == .leftBrace || last.kind == .comma else { return false }
    return bytes[offset...].first { !$0.isWhiteSpace } == UInt8(ascii: ":")
  }
}

extension UInt8 {
  /// The value of a digit of base 16 or less.
  var digitValue: UInt8? {
    if isDigit { return self &- 0x30 }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }
}
