public import PropertyGraph

/// How many paths of one length end at a node.
public struct PathTally: Sendable, Equatable {
  /// `NodeID.none` where nobody asks.
  public var end: NodeID
  public var length: Int
  public var count: Int64

  public init(end: NodeID, length: Int, count: Int64) {
    self.end = end
    self.length = length
    self.count = count
  }
}

/// There are more paths than can be counted.
public struct PathCountOverflow: Error {}
