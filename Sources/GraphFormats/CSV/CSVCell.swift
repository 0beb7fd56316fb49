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
    var index = start
    while index < end {
      scratch.append(bytes[index])
      if bytes[index] == UInt8(ascii: "\""), index + 1 < end, bytes[index + 1] == UInt8(ascii: "\"") {
        index += 1
      }
      index += 1
    }
  }
}
