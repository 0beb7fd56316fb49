/// What must be written so that Graphviz 2.42.2 shows exactly a given text.
///
/// Graphviz decodes entities in labels, replaces `\N`, `\G`, `\L` and the like, and ends lines at `\n`,
/// `\l` and `\r`. Texts must be clean (`CleanText`).
enum DOTEscaping {
  /// A value of ours; quotes and backslashes never occur in one, and vanish if they do.
  static func word(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\"" && $0 != "\\" && $0.value >= 0x20 })
    )
  }

  static func label(_ lines: [String], lineEnd: String) -> String {
    lines.map { plain($0, backslash: "\\\\") }.joined(separator: lineEnd)
  }

  /// Tooltips are unescaped twice.
  static func tooltip(_ text: String) -> String {
    text.split(separator: "\n").map { plain(String($0), backslash: "\\\\\\\\") }.joined(separator: "\\n")
  }

  /// Text inside an HTML-like label; never empty, for that is an error.
  static func markup(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\\": output += "\\\\"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output.isEmpty ? "\u{A0}" : output
  }

  private static func plain(_ text: String, backslash: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x26 || $0 == 0x22 }) else { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": output += backslash
      case "&": output += "&amp;"
      case "\"": output += "\\\""
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
