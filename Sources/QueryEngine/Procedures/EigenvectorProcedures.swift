import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Nodes are central by the nodes that they are tied to: `CALL centrality.eigenvector({labels: 'Actor'})`.
  static let eigenvectorProcedures: [Procedure] = [
    Procedure(
      "centrality.eigenvector",
      parameters: [.options],
      columns: [Procedure.Field("node", .node), Procedure.Field("score", .float)]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let convention = try options.choice("convention", default: Convention.networkx)
      let convergence = try options.convergence()
      try options.finish()
      let network = try context.network(chosen)
      let centrality = try analyzing { () throws(AnalysisFailure) in
        try EigenvectorCentrality(
          network,
          scale: convention == .igraph ? .maximum : .euclidean,
          countsLoopsTwice: convention == .igraph,
          convergence,
          context.analysis
        )
      }
      return ProcedureRows([.nodes(network.nodeIDs), .floats(centrality.values)])
    },
    Procedure(
      "centrality.katz",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("score", .float), Procedure.Field("alpha", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let convention = try options.choice("convention", default: Convention.igraph)
      let alpha = try options.optionalNumber("alpha", in: 0...1e300)
      let beta = try options.number("beta", default: 1)
      let convergence = try options.convergence()
      try options.finish()
      let network = try context.network(chosen)
      let centrality = try analyzing { () throws(AnalysisFailure) in
        try KatzCentrality(
          network,
          alpha: alpha ?? (convention == .networkx ? 0.1 : nil),
          beta: beta,
          scale: convention == .networkx ? .euclidean : nil,
          convergence,
          context.analysis
        )
      }
      return ProcedureRows([
        .nodes(network.nodeIDs), .floats(centrality.values),
        .floats([Double](repeating: centrality.alpha, count: network.nodeCount)),
      ])
    },
    Procedure(
      "centrality.hits",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("hub", .float), Procedure.Field("authority", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(
        &options,
        of: context.graph,
        defaults: NetworkOptions.Defaults(direction: .natural)
      )
      let convention = try options.choice("convention", default: Convention.networkx)
      let convergence = try options.convergence()
      try options.finish()
      let network = try context.network(chosen)
      let scale: VectorScale =
        switch convention {
        case .networkx: .sum
        case .igraph: .maximum
        case .ucinet: .euclidean
        }
      let scores = try analyzing { () throws(AnalysisFailure) in
        try HubsAndAuthorities(network, scale: scale, convergence, context.analysis)
      }
      return ProcedureRows([
        .nodes(network.nodeIDs), .floats(scores.hubs), .floats(scores.authorities),
      ])
    },
  ]
}

extension OptionReader {
  /// When an iterative measure stops.
  mutating func convergence() throws(Procedure.Failure) -> Convergence {
    let standard = Convergence()
    return Convergence(
      tolerance: try number("tolerance", default: standard.tolerance, in: 1e-15...1),
      maximumIterations: try integer("iterations", default: standard.maximumIterations, in: 1...10_000_000)
    )
  }

  /// A number, or nil where it is not given.
  mutating func optionalNumber(
    _ name: String,
    in range: ClosedRange<Double>
  ) throws(Procedure.Failure) -> Double? {
    if value(name).isNull { return nil }
    return try number(name, default: 0, in: range)
  }
}
