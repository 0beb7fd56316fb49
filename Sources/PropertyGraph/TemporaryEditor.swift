public struct GraphEditor: ~Copyable {
  private let graph: Graph
  public init(_ graph: Graph) { self.graph = graph }
  public mutating func createNode(labels: [String], properties: [(String, Value)]) -> NodeID { .none }
  public mutating func createEdge(type: String, from: NodeID, to: NodeID, properties: [(String, Value)]) -> EdgeID { .none }
  public mutating func set(_ key: String, of node: NodeID, to value: Value) {}
  public mutating func set(_ key: String, of edge: EdgeID, to value: Value) {}
  public mutating func removeAllProperties(of node: NodeID) {}
  public mutating func removeAllProperties(of edge: EdgeID) {}
  public mutating func addLabel(_ label: String, to node: NodeID) {}
  public mutating func removeLabel(_ label: String, from node: NodeID) {}
  public mutating func delete(_ edge: EdgeID) {}
  public mutating func delete(_ node: NodeID) {}
  public func edges(of node: NodeID) -> [EdgeID] { [] }
  public func isDeleted(_ node: NodeID) -> Bool { false }
  public func isDeleted(_ edge: EdgeID) -> Bool { false }
  public consuming func finish() -> Graph { graph }
}
