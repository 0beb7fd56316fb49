public import PropertyGraph

/// The shortest paths between pairs of nodes, breadth first from both ends.
///
/// Paths come in one order whatever way they were found: compare them step by step from the start, each
/// step by its place in `Traversal.collectSteps`. The first path is the same as the only one asked for.
public final class ShortestPathSearch {
  let traversal: Traversal
  let forward: DistanceField
  let backward: DistanceField
  private var steps: [Traversal.Step] = []
  let nodeIDLimit: Int
  /// By node, while paths are counted: in how many ways it leads to the end.
  var ways: [Int64] = []

  /// - Parameters:
  ///   - graph: what to search.
  ///   - traversal: the edges to follow.
  ///   - passage: by node number, the nodes that may stand between the ends of a path; nil for all.
  public init(_ graph: Graph, _ traversal: Traversal, passage: Bitmap? = nil) {
    self.traversal = traversal
    nodeIDLimit = graph.nodeIDLimit
    forward = DistanceField(graph, traversal, passage: passage)
    backward = DistanceField(graph, traversal.reversed, passage: passage)
  }

  /// Calls for each shortest path between two different nodes, until told to stop.
  ///
  /// - Parameters:
  ///   - start: where paths begin.
  ///   - end: where they end.
  ///   - maximum: the greatest length; nil for any.
  ///   - visit: returns whether to go on.
  /// - Throws: what `visit` throws.
  /// - Complexity: O(edges within half the distance of either end), and the paths' lengths.
  public func forEachPath<Failure: Error>(
    from start: NodeID,
    to end: NodeID,
    maximum: Int?,
    visit: (Path) throws(Failure) -> Bool
  ) throws(Failure) {
    guard let distance = meet(start, end, maximum: maximum ?? .max) else { return }
    let onPath = nodesOfShortestPaths()
    try walk(from: start, length: distance, visit: visit) { node, left in
      // Before the meeting level the marks decide, after it the distance to the end.
      let done = distance - left
      return done <= Int(forward.depth)
        ? forward.distance(to: node) == done && onPath.contains(node) : backward.distance(to: node) == left
    }
  }

  /// The length of the shortest path between two nodes; nil when there is none within the maximum.
  public func distance(from start: NodeID, to end: NodeID, maximum: Int?) -> Int? {
    meet(start, end, maximum: maximum ?? .max)
  }

  /// Finds level after level at the end with fewer edges to follow, until the searches touch.
  func meet(_ start: NodeID, _ end: NodeID, maximum: Int) -> Int? {
    forward.start(at: start, towards: end)
    backward.start(at: end, towards: start)
    if start == end { return 0 }
    while Int(forward.depth) + Int(backward.depth) < maximum {
      let goesForward = forward.frontierDegree <= backward.frontierDegree
      let (near, far) = goesForward ? (forward, backward) : (backward, forward)
      guard near.advance() else { return nil }
      if near.frontier.contains(where: { far.distance(to: $0) == Int(far.depth) }) {
        return Int(forward.depth) + Int(backward.depth)
      }
    }
    return nil
  }

  /// The nodes of all shortest paths from the start up to the level where the searches met.
  private func nodesOfShortestPaths() -> Set<NodeID> {
    var level = forward.frontier.filter { backward.distance(to: $0) == Int(backward.depth) }
    var marked = Set(level)
    var distance = Int(forward.depth)
    while distance > 0 {
      distance -= 1
      var previous: [NodeID] = []
      for node in level {
        traversal.reversed.collectSteps(from: node, into: &steps)
        for step in steps where forward.distance(to: step.neighbor) == distance {
          if marked.insert(step.neighbor).inserted { previous.append(step.neighbor) }
        }
      }
      level = previous
    }
    return marked
  }

  /// Depth first along the steps that stay on a shortest path.
  private func walk<Failure: Error>(
    from start: NodeID,
    length: Int,
    visit: (Path) throws(Failure) -> Bool,
    isOnPath: (_ node: NodeID, _ left: Int) -> Bool
  ) throws(Failure) {
    var nodes = [start]
    var edges: [EdgeID] = []
    var pending: [[Traversal.Step]] = []
    func open(_ node: NodeID) {
      traversal.collectSteps(from: node, into: &steps)
      let left = length - edges.count - 1
      pending.append(steps.filter { isOnPath($0.neighbor, left) }.reversed())
    }
    if length == 0 {
      _ = try visit(Path(nodes: nodes, edges: edges))
      return
    }
    open(start)
    while !pending.isEmpty {
      guard let step = pending[pending.count - 1].popLast() else {
        pending.removeLast()
        if !edges.isEmpty {
          edges.removeLast()
          nodes.removeLast()
        }
        continue
      }
      nodes.append(step.neighbor)
      edges.append(step.edge)
      if edges.count == length {
        guard try visit(Path(nodes: nodes, edges: edges)) else { return }
        nodes.removeLast()
        edges.removeLast()
      } else {
        open(step.neighbor)
      }
    }
  }
}
