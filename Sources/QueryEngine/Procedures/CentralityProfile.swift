import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// The measures of one node beside each other, as papers print them.
  static let centralityProfile = Procedure.onNetwork(
    "centrality.profile",
    columns: [
      Procedure.Field("node", .node), Procedure.Field("side", .integer), Procedure.Field("degree", .integer),
      Procedure.Field("normalizedDegree", .float), Procedure.Field("betweenness", .float),
      Procedure.Field("harmonic", .float), Procedure.Field("closeness", .float),
      Procedure.Field("eigenvector", .float), Procedure.Field("effectiveSize", .float),
      Procedure.Field("constraint", .float),
    ]
  ) { call in
    let network = try call.network(.simple)
    let degree = Degree(network)
    let betweenness = try Betweenness(of: network, call.analysis)
    let totals = try DistanceTotals(of: network, .outgoing, call.analysis)
    let holes = try StructuralHoles(network, call.analysis)
    // Components of equal strength have no one eigenvector: the other measures stand all the same.
    let eigenvector: [Double]
    do throws(AnalysisFailure) {
      eigenvector = try EigenvectorCentrality(network, scale: .euclidean, Convergence(), call.analysis)
        .values
    } catch .invalid {
      eigenvector = [Double](repeating: .nan, count: network.nodeCount)
    }
    return ProcedureRows(
      nodesOf: network,
      [
        .integers((0..<network.nodeCount).map { network.sides?[$0] == .second ? 2 : 1 }),
        .integers(degree.counts.map(Int64.init)), .floats(degree.normalized), .floats(betweenness.normalized),
        .floats(HarmonicCentrality(totals, of: network).normalized),
        .floats(Closeness(totals, of: network).values), .floats(eigenvector), .floats(holes.effectiveSizes),
        .floats(holes.constraints),
      ]
    )
  }
}
