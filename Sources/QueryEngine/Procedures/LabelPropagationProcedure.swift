import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  private enum Method: String, CaseIterable { case asynchronous, synchronous }

  /// `CALL clusters.labelPropagation({seed: 1}) YIELD node, cluster`.
  static let labelPropagationProcedure = Procedure(
    "clusters.labelPropagation",
    parameters: [.options],
    columns: [
      Procedure.Field("node", .node), Procedure.Field("cluster", .integer), Procedure.Field("size", .integer),
      Procedure.Field("origin", .node),
    ]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph)
    let method = try options.choice("method", default: Method.asynchronous)
    let seed = try options.integer("seed", default: 1)
    let iterations = try options.integer(
      "iterations",
      default: method == .synchronous ? 10 : 1_000,
      in: 0...1_000_000
    )
    try options.finish()
    let network = try context.network(chosen)
    let found = try analyzing { () throws(AnalysisFailure) in
      switch method {
      case .asynchronous:
        try LabelPropagation.asynchronous(
          network,
          seed: UInt64(bitPattern: Int64(seed)),
          iterations: iterations,
          context.analysis
        )
      case .synchronous: try LabelPropagation.synchronous(network, iterations: iterations, context.analysis)
      }
    }
    let origins = found.labels.map { network.nodes[Int($0)] }
    return ProcedureRows([.nodes(network.nodeIDs)] + found.partition.columns + [.nodes(origins)])
  }
}
