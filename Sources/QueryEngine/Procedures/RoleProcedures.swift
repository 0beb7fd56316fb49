import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who stands between others: `CALL roles.brokerage({types: 'MEMBER_OF', group: 'kind'})`.
  static let roleProcedures: [Procedure] = [
    Procedure.onNetwork(
      "roles.structuralHoles",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("contacts", .integer),
        Procedure.Field("effectiveSize", .float), Procedure.Field("efficiency", .float),
        Procedure.Field("constraint", .float), Procedure.Field("hierarchy", .float),
      ]
    ) { call in
      let network = try call.network()
      let holes = try StructuralHoles(network, call.analysis)
      return ProcedureRows(
        nodesOf: network,
        [
          .integers(holes.contactCounts.map { Int64($0) }),
          .floats(holes.effectiveSizes), .floats(holes.efficiencies), .floats(holes.constraints),
          .floats(holes.hierarchies),
        ]
      )
    },
    Procedure.onNetwork(
      "roles.brokerage",
      parameters: [Procedure.Field("options", .map)],
      columns: [Procedure.Field("node", .node), Procedure.Field("group", .any)]
        + Brokerage.Role.allCases.map { Procedure.Field($0.name, .integer) }
        + [
          Procedure.Field("total", .integer), Procedure.Field("expected", .map), Procedure.Field("z", .map),
        ]
    ) { call in
      let grouping = try GroupOptions(&call.options, of: call.graph)
      let network = try call.network(.directed)
      let groups = try NodeGroups(grouping, of: network, call.graph)
      let brokerage = try Brokerage(network, groups: groups.numbers, call.analysis)
      let nodes = (0..<network.nodeCount).filter { groups.numbers[$0] >= 0 }
      let expected = brokerage.expected
      return ProcedureRows(
        count: nodes.count,
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
    Procedure.onNetwork(
      "roles.removal",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("component", .integer),
        Procedure.Field("parts", .integer), Procedure.Field("largest", .integer),
        Procedure.Field("isolated", .integer), Procedure.Field("separatedPairs", .integer),
      ]
    ) { call in
      let network = try call.network()
      let removals = try BiconnectedComponents(network, call.analysis).removals
      return ProcedureRows(
        nodesOf: network,
        [
          .integers(removals.map { Int64($0.componentSize) }),
          .integers(removals.map { Int64($0.partCount) }), .integers(removals.map { Int64($0.largestPart) }),
          .integers(removals.map { Int64($0.isolatedCount) }),
          .integers(removals.map { Int64($0.separatedPairCount) }),
        ]
      )
    },
  ]
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
