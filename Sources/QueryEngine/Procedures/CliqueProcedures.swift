import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Groups of nodes that are tied to each other, and how firmly two nodes are joined: `CALL cohesion.cliques()`.
  static let cliqueProcedures: [Procedure] = [
    Procedure(
      "cohesion.cliques",
      parameters: [.options],
      columns: [
        Procedure.Field("clique", .integer), Procedure.Field("size", .integer),
        Procedure.Field("nodes", .list),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let minimum = try options.integer("minimum", default: 3, in: 1...1_000_000)
      let limit = try options.groupLimit()
      try options.finish()
      let network = try context.network(chosen)
      let cliques = try analyzing { () throws(AnalysisFailure) in
        try MaximalCliques(network, minimum: minimum, limit: limit, context.analysis).cliques
      }
      return ProcedureRows(groups: cliques, of: network)
    },
    Procedure(
      "cohesion.plexes",
      parameters: [.options],
      columns: [
        Procedure.Field("plex", .integer), Procedure.Field("size", .integer),
        Procedure.Field("nodes", .list),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let slack = try options.integer("k", default: 2, in: 1...1_000)
      let smallest = 2 * slack - 1
      let minimum = try options.integer(
        "minimum",
        default: max(slack + 2, smallest),
        in: smallest...1_000_000
      )
      let limit = try options.groupLimit()
      try options.finish()
      let network = try context.network(chosen)
      let plexes = try analyzing { () throws(AnalysisFailure) in
        try MaximalPlexes(network, slack: slack, minimum: minimum, limit: limit, context.analysis).plexes
      }
      return ProcedureRows(groups: plexes, of: network)
    },
    Procedure(
      "cohesion.connectivity",
      parameters: [Procedure.Field("source", .node), Procedure.Field("target", .node), .options],
      columns: [Procedure.Field("paths", .integer), Procedure.Field("cut", .list)]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[2], argument: 2)
      let chosen = try NetworkOptions(&options, of: context.graph)
      try options.finish()
      let network = try context.network(chosen)
      let source = try network.position(of: arguments[0], argument: 0)
      let target = try network.position(of: arguments[1], argument: 1)
      let found = try analyzing { () throws(AnalysisFailure) in
        try NodeConnectivity(network, from: source, to: target, context.analysis)
      }
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
    self.init([
      .integers(groups.indices.map { Int64($0) }), .integers(groups.map { Int64($0.count) }),
      .values(groups.map { .list($0.map { .node(network.nodes[$0]) }) }),
    ])
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
