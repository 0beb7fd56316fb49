import Diagnostics

/// The values of numbers, texts and names.
extension Parser {
  func nameText(of token: Token) -> String {
    guard token.kind == .quotedName else { return source.text(in: token.range) }
    return quotedNameText(from: token.start)
  }

  func parameterName(of token: Token) -> String {
    let start = token.start + 1
    guard source.bytes[start] == UInt8(ascii: "`") else {
      return source.text(in: SourceRange(start, token.end))
    }
    return quotedNameText(from: start)
  }

  private func quotedNameText(from quote: Int) -> String {
    var bytes: [UInt8] = []
    var index = quote + 1
    while index < source.bytes.count {
      if source.bytes[index] == UInt8(ascii: "`") {
        guard index + 1 < source.bytes.count, source.bytes[index + 1] == UInt8(ascii: "`") else { break }
        index += 1
      }
      bytes.append(source.bytes[index])
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value of a whole number without sign; nil when it does not fit in 64 bits.
  func magnitude(of token: Token) -> UInt64? {
    var digits = source.bytes[token.start..<token.end]
    var base: UInt64 = 10
    if digits.count > 2, digits.first == UInt8(ascii: "0") {
      switch digits[digits.startIndex + 1] | 0x20 {
      case UInt8(ascii: "x"): base = 16
      case UInt8(ascii: "o"): base = 8
      default: break
      }
      if base != 10 { digits = digits.dropFirst(2) }
    }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = byte.digitValue else { continue }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: base)
      let (sum, isStillTooLarge) = product.addingReportingOverflow(UInt64(digit))
      guard !isTooLarge, !isStillTooLarge else { return nil }
      value = sum
    }
    return value
  }

  /// The value of the current whole number; too large a one is reported and read as 0.
  mutating func takeInteger() -> Int64 {
    let token = current
    advance()
    if let magnitude = magnitude(of: token), magnitude <= UInt64(Int64.max) { return Int64(magnitude) }
    report(.integerOverflow(at: token.range))
    return 0
  }

  mutating func takeFloat() -> Double {
    let token = current
    advance()
    var text = source.text(in: token.range)
    text.removeAll { $0 == "_" }
    if let value = Double(text), value.isFinite { return value }
    report(.floatOverflow(at: token.range))
    return 0
  }

  mutating func takeString() -> String {
    let token = current
    advance()
    let content = source.bytes[token.start + 1..<token.end - 1]
    guard content.contains(UInt8(ascii: "\\")) else { return String(decoding: content, as: UTF8.self) }
    var decoder = EscapeDecoder(content)
    decoder.decodeAll()
    decoder.diagnostics.prefix(Self.maximumDiagnostics).forEach { report($0) }
    return String(decoding: decoder.output, as: UTF8.self)
  }
}

/// Turns the escapes of a text in quotes into what they stand for.
struct EscapeDecoder {
  let content: ArraySlice<UInt8>
  var index: Int
  var output: [UInt8] = []
  var diagnostics: [Diagnostic] = []

  init(_ content: ArraySlice<UInt8>) {
    self.content = content
    index = content.startIndex
    output.reserveCapacity(content.count)
  }

  mutating func decodeAll() {
    while index < content.endIndex { decodeNext() }
  }

  /// Decodes one escape or copies one byte.
  mutating func decodeNext() {
    if content[index] == UInt8(ascii: "\\"), index + 1 < content.endIndex {
      decodeEscape()
    } else {
      output.append(content[index])
      index += 1
    }
  }

  private mutating func decodeEscape() {
    let start = index
    let letter = content[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): output.append(letter)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"): decodeScalar(digits: 4, from: start)
    case UInt8(ascii: "U"): decodeScalar(digits: 8, from: start)
    default:
      while index < content.endIndex, content[index] & 0xC0 == 0x80 { index += 1 }
      diagnostics.append(.invalidEscape("no escape is written like this", at: SourceRange(start, index)))
    }
  }

  private mutating func decodeScalar(digits: Int, from start: Int) {
    guard var value = takeHexadecimal(digits) else {
      let problem = "\(digits) hexadecimal digits must follow"
      diagnostics.append(.invalidEscape(problem, at: SourceRange(start, index)))
      return
    }
    // Two escapes may stand for one character beyond U+FFFF, as in JSON.
    if value & 0xFFFF_FC00 == 0xD800, index + 1 < content.endIndex, content[index] == UInt8(ascii: "\\"),
      content[index + 1] == UInt8(ascii: "u")
    {
      let second = index
      index += 2
      if let low = takeHexadecimal(4), low & 0xFFFF_FC00 == 0xDC00 {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      } else {
        index = second
      }
    }
    if let scalar = Unicode.Scalar(value) {
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      diagnostics.append(.invalidEscape("no character has this number", at: SourceRange(start, index)))
    }
  }

  private mutating func takeHexadecimal(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard index < content.endIndex, let digit = content[index].digitValue else { return nil }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }
}

extension Diagnostic {
  static func integerOverflow(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "integer-overflow",
      "this whole number is too large",
      at: range,
      help: "whole numbers go from -9223372036854775808 to 9223372036854775807"
    )
  }

  fileprivate static func floatOverflow(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "float-overflow",
      "this number is too large",
      at: range,
      help: "numbers go up to about 1.8e308"
    )
  }

  fileprivate static func invalidEscape(_ label: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-escape",
      "this escape in a text means nothing",
      at: range,
      label: label,
      help: #"a backslash itself is written \\"#
    )
  }
}
