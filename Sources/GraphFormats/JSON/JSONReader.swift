package import Diagnostics

/// Reads JSON (RFC 8259) and remembers where each value stands.
///
/// Stops at the first mistake of syntax; a key that stands twice is reported and the first one counts.
package struct JSONReader {
  /// How deep lists and objects may be nested.
  package static let depthLimit = 128

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var duplicates: [Diagnostic] = []

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The value of a text, nil when it has none, and what is wrong with it.
  package static func read(_ bytes: [UInt8]) -> (node: JSONNode?, diagnostics: [Diagnostic]) {
    if let problem = TextEncoding.problems(in: bytes, limit: 1).first { return (nil, [problem]) }
    var reader = JSONReader(bytes)
    do throws(Diagnostic) {
      let node = try reader.document()
      return (node, reader.duplicates)
    } catch {
      return (nil, reader.duplicates + [error])
    }
  }

  private mutating func document() throws(Diagnostic) -> JSONNode {
    skipBlanks()
    let node = try value()
    skipBlanks()
    guard position == bytes.count else { throw unexpected("the end of the text") }
    return node
  }

  private mutating func value() throws(Diagnostic) -> JSONNode {
    let start = position
    let content: JSONNode.Content
    switch peek {
    case UInt8(ascii: "{"): content = try object()
    case UInt8(ascii: "["): content = try array()
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "-"), .some(0x30...0x39): content = .number(try number())
    default: content = try word()
    }
    return JSONNode(content: content, range: SourceRange(start, position))
  }

  private mutating func object() throws(Diagnostic) -> JSONNode.Content {
    try enter()
    defer { depth -= 1 }
    var members: [JSONNode.Member] = []
    var known: [[UInt8]: SourceRange] = [:]
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
      let key = try string()
      let range = SourceRange(start, position)
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw unexpected("':' after the key '\(key)'") }
      skipBlanks()
      let value = try value()
      if let first = known[Array(key.utf8)] {
        duplicates.append(
          Diagnostic(
            .error,
            "duplicate-key",
            "the key '\(key)' stands twice in one object",
            at: range,
            related: [Diagnostic.Note("first given here", at: first)]
          )
        )
      } else {
        known[Array(key.utf8)] = range
        members.append(JSONNode.Member(key: key, keyRange: range, value: value))
      }
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw unexpected("',' or '}'") }
      skipBlanks()
    }
  }

  private mutating func array() throws(Diagnostic) -> JSONNode.Content {
    try enter()
    defer { depth -= 1 }
    var items: [JSONNode] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      items.append(try value())
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(items) }
      guard take(UInt8(ascii: ",")) else { throw unexpected("',' or ']'") }
      skipBlanks()
    }
  }

  private mutating func enter() throws(Diagnostic) {
    guard depth < Self.depthLimit else {
      throw Diagnostic(
        .error,
        "too-deep",
        "lists and objects are nested more than \(Self.depthLimit) deep",
        at: SourceRange(position, position + 1)
      )
    }
    depth += 1
    position += 1
  }

  private mutating func word() throws(Diagnostic) -> JSONNode.Content {
    let words: [(String, JSONNode.Content)] = [
      ("true", .boolean(true)), ("false", .boolean(false)), ("null", .null),
    ]
    for (word, content) in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return content
    }
    throw unexpected("a value")
  }

  private mutating func number() throws(Diagnostic) -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(Diagnostic) {
    let start = position
    while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw unexpected("a digit") }
  }

  private mutating func string() throws(Diagnostic) -> String {
    let start = position
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      case 0..<0x20:
        throw Diagnostic(
          .error,
          "control-character",
          "a string cannot hold a line end, a tab or another control character as such",
          at: SourceRange(position, position + 1),
          help: "write \\n or \\t, or end the string with a double quote"
        )
      default:
        text.append(byte)
        position += 1
      }
    }
    throw Diagnostic(
      .error,
      "unterminated-string",
      "the string that begins here is not closed",
      at: SourceRange(start, start + 1)
    )
  }

  private mutating func escape(into text: inout [UInt8]) throws(Diagnostic) {
    let start = position
    position += 1
    let byte = peek
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte ?? 0)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal(from: start)
      if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try hexadecimal(from: start)
        guard (0xDC00..<0xE000).contains(low) else { throw badEscape(from: start) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw badEscape(from: start) }
      text.append(contentsOf: String(Character(scalar)).utf8)
    default:
      throw badEscape(from: start)
    }
  }

  private mutating func hexadecimal(from start: Int) throws(Diagnostic) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw badEscape(from: start)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private func badEscape(from start: Int) -> Diagnostic {
    Diagnostic(
      .error,
      "bad-escape",
      "not an escape of JSON",
      at: SourceRange(start, min(max(position, start + 1), bytes.count)),
      help: "a backslash is written \\\\"
    )
  }

  private func unexpected(_ expected: String) -> Diagnostic {
    Diagnostic(
      .error,
      "unexpected-token",
      position < bytes.count ? "expected \(expected)" : "the text ends where \(expected) is expected",
      at: SourceRange(position, min(position + 1, bytes.count))
    )
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B && byte != 0x0C {
      position += 1
    }
  }
}
