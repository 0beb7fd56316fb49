package import PropertyGraph

/// Values as text in cells.
package struct ValueText {
  package enum Form {
    /// Lists as `a, b`, maps as `{a: 1}`.
    case people
    /// Lists and maps as JSON.
    case machine
  }

  private let graph: Graph
  private let form: Form
  private let nullText: String

  package init(graph: Graph, form: Form, nullText: String) {
    self.graph = graph
    self.form = form
    self.nullText = nullText
  }

  package func string(for value: Value) -> String {
    switch value {
    case .null: return nullText
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .integer(let number): return String(number)
    case .float(let number): return FloatText.string(for: number)
    case .string(let text): return text
    case .date(let date): return date.description
    case .localTime(let time): return time.description
    case .zonedTime(let time): return time.description
    case .localDateTime(let time): return time.description
    case .zonedDateTime(let time): return time.description
    case .duration(let duration): return duration.description
    case .list(let values):
      guard form == .people else { return json(value) }
      return
        values.map { item in
          // A list in a list keeps its brackets, or the two could not be told apart.
          if case .list = item { "[\(string(for: item))]" } else { string(for: item) }
        }
        .joined(separator: ", ")
    case .map(let entries):
      guard form == .people else { return json(value) }
      return "{" + entries.map { "\($0.key): \(string(for: $0.value))" }.joined(separator: ", ") + "}"
    case .node(let node): return name(of: node)
    case .edge(let edge): return "-[:\(graph.edgeTypes[graph.type(of: edge)])]->"
    case .path(let path): return string(for: path)
    }
  }

  private func string(for path: Path) -> String {
    guard let first = path.nodes.first else { return "" }
    var text = name(of: first)
    for (index, edge) in path.edges.enumerated() {
      let type = graph.edgeTypes[graph.type(of: edge)]
      let isForward = graph.source(of: edge) == path.nodes[index]
      text += isForward ? " -[:\(type)]-> " : " <-[:\(type)]- "
      text += name(of: path.nodes[index + 1])
    }
    return text
  }

  /// A node's name, or its labels when it has none.
  private func name(of node: NodeID) -> String {
    graph.name(of: node) ?? "(" + graph.labels(of: node).map { ":" + graph.labels[$0] }.joined() + ")"
  }

  private func json(_ value: Value) -> String {
    var text = ""
    ValueJSON(graph: graph).append(value, to: &text)
    return text
  }
}

/// Floats as openCypher writes them.
enum FloatText {
  /// The shortest digits that give the number back: `1.0`, `0.1`, `1e308`, `1e-7`, `NaN`, `Infinity`.
  static func string(for number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let text = number.description
    guard let exponent = text.firstIndex(of: "e") else { return text }
    var digits = text[text.index(after: exponent)...]
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits.removeFirst() }
    while digits.count > 1, digits.first == "0" { digits.removeFirst() }
    return text[...exponent] + (isNegative ? "-" : "") + digits
  }
}
