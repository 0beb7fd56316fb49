public import GraphAlgorithms
public import PropertyGraph

/// What a procedure works with.
public struct ProcedureContext: Sendable {
  public let graph: Graph
  /// Threads, limits, cancellation and progress.
  public let analysis: AnalysisContext
  private let networks: NetworkCache

  init(graph: Graph, analysis: AnalysisContext, networks: NetworkCache) {
    self.graph = graph
    self.analysis = analysis
    self.networks = networks
  }

  /// The network that options choose, or the one that an earlier call chose with the same options.
  func network(_ options: NetworkOptions) throws(Procedure.Failure) -> Network {
    try networks.network(of: graph, options.key) { () throws(Procedure.Failure) in
      try analyzing { () throws(AnalysisFailure) in
        try Network(of: graph, options.selection, analysis)
      }
    }
  }
}

/// Runs an analysis for a procedure: what stops it becomes the procedure's failure.
func analyzing<Output>(
  _ body: () throws(AnalysisFailure) -> Output
) throws(Procedure.Failure) -> Output {
  do throws(AnalysisFailure) {
    return try body()
  } catch {
    throw Procedure.Failure(error.message)
  }
}
