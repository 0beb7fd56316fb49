import PropertyGraph

/// What the labels of nodes say about how they are drawn and counted.
struct NodeKinds {
  private let graph: Graph
  /// By label set: the label that tells most, and the one that tells least.
  private let precise: [SymbolID?]
  private let general: [SymbolID?]
  /// The labels whose nodes are dark boxes.
  let hubs: Set<SymbolID>

  init(_ graph: Graph) {
    self.graph = graph
    let sizes = (0..<graph.labels.count).map { graph.nodeCount(label: SymbolID($0)) }
    func describes(_ label: SymbolID) -> Bool { graph.schema.node(graph.labels[label]) != nil }
    func choose(_ labels: [SymbolID], _ isBetter: (Int, Int) -> Bool) -> SymbolID? {
      let known = labels.filter(describes)
      return (known.isEmpty ? labels : known)
        .reduce(nil) { best, label in
          guard let best else { return label }
          return isBetter(sizes[label.index], sizes[best.index]) ? label : best
        }
    }
    precise = graph.labelSets.map { choose($0.labels, <=) }
    general = graph.labelSets.map { choose($0.labels, >) }
    hubs = Set(
      (0..<graph.labels.count).map { SymbolID($0) }
        .filter { label in
          graph.schema.node(graph.labels[label])?.style?.isDarkBox ?? false
        }
    )
  }

  /// The rarest described label, such as `LocalAuthority`; nil for a node without labels.
  func precise(_ node: NodeID) -> SymbolID? { precise[graph.labelSetIndex(of: node)] }
  /// The commonest described label, such as `Actor`.
  func general(_ node: NodeID) -> SymbolID? { general[graph.labelSetIndex(of: node)] }

  func isHub(_ node: NodeID) -> Bool { precise(node).map { hubs.contains($0) } ?? false }
}

extension NodeStyle {
  /// How a schema marks what the network turns around.
  var isDarkBox: Bool { shape == .box && fill.luminance < 0.25 }
}
