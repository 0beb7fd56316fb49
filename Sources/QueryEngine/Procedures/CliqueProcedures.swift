import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Groups of nodes that are tied to each other, and how firmly two nodes are joined: `CALL cohesion.cliques()`.
  static let cliqueProcedures: [Procedure] = [
    Procedure.onNetwork(
      "cohesion.cliques",
      columns: [
        Procedure.Field("clique", .integer), Procedure.Field("size", .integer),
        Procedure.Field("nodes", .list),
      ]
    ) { call in
      let minimum = try call.options.integer("minimum", default: 3, in: 1...1_000_000)
      let limit = try call.options.groupLimit()
      let network = try call.network()
      let cliques = try MaximalCliques(network, minimum: minimum, limit: limit, call.analysis).cliques
      return ProcedureRows(groups: cliques, of: network)
    },
    Procedure.onNetwork(
      "cohesion.plexes",
      columns: [
        Procedure.Field("plex", .integer), Procedure.Field("size", .integer),
        Procedure.Field("nodes", .list),
      ]
    ) { call in
      let slack = try call.options.integer("k", default: 2, in: 1...1_000)
      let smallest = 2 * slack - 1
      let minimum = try call.options.integer(
        "minimum",
        default: max(slack + 2, smallest),
        in: smallest...1_000_000
      )
      let limit = try call.options.groupLimit()
      let network = try call.network()
      let plexes = try MaximalPlexes(network, slack: slack, minimum: minimum, limit: limit, call.analysis)
        .plexes
      return ProcedureRows(groups: plexes, of: network)
    },
    Procedure.onNetwork(
      "cohesion.connectivity",
      parameters: [Procedure.Field("source", .node), Procedure.Field("target", .node), .options],
      columns: [Procedure.Field("paths", .integer), Procedure.Field("cut", .list)]
    ) { call in
      let network = try call.network()
      let source = try network.position(of: call.arguments[0], argument: 0)
      let target = try network.position(of: call.arguments[1], argument: 1)
      let found = try NodeConnectivity(network, from: source, to: target, call.analysis)
      return ProcedureRows(row: [
        .integer(Int64(found.independentPathCount)),
        found.cut.map { .list($0.map { .node(network.nodes[$0]) }) } ?? .null,
      ])
    },
  ]
}

extension OptionReader {
  fileprivate mutating func groupLimit() throws(Procedure.Failure) -> Int {
    try integer("limit", default: 1_000_000, in: 1...100_000_000)
  }
}

extension ProcedureRows {
  /// A number, the size and the nodes of each group.
  fileprivate init(groups: [[Int]], of network: Network) {
    self.init(
      count: groups.count,
      [
        .integers(groups.indices.map { Int64($0) }), .integers(groups.map { Int64($0.count) }),
        .values(groups.map { .list($0.map { .node(network.nodes[$0]) }) }),
      ]
    )
  }
}

extension Network {
  /// Where a node that a procedure is given stands.
  fileprivate func position(of value: Value, argument: Int) throws(Procedure.Failure) -> Int {
    guard case .node(let node) = value else {
      throw Procedure.Failure("it needs a node, not \(value.typeDescription)", argument: argument)
    }
    guard let position = nodes.position(of: node) else {
      throw Procedure.Failure("the node is not in the network that the options choose", argument: argument)
    }
    return position
  }
}
