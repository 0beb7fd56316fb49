/// Nodes and the edges between them, in the order travelled.
///
/// An edge may be travelled against its direction.
public struct Path: Sendable, Hashable {
  /// One more than there are edges.
  public let nodes: [NodeID]
  public let edges: [EdgeID]

  public init(nodes: [NodeID], edges: [EdgeID]) {
    precondition(nodes.count == edges.count + 1, "a path has one node more than edges")
    self.nodes = nodes
    self.edges = edges
  }
}
