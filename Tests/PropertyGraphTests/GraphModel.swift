import PropertyGraph

/// A graph in the plainest form: what `GraphBuilder` must agree with.
struct GraphModel {
  struct Edge {
    let type: String
    let source: Int
    let target: Int
    let weight: Value
  }

  /// By handle.
  var labels: [[String]] = []
  var values: [[String: Value]] = []
  var edges: [Edge] = []

  /// Few nodes, so that edges between the same two, loops and nodes without edges are frequent.
  init(seed: Int) {
    var random = RandomNumbers(seed: seed)
    let nodeCount = Int.random(in: 0...60, using: &random)
    let typeCount = Int.random(in: 1...4, using: &random)
    let edgeCount = nodeCount == 0 ? 0 : Int.random(in: 0...nodeCount * 5, using: &random)
    for handle in 0..<nodeCount {
      labels.append(["A", "B", "C", "D", "E"].filter { _ in Bool.random(using: &random) })
      values.append(["name": .string("n\(handle % 7)"), "rank": .integer(Int64(handle))])
      if Bool.random(using: &random) { values[handle]["odd"] = Self.value(using: &random) }
    }
    for number in 0..<edgeCount {
      edges.append(
        Edge(
          type: "T\(Int.random(in: 0..<typeCount, using: &random))",
          source: Int.random(in: 0..<nodeCount, using: &random),
          target: Int.random(in: 0..<nodeCount, using: &random),
          weight: number % 3 == 0 ? .null : .integer(Int64(number))
        )
      )
    }
  }

  private static func value(using random: inout RandomNumbers) -> Value {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .integer(1)
    case 1: .string("odd")
    case 2: .boolean(true)
    default: .list([.null, .float(0.5)])
    }
  }

  /// The graph, with the handles' numbers.
  func build(inBulk: Bool) -> (graph: Graph, numbers: [NodeID]) {
    var builder = GraphBuilder()
    for handle in labels.indices {
      let properties = values[handle].sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      builder.addNode(labels: labels[handle], properties: properties)
    }
    if inBulk {
      for type in Set(edges.map(\.type)).sorted() {
        let chosen = edges.filter { $0.type == type }
        let first = builder.addEdges(
          type: type,
          sources: chosen.map { UInt32($0.source) },
          targets: chosen.map { UInt32($0.target) }
        )
        builder.addEdgeColumn(
          "weight",
          firstHandle: first,
          values: .values(chosen.map(\.weight)),
          presence: nil
        )
      }
    } else {
      for edge in edges {
        let weight = [("weight", edge.weight)]
        builder.addEdge(type: edge.type, from: edge.source, to: edge.target, properties: weight)
      }
    }
    let graph = builder.finish()
    var numbers = [NodeID](repeating: .none, count: labels.count)
    if let rank = graph.propertyKeys.id(of: "rank") {
      for node in 0..<graph.nodeCount {
        if case .integer(let handle) = graph.value(rank, of: NodeID(node)) {
          numbers[Int(handle)] = NodeID(node)
        }
      }
    }
    return (graph, numbers)
  }
}
