/// Text as XML 1.0 takes it.
enum XMLText {
  static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var bytes: [UInt8] = []
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same behind other bytes.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    if text.utf8.allSatisfy(isPlain) { return bytes.append(contentsOf: text.utf8) }
    for byte in text.utf8 {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x3E: bytes += "&gt;".utf8
      case 0x22: bytes += "&quot;".utf8
      case 0x0A: bytes += "&#10;".utf8
      case 0..<0x20, 0x7F: bytes += replacement
      default:
        bytes.append(byte)
        if byte >= 0xBE { replaceNoncharacter(in: &bytes) }
      }
    }
  }

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The last two numbers of each plane, which end in `BF BE` or `BF BF`, are no characters.
  private static func replaceNoncharacter(in bytes: inout [UInt8]) {
    let end = bytes.suffix(4)
    guard end.count >= 3, end.dropLast().last == 0xBF, bytes[bytes.count - 1] < 0xC0 else { return }
    let third = bytes[bytes.count - 3]
    if third == 0xEF {
      bytes.removeLast(3)
    } else if end.count == 4, bytes[bytes.count - 4] >= 0xF0, third & 0x0F == 0x0F {
      bytes.removeLast(4)
    } else {
      return
    }
    bytes += replacement
  }

  /// Whether a byte can only be part of text that needs no escape.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x26, 0x3C, 0x3E, 0x7F, 0..<0x20, 0xEF...: false
    default: true
    }
  }

  /// What text of Graphviz's stands for: the entities that it writes, decoded.
  static func unescaped(_ bytes: some Sequence<UInt8>) -> String {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    guard text.utf8.contains(0x26) else { return text }
    var output = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "&", let end = rest.prefix(12).firstIndex(of: ";"),
        let decoded = entity(String(rest[rest.index(after: rest.startIndex)..<end]))
      {
        output.append(decoded)
        rest = rest[rest.index(after: end)...]
      } else {
        output.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(output)
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap { Unicode.Scalar($0) }
    }
  }
}
