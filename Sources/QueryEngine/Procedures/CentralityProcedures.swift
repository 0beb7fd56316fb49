import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// How central nodes are: `CALL centrality.degree({types: 'MEMBER_OF'}) YIELD node, degree`.
  static let centralityProcedures: [Procedure] = [
    Procedure.onNetwork(
      "centrality.degree",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("degree", .integer),
        Procedure.Field("strength", .float), Procedure.Field("normalized", .float),
      ]
    ) { call in
      let counted = try call.options.choice("count", default: Degree.Direction.all)
      let network = try call.network()
      let degree = Degree(network, direction: counted)
      return ProcedureRows(
        nodesOf: network,
        [
          .integers(degree.counts.map(Int64.init)), .floats(degree.strengths),
          .floats(degree.normalized),
        ]
      )
    }
  ]
}

extension Network {
  /// The nodes of the graph, position by position.
  var nodeIDs: [NodeID] { (0..<nodeCount).map { nodes[$0] } }
}
