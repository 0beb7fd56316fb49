import PropertyGraph

/// One random change, made to an editor and to a model.
enum RandomEdit {
  static func apply(
    to editor: inout GraphEditor,
    _ model: inout EditedModel,
    using random: inout RandomNumbers
  ) throws {
    let node = model.nodes.keys.sorted().randomElement(using: &random)
    let edge = model.edges.keys.sorted().randomElement(using: &random)
    let key = ["name", "rank", "odd", "weight", "new"].randomElement(using: &random) ?? "new"
    let label = ["A", "B", "C", "Z"].randomElement(using: &random) ?? "Z"
    let value = value(using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1:
      let labels = Set(
        (0..<Int.random(in: 0...3, using: &random)).map { "ABCZ".dropFirst($0).prefix(1) }.map(String.init)
      )
      let id = editor.createNode(labels: Array(labels), properties: [(key, value)])
      model.nodes[id] = EditedModel.Node(labels: labels, values: value.isNull ? [:] : [key: value])
    case 2, 3:
      guard let node, let other = model.nodes.keys.sorted().randomElement(using: &random) else { return }
      let type = ["T0", "T1", "T9"].randomElement(using: &random) ?? "T0"
      let id = editor.createEdge(type: type, from: node, to: other, properties: [(key, value)])
      let values = value.isNull ? [:] : [key: value]
      model.edges[id] = EditedModel.Edge(type: type, source: node, target: other, values: values)
    case 4:
      guard let node else { return }
      editor.set(key, of: node, to: value)
      model.nodes[node]?.values[key] = value.isNull ? nil : value
    case 5:
      guard let edge else { return }
      editor.set(key, of: edge, to: value)
      model.edges[edge]?.values[key] = value.isNull ? nil : value
    case 6:
      guard let node else { return }
      if Bool.random(using: &random) {
        editor.addLabel(label, to: node)
        model.nodes[node]?.labels.insert(label)
      } else {
        editor.removeLabel(label, from: node)
        model.nodes[node]?.labels.remove(label)
      }
    case 7:
      guard let edge else { return }
      editor.delete(edge)
      model.edges[edge] = nil
    case 8:
      guard let node else { return }
      let edges = model.edges.filter { $0.value.source == node || $0.value.target == node }.keys.sorted()
      do throws(GraphEditor.ConnectedNode) {
        try editor.delete(node)
        if !edges.isEmpty { throw GraphEditor.ConnectedNode(node: node, edges: []) }
        model.nodes[node] = nil
      } catch {
        if error.edges != edges { throw error }
        guard Bool.random(using: &random) else { return }
        editor.detachAndDelete(node)
        model.nodes[node] = nil
        for edge in edges { model.edges[edge] = nil }
      }
    default:
      if let node, Bool.random(using: &random) {
        editor.removeAllProperties(of: node)
        model.nodes[node]?.values = [:]
      } else if let edge {
        editor.removeAllProperties(of: edge)
        model.edges[edge]?.values = [:]
      }
    }
  }

  private static func value(using random: inout RandomNumbers) -> Value {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .null
    case 1: .string("n\(Int.random(in: 0..<5, using: &random))")
    case 2: .boolean(Bool.random(using: &random))
    case 3: .list([.integer(1), .null])
    case 4: .float(0.5)
    case 5: CalendarDate(year: 2014, month: 7, day: 31).map { .date($0) } ?? .null
    default: .integer(Int64.random(in: 0..<5, using: &random))
    }
  }
}
