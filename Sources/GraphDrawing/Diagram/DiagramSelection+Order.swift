import PropertyGraph

extension DiagramSelection {
  /// Puts nodes and edges into an order that comes from what they are, not from the rows of the tables: the
  /// same network gives the same picture however its rows are sorted.
  ///
  /// Nodes by their labels, id and name; edges by type in the schema's order, ends and properties. Only what nothing tells apart
  /// keeps the order of the tables.
  mutating func sortCanonically(in graph: Graph) {
    let identity = NodeIdentity(graph)
    let keys = nodes.map { node in (identity.key(of: node), graph.name(of: node) ?? "") }
    nodes = nodes.indices
      .sorted { a, b in
        if keys[a].0 != keys[b].0 { return keys[a].0.utf8.lexicographicallyPrecedes(keys[b].0.utf8) }
        if keys[a].1 != keys[b].1 { return keys[a].1.utf8.lexicographicallyPrecedes(keys[b].1.utf8) }
        return nodes[a] < nodes[b]
      }
      .map { nodes[$0] }

    var positions: [NodeID: Int] = [:]
    for (position, node) in nodes.enumerated() { positions[node] = position }
    let described = graph.schema.edges.map(\.type)
    let typeOrder = (0..<graph.edgeTypes.count)
      .map { type in
        let name = graph.edgeTypes[SymbolID(type)]
        let position = described.firstIndex(of: name) ?? described.count
        return String(repeating: "0", count: 6 - min(6, String(position).count)) + "\(position) \(name)"
      }
      .ranks
    let places = edges.map { edge in
      [
        typeOrder[graph.type(of: edge).index], positions[graph.source(of: edge)] ?? -1,
        positions[graph.target(of: edge)] ?? -1,
      ]
    }
    var details: [Int: String] = [:]
    func detail(_ index: Int) -> String {
      if let known = details[index] { return known }
      let properties = graph.properties(of: edges[index]).map { "\(graph.propertyKeys[$0.key])=\($0.value)" }
      let text = properties.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "\n")
      details[index] = text
      return text
    }
    edges = edges.indices
      .sorted { a, b in
        if places[a] != places[b] { return places[a].lexicographicallyPrecedes(places[b]) }
        let (left, right) = (detail(a), detail(b))
        return left == right ? edges[a] < edges[b] : left.utf8.lexicographicallyPrecedes(right.utf8)
      }
      .map { edges[$0] }
  }
}

/// What a node is, apart from its place in the tables.
struct NodeIdentity {
  private let graph: Graph
  private let id: SymbolID?
  /// By label set: its labels in the order of their names, joined.
  private let labels: [String]

  init(_ graph: Graph) {
    self.graph = graph
    id = graph.propertyKeys.id(of: "id")
    labels = graph.labelSets.map { set in
      set.labels.map { CleanText.line(graph.labels[$0]) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        .joined(separator: "+")
    }
  }

  /// The labels and the id, such as `Actor+LocalAuthority:dijon`, or the name where there is no id.
  ///
  /// Bounded, and on one line.
  func key(of node: NodeID) -> String {
    let own = idText(of: node) ?? graph.name(of: node) ?? ""
    return labels[graph.labelSetIndex(of: node)] + ":" + CleanText.line(own, limit: CleanText.tooltipLimit)
  }

  /// A number that is the same wherever the node stands in the tables (Fowler, Noll and Vo's hash 1a).
  func hash(of node: NodeID) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key(of: node).utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private func idText(of node: NodeID) -> String? {
    guard let id else { return nil }
    switch graph.value(id, of: node) {
    case .string(let text) where !text.isEmpty: return text
    case .integer(let number): return String(number)
    default: return nil
    }
  }
}

extension Array where Element == String {
  /// The position of each in the order of their bytes.
  var ranks: [Int] {
    var ranks = [Int](repeating: 0, count: count)
    let order = indices.sorted { self[$0].utf8.lexicographicallyPrecedes(self[$1].utf8) }
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }
}
