import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// What holds a network together: `CALL cohesion.components({types: 'MEMBER_OF'}) YIELD node, component`.
  static let cohesionProcedures: [Procedure] = [components, cores, triangles, clustering, transitivity]

  private enum ComponentKind: String, CaseIterable { case weak, strong }

  private static let components = Procedure(
    "cohesion.components",
    parameters: [.options],
    columns: [
      Procedure.Field("node", .node), Procedure.Field("component", .integer),
      Procedure.Field("size", .integer),
    ]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[0])
    let kind = try options.choice("kind", default: ComponentKind.weak)
    let direction = kind == .weak ? NetworkSelection.Direction.undirected : .natural
    let chosen = try NetworkOptions(
      &options,
      of: context.graph,
      defaults: NetworkOptions.Defaults(direction: direction)
    )
    try options.finish()
    let network = try context.network(chosen)
    let found = try analyzing { () throws(AnalysisFailure) in
      switch kind {
      case .weak: try WeakComponents.find(in: network, context.analysis)
      case .strong: try StrongComponents.find(in: network, context.analysis)
      }
    }
    return ProcedureRows([.nodes(network.nodeIDs)] + found.columns)
  }

  private static let cores = Procedure(
    "cohesion.cores",
    parameters: [.options],
    columns: [Procedure.Field("node", .node), Procedure.Field("core", .integer)]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph, defaults: .simple)
    let counted = try options.choice("count", default: Degree.Direction.all)
    try options.finish()
    let network = try context.network(chosen)
    let cores = try analyzing { () throws(AnalysisFailure) in
      try CoreNumbers(network, direction: counted, context.analysis)
    }
    return ProcedureRows([.nodes(network.nodeIDs), .integers(cores.values.map(Int64.init))])
  }

  private static let triangles = Procedure(
    "cohesion.triangles",
    parameters: [.options],
    columns: [Procedure.Field("node", .node), Procedure.Field("triangles", .integer)]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph, defaults: .simple)
    try options.finish()
    let network = try context.network(chosen)
    let triangles = try triangles(of: network, context)
    return ProcedureRows([.nodes(network.nodeIDs), .integers(triangles.counts.map(Int64.init))])
  }

  private static let clustering = Procedure(
    "cohesion.clustering",
    parameters: [.options],
    columns: [Procedure.Field("node", .node), Procedure.Field("clustering", .float)]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph, defaults: .simple)
    let convention = try options.choice("convention", default: LocalClustering.Convention.igraph)
    try options.finish()
    let network = try context.network(chosen)
    let local = LocalClustering(try triangles(of: network, context), convention: convention)
    return ProcedureRows([.nodes(network.nodeIDs), .floats(local.coefficients)])
  }

  private static let transitivity = Procedure(
    "cohesion.transitivity",
    parameters: [.options],
    columns: [
      Procedure.Field("triangles", .integer), Procedure.Field("transitivity", .float),
      Procedure.Field("meanClustering", .float),
    ]
  ) { (arguments, context) throws(Procedure.Failure) in
    var options = try OptionReader(arguments[0])
    let chosen = try NetworkOptions(&options, of: context.graph, defaults: .simple)
    let convention = try options.choice("convention", default: LocalClustering.Convention.igraph)
    try options.finish()
    let triangles = try triangles(of: try context.network(chosen), context)
    let local = LocalClustering(triangles, convention: convention)
    return ProcedureRows([
      .integers([Int64(triangles.total)]), .floats([local.transitivity]), .floats([local.mean]),
    ])
  }

  private static func triangles(
    of network: Network,
    _ context: ProcedureContext
  ) throws(Procedure.Failure) -> Triangles {
    try analyzing { () throws(AnalysisFailure) in try Triangles(network, context.analysis) }
  }
}

extension NetworkOptions.Defaults {
  /// For measures that are defined on simple networks.
  static let simple = NetworkOptions.Defaults(parallelEdges: .simple)
}

extension Partition {
  /// By node: the number of its part, from 1, and how many nodes that has.
  var columns: [ProcedureRows.Column] {
    let sizes = sizes.map(Int64.init)
    return [.integers(clusters.map { Int64($0) + 1 }), .integers(clusters.map { sizes[$0] })]
  }
}
