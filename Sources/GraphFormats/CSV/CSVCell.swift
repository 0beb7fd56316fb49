/// Where a cell's text stands in the bytes of its file.
package struct CSVCell: Sendable, Equatable {
  package enum Style: UInt8, Sendable {
    /// Without quotes: the range is the text.
    case bare
    /// In quotes, without quotes inside: the range between them is the text.
    case quoted
    /// In quotes, with doubled quotes inside: the text must be unescaped.
    case escaped
  }

  package var start: Int
  package var end: Int
  package var style: Style

  package init(start: Int, end: Int, style: Style = .bare) {
    self.start = start
    self.end = end
    self.style = style
  }

  package var range: Range<Int> { start..<end }
  package var isEmpty: Bool { start == end }

  /// The text, with doubled quotes made single.
  package func text(in bytes: [UInt8]) -> String {
    guard style == .escaped else { return String(decoding: bytes[range], as: UTF8.self) }
    var scratch: [UInt8] = []
    unescape(bytes, into: &scratch)
    return String(decoding: scratch, as: UTF8.self)
  }

  /// Puts the text of an escaped cell in place of what `scratch` holds.
  package func unescape(_ bytes: [UInt8], into scratch: inout [UInt8]) {
    scratch.removeAll(keepingCapacity: true)
    Self.unescape(bytes.span.extracting(range), into: &scratch)
  }

  /// Adds a text in which quotes are doubled, with single ones.
  static func unescape(_ text: Span<UInt8>, into output: inout [UInt8]) {
    var index = 0
    while index < text.count {
      output.append(text[index])
      if text[index] == UInt8(ascii: "\""), index + 1 < text.count, text[index + 1] == UInt8(ascii: "\"") {
        index += 1
      }
      index += 1
    }
  }
}
