public import PropertyGraph

/// Counts the shortest paths from one node to all others, without listing them.
///
/// Breadth first: a node is reached by as many shortest paths as the nodes before it together.
public struct ShortestPathCounter {
  private let edge: RepeatedEdge
  private var distances: [Int32]
  private var counts: [Int64]
  private var reached: [NodeID] = []

  public init(_ graph: Graph, _ edge: RepeatedEdge) {
    self.edge = edge
    distances = [Int32](repeating: -1, count: graph.nodeIDLimit)
    counts = [Int64](repeating: 0, count: graph.nodeIDLimit)
  }

  /// The nodes that a path may end at, with the length and number of shortest paths, without the source.
  ///
  /// - Parameters:
  ///   - source: where paths begin.
  ///   - tick: called for every node.
  /// - Returns: by length, then by node.
  /// - Throws: what `tick` throws.
  /// - Complexity: O(edges that can be reached).
  public mutating func tallies<Failure: Error>(
    from source: NodeID,
    tick: () throws(Failure) -> Void
  ) throws(Failure) -> Result<[PathTally], PathCountOverflow> {
    for node in reached { distances[node.index] = -1 }
    reached = [source]
    distances[source.index] = 0
    counts[source.index] = 1
    var steps: [Traversal.Step] = []
    var next = 0
    var isOverflown = false
    while next < reached.count {
      let node = reached[next]
      next += 1
      let distance = distances[node.index]
      guard Int(distance) < edge.limit else { break }
      guard node == source ? edge.departs(from: node) : edge.passes(node) else { continue }
      try tick()
      edge.traversal.collectSteps(from: node, into: &steps)
      for step in steps {
        let neighbor = step.neighbor.index
        if distances[neighbor] < 0 {
          distances[neighbor] = distance + 1
          counts[neighbor] = counts[node.index]
          reached.append(step.neighbor)
        } else if distances[neighbor] == distance + 1 {
          let (sum, overflow) = counts[neighbor].addingReportingOverflow(counts[node.index])
          counts[neighbor] = sum
          if overflow { isOverflown = true }
        }
      }
    }
    if isOverflown { return .failure(PathCountOverflow()) }
    var tallies: [PathTally] = []
    for node in reached.dropFirst() where edge.arrives(at: node) {
      tallies.append(PathTally(end: node, length: Int(distances[node.index]), count: counts[node.index]))
    }
    tallies.sort { ($0.length, $0.end) < ($1.length, $1.end) }
    return .success(tallies)
  }
}
