public import PropertyGraph

/// Counts the trails from a node by their length: paths that use no edge twice.
///
/// Trails are followed edge by edge, but for the last two. How many ways there are to end a trail in one or two
/// more edges depends on the node alone, save for the edges that the trail has used already: so it is worked out
/// once a node, and what is used is taken off, by inclusion and exclusion over the few edges of the trail.
public final class TrailCounter {
  /// An edge that the trail at hand may not use again, as a step.
  private struct UsedStep {
    let edge: EdgeID
    let from: NodeID
    let to: NodeID
  }

  private let edge: RepeatedEdge
  private let traversal: Traversal
  private let isUndirected: Bool
  private var lastSteps: [NodeID: Int64] = [:]
  private var lastTwoSteps: [NodeID: Int64] = [:]
  private var used: [UsedStep] = []
  /// By length.
  private var counts: [Int64] = []
  private var isOverflown = false

  public init(_ edge: RepeatedEdge) {
    self.edge = edge
    traversal = edge.traversal
    isUndirected = traversal.direction == .any
  }

  /// Counts by length.
  ///
  /// - Parameters:
  ///   - source: where trails begin.
  ///   - graph: the graph below, for the ends of the excluded edges.
  ///   - excluded: edges that no trail may use.
  ///   - tick: called for every node that a trail is followed to.
  /// - Returns: by length, from 0.
  /// - Throws: what `tick` throws.
  /// - Complexity: for trails up to length *n*, O(number of trails of length *n* - 2), and once O(edges at their
  ///   ends); memory O(length + nodes that end them).
  public func counts<Failure: Error>(
    from source: NodeID,
    in graph: Graph,
    excluding excluded: [EdgeID],
    tick: () throws(Failure) -> Void
  ) throws(Failure) -> Result<[Int64], PathCountOverflow> {
    counts = [edge.isEmptyPath(at: source) ? 1 : 0]
    isOverflown = false
    exclude(excluded, in: graph)
    if edge.departs(from: source) { try follow(source, tick) }
    return isOverflown ? .failure(PathCountOverflow()) : .success(counts)
  }

  private func exclude(_ excluded: [EdgeID], in graph: Graph) {
    used = []
    for edge in Set(excluded).sorted() {
      let isForward = traversal.direction != .incoming
      let from = isForward ? graph.source(of: edge) : graph.target(of: edge)
      let to = isForward ? graph.target(of: edge) : graph.source(of: edge)
      if traversal.takes(edge, from: from, to: to) { used.append(UsedStep(edge: edge, from: from, to: to)) }
    }
  }

  /// Depth first, with the nodes yet to be followed on a stack of their own.
  private func follow<Failure: Error>(
    _ source: NodeID,
    _ tick: () throws(Failure) -> Void
  ) throws(Failure) {
    let base = used.count
    var pending: [[Traversal.Step]] = []
    try tick()
    if let steps = open(source, length: 0) { pending.append(steps) }
    while let step = pending.last?.last {
      pending[pending.count - 1].removeLast()
      try tick()
      used.append(UsedStep(edge: step.edge, from: lastNode(base) ?? source, to: step.neighbor))
      if let steps = open(step.neighbor, length: pending.count) {
        pending.append(steps)
      } else {
        used.removeLast()
      }
      while let steps = pending.last, steps.isEmpty {
        pending.removeLast()
        if used.count > base { used.removeLast() }
      }
    }
  }

  /// Where the trail at hand has come to; nil while it has no edge.
  private func lastNode(_ base: Int) -> NodeID? { used.count > base ? used[used.count - 1].to : nil }

  /// Counts the trails that end one edge after a node, and at the greatest length those two edges after it.
  ///
  /// - Returns: the steps along which trails are to be followed further; nil for none.
  private func open(_ node: NodeID, length: Int) -> [Traversal.Step]? {
    add(lastStepCount(node), length: length + 1)
    let left = edge.limit - length
    if left == 2 { add(lastTwoStepCount(node), length: length + 2) }
    guard left > 2 else { return nil }
    var steps: [Traversal.Step] = []
    traversal.collectSteps(from: node, into: &steps)
    steps.removeAll { step in !edge.passes(step.neighbor) || used.contains { $0.edge == step.edge } }
    return steps.isEmpty ? nil : steps
  }

  private func add(_ count: Int64, length: Int) {
    guard length >= edge.minimum, count > 0 else { return }
    while counts.count <= length { counts.append(0) }
    let (sum, overflow) = counts[length].addingReportingOverflow(count)
    counts[length] = sum
    if overflow { isOverflown = true }
  }

  // MARK: The last steps

  /// Steps from a node that can end a trail, used ones left out.
  private func lastStepCount(_ node: NodeID) -> Int64 { allLastSteps(node) - Int64(usedLastSteps(node)) }

  /// Used edges that could end a trail from a node.
  private func usedLastSteps(_ node: NodeID) -> Int {
    var count = 0
    for step in used {
      if step.from == node {
        if edge.arrives(at: step.to) { count += 1 }
      } else if isUndirected, step.to == node, edge.arrives(at: step.from) {
        count += 1
      }
    }
    return count
  }

  private func allLastSteps(_ node: NodeID) -> Int64 {
    if edge.arrival == nil, traversal.allowedEdges == nil { return Int64(traversal.degree(of: node)) }
    if let count = lastSteps[node] { return count }
    var steps: [Traversal.Step] = []
    traversal.collectSteps(from: node, into: &steps)
    let count = steps.reduce(into: Int64(0)) { if edge.arrives(at: $1.neighbor) { $0 += 1 } }
    lastSteps[node] = count
    return count
  }

  /// Pairs of steps from a node that can end a trail, without those that use an edge again.
  private func lastTwoStepCount(_ node: NodeID) -> Int64 {
    var count = allLastTwoSteps(node)
    // Pairs whose first step is used.
    for step in used {
      guard let middle = other(of: step, at: node), edge.passes(middle) else { continue }
      count -= allLastSteps(middle) - (returns(to: node, from: middle) ? 1 : 0)
    }
    // Pairs whose first step is free, and whose second is used.
    var seen: [NodeID] = []
    for middle in used.lazy.flatMap({ self.isUndirected ? [$0.from, $0.to] : [$0.from] })
    where !seen.contains(middle) && edge.passes(middle) {
      seen.append(middle)
      let usedSecond = usedLastSteps(middle)
      guard usedSecond > 0 else { continue }
      let usedFirst = used.reduce(into: 0) { if other(of: $1, at: node) == middle { $0 += 1 } }
      count -= Int64(traversal.stepCount(from: node, to: middle) - usedFirst) * Int64(usedSecond)
    }
    return count
  }

  /// Where a used edge leads from a node; nil where it is no step from there.
  private func other(of step: UsedStep, at node: NodeID) -> NodeID? {
    if step.from == node { return step.to }
    return isUndirected && step.to == node ? step.from : nil
  }

  /// Whether the edge of a step to a node could be taken from there as a last step.
  private func returns(to node: NodeID, from middle: NodeID) -> Bool {
    (isUndirected || node == middle) && edge.arrives(at: node)
  }

  /// Pairs of steps from a node that do not go back over the same edge.
  private func allLastTwoSteps(_ node: NodeID) -> Int64 {
    if let count = lastTwoSteps[node] { return count }
    var count: Int64 = 0
    if edge.arrival == nil, traversal.allowedEdges == nil {
      count = allLastTwoStepsUntested(node)
      lastTwoSteps[node] = count
      return count
    }
    let backSteps: Int64 = isUndirected && edge.arrives(at: node) ? 1 : 0
    for leg in traversal.legs {
      let neighbors = leg.adjacency.neighbors
      for position in leg.adjacency.row(of: node) {
        let middle = neighbors[position]
        guard edge.passes(middle), !(leg.skipsLoops && middle == node) else { continue }
        if let allowed = traversal.allowedEdges, !allowed[leg.adjacency.edge(at: position).index] { continue }
        count += allLastSteps(middle) - (middle == node ? (returns(to: node, from: node) ? 1 : 0) : backSteps)
      }
    }
    lastTwoSteps[node] = count
    return count
  }

  /// The same where all edges and all ends count: sums of degrees, type by type.
  private func allLastTwoStepsUntested(_ node: NodeID) -> Int64 {
    var count: Int64 = 0
    for leg in traversal.legs {
      let row = leg.adjacency.row(of: node)
      if row.isEmpty { continue }
      let neighbors = leg.adjacency.neighbors
      for position in row {
        let middle = neighbors[position]
        guard edge.passes(middle), !(leg.skipsLoops && middle == node) else { continue }
        count -= isUndirected || middle == node ? 1 : 0
      }
      for next in traversal.legs where next.adjacency.nodes.overlaps(leg.targets) {
        let first = next.adjacency.nodes.lowerBound
        let starts = next.adjacency.rowStarts
        for position in row {
          let middle = neighbors[position]
          guard middle.rawValue >= first, middle.rawValue < next.adjacency.nodes.upperBound,
            edge.passes(middle), !(leg.skipsLoops && middle == node)
          else { continue }
          let index = Int(middle.rawValue - first)
          count += Int64(starts[index + 1] - starts[index])
          if next.skipsLoops {
            count -= Int64(next.adjacency.positions(of: middle, in: next.adjacency.row(of: middle)).count)
          }
        }
      }
    }
    return count
  }
}
