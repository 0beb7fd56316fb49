import PropertyGraph

/// A graph as dictionaries by stable number: what `GraphEditor` must agree with.
struct EditedModel {
  struct Node {
    var labels: Set<String>
    var values: [String: Value]
  }

  struct Edge {
    var type: String
    var source: NodeID
    var target: NodeID
    var values: [String: Value]
  }

  var nodes: [NodeID: Node] = [:]
  var edges: [EdgeID: Edge] = [:]

  /// What a graph holds, read without any index or adjacency.
  init(_ graph: Graph) {
    for node in graph.nodeRanges(where: { _ in true }).joined().map({ NodeID($0) }) {
      nodes[node] = Node(
        labels: Set(graph.labels(of: node).map { graph.labels[$0] }),
        values: Self.values(graph.properties(of: node), graph)
      )
    }
    for edge in (0..<graph.edgeIDLimit).map({ EdgeID($0) }) where !graph.isDeleted(edge) {
      edges[edge] = Edge(
        type: graph.edgeTypes[graph.type(of: edge)],
        source: graph.source(of: edge),
        target: graph.target(of: edge),
        values: Self.values(graph.properties(of: edge), graph)
      )
    }
  }

  private static func values(_ found: [(key: SymbolID, value: Value)], _ graph: Graph) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: found.map { (graph.propertyKeys[$0.key], $0.value) })
  }

  /// The same under other numbers.
  func renumbered(_ nodeNumbers: [NodeID], _ edgeNumbers: [EdgeID]) -> EditedModel {
    var copy = self
    copy.nodes = [:]
    copy.edges = [:]
    for (id, node) in nodes { copy.nodes[nodeNumbers[id.index]] = node }
    for (id, edge) in edges {
      var edge = edge
      edge.source = nodeNumbers[edge.source.index]
      edge.target = nodeNumbers[edge.target.index]
      copy.edges[edgeNumbers[id.index]] = edge
    }
    return copy
  }

  /// One line for each node and edge.
  var text: String {
    func text(_ values: [String: Value]) -> String {
      values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
    let nodes = nodes.sorted { $0.key < $1.key }
      .map { "(\($0.key.rawValue) \($0.value.labels.sorted()) \(text($0.value.values)))" }
    let edges = edges.sorted { $0.key < $1.key }
      .map {
        "(\($0.value.source.rawValue))-[\($0.key.rawValue) \($0.value.type) \(text($0.value.values))]->"
          + "(\($0.value.target.rawValue))"
      }
    return (nodes + edges).joined(separator: "\n")
  }
}
