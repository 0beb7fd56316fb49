import PropertyGraph

/// A graph as two lists, changed by hand: what sequences of writing queries are compared with.
struct ModelStore {
  struct Node: Equatable {
    var id: Int
    var labels: Set<String>
    var value: Int?
  }

  struct Edge: Equatable {
    var type: String
    var from: Int
    var to: Int
    var value: Int?
  }

  var nodes: [Node] = []
  var edges: [Edge] = []
  private var nextID = 0

  /// Each node and edge as one line, sorted.
  var text: [String] {
    let nodes = nodes.map { "(\($0.id)\($0.labels.sorted().map { ":" + $0 }.joined()) \(text($0.value)))" }
    let edges = edges.map { "\($0.from)-[\($0.type) \(text($0.value))]->\($0.to)" }
    return (nodes + edges).sorted()
  }

  private func text(_ value: Int?) -> String { value.map(String.init) ?? "-" }

  mutating func addNode(_ labels: Set<String>, _ value: Int?) -> Int {
    defer { nextID += 1 }
    nodes.append(Node(id: nextID, labels: labels, value: value))
    return nextID
  }

  /// The ids of nodes with a label.
  func ids(_ label: String) -> [Int] { nodes.filter { $0.labels.contains(label) }.map(\.id) }

  mutating func update(_ ids: [Int], _ change: (inout Node) -> Void) {
    for index in nodes.indices where ids.contains(nodes[index].id) { change(&nodes[index]) }
  }

  mutating func delete(_ ids: [Int]) {
    edges.removeAll { ids.contains($0.from) || ids.contains($0.to) }
    nodes.removeAll { ids.contains($0.id) }
  }
}

extension Graph {
  /// The same lines as those of `ModelStore`, from the properties `id` and `v`.
  var modelText: [String] {
    func text(_ key: String, _ properties: [(key: SymbolID, value: Value)]) -> String {
      properties.first { propertyKeys[$0.key] == key }?.value.plainText ?? "-"
    }
    func id(_ node: NodeID) -> String { text("id", properties(of: node)) }
    let nodes = (0..<nodeIDLimit).map { NodeID($0) }.filter { !isDeleted($0) }
      .map { node in
        let labels = labels(of: node).map { ":" + self.labels[$0] }.sorted().joined()
        return "(\(id(node))\(labels) \(text("v", properties(of: node))))"
      }
    let edges = (0..<edgeIDLimit).map { EdgeID($0) }.filter { !isDeleted($0) }
      .map { edge in
        let label = "\(edgeTypes[type(of: edge)]) \(text("v", properties(of: edge)))"
        return "\(id(source(of: edge)))-[\(label)]->\(id(target(of: edge)))"
      }
    return (nodes + edges).sorted()
  }
}
