public import PropertyGraph

/// Trails between two nodes, shortest first: paths that may come back to a node, but never to an edge.
///
/// For what breadth-first search cannot answer: at least so many edges, back to where it began, or a
/// condition on the path as a whole.
public final class TrailSearch {
  private let traversal: Traversal
  private let distancesToEnd: DistanceField
  private var steps: [Traversal.Step] = []

  public init(_ graph: Graph, _ traversal: Traversal) {
    self.traversal = traversal
    distancesToEnd = DistanceField(graph, traversal.reversed)
  }

  /// Calls for each trail, all of one length before the next longer ones, until told to stop.
  ///
  /// Trails of one length come in the order of `ShortestPathSearch`.
  ///
  /// - Parameters:
  ///   - start: where trails begin.
  ///   - end: where they end; may be the start.
  ///   - minimum: the least length.
  ///   - maximum: the greatest length; nil for any.
  ///   - tick: called for every step tried, so that a caller can count or stop.
  ///   - visit: returns whether to go on.
  /// - Throws: what `tick` or `visit` throws.
  /// - Complexity: exponential in the length at worst; steps from which the end is too far are not tried.
  public func forEachTrail<Failure: Error>(
    from start: NodeID,
    to end: NodeID,
    minimum: Int,
    maximum: Int?,
    tick: () throws(Failure) -> Void,
    visit: (Path) throws(Failure) -> Bool
  ) throws(Failure) {
    distancesToEnd.start(at: end)
    distancesToEnd.advance(upTo: maximum ?? .max)
    guard let distance = distancesToEnd.distance(to: start) else { return }
    var length = max(minimum, distance)
    while length <= maximum ?? .max {
      var isCut = false
      guard try trails(from: start, to: end, length: length, isCut: &isCut, tick: tick, visit: visit) else {
        return
      }
      // When no branch was left for being too long, longer trails do not exist.
      if !isCut { return }
      length += 1
    }
  }

  /// The trails of exactly one length; false when told to stop.
  private func trails<Failure: Error>(
    from start: NodeID,
    to end: NodeID,
    length: Int,
    isCut: inout Bool,
    tick: () throws(Failure) -> Void,
    visit: (Path) throws(Failure) -> Bool
  ) throws(Failure) -> Bool {
    var nodes = [start]
    var edges: [EdgeID] = []
    var pending: [[Traversal.Step]] = []
    if length == 0 {
      isCut = true
      return start == end ? try visit(Path(nodes: nodes, edges: edges)) : true
    }
    func open(_ node: NodeID) throws(Failure) {
      try tick()
      traversal.collectSteps(from: node, into: &steps)
      let left = length - edges.count - 1
      var kept: [Traversal.Step] = []
      for step in steps where !edges.contains(step.edge) {
        guard let distance = distancesToEnd.distance(to: step.neighbor) else { continue }
        if distance <= left { kept.append(step) } else { isCut = true }
      }
      pending.append(kept.reversed())
    }
    try open(start)
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
      if edges.count < length {
        try open(step.neighbor)
        continue
      }
      isCut = true
      if step.neighbor == end, try !visit(Path(nodes: nodes, edges: edges)) { return false }
      nodes.removeLast()
      edges.removeLast()
    }
    return true
  }
}
