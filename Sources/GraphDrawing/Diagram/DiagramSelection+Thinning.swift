import PropertyGraph

extension DiagramSelection {
  /// Keeps the most connected part when there is more than a drawing can show.
  ///
  /// The links of the nodes with the most links stay, and their ends with them: a link stands as high as the
  /// lower of its ends, and the highest ones fit. So every node that stays has a link, also where all nodes
  /// with many links are of one kind and linked to the other only. Linear in nodes and links, but for the
  /// sorting of nodes.
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
    guard !edges.isEmpty else {
      nodes = ranked.prefix(nodeLimit).sorted()
      return before
    }
    edges = Self.first(edges, by: ranked, toNodes: nodeLimit, ties: tieLimit, in: graph)
    var linked = Set(center.map { [$0] } ?? [])
    for edge in edges { linked.formUnion([graph.source(of: edge), graph.target(of: edge)]) }
    nodes = linked.sorted()
    return before
  }

  /// The edges whose later end is among the first of some nodes, as many as the limits allow, in ascending order.
  private static func first(
    _ edges: [EdgeID],
    by ranked: [NodeID],
    toNodes nodeLimit: Int,
    ties tieLimit: Int,
    in graph: Graph
  ) -> [EdgeID] {
    var rank = [UInt32](repeating: 0, count: graph.nodeIDLimit)
    for (index, node) in ranked.enumerated() { rank[node.index] = UInt32(index) }
    func later(_ edge: EdgeID) -> Int {
      Int(max(rank[graph.source(of: edge).index], rank[graph.target(of: edge).index]))
    }
    // Where the edges of each rank begin: they are sorted by counting.
    var starts = [Int](repeating: 0, count: ranked.count + 1)
    for edge in edges { starts[later(edge) + 1] += 1 }
    for index in ranked.indices { starts[index + 1] += starts[index] }
    var next = starts
    var arrivals = edges
    for edge in edges {
      arrivals[next[later(edge)]] = edge
      next[later(edge)] += 1
    }
    var pairs = Set<UInt64>()
    var present = Set<NodeID>()
    var whole = 0
    for (index, edge) in arrivals.enumerated() {
      if index == 0 || later(edge) != later(arrivals[index - 1]) { whole = index }
      pairs.insert(pair(of: edge, in: graph))
      present.formUnion([graph.source(of: edge), graph.target(of: edge)])
      if pairs.count > tieLimit || present.count > nodeLimit {
        // A node comes with all its links to those before, unless it is the first.
        return arrivals.prefix(whole > 0 ? whole : index).sorted()
      }
    }
    return edges
  }

  /// Two nodes, whatever the direction.
  static func pair(of edge: EdgeID, in graph: Graph) -> UInt64 {
    let source = UInt64(graph.source(of: edge).rawValue)
    let target = UInt64(graph.target(of: edge).rawValue)
    return min(source, target) << 32 | max(source, target)
  }
}
