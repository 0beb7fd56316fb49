import Diagnostics

/// Text that cannot move the cursor or turn the direction of writing.
enum PrintableText {
  /// The text with control characters as `\n`, `\t` or `\u{1B}`.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where isControl(scalar): output += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// How many cells of a terminal a text takes.
  static func cells(of text: String) -> Int { TextWidth.cells(of: text) }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Line separators, and marks that turn the direction of writing.
    case 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
