import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who belongs together: `CALL clusters.leiden({types: 'MEMBER_OF'}) YIELD node, cluster, quality`.
  static let clusterProcedures: [Procedure] = [
    Procedure("clusters.louvain", parameters: [.options], columns: clusterColumns) {
      (arguments, context) throws(Procedure.Failure) in
      try clusters(arguments, context, iterates: false, Louvain.clusters)
    },
    Procedure("clusters.leiden", parameters: [.options], columns: clusterColumns) {
      (arguments, context) throws(Procedure.Failure) in
      try clusters(arguments, context, iterates: true, Leiden.clusters)
    },
    Procedure(
      "clusters.blockmodel",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("block", .integer), Procedure.Field("fit", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let blockCount = try options.integer("blocks", default: 4, in: 1...1_000_000)
      let method = try options.choice("method", default: Blockmodel.Method.profile)
      try options.finish()
      let network = try context.network(chosen)
      let model = try analyzing { () throws(AnalysisFailure) in
        try Blockmodel(of: network, blockCount: blockCount, method: method, context.analysis)
      }
      return ProcedureRows([
        .nodes(network.nodeIDs), .integers(model.partition.clusters.map { Int64($0 + 1) }),
        .floats([Double](repeating: model.fit, count: network.nodeCount)),
      ])
    },
    Procedure(
      "clusters.corePeriphery",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("isCore", .boolean),
        Procedure.Field("fit", .float), Procedure.Field("coreness", .float),
        Procedure.Field("corenessFit", .float), Procedure.Field("converged", .boolean),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(ofPaths: &options, of: context.graph)
      let between = try options.choice("between", default: CorePeriphery.Between.ignored)
      let starts = try options.integer("starts", default: 10, in: 1...10_000)
      let tolerance = try options.number("tolerance", default: 1e-9, in: 1e-15...1)
      let iterations = try options.integer("iterations", default: 1_000, in: 1...10_000_000)
      let seed = try options.seed()
      try options.finish()
      let network = try context.network(chosen)
      let (discrete, continuous) = try analyzing { () throws(AnalysisFailure) in
        (
          try CorePeriphery.discrete(network, between: between, seed: seed, starts: starts, context.analysis),
          try CorePeriphery.continuous(
            network,
            tolerance: tolerance,
            maximumIterations: iterations,
            context.analysis
          )
        )
      }
      let count = network.nodeCount
      return ProcedureRows([
        .nodes(network.nodeIDs), .booleans(discrete.isCore),
        .floats([Double](repeating: discrete.fit, count: count)), .floats(continuous.coreness),
        .floats([Double](repeating: continuous.fit, count: count)),
        .booleans([Bool](repeating: continuous.hasConverged, count: count)),
      ])
    },
  ]

  private static let clusterColumns = [
    Procedure.Field("node", .node), Procedure.Field("cluster", .integer), Procedure.Field("size", .integer),
    Procedure.Field("quality", .float),
  ]

  private static func clusters(
    _ arguments: [Value],
    _ context: ProcedureContext,
    iterates: Bool,
    _ search: (Network, ClusterOptions, AnalysisContext) throws(AnalysisFailure) -> Clustering
  ) throws(Procedure.Failure) -> ProcedureRows {
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph)
    var wanted = ClusterOptions()
    (wanted.objective, wanted.resolution) = try options.objective()
    wanted.seed = try options.seed()
    wanted.starts = try options.optionalInteger("starts", in: 1...10_000)
    if iterates { wanted.iterations = try options.integer("iterations", default: 2, in: 1...1_000) }
    try options.finish()
    let network = try context.network(chosen)
    let found = try analyzing { () throws(AnalysisFailure) in
      try search(network, wanted, context.analysis)
    }
    let quality = [Double](repeating: found.quality, count: network.nodeCount)
    return ProcedureRows([.nodes(network.nodeIDs)] + found.partition.columns + [.floats(quality)])
  }
}

extension OptionReader {
  /// The options `objective` and `resolution`.
  mutating func objective() throws(Procedure.Failure) -> (ClusterObjective, resolution: Double) {
    (
      try choice("objective", default: .modularity),
      try number("resolution", default: 1, in: 0...Double.greatestFiniteMagnitude)
    )
  }
}
