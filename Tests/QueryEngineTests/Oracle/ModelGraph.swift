import GraphLiterals
import PropertyGraph

/// A small graph as plain lists, beside the same graph in the engine's form.
///
/// Nodes have `id`, labels A or B and sometimes `x`; edges have `id` and the types R or S.
struct ModelGraph {
  struct Node {
    var labels: Set<String>
    var x: Int?
  }

  struct Edge {
    var type: String
    var from: Int
    var to: Int
  }

  var nodes: [Node] = []
  var edges: [Edge] = []

  init(
    _ random: inout SeededGenerator,
    nodeCount: ClosedRange<Int> = 1...5,
    edgeCount: ClosedRange<Int> = 0...6
  ) {
    for _ in 0..<Int.random(in: nodeCount, using: &random) {
      let labels = [["A"], ["B"], ["A", "B"], []].randomElement(using: &random) ?? []
      nodes.append(
        Node(
          labels: Set(labels),
          x: Int.random(in: 0..<4, using: &random) == 0 ? nil : Int.random(in: 0..<3, using: &random)
        )
      )
    }
    for _ in 0..<Int.random(in: edgeCount, using: &random) {
      edges.append(
        Edge(
          type: Int.random(in: 0..<3, using: &random) == 0 ? "S" : "R",
          from: Int.random(in: 0..<nodes.count, using: &random),
          to: Int.random(in: 0..<nodes.count, using: &random)
        )
      )
    }
  }

  /// As one would write it.
  var text: String {
    let nodes = nodes.enumerated()
      .map { index, node in
        "(\(index)\(node.labels.sorted().map { ":" + $0 }.joined())\(node.x.map { " x=\($0)" } ?? ""))"
      }
    let edges = edges.enumerated()
      .map { "\($0.offset):(\($0.element.from))-\($0.element.type)->(\($0.element.to))" }
    return (nodes + edges).joined(separator: " ")
  }

  func graph() -> Graph {
    var builder = GraphBuilder()
    for (index, node) in nodes.enumerated() {
      builder.addNode(
        labels: node.labels.sorted(),
        properties: [("id", .integer(Int64(index))), ("x", node.x.map { .integer(Int64($0)) } ?? .null)]
      )
    }
    for (index, edge) in edges.enumerated() {
      builder.addEdge(
        type: edge.type,
        from: edge.from,
        to: edge.to,
        properties: [("id", .integer(Int64(index)))]
      )
    }
    builder.addIndex(on: "id")
    return builder.finish()
  }

  /// The edges that a step can take from a node, with the nodes at their other ends; a loop once.
  func steps(from node: Int, _ step: ModelPattern.Edge) -> [(edge: Int, node: Int)] {
    var found: [(edge: Int, node: Int)] = []
    for (index, edge) in edges.enumerated() where step.types.isEmpty || step.types.contains(edge.type) {
      if step.direction != .left, edge.from == node { found.append((index, edge.to)) }
      if step.direction == .left || (step.direction == .any && edge.from != edge.to), edge.to == node {
        found.append((index, edge.from))
      }
    }
    return found
  }
}
