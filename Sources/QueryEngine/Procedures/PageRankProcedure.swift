import GraphAlgorithms

extension ProcedureCatalog {
  /// `CALL centrality.pagerank({direction: 'natural'}) YIELD node, score`.
  static let pageRankProcedure = Procedure.onNetwork(
    "centrality.pagerank",
    columns: [Procedure.Field("node", .node), Procedure.Field("score", .float)]
  ) { call in
    var walk = PageRank.Options()
    walk.damping = try call.options.number("damping", default: 0.85, in: 0...0.999_999)
    walk.tolerance = try call.options.number("tolerance", default: 1e-8, in: 1e-15...1)
    walk.fixedIterations = try call.options.optionalInteger("iterations", in: 0...1_000_000)
    let restart = try call.options.nodes("restart")
    let network = try call.network()
    if let restart {
      var weights = [Double](repeating: 0, count: network.nodeCount)
      for node in restart { weights[try call.options.position(of: node, in: network, call.context)] += 1 }
      walk.restart = weights
    }
    let rank = try PageRank(network, walk, call.analysis)
    guard rank.hasConverged else {
      throw call.options.failure(
        "after \(rank.iterations) iterations the scores still change by \(rank.residual)",
        help: "allow a greater tolerance, or less damping"
      )
    }
    return ProcedureRows(nodesOf: network, [.floats(rank.scores)])
  }
}
