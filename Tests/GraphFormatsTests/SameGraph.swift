import PropertyGraph

/// All that can be asked of a graph, by numbers: the same for graphs that nobody can tell apart.
enum SameGraph {
  static func facts(_ graph: Graph) -> [String] {
    var facts = [
      "\(graph.labels.names) \(graph.edgeTypes.names) \(graph.propertyKeys.names)",
      "\(graph.nodeCount) \(graph.nodeIDLimit) \(graph.edgeCount) \(graph.edgeIDLimit)",
    ]
    facts += graph.labelSets.map { "\($0.labels.map(\.index)) \($0.nodes)" }
    for node in (0..<graph.nodeIDLimit).map({ NodeID($0) }) {
      facts.append("\(node.index) \(properties(graph.properties(of: node)))")
    }
    for edge in (0..<graph.edgeIDLimit).map({ EdgeID($0) }) where !graph.isDeleted(edge) {
      let ends = "\(graph.source(of: edge).index) \(graph.target(of: edge).index)"
      facts.append("\(graph.type(of: edge).index) \(ends) \(properties(graph.properties(of: edge)))")
    }
    for type in graph.edgeTypes.names.indices.map({ SymbolID($0) }) {
      facts.append("\(graph.edgeRanges(ofType: type))")
      for adjacency in [graph.outgoing(type), graph.incoming(type)] {
        for node in (0..<graph.nodeIDLimit).map({ NodeID($0) }) {
          let row = adjacency.row(of: node)
          facts.append("\(row.map { (adjacency.neighbor(at: $0).index, adjacency.edge(at: $0).index) })")
        }
      }
    }
    for key in graph.propertyKeys.names.indices.map({ SymbolID($0) }) {
      facts.append("\(graph.propertyKeys[key]) \(graph.hasIndex(on: key))")
      for column in [graph.nodeColumn(key), graph.edgeColumn(key)] {
        facts.append(column.map { "\($0.firstElement) \($0.count) \(type($0.storage))" } ?? "none")
      }
    }
    return facts
  }

  private static func properties(_ properties: [(key: SymbolID, value: Value)]) -> String {
    properties.map { "\($0.key.index)=\($0.value)" }.joined(separator: ",")
  }

  private static func type(_ storage: PropertyColumn.Storage) -> String {
    switch storage {
    case .integers: "integers"
    case .floats: "floats"
    case .booleans: "booleans"
    case .strings: "strings"
    case .dates: "dates"
    case .values: "values"
    }
  }
}
