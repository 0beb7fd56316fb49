import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Measures of networks with two kinds of nodes: `CALL twomode.overlap({modes: ['Actor', 'Pole']})`.
  static let twoModeProcedures: [Procedure] = [
    Procedure(
      "twomode.projection",
      parameters: [.options],
      columns: [.init("a", .node), .init("b", .node), .init("weight", .float)]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let (chosen, side) = try twoMode(&options, context)
      let weighting = try options.choice("weighting", default: OneModeProjection.Weighting.shared)
      let minimum = try options.integer("minimumShared", default: 1, in: 1...Int.max)
      try options.finish()
      let network = try context.network(chosen)
      let projection = try analyzing { () throws(AnalysisFailure) in
        try OneModeProjection.network(
          of: network,
          onto: side,
          weighting: weighting,
          minimumShared: minimum,
          context.analysis
        )
      }
      return tieRows(of: projection)
    },
    pairs("twomode.overlap", level: 1, correction: .none),
    pairs("twomode.backbone", level: 0.05, correction: .falseDiscovery),
    Procedure(
      "twomode.butterflies",
      parameters: [.options],
      columns: [.init("node", .node), .init("butterflies", .integer)]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let (chosen, _) = try twoMode(&options, context)
      try options.finish()
      let network = try context.network(chosen)
      let counts = try analyzing { () throws(AnalysisFailure) in
        try Butterflies.countsByNode(in: network, context.analysis)
      }
      return ProcedureRows([.nodes(network.nodeIDs), .integers(counts.map(Int64.init))])
    },
    Procedure(
      "twomode.clustering",
      parameters: [.options],
      columns: [.init("node", .node), .init("clustering", .float)]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let (chosen, _) = try twoMode(&options, context)
      let denominator = try options.choice("denominator", default: TwoModeClustering.Denominator.union)
      try options.finish()
      let network = try context.network(chosen)
      let values = try analyzing { () throws(AnalysisFailure) in
        try TwoModeClustering.latapy(network, denominator: denominator, context.analysis)
      }
      return ProcedureRows([.nodes(network.nodeIDs), .floats(values)])
    },
    Procedure(
      "twomode.summary",
      parameters: [.options],
      columns: [
        .init("butterflies", .integer), .init("robinsAlexander", .float), .init("density", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let (chosen, _) = try twoMode(&options, context)
      try options.finish()
      let network = try context.network(chosen)
      let possible = Double(network.secondSideCount) * Double(network.nodeCount - network.secondSideCount)
      return try analyzing { () throws(AnalysisFailure) in
        ProcedureRows([
          .integers([Int64(try Butterflies.count(in: network, context.analysis))]),
          .floats([try TwoModeClustering.robinsAlexander(network, context.analysis)]),
          .floats([possible == 0 ? .nan : Double(network.edgeCount) / possible]),
        ])
      }
    },
  ]

  /// The options of a simple two-mode network, and the side that is asked about: `onto`, one of the two
  /// labels, by default the second.
  private static func twoMode(
    _ options: inout OptionReader,
    _ context: ProcedureContext
  ) throws(Procedure.Failure) -> (NetworkOptions, Network.Side) {
    let chosen = try NetworkOptions(
      &options,
      of: context.graph,
      defaults: NetworkOptions.Defaults(parallelEdges: .simple)
    )
    guard let modes = try options.strings("modes") else {
      throw options.failure("it needs a two-mode network", help: "modes: ['Actor', 'Pole']")
    }
    guard let onto = try options.string("onto") else { return (chosen, .second) }
    guard let index = modes.firstIndex(of: onto) else {
      throw options.failure("onto must be one of the modes, not '\(onto)'")
    }
    return (chosen, index == 0 ? .first : .second)
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
    Procedure(
      name,
      parameters: [.options],
      columns: [
        .init("a", .node), .init("b", .node), .init("shared", .integer), .init("expected", .float),
        .init("ratio", .float), .init("p", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let (chosen, side) = try twoMode(&options, context)
      let level = try options.number("level", default: level, in: 0...1)
      let correction = try options.choice("correction", default: correction)
      try options.finish()
      let network = try context.network(chosen)
      let ties = try analyzing { () throws(AnalysisFailure) in
        try Backbone(network, of: side, level: level, correction: correction, context.analysis).ties
      }
      return ProcedureRows([
        .nodes(ties.map { network.nodes[$0.first] }), .nodes(ties.map { network.nodes[$0.second] }),
        .integers(ties.map { Int64($0.shared) }), .floats(ties.map(\.expected)),
        .floats(ties.map { $0.expected == 0 ? .nan : Double($0.shared) / $0.expected }),
        .floats(ties.map(\.probability)),
      ])
    }
  }

  /// Each tie of an undirected network once.
  private static func tieRows(of network: Network) -> ProcedureRows {
    var (a, b): ([NodeID], [NodeID]) = ([], [])
    var weights: [Double] = []
    for node in 0..<network.nodeCount {
      for position in network.rows.range(of: node) where Int(network.rows.neighbors[position]) >= node {
        a.append(network.nodes[node])
        b.append(network.nodes[Int(network.rows.neighbors[position])])
        weights.append(network.rows.weight(at: position))
      }
    }
    return ProcedureRows([.nodes(a), .nodes(b), .floats(weights)])
  }
}
