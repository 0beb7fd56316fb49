/// How many things two graphs do not have in common, as openCypher's conformance kit counts side effects.
///
/// Properties are counted as triples of element, key and value, those of created and deleted elements too;
/// labels as the distinct labels of the whole graph.
public struct GraphDifference: Sendable, Equatable {
  public var nodesCreated = 0
  public var nodesDeleted = 0
  public var edgesCreated = 0
  public var edgesDeleted = 0
  public var labelsAdded = 0
  public var labelsRemoved = 0
  public var propertiesAdded = 0
  public var propertiesRemoved = 0

  /// No difference.
  public init() {}

  /// Compares a graph with one that it was edited into; see `GraphChanges`.
  public init(before: Graph, after: Graph) {
    let changes = GraphChanges(from: before, to: after)
    nodesCreated = changes.createdNodes.count
    nodesDeleted = changes.deletedNodes.count
    edgesCreated = changes.createdEdges.count
    edgesDeleted = changes.deletedEdges.count
    for index in 0..<after.labels.count {
      let label = SymbolID(index)
      let wasUsed = index < before.labels.count && before.nodeCount(label: label) > 0
      let isUsed = after.nodeCount(label: label) > 0
      if isUsed, !wasUsed { labelsAdded += 1 }
      if wasUsed, !isUsed { labelsRemoved += 1 }
    }
    func count(_ old: Value, _ new: Value) {
      if !new.isNull { propertiesAdded += 1 }
      if !old.isNull { propertiesRemoved += 1 }
    }
    for change in changes.nodeProperties { count(change.old, change.new) }
    for change in changes.edgeProperties { count(change.old, change.new) }
    propertiesAdded += changes.createdNodes.reduce(0) { $0 + after.properties(of: $1).count }
    propertiesAdded += changes.createdEdges.reduce(0) { $0 + after.properties(of: $1).count }
    propertiesRemoved += changes.deletedNodes.reduce(0) { $0 + before.properties(of: $1).count }
    propertiesRemoved += changes.deletedEdges.reduce(0) { $0 + before.properties(of: $1).count }
  }
}

extension Graph {
  /// What this graph has that the one it was edited from has not, and the reverse.
  public func differences(from before: Graph) -> GraphDifference {
    GraphDifference(before: before, after: self)
  }
}
