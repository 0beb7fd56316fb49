import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who is needed: `CALL roles.keyPlayers({types: 'MEMBER_OF', count: 3})`.
  static let keyPlayerProcedures: [Procedure] = [
    Procedure.onNetwork(
      "roles.keyPlayers",
      columns: [
        Procedure.Field("nodes", .list), Procedure.Field("value", .float),
        Procedure.Field("initial", .float), Procedure.Field("exact", .boolean),
      ]
    ) { call in
      let count = try call.options.integer("count", default: 3, in: 1...1_000)
      let aim = try call.options.choice("aim", default: KeyPlayers.Aim.fragmentation)
      let steps = try call.options.integer("steps", default: 1, in: 1...10_000)
      let trials = try call.options.integer("trials", default: 20_000, in: 0...1_000_000_000)
      let network = try call.network()
      let players = try KeyPlayers(
        network,
        count: count,
        aim: aim,
        steps: steps,
        trialLimit: trials,
        call.analysis
      )
      return ProcedureRows(row: [
        .list(players.nodes.map { .node(network.nodes[$0]) }), .float(players.value),
        .float(players.initialValue), .boolean(players.isExact),
      ])
    },
    Procedure.onNetwork(
      "roles.soleLinks",
      parameters: [Procedure.Field("options", .map)],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("first", .any), Procedure.Field("second", .any),
        Procedure.Field("ties", .integer), Procedure.Field("goBetween", .boolean),
      ]
    ) { call in
      let grouping = try GroupOptions(&call.options, of: call.graph)
      let network = try call.network()
      let groups = try NodeGroups(grouping, of: network, call.graph)
      let links = try SoleLinks(network, groups: groups.numbers, call.analysis).links
      return ProcedureRows(
        count: links.count,
        [
          .nodes(links.map { network.nodes[$0.node] }), .values(links.map { groups.values[$0.first] }),
          .values(links.map { groups.values[$0.second] }), .integers(links.map { Int64($0.tieCount) }),
          .booleans(links.map(\.isGoBetween)),
        ]
      )
    },
  ]
}
