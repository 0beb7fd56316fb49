import GraphAlgorithms
import PropertyGraph

extension ProcedureCatalog {
  /// What holds a network together: `CALL cohesion.components({types: 'MEMBER_OF'}) YIELD node, component`.
  static let cohesionProcedures: [Procedure] = [components, cores, triangles, clustering, transitivity]

  private enum ComponentKind: String, CaseIterable { case weak, strong }

  private static let components = Procedure.onNetwork(
    "cohesion.components",
    columns: [
      Procedure.Field("node", .node), Procedure.Field("component", .integer),
      Procedure.Field("size", .integer),
    ]
  ) { call in
    let kind = try call.options.choice("kind", default: ComponentKind.weak)
    let direction = kind == .weak ? NetworkSelection.Direction.undirected : .natural
    let network = try call.network(NetworkOptions.Defaults(direction: direction))
    let found =
      switch kind {
      case .weak: try WeakComponents.find(in: network, call.analysis)
      case .strong: try StrongComponents.find(in: network, call.analysis)
      }
    return ProcedureRows(nodesOf: network, found.columns)
  }

  private static let cores = Procedure.onNetwork(
    "cohesion.cores",
    columns: [Procedure.Field("node", .node), Procedure.Field("core", .integer)]
  ) { call in
    let counted = try call.options.choice("count", default: Degree.Direction.all)
    let network = try call.network(.simple)
    let cores = try CoreNumbers(network, direction: counted, call.analysis)
    return ProcedureRows(nodesOf: network, [.integers(cores.values.map(Int64.init))])
  }

  private static let triangles = Procedure.onNetwork(
    "cohesion.triangles",
    columns: [Procedure.Field("node", .node), Procedure.Field("triangles", .integer)]
  ) { call in
    let network = try call.network(.simple)
    let triangles = try Triangles(network, call.analysis)
    return ProcedureRows(nodesOf: network, [.integers(triangles.counts.map(Int64.init))])
  }

  private static let clustering = Procedure.onNetwork(
    "cohesion.clustering",
    columns: [Procedure.Field("node", .node), Procedure.Field("clustering", .float)]
  ) { call in
    let convention = try call.options.choice("convention", default: LocalClustering.Convention.igraph)
    let network = try call.network(.simple)
    let local = LocalClustering(try Triangles(network, call.analysis), convention: convention)
    return ProcedureRows(nodesOf: network, [.floats(local.coefficients)])
  }

  private static let transitivity = Procedure.onNetwork(
    "cohesion.transitivity",
    columns: [
      Procedure.Field("triangles", .integer), Procedure.Field("transitivity", .float),
      Procedure.Field("meanClustering", .float),
    ]
  ) { call in
    let convention = try call.options.choice("convention", default: LocalClustering.Convention.igraph)
    let triangles = try Triangles(try call.network(.simple), call.analysis)
    let local = LocalClustering(triangles, convention: convention)
    return ProcedureRows(row: [
      .integer(Int64(triangles.total)), .float(local.transitivity), .float(local.mean),
    ])
  }
}

extension Partition {
  /// By node: the number of its part, from 1, and how many nodes that has.
  var columns: [ProcedureRows.Column] {
    [.integers(clusters.map { Int64($0) + 1 }), .integers(clusters.map { Int64(sizes[$0]) })]
  }
}
