import GraphAlgorithms
import PropertyGraph

extension OptionReader {
  /// The position of a node that an option names.
  func position(
    of node: NodeID,
    in network: Network,
    _ context: ProcedureContext
  ) throws(Procedure.Failure) -> Int {
    if let position = network.nodes.position(of: node) { return position }
    throw .notInNetwork(node, context, argument: argument)
  }
}

/// The positions of the nodes of an argument: a node, or a list of nodes.
func nodeArgument(
  _ value: Value,
  named name: String,
  at argument: Int = 0,
  in network: Network,
  _ context: ProcedureContext
) throws(Procedure.Failure) -> [Int] {
  let values: [Value]
  switch value {
  case .list(let list): values = list
  default: values = [value]
  }
  return try values.map { value throws(Procedure.Failure) in
    guard case .node(let node) = value else {
      throw Procedure.Failure(
        "\(name) must be a node or a list of nodes, not \(value.typeDescription)",
        argument: argument
      )
    }
    guard let position = network.nodes.position(of: node) else {
      throw .notInNetwork(node, context, argument: argument)
    }
    return position
  }
}

extension Procedure.Failure {
  fileprivate static func notInNetwork(
    _ node: NodeID,
    _ context: ProcedureContext,
    argument: Int
  ) -> Procedure.Failure {
    let name = context.graph.name(of: node).map { "'\($0)'" } ?? "the node"
    return Procedure.Failure(
      "\(name) is not in the network",
      help: "the options labels, nodes, types and modes say what is",
      argument: argument
    )
  }
}
