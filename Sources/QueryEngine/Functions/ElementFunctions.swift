import PropertyGraph

extension FunctionCatalog {
  /// Functions of nodes, edges and paths.
  static let elementFunctions: [ScalarFunction] = [
    properties,
    ScalarFunction("labels", 1...1, [.node], .list(of: .string)) {
      arguments,
      environment throws(FunctionFailure) in
      guard case .node(let node) = arguments[0] else {
        throw .kind(arguments[0], expected: "a node", argument: 0)
      }
      return .list(environment.graph.labels(of: node).map { .string(environment.graph.labels[$0]) })
    },
    ScalarFunction("type", 1...1, [.edge], .string) { arguments, environment throws(FunctionFailure) in
      guard case .edge(let edge) = arguments[0] else {
        throw .kind(arguments[0], expected: "an edge", argument: 0)
      }
      return .string(environment.graph.edgeTypes[environment.graph.type(of: edge)])
    },
    ScalarFunction("keys", 1...1, [[.node, .edge, .map]], .list(of: .string)) {
      arguments,
      environment throws(FunctionFailure) in
      switch arguments[0] {
      case .node(let node):
        .list(environment.graph.properties(of: node).map { .string(environment.graph.propertyKeys[$0.key]) })
      case .edge(let edge):
        .list(environment.graph.properties(of: edge).map { .string(environment.graph.propertyKeys[$0.key]) })
      case .map(let entries): .list(entries.map { .string($0.key) })
      default: throw .kind(arguments[0], expected: "a node, an edge or a map", argument: 0)
      }
    },
    ScalarFunction("element_id", 1...1, [[.node, .edge]], .integer) { arguments, _ throws(FunctionFailure) in
      switch arguments[0] {
      case .node(let node): .integer(Int64(node.rawValue))
      case .edge(let edge): .integer(Int64(edge.rawValue))
      default: throw .kind(arguments[0], expected: "a node or an edge", argument: 0)
      }
    },
    ScalarFunction("startNode", 1...1, [.edge], .node) { arguments, environment throws(FunctionFailure) in
      guard case .edge(let edge) = arguments[0] else {
        throw .kind(arguments[0], expected: "an edge", argument: 0)
      }
      return .node(environment.graph.source(of: edge))
    },
    ScalarFunction("endNode", 1...1, [.edge], .node) { arguments, environment throws(FunctionFailure) in
      guard case .edge(let edge) = arguments[0] else {
        throw .kind(arguments[0], expected: "an edge", argument: 0)
      }
      return .node(environment.graph.target(of: edge))
    },
    ScalarFunction("nodes", 1...1, [.path], .list(of: .node)) { arguments, _ throws(FunctionFailure) in
      guard case .path(let path) = arguments[0] else {
        throw .kind(arguments[0], expected: "a path", argument: 0)
      }
      return .list(path.nodes.map { .node($0) })
    },
    ScalarFunction("relationships", 1...1, [.path], .list(of: .edge)) {
      arguments,
      _ throws(FunctionFailure) in
      guard case .path(let path) = arguments[0] else {
        throw .kind(arguments[0], expected: "a path", argument: 0)
      }
      return .list(path.edges.map { .edge($0) })
    },
    ScalarFunction("length", 1...1, [.path], .integer) { arguments, _ throws(FunctionFailure) in
      guard case .path(let path) = arguments[0] else {
        throw .kind(arguments[0], expected: "a path", argument: 0)
      }
      return .integer(Int64(path.edges.count))
    },
  ]
}
