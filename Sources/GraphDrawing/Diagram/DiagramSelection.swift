import PropertyGraph

/// The nodes and edges that a drawing is made of, each once, in ascending order.
struct DiagramSelection {
  var nodes: [NodeID] = []
  var edges: [EdgeID] = []
  /// The node that the others are drawn around.
  var center: NodeID?
  /// Steps from the centre, or along a route.
  var steps: [NodeID: Int] = [:]
  /// What is drawn strongly on a route with several ways.
  var mainPath: Path?
  var isRoute = false
  /// Where the first path begins.
  var firstNode: NodeID?
  /// Labels that the selection leaves out on purpose.
  var omittedLabels: [SymbolID] = []

  init(_ selection: DrawingSelection, in graph: Graph, _ kinds: NodeKinds) {
    switch selection {
    case .whole: selectWhole(graph, kinds)
    case .surroundings(let center, let steps): selectSurroundings(of: center, steps: steps, graph, kinds)
    case .elements(let nodes, let edges, let paths): select(nodes, edges, paths, graph)
    case .numbers: break
    }
  }

  private mutating func selectWhole(_ graph: Graph, _ kinds: NodeKinds) {
    let core = NetworkCore(graph, kinds)
    nodes = core.nodes
    edges = Self.edges(among: nodes, in: graph)
    omittedLabels = core.otherLabels(kinds)
  }

  /// Only the network itself is walked further than one step: through a region or a sector everything is near.
  private mutating func selectSurroundings(
    of center: NodeID,
    steps limit: Int,
    _ graph: Graph,
    _ kinds: NodeKinds
  ) {
    self.center = center
    let core = NetworkCore(graph, kinds)
    steps[center] = 0
    var frontier = [center]
    for step in 1...max(1, limit) {
      var next: [NodeID] = []
      for node in frontier where step == 1 || core.contains(node) {
        for neighbor in Self.neighbors(of: node, in: graph) where steps[neighbor] == nil {
          if step > 1, !core.contains(neighbor) { continue }
          steps[neighbor] = step
          next.append(neighbor)
        }
      }
      frontier = next
    }
    nodes = steps.keys.sorted()
    // That everyone lies in the same region is not drawn for everyone.
    edges = Self.edges(among: nodes, in: graph)
      .filter { edge in
        let (source, target) = (graph.source(of: edge), graph.target(of: edge))
        return source == center || target == center || (core.contains(source) && core.contains(target))
      }
  }

  private mutating func select(_ nodes: [NodeID], _ edges: [EdgeID], _ paths: [Path], _ graph: Graph) {
    var allNodes = Set(nodes)
    var allEdges = Set(edges)
    for path in paths {
      allNodes.formUnion(path.nodes)
      allEdges.formUnion(path.edges)
    }
    for edge in allEdges { allNodes.formUnion([graph.source(of: edge), graph.target(of: edge)]) }
    self.nodes = allNodes.sorted()
    self.edges = allEdges.isEmpty ? Self.edges(among: self.nodes, in: graph) : allEdges.sorted()
    firstNode = paths.first?.nodes.first
    selectRoute(paths, graph)
  }

  /// Paths that all lead from one node to another, through at least one more, are a route.
  private mutating func selectRoute(_ paths: [Path], _ graph: Graph) {
    guard let first = paths.first, first.edges.count > 1, let start = first.nodes.first,
      let end = first.nodes.last,
      start != end, paths.allSatisfy({ $0.nodes.first == start && $0.nodes.last == end })
    else { return }
    let onPaths = Set(paths.flatMap(\.nodes))
    guard nodes.allSatisfy(onPaths.contains) else { return }
    isRoute = true
    for path in paths {
      for (step, node) in path.nodes.enumerated() where step < steps[node] ?? Int.max { steps[node] = step }
    }
    // The end stands last even when some path reaches it sooner.
    steps[end] = steps.values.max() ?? 0
    mainPath = paths.count > 1 ? first : nil
  }

  /// The edges with both ends among the nodes.
  static func edges(among nodes: [NodeID], in graph: Graph) -> [EdgeID] {
    var isSelected = [Bool](repeating: false, count: graph.nodeIDLimit)
    for node in nodes { isSelected[node.index] = true }
    var edges: [EdgeID] = []
    for type in 0..<graph.edgeTypes.count {
      let adjacency = graph.outgoing(SymbolID(type))
      for node in nodes {
        for position in adjacency.row(of: node) where isSelected[adjacency.neighbor(at: position).index] {
          edges.append(adjacency.edge(at: position))
        }
      }
    }
    return edges.sorted()
  }

  static func neighbors(of node: NodeID, in graph: Graph) -> [NodeID] {
    var found: Set<NodeID> = []
    for type in 0..<graph.edgeTypes.count {
      for adjacency in [graph.outgoing(SymbolID(type)), graph.incoming(SymbolID(type))] {
        for position in adjacency.row(of: node) { found.insert(adjacency.neighbor(at: position)) }
      }
    }
    found.remove(node)
    return found.sorted()
  }
}
