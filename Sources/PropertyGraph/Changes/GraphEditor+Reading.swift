/// What the graph would hold if it were finished now.
extension GraphEditor {
  /// The number that the next new node gets.
  public var nodeIDLimit: Int { base.nodeIDLimit + newNodeLabels.count }
  /// The number that the next new edge gets.
  public var edgeIDLimit: Int { base.edgeIDLimit + newEdges.count }

  /// The nodes that were created and not deleted since, in ascending order.
  ///
  /// - Complexity: O(nodes created).
  public var createdNodes: [NodeID] {
    (base.nodeIDLimit..<nodeIDLimit).map { NodeID($0) }.filter { !deletedNodes.contains($0) }
  }

  /// The edges that were created and not deleted since, in ascending order.
  ///
  /// - Complexity: O(edges created).
  public var createdEdges: [EdgeID] {
    (base.edgeIDLimit..<edgeIDLimit).map { EdgeID($0) }.filter { !deletedEdges.contains($0) }
  }

  /// Whether a node was deleted, now or before, or never was.
  public func isDeleted(_ node: NodeID) -> Bool {
    if deletedNodes.contains(node) { return true }
    return node.index < base.nodeIDLimit ? base.isDeleted(node) : node.index >= nodeIDLimit
  }

  /// Whether an edge was deleted, now or before, or never was.
  public func isDeleted(_ edge: EdgeID) -> Bool {
    if deletedEdges.contains(edge) { return true }
    return edge.index < base.edgeIDLimit ? base.isDeleted(edge) : edge.index >= edgeIDLimit
  }

  /// A node's labels, in the order in which the graph came to know them; none for a deleted node.
  public func labels(of node: NodeID) -> [String] {
    isDeleted(node) ? [] : labelIDs(of: node).map { labelNames[$0] }
  }

  /// The labels of a node that is not deleted.
  func labelIDs(of node: NodeID) -> [SymbolID] {
    guard node.index < base.nodeIDLimit else { return newNodeLabels[node.index - base.nodeIDLimit] }
    return changedLabels[node] ?? base.labels(of: node)
  }

  /// A node's value under a key; null where it has none, or is deleted.
  public func value(_ key: String, of node: NodeID) -> Value {
    guard let key = keyNames.id(of: key), !isDeleted(node) else { return .null }
    if let value = nodeValues[key.index][node] { return value }
    return key.index < base.propertyKeys.count ? base.value(key, of: node) : .null
  }

  /// An edge's value under a key; null where it has none, or is deleted.
  public func value(_ key: String, of edge: EdgeID) -> Value {
    guard let key = keyNames.id(of: key), !isDeleted(edge) else { return .null }
    if let value = edgeValues[key.index][edge] { return value }
    return key.index < base.propertyKeys.count ? base.value(key, of: edge) : .null
  }

  /// A node's properties in the order of the graph's keys, without nulls.
  ///
  /// - Complexity: O(property keys).
  public func properties(of node: NodeID) -> [(key: String, value: Value)] {
    keyNames.names.map { ($0, value($0, of: node)) }.filter { !$0.1.isNull }
  }

  /// An edge's properties in the order of the graph's keys, without nulls.
  ///
  /// - Complexity: O(property keys).
  public func properties(of edge: EdgeID) -> [(key: String, value: Value)] {
    keyNames.names.map { ($0, value($0, of: edge)) }.filter { !$0.1.isNull }
  }

  /// The type of an edge, also of a deleted one.
  public func type(of edge: EdgeID) -> String {
    edge.index < base.edgeIDLimit
      ? base.edgeTypes[base.type(of: edge)] : edgeTypeNames[newEdges[edge.index - base.edgeIDLimit].type]
  }

  /// Where an edge begins, also a deleted one.
  public func source(of edge: EdgeID) -> NodeID {
    edge.index < base.edgeIDLimit ? base.source(of: edge) : newEdges[edge.index - base.edgeIDLimit].source
  }

  /// Where an edge ends, also a deleted one.
  public func target(of edge: EdgeID) -> NodeID {
    edge.index < base.edgeIDLimit ? base.target(of: edge) : newEdges[edge.index - base.edgeIDLimit].target
  }

  /// The edges that lead to or from a node, each once, in ascending order.
  ///
  /// - Complexity: O(edge types + edges at the node).
  public func edges(of node: NodeID) -> [EdgeID] {
    var found: Set<EdgeID> = []
    if node.index < base.nodeIDLimit {
      for type in 0..<base.edgeTypes.count {
        for adjacency in [base.outgoing(SymbolID(type)), base.incoming(SymbolID(type))] {
          for position in adjacency.row(of: node) { found.insert(adjacency.edge(at: position)) }
        }
      }
    }
    found.formUnion(newEdgesByNode[node] ?? [])
    return found.filter { !deletedEdges.contains($0) }.sorted()
  }
}
