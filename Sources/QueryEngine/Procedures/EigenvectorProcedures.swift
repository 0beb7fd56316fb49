import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Nodes are central by the nodes that they are tied to: `CALL centrality.eigenvector({labels: 'Actor'})`.
  static let eigenvectorProcedures: [Procedure] = [
    Procedure.onNetwork(
      "centrality.eigenvector",
      columns: [Procedure.Field("node", .node), Procedure.Field("score", .float)]
    ) { call in
      let convention = try call.options.choice("convention", default: Convention.networkx)
      let convergence = try call.options.convergence()
      let network = try call.network()
      let centrality = try EigenvectorCentrality(
        network,
        scale: convention == .igraph ? .maximum : .euclidean,
        countsLoopsTwice: convention == .igraph,
        convergence,
        call.analysis
      )
      return ProcedureRows(nodesOf: network, [.floats(centrality.values)])
    },
    Procedure.onNetwork(
      "centrality.katz",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("score", .float), Procedure.Field("alpha", .float),
      ]
    ) { call in
      let convention = try call.options.choice("convention", default: Convention.igraph)
      let alpha = try call.options.optionalNumber("alpha", in: 0...1e300)
      let beta = try call.options.number("beta", default: 1)
      let convergence = try call.options.convergence()
      let network = try call.network()
      let centrality = try KatzCentrality(
        network,
        alpha: alpha ?? (convention == .networkx ? 0.1 : nil),
        beta: beta,
        scale: convention == .networkx ? .euclidean : nil,
        convergence,
        call.analysis
      )
      return ProcedureRows(
        nodesOf: network,
        [
          .floats(centrality.values),
          .constant(.float(centrality.alpha)),
        ]
      )
    },
    Procedure.onNetwork(
      "centrality.hits",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("hub", .float), Procedure.Field("authority", .float),
      ]
    ) { call in
      let convention = try call.options.choice("convention", default: Convention.networkx)
      let convergence = try call.options.convergence()
      let network = try call.network(.directed)
      let scale: VectorScale =
        switch convention {
        case .networkx: .sum
        case .igraph: .maximum
        case .ucinet: .euclidean
        }
      let scores = try HubsAndAuthorities(network, scale: scale, convergence, call.analysis)
      return ProcedureRows(
        nodesOf: network,
        [
          .floats(scores.hubs), .floats(scores.authorities),
        ]
      )
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
