import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who and what stands between: `CALL centrality.betweenness({types: 'MEMBER_OF'}) YIELD node, normalized`.
  static let betweennessProcedures: [Procedure] = [
    Procedure.onNetwork(
      "centrality.betweenness",
      columns: [
        Procedure.Field("node", .node), Procedure.Field("betweenness", .float),
        Procedure.Field("normalized", .float), Procedure.Field("error", .float),
      ]
    ) { call in
      let sampling = try SamplingOptions(&call.options)
      let network = try call.network(.paths)
      let betweenness = try sampling.betweenness(of: network, call.analysis)
      return ProcedureRows(
        nodesOf: network,
        [
          .floats(betweenness.scores), .floats(betweenness.normalized),
          .floats(betweenness.normalizedErrors),
        ]
      )
    },
    Procedure.onNetwork(
      "centrality.edgeBetweenness",
      columns: [
        Procedure.Field("edge", .edge), Procedure.Field("source", .node), Procedure.Field("target", .node),
        Procedure.Field("betweenness", .float), Procedure.Field("normalized", .float),
      ]
    ) { call in
      let network = try call.network()
      let betweenness = try EdgeBetweenness(of: network, call.analysis)
      let ties = betweenness.ties
      let edges = network.rows.edges
      return ProcedureRows(
        count: ties.count,
        [
          .values(ties.map { edges.isEmpty ? .null : .edge(edges[$0.position]) }),
          .nodes(ties.map { network.nodes[$0.source] }), .nodes(ties.map { network.nodes[$0.target] }),
          .floats(betweenness.scores), .floats(betweenness.normalized),
        ]
      )
    },
  ]
}

/// From which sources betweenness is computed: all, those given, or a sample by size or by error.
private struct SamplingOptions {
  private let sources: [NodeID]?
  private let size: Int?
  private let error: Double?
  private let confidence: Double
  private let seed: UInt64

  init(_ reader: inout OptionReader) throws(Procedure.Failure) {
    sources = try reader.nodes("sources")
    size = try reader.optionalInteger("samples", in: 1...Int(UInt32.max))
    error = reader.value("error").isNull ? nil : try reader.number("error", default: 0, in: 1e-6...1)
    confidence = try reader.number("confidence", default: 0.95, in: 0...0.999_999_999)
    seed = try reader.seed()
    if [sources != nil, size != nil, error != nil].count(where: { $0 }) > 1 {
      throw reader.failure("sources, samples and error exclude each other")
    }
  }

  func betweenness(
    of network: Network,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> Betweenness {
    if let sources {
      return try Betweenness(
        of: network,
        sources: sources.compactMap { network.nodes.position(of: $0) },
        context
      )
    }
    if let size {
      let sample = Betweenness.Sample(size: size, confidence: confidence, seed: seed)
      return try Betweenness(of: network, sample: sample, context)
    }
    if let error {
      let sample = Betweenness.Sample(
        error: error,
        nodeCount: network.nodeCount,
        confidence: confidence,
        seed: seed
      )
      return try Betweenness(of: network, sample: sample, context)
    }
    return try Betweenness(of: network, context)
  }
}

extension OptionReader {
  /// The option `seed`: of all random draws, 1 where not given.
  mutating func seed() throws(Procedure.Failure) -> UInt64 {
    UInt64(try integer("seed", default: 1, in: 0...Int(Int64.max)))
  }
}
