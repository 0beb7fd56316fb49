import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Measures of networks with two kinds of nodes: `CALL twomode.overlap({modes: ['Actor', 'Pole']})`.
  static let twoModeProcedures: [Procedure] = [
    Procedure.onNetwork(
      "twomode.projection",
      columns: [.init("a", .node), .init("b", .node), .init("weight", .float)]
    ) { call in
      let side = try side(call)
      let weighting = try call.options.choice("weighting", default: OneModeProjection.Weighting.shared)
      let minimum = try call.options.integer("minimumShared", default: 1, in: 1...Int.max)
      let network = try call.network(.simple)
      let projection = try OneModeProjection(
        of: network,
        onto: side,
        weighting: weighting,
        minimumShared: minimum,
        call.analysis
      )
      return ProcedureRows(
        count: projection.tieCount,
        [
          .nodes(projection.firstNodes), .nodes(projection.secondNodes), .floats(projection.weights),
        ]
      )
    },
    pairs("twomode.overlap", level: 1, correction: .none),
    pairs("twomode.backbone", level: 0.05, correction: .falseDiscovery),
    Procedure.onNetwork(
      "twomode.butterflies",
      columns: [.init("node", .node), .init("butterflies", .integer)]
    ) { call in
      _ = try side(call)
      let network = try call.network(.simple)
      let counts = try Butterflies.countsByNode(in: network, call.analysis)
      return ProcedureRows(nodesOf: network, [.integers(counts.map(Int64.init))])
    },
    Procedure.onNetwork(
      "twomode.clustering",
      columns: [.init("node", .node), .init("clustering", .float)]
    ) { call in
      _ = try side(call)
      let denominator = try call.options.choice("denominator", default: TwoModeClustering.Denominator.union)
      let network = try call.network(.simple)
      let values = try TwoModeClustering.latapy(network, denominator: denominator, call.analysis)
      return ProcedureRows(nodesOf: network, [.floats(values)])
    },
    Procedure.onNetwork(
      "twomode.summary",
      columns: [
        .init("butterflies", .integer), .init("robinsAlexander", .float), .init("density", .float),
      ]
    ) { call in
      _ = try side(call)
      let network = try call.network(.simple)
      let possible = Double(network.secondSideCount) * Double(network.nodeCount - network.secondSideCount)
      return ProcedureRows(row: [
        .integer(Int64(try Butterflies.count(in: network, call.analysis))),
        .float(try TwoModeClustering.robinsAlexander(network, call.analysis)),
        .float(possible == 0 ? .nan : Double(network.edgeCount) / possible),
      ])
    },
  ]

  /// The side of a two-mode network that is asked about: `onto`, one of the two labels, by default the second.
  private static func side(_ call: NetworkCall) throws(Procedure.Failure) -> Network.Side {
    guard let modes = try call.options.strings("modes") else {
      throw call.options.failure("it needs a two-mode network", help: "modes: ['Actor', 'Pole']")
    }
    guard let onto = try call.options.string("onto") else { return .second }
    guard let index = modes.firstIndex(of: onto) else {
      throw call.options.failure("onto must be one of the modes, not '\(onto)'")
    }
    return index == 0 ? .first : .second
  }

  /// Pairs that share neighbours, beside what chance would give them.
  ///
  /// - Parameters:
  ///   - name: of the procedure.
  ///   - level: which p-values are kept where a call does not say.
  ///   - correction: for many tests, where a call does not say.
  /// - Returns: a procedure.
  private static func pairs(
    _ name: String,
    level: Double,
    correction: Backbone.Correction
  ) -> Procedure {
    Procedure.onNetwork(
      name,
      columns: [
        .init("a", .node), .init("b", .node), .init("shared", .integer), .init("expected", .float),
        .init("ratio", .float), .init("p", .float),
      ]
    ) { call in
      let side = try side(call)
      let level = try call.options.number("level", default: level, in: 0...1)
      let correction = try call.options.choice("correction", default: correction)
      let network = try call.network(.simple)
      let ties = try Backbone(network, of: side, level: level, correction: correction, call.analysis).ties
      return ProcedureRows(
        count: ties.count,
        [
          .nodes(ties.map { network.nodes[$0.first] }), .nodes(ties.map { network.nodes[$0.second] }),
          .integers(ties.map { Int64($0.shared) }), .floats(ties.map(\.expected)),
          .floats(ties.map { $0.expected == 0 ? .nan : Double($0.shared) / $0.expected }),
          .floats(ties.map(\.probability)),
        ]
      )
    }
  }
}
