import Diagnostics
import PropertyGraph
import QueryEngine

/// Graphs that scenarios ask for: nodes with properties, without edges.
enum ScenarioGraph {
  /// The graph that `CREATE` with nodes alone makes; nil for any other text.
  static func graph(of setup: [String], session: (Graph) -> QuerySession) throws -> Graph? {
    var builder = GraphBuilder()
    for text in setup {
      guard let body = text.firstMatch(of: /^\s*CREATE\s+(.+?)\s*$/.dotMatchesNewlines())?.1,
        !body.contains("]->"), !body.contains("]-")
      else { return nil }
      for node in nodes(String(body)) {
        guard let match = node.wholeMatch(of: /\(\s*\w*\s*((?::\w+)*)\s*(\{.*\})?\s*\)/.dotMatchesNewlines())
        else { return nil }
        let labels = match.1.split(separator: ":").map(String.init)
        let query = SourceText(name: "set-up", text: "RETURN \(match.2 ?? "{}") AS m")
        let table = try session(GraphBuilder().finish()).run(query).table
        guard case .map(let entries)? = table.rows.first?.first else { return nil }
        _ = builder.addNode(labels: labels, properties: entries.map { ($0.key, $0.value) })
      }
    }
    return builder.finish()
  }

  /// The parts between commas outside all brackets.
  private static func nodes(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else if depth > 0 || !character.isWhitespace {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// A value as the kit writes it.
  static func text(of value: Value, in graph: Graph) -> String {
    switch value {
    case .null: return "null"
    case .string(let text): return "'\(text)'"
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
      return "'\(value.plainText ?? "")'"
    case .list(let values): return "[\(values.map { text(of: $0, in: graph) }.joined(separator: ", "))]"
    case .map(let entries):
      return "{\(entries.map { "\($0.key): \(text(of: $0.value, in: graph))" }.joined(separator: ", "))}"
    case .node(let node):
      let labels = graph.labels(of: node).map { ":\(graph.labels[$0])" }.joined()
      let properties = graph.properties(of: node)
        .map { "\(graph.propertyKeys[$0.key]): \(text(of: $0.value, in: graph))" }
      let map = properties.isEmpty ? "" : "{\(properties.joined(separator: ", "))}"
      return "(\([labels, map].filter { !$0.isEmpty }.joined(separator: " ")))"
    default: return value.plainText ?? "?"
    }
  }
}
