import Diagnostics
import PropertyGraph
import QueryEngine

/// Graphs whose nodes are vertices with a number, and what procedures say about them.
enum VertexGraph {
  struct Edge {
    let source: Int64
    let target: Int64
    let weight: Double?

    init(_ source: Int64, _ target: Int64, weight: Double? = nil) {
      self.source = source
      self.target = target
      self.weight = weight
    }
  }

  static func graph(_ vertices: [Int64], _ edges: [Edge]) -> Graph {
    var builder = GraphBuilder()
    var handles: [Int64: Int] = [:]
    for vertex in vertices.sorted() {
      handles[vertex] = builder.addNode(labels: ["V"], properties: [("id", .integer(vertex))])
    }
    for edge in edges {
      guard let source = handles[edge.source], let target = handles[edge.target] else { continue }
      builder.addEdge(
        type: "E",
        from: source,
        to: target,
        properties: edge.weight.map { [("weight", .float($0))] } ?? []
      )
    }
    return builder.finish()
  }

  /// The rows of a query; its options `$direction` and `$source` are parameters.
  static func rows(_ query: String, _ graph: Graph, _ parameters: [String: Value]) throws -> ValueRows {
    let session = QuerySession(graph: graph, limits: QueryLimits(rows: 1_000_000))
    return try session.run(SourceText(name: "query", text: query), parameters: parameters).table.rows
  }
}
