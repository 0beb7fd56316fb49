import GraphAlgorithms

extension ProcedureCatalog {
  /// `CALL centrality.pagerank({direction: 'natural'}) YIELD node, score`.
  static let pageRankProcedure = Procedure(
    "centrality.pagerank",
    parameters: [.options],
    columns: [Procedure.Field("node", .node), Procedure.Field("score", .float)]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph)
    var walk = PageRank.Options()
    walk.damping = try options.number("damping", default: 0.85, in: 0...0.999_999)
    walk.tolerance = try options.number("tolerance", default: 1e-8, in: 1e-15...1)
    walk.fixedIterations = try options.optionalInteger("iterations", in: 0...1_000_000)
    let restart = try options.nodes("restart")
    try options.finish()
    let network = try context.network(chosen)
    if let restart {
      var weights = [Double](repeating: 0, count: network.nodeCount)
      for node in restart { weights[try options.position(of: node, in: network, context)] += 1 }
      walk.restart = weights
    }
    let rank = try analyzing { () throws(AnalysisFailure) in try PageRank(network, walk, context.analysis) }
    guard rank.hasConverged else {
      throw options.failure(
        "after \(rank.iterations) iterations the scores still change by \(rank.residual)",
        help: "allow a greater tolerance, or less damping"
      )
    }
    return ProcedureRows([.nodes(network.nodeIDs), .floats(rank.scores)])
  }
}
