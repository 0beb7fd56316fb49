/// How much was changed, as a person is told.
///
/// Unlike in `GraphDifference`, labels are counted node by node, and a value in another's place once.
public struct GraphChangeCounts: Sendable, Equatable {
  public var nodesCreated = 0
  public var nodesDeleted = 0
  public var edgesCreated = 0
  public var edgesDeleted = 0
  /// Values given to elements, new ones too.
  public var propertiesSet = 0
  /// Values taken from elements that stay.
  public var propertiesRemoved = 0
  /// Labels given to nodes, new ones too.
  public var labelsAdded = 0
  /// Labels taken from nodes that stay.
  public var labelsRemoved = 0

  public init() {}

  /// Counts the changes that led to a graph.
  public init(_ changes: GraphChanges, to after: Graph) {
    nodesCreated = changes.createdNodes.count
    nodesDeleted = changes.deletedNodes.count
    edgesCreated = changes.createdEdges.count
    edgesDeleted = changes.deletedEdges.count
    let values = changes.nodeProperties.map(\.new) + changes.edgeProperties.map(\.new)
    propertiesRemoved = values.count { $0.isNull }
    propertiesSet = values.count - propertiesRemoved
    propertiesSet += changes.createdNodes.reduce(0) { $0 + after.properties(of: $1).count }
    propertiesSet += changes.createdEdges.reduce(0) { $0 + after.properties(of: $1).count }
    labelsAdded = changes.labels.reduce(0) { $0 + $1.added.count }
    labelsAdded += changes.createdNodes.reduce(0) { $0 + after.labels(of: $1).count }
    labelsRemoved = changes.labels.reduce(0) { $0 + $1.removed.count }
  }
}
