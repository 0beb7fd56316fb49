/// Changes to a graph in the making: nodes and edges created, deleted, relabelled, given other properties.
///
/// The graph itself stays as it is; `finish()` makes another one that shares with it whatever was not
/// touched. Numbers are stable: existing nodes and edges keep theirs, new ones get the next (from
/// `nodeIDLimit` and `edgeIDLimit` on), deleted ones are never given out again. To undo, keep the old graph.
///
/// Each change is O(1) on average, unless it says otherwise. Changes to what is deleted have no effect.
public struct GraphEditor: ~Copyable {
  /// The graph before the changes.
  public let base: Graph

  var labelNames: SymbolTable
  var edgeTypeNames: SymbolTable
  var keyNames: SymbolTable
  /// The labels of new nodes, in the order of their numbers.
  var newNodeLabels: [[SymbolID]] = []
  /// The labels of old nodes that were relabelled.
  var changedLabels: [NodeID: [SymbolID]] = [:]
  var deletedNodes: Set<NodeID> = []
  /// New edges, in the order of their numbers.
  var newEdges: [EdgeTable.NewEdge] = []
  var deletedEdges: Set<EdgeID> = []
  /// By node: the new edges at it.
  var newEdgesByNode: [NodeID: [EdgeID]] = [:]
  /// By key: values that were set, with null for those that were removed.
  var nodeValues: [[NodeID: Value]]
  var edgeValues: [[EdgeID: Value]]

  public init(_ graph: Graph) {
    base = graph
    labelNames = graph.labels
    edgeTypeNames = graph.edgeTypes
    keyNames = graph.propertyKeys
    nodeValues = Array(repeating: [:], count: graph.propertyKeys.count)
    edgeValues = nodeValues.map { _ in [:] }
  }

  /// Whether nothing was changed so far.
  ///
  /// - Complexity: O(property keys).
  public var isUnchanged: Bool {
    newNodeLabels.isEmpty && newEdges.isEmpty && changedLabels.isEmpty && deletedNodes.isEmpty
      && deletedEdges.isEmpty && nodeValues.allSatisfy(\.isEmpty) && edgeValues.allSatisfy(\.isEmpty)
  }

  // MARK: Create

  /// Adds a node; of values with the same key the last counts, and nulls are not stored.
  public mutating func createNode(labels: [String], properties: [(String, Value)] = []) -> NodeID {
    let node = NodeID(nodeIDLimit)
    newNodeLabels.append(Set(labels.map { labelNames.intern($0) }).sorted())
    for (key, value) in properties { set(key, of: node, to: value) }
    return node
  }

  /// Adds an edge between two nodes that are not deleted; properties as for nodes.
  public mutating func createEdge(
    type: String,
    from source: NodeID,
    to target: NodeID,
    properties: [(String, Value)] = []
  ) -> EdgeID {
    precondition(!isDeleted(source) && !isDeleted(target), "an edge joins two nodes that are there")
    let edge = EdgeID(edgeIDLimit)
    newEdges.append(EdgeTable.NewEdge(type: edgeTypeNames.intern(type), source: source, target: target))
    newEdgesByNode[source, default: []].append(edge)
    if target != source { newEdgesByNode[target, default: []].append(edge) }
    for (key, value) in properties { set(key, of: edge, to: value) }
    return edge
  }

  // MARK: Properties

  /// Gives a node a value under a key; null removes the one that it has.
  public mutating func set(_ key: String, of node: NodeID, to value: Value) {
    guard !isDeleted(node), !value.isNull || keyNames.id(of: key) != nil else { return }
    let key = symbol(ofKey: key)
    nodeValues[key.index][node] = value
  }

  /// Gives an edge a value under a key; null removes the one that it has.
  public mutating func set(_ key: String, of edge: EdgeID, to value: Value) {
    guard !isDeleted(edge), !value.isNull || keyNames.id(of: key) != nil else { return }
    let key = symbol(ofKey: key)
    edgeValues[key.index][edge] = value
  }

  /// Takes all properties from a node.
  ///
  /// - Complexity: O(property keys).
  public mutating func removeAllProperties(of node: NodeID) {
    for (key, _) in properties(of: node) { set(key, of: node, to: .null) }
  }

  /// Takes all properties from an edge.
  ///
  /// - Complexity: O(property keys).
  public mutating func removeAllProperties(of edge: EdgeID) {
    for (key, _) in properties(of: edge) { set(key, of: edge, to: .null) }
  }

  // MARK: Labels

  /// Gives a node a label that it may have already.
  public mutating func addLabel(_ label: String, to node: NodeID) {
    guard !isDeleted(node) else { return }
    let label = labelNames.intern(label)
    let labels = labelIDs(of: node)
    if !labels.contains(label) { setLabels((labels + [label]).sorted(), of: node) }
  }

  /// Takes a label from a node that may not have it.
  public mutating func removeLabel(_ label: String, from node: NodeID) {
    guard !isDeleted(node), let label = labelNames.id(of: label) else { return }
    let labels = labelIDs(of: node)
    if labels.contains(label) { setLabels(labels.filter { $0 != label }, of: node) }
  }

  private mutating func setLabels(_ labels: [SymbolID], of node: NodeID) {
    if node.index < base.nodeIDLimit {
      changedLabels[node] = labels
    } else {
      newNodeLabels[node.index - base.nodeIDLimit] = labels
    }
  }

  // MARK: Delete

  /// Why a node was not deleted: edges lead to or from it.
  public struct ConnectedNode: Error {
    public let node: NodeID
    /// In ascending order.
    public let edges: [EdgeID]

    public init(node: NodeID, edges: [EdgeID]) {
      self.node = node
      self.edges = edges
    }
  }

  /// Deletes an edge.
  public mutating func delete(_ edge: EdgeID) {
    if !isDeleted(edge) { deletedEdges.insert(edge) }
  }

  /// Deletes a node whose edges are gone; see `edges(of:)`.
  ///
  /// - Complexity: O(edge types + edges at the node).
  public mutating func delete(_ node: NodeID) throws(ConnectedNode) {
    guard !isDeleted(node) else { return }
    let edges = edges(of: node)
    guard edges.isEmpty else { throw ConnectedNode(node: node, edges: edges) }
    deletedNodes.insert(node)
    changedLabels[node] = nil
  }

  /// Deletes a node and the edges at it.
  ///
  /// - Complexity: O(edge types + edges at the node).
  public mutating func detachAndDelete(_ node: NodeID) {
    for edge in edges(of: node) { deletedEdges.insert(edge) }
    if !isDeleted(node) { deletedNodes.insert(node) }
    changedLabels[node] = nil
  }

  private mutating func symbol(ofKey key: String) -> SymbolID {
    let symbol = keyNames.intern(key)
    if symbol.index == nodeValues.count {
      nodeValues.append([:])
      edgeValues.append([:])
    }
    return symbol
  }
}
