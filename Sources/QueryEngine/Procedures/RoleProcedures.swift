import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who stands between others: `CALL roles.brokerage({types: 'MEMBER_OF', group: 'kind'})`.
  static let roleProcedures: [Procedure] = [
    Procedure(
      "roles.structuralHoles",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("contacts", .integer),
        Procedure.Field("effectiveSize", .float), Procedure.Field("efficiency", .float),
        Procedure.Field("constraint", .float), Procedure.Field("hierarchy", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      try options.finish()
      let network = try context.network(chosen)
      let holes = try analyzing { () throws(AnalysisFailure) in
        try StructuralHoles(network, context.analysis)
      }
      return ProcedureRows([
        .nodes(network.nodeIDs), .integers(holes.contactCounts.map { Int64($0) }),
        .floats(holes.effectiveSizes), .floats(holes.efficiencies), .floats(holes.constraints),
        .floats(holes.hierarchies),
      ])
    },
    Procedure(
      "roles.brokerage",
      parameters: [Procedure.Field("options", .map)],
      columns: [Procedure.Field("node", .node), Procedure.Field("group", .any)]
        + Brokerage.Role.allCases.map { Procedure.Field($0.name, .integer) }
        + [
          Procedure.Field("total", .integer), Procedure.Field("expected", .map), Procedure.Field("z", .map),
        ]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (network, groups, brokerage) = try context.brokerage(arguments[0])
      let nodes = (0..<network.nodeCount).filter { groups.numbers[$0] >= 0 }
      let expected = brokerage.expected
      return ProcedureRows(
        [
          .nodes(nodes.map { network.nodes[$0] }),
          .values(nodes.map { groups.values[groups.numbers[$0]] }),
        ]
          + Brokerage.Role.allCases.map { role in
            .integers(nodes.map { Int64(brokerage.counts[$0][role]) })
          }
          + [
            .integers(nodes.map { Int64(brokerage.counts[$0].total) }),
            .values(nodes.map { expected[groups.numbers[$0]].map }),
            .values(
              nodes.map { node in
                let group = groups.numbers[node]
                return brokerage.counts[node]
                  .zScores(expected: expected[group], deviations: brokerage.deviations[group]).map
              }
            ),
          ]
      )
    },
    Procedure(
      "roles.removal",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("component", .integer),
        Procedure.Field("parts", .integer), Procedure.Field("largest", .integer),
        Procedure.Field("isolated", .integer), Procedure.Field("separatedPairs", .integer),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      let (network, parts) = try context.biconnectedComponents(arguments[0])
      let removals = parts.removals
      return ProcedureRows([
        .nodes(network.nodeIDs), .integers(removals.map { Int64($0.componentSize) }),
        .integers(removals.map { Int64($0.partCount) }), .integers(removals.map { Int64($0.largestPart) }),
        .integers(removals.map { Int64($0.isolatedCount) }),
        .integers(removals.map { Int64($0.separatedPairCount) }),
      ])
    },
  ]
}

extension ProcedureContext {
  fileprivate func brokerage(
    _ argument: Value
  ) throws(Procedure.Failure) -> (Network, NodeGroups, Brokerage) {
    var options = try OptionReader(argument)
    let chosen = try NetworkOptions(
      &options,
      of: graph,
      defaults: NetworkOptions.Defaults(direction: .natural)
    )
    let grouping = try GroupOptions(&options, of: graph)
    try options.finish()
    let network = try network(chosen)
    let groups = try NodeGroups(grouping, of: network, graph)
    return (
      network, groups,
      try analyzing { () throws(AnalysisFailure) in try Brokerage(network, groups: groups.numbers, analysis) }
    )
  }
}

extension Brokerage.Role {
  fileprivate var name: String {
    switch self {
    case .coordinator: "coordinator"
    case .consultant: "consultant"
    case .representative: "representative"
    case .gatekeeper: "gatekeeper"
    case .liaison: "liaison"
    }
  }
}

extension Brokerage.Tally {
  /// As a value of the language, by the roles' names; null for what is undefined.
  fileprivate var map: Value {
    func value(_ number: Double) -> Value { number.isNaN ? .null : .float(number) }
    let roles = Brokerage.Role.allCases.map { Value.MapEntry($0.name, value(self[$0])) }
    return .map(roles + [Value.MapEntry("total", value(total))])
  }
}
