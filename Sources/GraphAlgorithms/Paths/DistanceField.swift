public import PropertyGraph

/// Distances from one node to the nodes around it, found level by level.
///
/// Keeps its room between searches: starting anew costs only what the last search reached.
public final class DistanceField {
  private let traversal: Traversal
  private var distances: [Int32]
  private var steps: [Traversal.Step] = []
  /// The nodes reached, nearest first; within a level in the order in which they were found.
  public private(set) var reached: [NodeID] = []
  /// Where the current outermost level begins in `reached`.
  private var levelStart = 0
  /// How many levels have been found; the source is level 0.
  public private(set) var depth: Int32 = 0

  public init(_ graph: Graph, _ traversal: Traversal) {
    self.traversal = traversal
    distances = [Int32](repeating: -1, count: graph.nodeIDLimit)
  }

  /// Forgets the last search and begins one at a node.
  public func start(at source: NodeID) {
    for node in reached { distances[node.index] = -1 }
    reached = [source]
    distances[source.index] = 0
    levelStart = 0
    depth = 0
  }

  /// The number of edges to a node, or nil where the search has not reached it.
  public func distance(to node: NodeID) -> Int? {
    let distance = distances[node.index]
    return distance < 0 ? nil : Int(distance)
  }

  /// The nodes of the outermost level.
  public var frontier: ArraySlice<NodeID> { reached[levelStart...] }

  /// Finds the next level; false when there is none.
  ///
  /// - Complexity: O(edges at the outermost level).
  public func advance() -> Bool {
    let level = levelStart..<reached.count
    levelStart = reached.count
    for index in level {
      traversal.collectSteps(from: reached[index], into: &steps)
      for step in steps where distances[step.neighbor.index] < 0 {
        distances[step.neighbor.index] = depth + 1
        reached.append(step.neighbor)
      }
    }
    if reached.count == levelStart { return false }
    depth += 1
    return true
  }

  /// Goes on until nothing is left or a distance is reached.
  public func advance(upTo maximum: Int) {
    while Int(depth) < maximum, !frontier.isEmpty, advance() {}
  }
}
