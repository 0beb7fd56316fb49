/// Writes the DOT language for Graphviz 2.42.2: quoted, escaped, with ids of our own making only.
struct DOTWriter {
  /// What an attribute holds; how it is escaped depends on what Graphviz makes of it.
  enum Value {
    /// A number or a word from a closed list.
    case word(String)
    case place(Point)
    case line(Curve)
    /// A font's size in points.
    case fontSize(Double)
    /// Lines of text, centred.
    case centered([String])
    /// Lines of text that begin at the left.
    case leading([String])
    /// One line that ends at the right.
    case trailing(String)
    case tooltip(String)
    /// An address that `WebAddress` let through.
    case link(String)
    /// A table of our own; texts in it are escaped with `DOTEscaping.markup`.
    case markup(String)
  }

  private(set) var bytes: [UInt8] = []

  private let fontScale: Double
  /// The words that nodes and edges have unless they say otherwise.
  private var words: [String: [String: String]] = [:]

  /// - Parameters:
  ///   - isStrict: whether two edges between the same nodes are one.
  ///   - fontScale: how much larger all letters are than asked for.
  init(isStrict: Bool, fontScale: Double = 1) {
    self.fontScale = fontScale
    write((isStrict ? "strict " : "") + "digraph maillage {\n")
  }

  /// Attributes of the graph, or defaults of its nodes or edges: who says the same need not be written.
  mutating func defaults(_ what: String, _ attributes: [(String, Value)]) {
    write("  ")
    write(what)
    statement(attributes, [:])
    for case (let name, .word(let word)) in attributes { words[what, default: [:]][name] = word }
  }

  mutating func node(_ id: String, _ attributes: [(String, Value)]) {
    write("  ")
    write(id)
    statement(attributes, words["node"] ?? [:])
  }

  /// Ends are ids, with a compass point where the profile needs one: `n3:e`.
  mutating func edge(_ tail: String, _ head: String, _ attributes: [(String, Value)]) {
    write("  ")
    write(tail)
    write(" -> ")
    write(head)
    statement(attributes, words["edge"] ?? [:])
  }

  /// Nodes that share a rank: `same`, `min` or `max`.
  mutating func rank(_ kind: String, _ ids: [String]) {
    guard !ids.isEmpty else { return }
    write("  { rank=\(kind); \(ids.joined(separator: "; ")) }\n")
  }

  /// Nodes that the layout keeps together.
  mutating func cluster(_ id: String, _ ids: [String]) {
    guard !ids.isEmpty else { return }
    write("  subgraph \(id) { \(ids.joined(separator: "; ")) }\n")
  }

  consuming func finish() -> [UInt8] {
    write("}\n")
    return bytes
  }

  private mutating func statement(_ attributes: [(String, Value)], _ known: [String: String]) {
    var isFirst = true
    for (name, value) in attributes {
      if case .word(let word) = value, let usual = known[name], usual == word { continue }
      write(isFirst ? " [" : ", ")
      isFirst = false
      write(name)
      write("=")
      write(value)
    }
    write(isFirst ? ";\n" : "];\n")
  }

  private mutating func write(_ value: Value) {
    switch value {
    case .word(let text): writeQuoted(DOTEscaping.word(text))
    case .place(let point):
      write("\"")
      point.write(to: &bytes)
      write("\"")
    case .line(let curve):
      write("\"")
      curve.write(to: &bytes)
      write("\"")
    case .fontSize(let points): writeQuoted(DecimalText.of(points * fontScale))
    case .centered(let lines): writeQuoted(DOTEscaping.label(lines, lineEnd: "\\n"))
    case .leading(let lines): writeQuoted(DOTEscaping.label(lines, lineEnd: "\\l") + "\\l")
    case .trailing(let line): writeQuoted(DOTEscaping.label([line], lineEnd: "") + "\\r")
    case .tooltip(let text): writeQuoted(DOTEscaping.tooltip(text))
    case .link(let text): writeQuoted(DOTEscaping.label([text], lineEnd: ""))
    case .markup(let text): write("<\(text)>")
    }
  }

  /// In pieces: Graphviz reads no token of more than 16,384 bytes.
  private mutating func writeQuoted(_ text: String) {
    bytes.append(0x22)
    if text.utf8.count <= 15_000 {
      write(text)
      bytes.append(0x22)
      return
    }
    var length = 0
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if length > 15_000, byte & 0xC0 != 0x80, previous != 0x5C {
        write("\" + \"")
        length = 0
      }
      bytes.append(byte)
      length += 1
      previous = byte
    }
    bytes.append(0x22)
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
