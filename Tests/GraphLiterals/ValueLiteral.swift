public import PropertyGraph

/// Values as text, in the notation of the openCypher kit: `'a'`, `(:Town {name: 'Lens'})`, `<(:A)-[:R]->(:B)>`.
///
/// Labels and keys are in the order of their bytes, so that equal values have equal texts.
public struct ValueLiteral {
  private let graph: Graph
  /// Whether lists are written in the order of their elements' texts.
  private let sortsLists: Bool

  public init(_ graph: Graph, sortsLists: Bool = false) {
    self.graph = graph
    self.sortsLists = sortsLists
  }

  public func text(of value: Value) -> String {
    switch value {
    case .null: return "null"
    case .string(let text): return Self.quoted(text)
    case .boolean, .integer, .float: return value.plainText ?? ""
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
      return Self.quoted(value.plainText ?? "")
    case .list(let values):
      let texts = values.map { text(of: $0) }
      return "[" + (sortsLists ? texts.sorted() : texts).joined(separator: ", ") + "]"
    case .map(let entries): return Self.map(entries.map { ($0.key, text(of: $0.value)) })
    case .node(let node): return text(of: node)
    case .edge(let edge): return text(of: edge)
    case .path(let path):
      var output = "<" + text(of: path.nodes[0])
      for (index, edge) in path.edges.enumerated() {
        let isForward = graph.source(of: edge) == path.nodes[index]
        output += (isForward ? "-" : "<-") + text(of: edge) + (isForward ? "->" : "-")
        output += text(of: path.nodes[index + 1])
      }
      return output + ">"
    }
  }

  private func text(of node: NodeID) -> String {
    let labels = graph.labels(of: node).map { ":" + graph.labels[$0] }.sorted().joined()
    let properties = properties(graph.properties(of: node))
    return "(" + [labels, properties].filter { !$0.isEmpty }.joined(separator: " ") + ")"
  }

  private func text(of edge: EdgeID) -> String {
    let properties = properties(graph.properties(of: edge))
    return "[:" + graph.edgeTypes[graph.type(of: edge)] + (properties.isEmpty ? "" : " ") + properties + "]"
  }

  private func properties(_ properties: [(key: SymbolID, value: Value)]) -> String {
    properties.isEmpty ? "" : Self.map(properties.map { (graph.propertyKeys[$0.key], text(of: $0.value)) })
  }

  static func map(_ entries: [(key: String, text: String)]) -> String {
    let sorted = entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return "{" + sorted.map { "\($0.key): \($0.text)" }.joined(separator: ", ") + "}"
  }

  static func quoted(_ text: String) -> String {
    var output = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": output += "\\'"
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\0": output += "\\0"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "'"
  }
}
