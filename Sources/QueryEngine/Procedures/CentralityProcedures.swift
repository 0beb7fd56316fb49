import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// How central nodes are: `CALL centrality.degree({types: 'MEMBER_OF'}) YIELD node, degree`.
  static let centralityProcedures: [Procedure] = [
    Procedure(
      "centrality.degree",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("degree", .integer),
        Procedure.Field("strength", .float), Procedure.Field("normalized", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      let counted = try options.choice("count", default: Degree.Direction.all)
      try options.finish()
      let network = try context.network(chosen)
      let degree = Degree(network, direction: counted)
      return ProcedureRows([
        .nodes(network.nodeIDs), .integers(degree.counts.map(Int64.init)), .floats(degree.strengths),
        .floats(degree.normalized),
      ])
    }
  ]
}

extension Procedure.Field {
  /// The last parameter of every procedure of network analysis.
  static let options = Procedure.Field("options", .map, isOptional: true)
}

extension Network {
  /// The nodes of the graph, position by position.
  var nodeIDs: [NodeID] { (0..<nodeCount).map { nodes[$0] } }
}
