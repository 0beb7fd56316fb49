import Diagnostics

/// Text for people, in columns.
enum Paragraph {
  /// Breaks a text at blanks into lines of at most so many cells; nil for one line.
  static func lines(_ text: String, width: Int?) -> [String] {
    guard let width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, TextWidth.cells(of: line) + 1 + TextWidth.cells(of: String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return lines + [line]
  }

  /// A text, with what follows it in the next column beside and below.
  static func beside(_ head: String, _ text: String, width: Int?) -> String {
    let indentation = TextWidth.cells(of: head)
    // Too narrow a column reads worse than long lines.
    let room = width.map { max($0 - indentation, 24) }
    let margin = String(repeating: " ", count: indentation)
    let lines = lines(text, width: room)
    return lines.indices.map { ($0 == 0 ? head : margin) + lines[$0] + "\n" }.joined()
  }

  /// A text with blanks after it, up to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - TextWidth.cells(of: text)))
  }
}
