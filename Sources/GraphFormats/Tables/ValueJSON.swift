package import PropertyGraph

/// Values as JSON; nodes, edges and paths as objects.
package struct ValueJSON {
  private let graph: Graph

  package init(graph: Graph) {
    self.graph = graph
  }

  package func append(_ value: Value, to output: inout String) {
    switch value {
    case .null: output += "null"
    case .boolean(let boolean): output += boolean ? "true" : "false"
    case .integer(let number): output += String(number)
    case .float(let number):
      if number.isFinite {
        output += FloatText.string(for: number)
      } else {
        // JSON has no such numbers.
        JSONWriter.append(FloatText.string(for: number), to: &output)
      }
    case .string(let text): JSONWriter.append(text, to: &output)
    case .date(let date): JSONWriter.append(date.description, to: &output)
    case .localTime(let time): JSONWriter.append(time.description, to: &output)
    case .zonedTime(let time): JSONWriter.append(time.description, to: &output)
    case .localDateTime(let time): JSONWriter.append(time.description, to: &output)
    case .zonedDateTime(let time): JSONWriter.append(time.description, to: &output)
    case .duration(let duration): JSONWriter.append(duration.description, to: &output)
    case .list(let values): appendList(values, to: &output)
    case .map(let entries): appendObject(entries.map { ($0.key, $0.value) }, to: &output)
    case .node(let node): append(node, to: &output)
    case .edge(let edge): append(edge, to: &output)
    case .path(let path):
      output += "{\"nodes\":"
      appendList(path.nodes.map { .node($0) }, to: &output)
      output += ",\"edges\":"
      appendList(path.edges.map { .edge($0) }, to: &output)
      output += "}"
    }
  }

  private func append(_ node: NodeID, to output: inout String) {
    output += "{"
    let id = id(of: node)
    if !id.isNull {
      output += "\"id\":"
      append(id, to: &output)
      output += ","
    }
    output += "\"labels\":"
    appendList(graph.labels(of: node).map { .string(graph.labels[$0]) }, to: &output)
    output += ",\"properties\":"
    appendObject(graph.properties(of: node).map { (graph.propertyKeys[$0.key], $0.value) }, to: &output)
    output += "}"
  }

  private func append(_ edge: EdgeID, to output: inout String) {
    output += "{\"type\":"
    JSONWriter.append(graph.edgeTypes[graph.type(of: edge)], to: &output)
    for (key, node) in [("from", graph.source(of: edge)), ("to", graph.target(of: edge))] {
      output += ",\"\(key)\":"
      let id = id(of: node)
      append(id.isNull ? graph.name(of: node).map { .string($0) } ?? .null : id, to: &output)
    }
    output += ",\"properties\":"
    appendObject(graph.properties(of: edge).map { (graph.propertyKeys[$0.key], $0.value) }, to: &output)
    output += "}"
  }

  private func id(of node: NodeID) -> Value {
    graph.propertyKeys.id(of: "id").map { graph.value($0, of: node) } ?? .null
  }

  private func appendList(_ values: [Value], to output: inout String) {
    output += "["
    for (index, value) in values.enumerated() {
      if index > 0 { output += "," }
      append(value, to: &output)
    }
    output += "]"
  }

  private func appendObject(_ members: [(String, Value)], to output: inout String) {
    output += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { output += "," }
      JSONWriter.append(member.0, to: &output)
      output += ":"
      append(member.1, to: &output)
    }
    output += "}"
  }
}
