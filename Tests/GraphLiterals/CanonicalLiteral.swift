import PropertyGraph

/// Brings a value written in the notation of the openCypher kit into the form of `ValueLiteral`.
public struct CanonicalLiteral {
  private let text: [Unicode.Scalar]
  private var next = 0
  private let sortsLists: Bool

  private init(_ text: String, sortsLists: Bool) {
    self.text = Array(text.unicodeScalars)
    self.sortsLists = sortsLists
  }

  public static func text(of literal: String, sortsLists: Bool = false) -> String {
    var reader = CanonicalLiteral(literal, sortsLists: sortsLists)
    return reader.value()
  }

  private var current: Unicode.Scalar? { next < text.count ? text[next] : nil }

  private mutating func skipBlanks() {
    while let scalar = current, scalar == " " { next += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard current == scalar else { return false }
    next += 1
    return true
  }

  private mutating func value() -> String {
    skipBlanks()
    switch current {
    case "'": return string()
    case "[":
      next += 1
      skipBlanks()
      return current == ":" ? edge() : list()
    case "{":
      next += 1
      return map()
    case "(":
      next += 1
      return node()
    case "<":
      next += 1
      return path()
    default: return number()
    }
  }

  private mutating func string() -> String {
    next += 1
    var output = String.UnicodeScalarView()
    while let scalar = current, scalar != "'" {
      next += 1
      if scalar == "\\", let escaped = current {
        next += 1
        output.append(escaped == "n" ? "\n" : escaped)
      } else {
        output.append(scalar)
      }
    }
    next += 1
    return ValueLiteral.quoted(String(output))
  }

  private mutating func list() -> String {
    var items: [String] = []
    while current != nil, !take("]") {
      items.append(value())
      _ = take(",")
    }
    return "[" + (sortsLists ? items.sorted() : items).joined(separator: ", ") + "]"
  }

  private mutating func map() -> String {
    var entries: [(String, String)] = []
    while current != nil, !take("}") {
      let key = word()
      _ = take(":")
      entries.append((key, value()))
      _ = take(",")
    }
    return ValueLiteral.map(entries)
  }

  private mutating func labels() -> [String] {
    var labels: [String] = []
    while take(":") { labels.append(":" + word()) }
    return labels.sorted()
  }

  private mutating func node() -> String {
    let labels = labels().joined()
    let properties = take("{") ? map() : ""
    _ = take(")")
    return "(" + [labels, properties].filter { !$0.isEmpty && $0 != "{}" }.joined(separator: " ") + ")"
  }

  private mutating func edge() -> String {
    let type = labels().joined()
    let properties = take("{") ? map() : ""
    _ = take("]")
    return "[" + [type, properties].filter { !$0.isEmpty && $0 != "{}" }.joined(separator: " ") + "]"
  }

  private mutating func path() -> String {
    var output = "<"
    while current != nil, !take(">") {
      if take("(") {
        output += node()
      } else if take("[") {
        output += edge()
      } else if let scalar = current {
        output.unicodeScalars.append(scalar)
        next += 1
        if scalar == "-", current == ">" {
          output += ">"
          next += 1
        }
      }
    }
    return output + ">"
  }

  private mutating func word() -> String {
    skipBlanks()
    var output = String.UnicodeScalarView()
    while let scalar = current,
      scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar)
    {
      output.append(scalar)
      next += 1
    }
    if output.isEmpty { next += 1 }
    return String(output)
  }

  private mutating func number() -> String {
    skipBlanks()
    var output = String.UnicodeScalarView()
    while let scalar = current, scalar != ",", scalar != "]", scalar != "}", scalar != ")", scalar != " " {
      output.append(scalar)
      next += 1
    }
    if output.isEmpty { next += 1 }
    let word = String(output)
    if Int64(word) != nil || word == "true" || word == "false" || word == "null" { return word }
    return Double(word).map { Value.text(of: $0) } ?? word
  }
}
