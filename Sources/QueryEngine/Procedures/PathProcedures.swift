import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Paths between two nodes: `CALL paths.shortest(a, b, {weight: 'cost'}) YIELD path, cost`.
  static let pathProcedures: [Procedure] = [
    pathProcedure("paths.shortest") { _ in
      { (network, source, target, context) throws(AnalysisFailure) in
        try ShortestPaths.one(in: network, from: source, to: target, context).map { [$0] } ?? []
      }
    },
    pathProcedure("paths.allShortest") { options in
      let limit = try options.integer("limit", default: 10_000, in: 1...10_000_000)
      return { (network, source, target, context) throws(AnalysisFailure) in
        try ShortestPaths.all(in: network, from: source, to: target, atMost: limit, context)
      }
    },
    pathProcedure("paths.kShortest") { options in
      let count = try options.integer("k", default: 3, in: 1...1_000_000)
      let cost = try options.number("maxCost", default: .infinity, in: 0 ... .infinity)
      return { (network, source, target, context) throws(AnalysisFailure) in
        try RankedPaths.find(count, in: network, from: source, to: target, maximumCost: cost, context)
      }
    },
    pathProcedure("paths.simple") { options in
      let cost = try options.number("maxCost", default: .infinity, in: 0 ... .infinity)
      let length = try options.integer("maxLength", default: .max, in: 0...Int.max)
      let limit = try options.integer("limit", default: 10_000, in: 1...10_000_000)
      return { (network, source, target, context) throws(AnalysisFailure) in
        try SimplePaths.find(
          in: network,
          from: source,
          to: target,
          maximumCost: cost,
          maximumLength: length,
          atMost: limit,
          context
        )
      }
    },
    describe,
  ]

  /// From a network, a source and a target to paths.
  private typealias PathSearch = (Network, Int, Int, AnalysisContext) throws(AnalysisFailure) -> [NetworkPath]

  /// A procedure that finds paths from its first argument to its second.
  ///
  /// - Parameters:
  ///   - name: of the procedure.
  ///   - search: reads the options of the search, and gives it.
  /// - Returns: the procedure.
  private static func pathProcedure(
    _ name: String,
    _ search: @escaping @Sendable (inout OptionReader) throws -> PathSearch
  ) -> Procedure {
    Procedure.onNetwork(
      name,
      parameters: [Procedure.Field("source", .node), Procedure.Field("target", .node), .options],
      columns: [
        Procedure.Field("path", .path), Procedure.Field("nodes", .list), Procedure.Field("length", .integer),
        Procedure.Field("cost", .float),
      ]
    ) { call in
      let find = try search(&call.options)
      let chosen = try call.networkOptions()
      let network = try call.context.network(chosen)
      let source = try end(0, "source", of: call, in: network)
      let target = try end(1, "target", of: call, in: network)
      let paths = try find(network, source, target, call.analysis)
      let graph = call.graph
      return ProcedureRows(
        count: paths.count,
        [
          .values(
            paths.map { path in
              path.path(in: network, of: graph, chosen.selection).map { .path($0) } ?? .null
            }
          ),
          .values(paths.map { .list($0.nodes.map { .node(network.nodes[$0]) }) }),
          .integers(paths.map { Int64($0.length) }), .floats(paths.map(\.cost)),
        ]
      )
    }
  }

  /// The position of the node that an argument is.
  private static func end(
    _ argument: Int,
    _ name: String,
    of call: NetworkCall,
    in network: Network
  ) throws(Procedure.Failure) -> Int {
    let value = call.arguments[argument]
    guard case .node = value else {
      throw Procedure.Failure("\(name) must be a node, not \(value.typeDescription)", argument: argument)
    }
    return try nodeArgument(value, named: name, at: argument, in: network, call.context)[0]
  }

  private static let describe = Procedure(
    "paths.describe",
    parameters: [Procedure.Field("path", .path), .options],
    columns: [Procedure.Field("text", .string), Procedure.Field("steps", .list)]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[1], argument: 1)
    let language = try options.choice("lang", default: Language.french)
    let showsKinds = try options.boolean("kinds", default: true)
    try options.finish()
    guard case .path(let path) = arguments[0] else { return ProcedureRows(row: [.null, .null]) }
    let words = PathWords(path, in: context.graph, language, showsKinds: showsKinds)
    return ProcedureRows(row: [.string(words.sentence), .list(words.steps.map { .string($0) })])
  }
}
