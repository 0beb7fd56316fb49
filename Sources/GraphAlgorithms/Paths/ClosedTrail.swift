public import PropertyGraph

extension RepeatedEdge {
  /// The length of the shortest way from a node back to itself that uses no edge twice; nil without one.
  ///
  /// Along directed edges that is the first level that meets the source again. Where edges go either way, each
  /// node remembers by which edge its shortest way left the source; an edge between two nodes that left by
  /// different edges closes a ring. A shortest closed trail is such a ring: what it passes twice could be cut out.
  ///
  /// - Parameter source: where the way begins and ends.
  /// - Returns: a length from 1 to the maximum.
  /// - Complexity: O(edges within half the length).
  public func shortestClosedTrail(at source: NodeID) -> Int? {
    guard departs(from: source), arrives(at: source) else { return nil }
    var distances: [NodeID: Int] = [source: 0]
    var branches: [NodeID: EdgeID] = [:]
    var parents: [NodeID: EdgeID] = [:]
    var queue = [source]
    var steps: [Traversal.Step] = []
    var best = limit == .max ? .max : limit + 1
    var next = 0
    let isDirected = traversal.direction != .any
    while next < queue.count {
      let node = queue[next]
      let distance = distances[node] ?? 0
      next += 1
      if (isDirected ? distance + 1 : 2 * distance) >= best { break }
      guard node == source || passes(node) else { continue }
      traversal.collectSteps(from: node, into: &steps)
      for step in steps where isDirected || step.edge != parents[node] {
        if let known = distances[step.neighbor] {
          if isDirected {
            if step.neighbor == source { best = min(best, distance + 1) }
          } else if step.neighbor == source
            || passes(step.neighbor) && branches[step.neighbor] != branches[node]
          {
            best = min(best, distance + known + 1)
          }
        } else {
          distances[step.neighbor] = distance + 1
          parents[step.neighbor] = step.edge
          branches[step.neighbor] = branches[node] ?? step.edge
          queue.append(step.neighbor)
        }
      }
      // A ring leaves by one edge and comes back by another.
      if !isDirected, node == source, queue.count < 3 { break }
    }
    return best == .max || best > limit ? nil : best
  }

  /// The length of the shortest way from a node back to itself that may use edges again; nil without one.
  public func shortestClosedWalk(at source: NodeID) -> Int? {
    guard traversal.direction == .any else { return shortestClosedTrail(at: source) }
    guard departs(from: source), arrives(at: source) else { return nil }
    var steps: [Traversal.Step] = []
    traversal.collectSteps(from: source, into: &steps)
    if steps.contains(where: { $0.neighbor == source }) { return 1 }
    return limit > 1 && steps.contains { passes($0.neighbor) } ? 2 : nil
  }
}
