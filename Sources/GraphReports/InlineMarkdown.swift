/// Emphasis, code and links within a line of Markdown.
enum InlineMarkdown {
  /// As HTML; what is no mark is escaped.
  static func html(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let first = rest.first {
      if let (tag, inside, after) = marked(rest) {
        output += "<\(tag)>\(tag == "code" ? escaped(inside) : html(inside))</\(tag)>"
        rest = after
      } else if first == "[", let (words, address, after) = link(rest) {
        output += "<a href=\"\(escaped(address))\">\(html(words))</a>"
        rest = after
      } else {
        output += escaped(String(first))
        rest.removeFirst()
      }
    }
    return output
  }

  /// Without marks, escaped.
  static func plain(_ text: String) -> String { escaped(text.filter { !"*`".contains($0) }) }

  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      // Other control characters have no place in a page.
      case "\n", "\t": output.unicodeScalars.append(scalar)
      default: if scalar.value >= 0x20 && scalar.value != 0x7F { output.unicodeScalars.append(scalar) }
      }
    }
    return output
  }

  private static func marked(_ text: Substring) -> (tag: String, inside: String, after: Substring)? {
    for (mark, tag) in [("**", "strong"), ("*", "em"), ("`", "code")] where text.hasPrefix(mark) {
      let start = text.dropFirst(mark.count)
      var end = start.startIndex
      while end < start.endIndex, !start[end...].hasPrefix(mark) { end = start.index(after: end) }
      guard end < start.endIndex, end > start.startIndex, start.first != " " else { continue }
      return (tag, String(start[..<end]), start[end...].dropFirst(mark.count))
    }
    return nil
  }

  /// `[words](address)`; only to pages of the web and places in this one.
  private static func link(_ text: Substring) -> (words: String, address: String, after: Substring)? {
    guard let close = text.firstIndex(of: "]"), text[close...].hasPrefix("]("),
      let end = text[close...].firstIndex(of: ")")
    else { return nil }
    let address = String(text[text.index(close, offsetBy: 2)..<end])
    guard ["https://", "http://", "#"].contains(where: { address.hasPrefix($0) }) else { return nil }
    return (
      String(text[text.index(after: text.startIndex)..<close]), address, text[text.index(after: end)...]
    )
  }
}
