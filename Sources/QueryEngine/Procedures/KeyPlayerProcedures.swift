import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who is needed: `CALL roles.keyPlayers({types: 'MEMBER_OF', count: 3})`.
  static let keyPlayerProcedures: [Procedure] = [
    Procedure(
      "roles.keyPlayers",
      parameters: [.options],
      columns: [
        Procedure.Field("nodes", .list), Procedure.Field("value", .float),
        Procedure.Field("initial", .float), Procedure.Field("exact", .boolean),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let count = try options.integer("count", default: 3, in: 1...1_000)
      let aim = try options.choice("aim", default: KeyPlayers.Aim.fragmentation)
      let steps = try options.integer("steps", default: 1, in: 1...10_000)
      let trials = try options.integer("trials", default: 20_000, in: 0...1_000_000_000)
      try options.finish()
      let network = try context.network(chosen)
      let players = try analyzing { () throws(AnalysisFailure) in
        try KeyPlayers(
          network,
          count: count,
          aim: aim,
          steps: steps,
          trialLimit: trials,
          context.analysis
        )
      }
      return ProcedureRows([
        .values([.list(players.nodes.map { .node(network.nodes[$0]) })]), .floats([players.value]),
        .floats([players.initialValue]), .booleans([players.isExact]),
      ])
    },
    Procedure(
      "roles.soleLinks",
      parameters: [Procedure.Field("options", .map)],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("first", .any), Procedure.Field("second", .any),
        Procedure.Field("ties", .integer), Procedure.Field("goBetween", .boolean),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let grouping = try GroupOptions(&options, of: context.graph)
      try options.finish()
      let network = try context.network(chosen)
      let groups = try NodeGroups(grouping, of: network, context.graph)
      let links = try analyzing { () throws(AnalysisFailure) in
        try SoleLinks(network, groups: groups.numbers, context.analysis).links
      }
      return ProcedureRows([
        .nodes(links.map { network.nodes[$0.node] }), .values(links.map { groups.values[$0.first] }),
        .values(links.map { groups.values[$0.second] }), .integers(links.map { Int64($0.tieCount) }),
        .booleans(links.map(\.isGoBetween)),
      ])
    },
  ]
}
