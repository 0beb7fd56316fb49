public import PropertyGraph

/// What a graph holds as text, without the numbers of its nodes and edges: the same for graphs that hold
/// the same.
public enum GraphText {
  public static func describe(_ graph: Graph) -> String {
    let nodes = graph.nodeRanges { _ in true }.joined().map { describe(NodeID($0), graph) }
    var edges: [String] = []
    for type in (0..<graph.edgeTypes.count).map({ SymbolID($0) }) {
      for edge in graph.edgeRanges(ofType: type).joined().map({ EdgeID($0) }) {
        let ends = "\(name(graph.source(of: edge), graph)) -> \(name(graph.target(of: edge), graph))"
        edges.append("\(graph.edgeTypes[type]) \(ends) \(describe(graph.properties(of: edge), graph))")
      }
    }
    return (nodes.sorted() + edges.sorted()).joined(separator: "\n")
  }

  private static func describe(_ node: NodeID, _ graph: Graph) -> String {
    "\(name(node, graph)) \(describe(graph.properties(of: node), graph))"
  }

  private static func name(_ node: NodeID, _ graph: Graph) -> String {
    let labels = graph.labels(of: node).map { graph.labels[$0] }.sorted().joined(separator: ":")
    let id = graph.propertyKeys.id(of: "id").flatMap { graph.value($0, of: node).plainText }
    return "(\(labels) \(id ?? "-"))"
  }

  private static func describe(_ properties: [(key: SymbolID, value: Value)], _ graph: Graph) -> String {
    properties.map { "\(graph.propertyKeys[$0.key])=\($0.value)" }.sorted().joined(separator: ", ")
  }
}
