import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// Paths between two nodes: `CALL paths.shortest(a, b, {weight: 'cost'}) YIELD path, cost`.
  static let pathProcedures: [Procedure] = [
    pathProcedure("paths.shortest") { (search, _) throws(Procedure.Failure) in
      try search.run { (network, source, target, context) throws(AnalysisFailure) in
        try ShortestPaths.one(in: network, from: source, to: target, context).map { [$0] } ?? []
      }
    },
    pathProcedure("paths.allShortest") { (search, options) throws(Procedure.Failure) in
      let limit = try options.integer("limit", default: 10_000, in: 1...10_000_000)
      return try search.run { (network, source, target, context) throws(AnalysisFailure) in
        try ShortestPaths.all(in: network, from: source, to: target, atMost: limit, context)
      }
    },
    pathProcedure("paths.kShortest") { (search, options) throws(Procedure.Failure) in
      let count = try options.integer("k", default: 3, in: 1...1_000_000)
      let cost = try options.number("maxCost", default: .infinity, in: 0 ... .infinity)
      return try search.run { (network, source, target, context) throws(AnalysisFailure) in
        try RankedPaths.find(count, in: network, from: source, to: target, maximumCost: cost, context)
      }
    },
    pathProcedure("paths.simple") { (search, options) throws(Procedure.Failure) in
      let cost = try options.number("maxCost", default: .infinity, in: 0 ... .infinity)
      let length = try options.integer("maxLength", default: .max, in: 0...Int.max)
      let limit = try options.integer("limit", default: 10_000, in: 1...10_000_000)
      return try search.run { (network, source, target, context) throws(AnalysisFailure) in
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

  /// A procedure that finds paths from its first argument to its second.
  private static func pathProcedure(
    _ name: String,
    _ find: @escaping @Sendable (PathQuestion, inout OptionReader) throws(Procedure.Failure) -> PathAnswer
  ) -> Procedure {
    Procedure(
      name,
      parameters: [Procedure.Field("source", .node), Procedure.Field("target", .node), .options],
      columns: [
        Procedure.Field("path", .path), Procedure.Field("nodes", .list), Procedure.Field("length", .integer),
        Procedure.Field("cost", .float),
      ]
    ) { (arguments, context) throws(Procedure.Failure) in
      var options = try OptionReader(arguments[2], argument: 2)
      let chosen = try NetworkOptions(&options, of: context.graph)
      let answer = try find(PathQuestion(arguments, chosen, context), &options)
      try options.finish()
      return try answer.rows()
    }
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

/// Between which nodes of which network paths are wanted.
private struct PathQuestion {
  private let arguments: [Value]
  private let chosen: NetworkOptions
  private let context: ProcedureContext

  init(_ arguments: [Value], _ chosen: NetworkOptions, _ context: ProcedureContext) {
    self.arguments = arguments
    self.chosen = chosen
    self.context = context
  }

  typealias Search =
    @Sendable (Network, _ source: Int, _ target: Int, AnalysisContext) throws(AnalysisFailure) ->
    [NetworkPath]

  /// What to do once all options are read.
  func run(_ search: @escaping Search) throws(Procedure.Failure) -> PathAnswer {
    PathAnswer { () throws(Procedure.Failure) in
      let network = try context.network(chosen)
      let ends = try [("source", 0), ("target", 1)]
        .map { (name, argument) throws(Procedure.Failure) in
          guard case .node = arguments[argument] else {
            throw Procedure.Failure(
              "\(name) must be a node, not \(arguments[argument].typeDescription)",
              argument: argument
            )
          }
          return try nodeArgument(arguments[argument], named: name, at: argument, in: network, context)[0]
        }
      let paths = try analyzing { () throws(AnalysisFailure) in
        try search(network, ends[0], ends[1], context.analysis)
      }
      return ProcedureRows(
        [
          .values(paths.map { $0.path(in: network).map { .path($0) } ?? .null }),
          .values(paths.map { .list($0.nodes.map { .node(network.nodes[$0]) }) }),
          .integers(paths.map { Int64($0.length) }),
          .floats(paths.map(\.cost)),
        ],
        count: paths.count
      )
    }
  }
}

/// A search that waits until the options are known to be right.
private struct PathAnswer {
  let rows: () throws(Procedure.Failure) -> ProcedureRows
}
