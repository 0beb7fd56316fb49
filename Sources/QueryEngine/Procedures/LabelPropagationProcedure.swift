import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  private enum Method: String, CaseIterable { case asynchronous, synchronous }

  /// `CALL clusters.labelPropagation({seed: 1}) YIELD node, cluster`.
  static let labelPropagationProcedure = Procedure.onNetwork(
    "clusters.labelPropagation",
    columns: [
      Procedure.Field("node", .node), Procedure.Field("cluster", .integer), Procedure.Field("size", .integer),
      Procedure.Field("origin", .node),
    ]
  ) { call in
    let method = try call.options.choice("method", default: Method.asynchronous)
    let seed = try call.options.integer("seed", default: 1)
    let iterations = try call.options.integer(
      "iterations",
      default: method == .synchronous ? 10 : 1_000,
      in: 0...1_000_000
    )
    let network = try call.network()
    let found =
      switch method {
      case .asynchronous:
        try LabelPropagation.asynchronous(
          network,
          seed: UInt64(bitPattern: Int64(seed)),
          iterations: iterations,
          call.analysis
        )
      case .synchronous: try LabelPropagation.synchronous(network, iterations: iterations, call.analysis)
      }
    return ProcedureRows(
      nodesOf: network,
      found.partition.columns + [.nodes(found.labels.map { network.nodes[Int($0)] })]
    )
  }
}
