import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Who and what stands between: `CALL centrality.betweenness({types: 'MEMBER_OF'}) YIELD node, normalized`.
  static let betweennessProcedures: [Procedure] = [
    Procedure(
      "centrality.betweenness",
      parameters: [.options],
      columns: [
        Procedure.Field("node", .node), Procedure.Field("betweenness", .float),
        Procedure.Field("normalized", .float), Procedure.Field("error", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(ofPaths: &options, of: context.graph)
      let sampling = try SamplingOptions(&options)
      try options.finish()
      let network = try context.network(chosen)
      let betweenness = try analyzing { () throws(AnalysisFailure) in
        try sampling.betweenness(of: network, context.analysis)
      }
      return ProcedureRows([
        .nodes(network.nodeIDs), .floats(betweenness.scores), .floats(betweenness.normalized),
        .floats(betweenness.normalizedErrors),
      ])
    },
    Procedure(
      "centrality.edgeBetweenness",
      parameters: [.options],
      columns: [
        Procedure.Field("edge", .edge), Procedure.Field("source", .node), Procedure.Field("target", .node),
        Procedure.Field("betweenness", .float), Procedure.Field("normalized", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[0])
      let chosen = try NetworkOptions(&options, of: context.graph)
      try options.finish()
      let network = try context.network(chosen)
      let betweenness = try analyzing { () throws(AnalysisFailure) in
        try EdgeBetweenness(of: network, context.analysis)
      }
      let ties = betweenness.ties
      let edges = network.rows.edges
      return ProcedureRows([
        .values(ties.map { edges.isEmpty ? .null : .edge(edges[$0.position]) }),
        .nodes(ties.map { network.nodes[$0.source] }), .nodes(ties.map { network.nodes[$0.target] }),
        .floats(betweenness.scores), .floats(betweenness.normalized),
      ])
    },
  ]
}

extension NetworkOptions {
  /// For measures of paths, which are sequences of nodes: the simple network, unless ties have lengths.
  init(ofPaths reader: inout OptionReader, of graph: Graph) throws(Procedure.Failure) {
    var defaults = Defaults()
    if reader.value("weight").isNull { defaults.parallelEdges = .simple }
    try self.init(&reader, of: graph, defaults: defaults)
  }
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
