import PropertyGraph

extension DiagramSelection {
  /// Keeps the most connected part when there is more than a drawing can show.
  ///
  /// The nodes with the most links stay, the centre always; then so many of them that their ties are few
  /// enough. Nodes that lose every link by it go too.
  ///
  /// - Returns: how many nodes there were, or nil when nothing had to go.
  mutating func thin(toNodes nodeLimit: Int, ties tieLimit: Int, in graph: Graph) -> Int? {
    let before = nodes.count
    var pairs = Set<UInt64>()
    for edge in edges where pairs.count <= tieLimit { pairs.insert(Self.pair(of: edge, in: graph)) }
    guard before > nodeLimit || pairs.count > tieLimit else { return nil }

    var degrees = [UInt32](repeating: 0, count: graph.nodeIDLimit)
    for edge in edges {
      degrees[graph.source(of: edge).index] += 1
      degrees[graph.target(of: edge).index] += 1
    }
    let center = center
    // Among equals a number decides that does not come from the order of the tables.
    let identity = NodeIdentity(graph)
    let candidates = nodes.map { node in
      let degree = node == center ? UInt32.max : degrees[node.index]
      return (degree: degree, tie: identity.hash(of: node), node: node)
    }
    let ranked = candidates.sorted { ($1.degree, $0.tie, $0.node) < ($0.degree, $1.tie, $1.node) }.map(\.node)
    var rank = [UInt32](repeating: .max, count: graph.nodeIDLimit)
    for (index, node) in ranked.prefix(nodeLimit).enumerated() { rank[node.index] = UInt32(index) }

    // An edge is there once both its ends are: sorted by its later end, the first ones fit.
    var arrivals: [(rank: UInt32, edge: EdgeID)] = []
    for edge in edges {
      let later = max(rank[graph.source(of: edge).index], rank[graph.target(of: edge).index])
      if later != .max { arrivals.append((later, edge)) }
    }
    arrivals.sort { ($0.rank, $0.edge) < ($1.rank, $1.edge) }
    pairs = []
    var kept = UInt32(min(nodeLimit, ranked.count))
    for (rank, edge) in arrivals {
      pairs.insert(Self.pair(of: edge, in: graph))
      if pairs.count > tieLimit {
        kept = max(1, rank)
        break
      }
    }
    edges = arrivals.filter { $0.rank < kept }.map(\.edge).sorted()
    var isLinked = Set<NodeID>()
    for edge in edges { isLinked.formUnion([graph.source(of: edge), graph.target(of: edge)]) }
    let hasLinks = !edges.isEmpty
    nodes = ranked.prefix(Int(kept)).filter { !hasLinks || isLinked.contains($0) || $0 == center }.sorted()
    return before
  }

  /// Two nodes, whatever the direction.
  static func pair(of edge: EdgeID, in graph: Graph) -> UInt64 {
    let source = UInt64(graph.source(of: edge).rawValue)
    let target = UInt64(graph.target(of: edge).rawValue)
    return min(source, target) << 32 | max(source, target)
  }
}
