import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who belongs together: `CALL clusters.leiden({types: 'MEMBER_OF'}) YIELD node, cluster, quality`.
  static let clusterProcedures: [Procedure] = [
    Procedure.onNetwork("clusters.louvain", columns: clusterColumns) { call in
      try clusters(call, iterates: false, Louvain.clusters)
    },
    Procedure.onNetwork("clusters.leiden", columns: clusterColumns) { call in
      try clusters(call, iterates: true, Leiden.clusters)
    },
    Procedure.onNetwork(
      "clusters.blockmodel",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("block", .integer), Procedure.Field("fit", .float),
      ]
    ) { call in
      let blockCount = try call.options.integer("blocks", default: 4, in: 1...1_000_000)
      let method = try call.options.choice("method", default: Blockmodel.Method.profile)
      let network = try call.network()
      let model = try Blockmodel(of: network, blockCount: blockCount, method: method, call.analysis)
      return ProcedureRows(
        nodesOf: network,
        [
          .integers(model.partition.clusters.map { Int64($0 + 1) }),
          .constant(.float(model.fit)),
        ]
      )
    },
    Procedure.onNetwork(
      "clusters.corePeriphery",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("isCore", .boolean),
        Procedure.Field("fit", .float), Procedure.Field("coreness", .float),
        Procedure.Field("corenessFit", .float), Procedure.Field("converged", .boolean),
      ]
    ) { call in
      let between = try call.options.choice("between", default: CorePeriphery.Between.ignored)
      let starts = try call.options.integer("starts", default: 10, in: 1...10_000)
      let tolerance = try call.options.number("tolerance", default: 1e-9, in: 1e-15...1)
      let iterations = try call.options.integer("iterations", default: 1_000, in: 1...10_000_000)
      let seed = try call.options.seed()
      let network = try call.network(.paths)
      let (discrete, continuous) = (
        try CorePeriphery.discrete(network, between: between, seed: seed, starts: starts, call.analysis),
        try CorePeriphery.continuous(
          network,
          tolerance: tolerance,
          maximumIterations: iterations,
          call.analysis
        )
      )
      return ProcedureRows(
        nodesOf: network,
        [
          .booleans(discrete.isCore),
          .constant(.float(discrete.fit)), .floats(continuous.coreness),
          .constant(.float(continuous.fit)),
          .constant(.boolean(continuous.hasConverged)),
        ]
      )
    },
  ]

  private static let clusterColumns = [
    Procedure.Field("node", .node), Procedure.Field("cluster", .integer), Procedure.Field("size", .integer),
    Procedure.Field("quality", .float),
  ]

  private static func clusters(
    _ call: NetworkCall,
    iterates: Bool,
    _ search: (Network, ClusterOptions, AnalysisContext) throws(AnalysisFailure) -> Clustering
  ) throws -> ProcedureRows {
    var wanted = ClusterOptions()
    (wanted.objective, wanted.resolution) = try call.options.objective()
    wanted.seed = try call.options.seed()
    wanted.starts = try call.options.optionalInteger("starts", in: 1...10_000)
    if iterates { wanted.iterations = try call.options.integer("iterations", default: 2, in: 1...1_000) }
    let network = try call.network()
    let found = try search(network, wanted, call.analysis)
    return ProcedureRows(nodesOf: network, found.partition.columns + [.constant(.float(found.quality))])
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
