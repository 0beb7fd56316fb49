import PropertyGraph

/// The labels that make up the network itself.
///
/// Where the schema draws some label as a dark box (a pole), the network is those nodes and whatever may
/// act on them; what they are merely described by (region, sector, call, source) is left out. Otherwise
/// every label counts.
struct NetworkCore {
  /// By label set: whether its nodes belong to the core.
  private let isCore: [Bool]
  private let graph: Graph

  init(_ graph: Graph, _ kinds: NodeKinds) {
    self.graph = graph
    let hubs = Set(kinds.hubs.map { graph.labels[$0] })
    guard !hubs.isEmpty else {
      isCore = graph.labelSets.map { _ in true }
      return
    }
    var core = hubs
    for edge in graph.schema.edges where edge.targets.contains(where: hubs.contains) {
      core.formUnion(edge.sources)
    }
    isCore = graph.labelSets.map { set in set.labels.contains { core.contains(graph.labels[$0]) } }
  }

  func contains(_ node: NodeID) -> Bool { isCore[graph.labelSetIndex(of: node)] }

  /// All its nodes, in ascending order.
  var nodes: [NodeID] {
    zip(graph.labelSets, isCore).flatMap { set, isCore in isCore ? set.nodes.map { NodeID($0) } : [] }
  }

  /// The labels of the nodes that are left out, the precise one of each label set.
  func otherLabels(_ kinds: NodeKinds) -> [SymbolID] {
    var labels: [SymbolID] = []
    for (set, isCore) in zip(graph.labelSets, isCore) where !isCore && !set.nodes.isEmpty {
      if let label = kinds.precise(NodeID(set.nodes.lowerBound)), !labels.contains(label) {
        labels.append(label)
      }
    }
    let ranks = labels.map { graph.labels[$0] }.ranks
    return labels.indices.sorted { ranks[$0] < ranks[$1] }.map { labels[$0] }
  }
}
