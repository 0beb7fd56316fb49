/// The least sum of weights along a path from any of some nodes, to every node.
///
/// Dijkstra, Numerische Mathematik 1, 1959. Without weights every edge weighs 1. Edges lead along their
/// direction in a directed network. Of parallel edges the lightest counts; loops never do.
public struct WeightedDistances: Sendable {
  /// By node; infinite where no path leads to it.
  public let distances: [Double]
  /// By node, the position in the rows of the edge by which a shortest path comes; `none` at sources and where
  /// no path leads to.
  let arrivals: [UInt32]
  /// By node, where that edge begins.
  let previous: [UInt32]

  static let none = UInt32.max

  /// - Parameters:
  ///   - network: any network with weights of 0 or more.
  ///   - sources: where paths begin.
  ///   - goal: the search may end when the distance of this node is known; others' are then too high or
  ///     infinite.
  ///   - isReversed: whether edges lead against their direction.
  ///   - limit: nodes farther away stay at infinity.
  ///   - context: cancellation.
  /// - Throws: `AnalysisFailure.invalid` where an edge has a negative weight.
  /// - Complexity: O((nodes + edges) · log edges); O(nodes + edges) memory.
  public init(
    _ network: Network,
    from sources: [Int],
    to goal: Int? = nil,
    isReversed: Bool = false,
    atMost limit: Double = .infinity,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let rows = isReversed ? network.reversedRows : network.rows
    try rows.checkPathWeights()
    var distances = [Double](repeating: .infinity, count: network.nodeCount)
    var arrivals = [UInt32](repeating: Self.none, count: network.nodeCount)
    var previous = arrivals
    var heap = DistanceHeap()
    for source in sources where distances[source] != 0 {
      distances[source] = 0
      heap.insert(source, at: 0)
    }
    let neighbors = rows.neighbors.span
    let weights = rows.weights.span
    var steps = 0
    while let entry = heap.popFirst() {
      steps += 1
      if steps & 0xFFF == 0 { try context.checkCancellation() }
      let node = Int(entry.node)
      if entry.distance > distances[node] { continue }
      if node == goal { break }
      for position in rows.range(of: node) {
        let neighbor = Int(neighbors[position])
        let distance = entry.distance + (weights.isEmpty ? 1 : weights[position])
        guard distance < distances[neighbor], distance <= limit else { continue }
        distances[neighbor] = distance
        arrivals[neighbor] = UInt32(position)
        previous[neighbor] = entry.node
        heap.insert(neighbor, at: distance)
      }
    }
    self.distances = distances
    self.arrivals = arrivals
    self.previous = previous
  }

  /// The shortest path that the search found to a node; nil where there is none.
  func path(to target: Int) -> NetworkPath? {
    guard distances[target] < .infinity else { return nil }
    var nodes = [target]
    var entries: [Int] = []
    var node = target
    while arrivals[node] != Self.none {
      entries.append(Int(arrivals[node]))
      node = Int(previous[node])
      nodes.append(node)
    }
    return NetworkPath(nodes: nodes.reversed(), entries: entries.reversed(), cost: distances[target])
  }
}

extension NetworkRows {
  /// Refuses weights with which a detour could make a path shorter.
  func checkPathWeights() throws(AnalysisFailure) {
    guard let negative = weights.first(where: { $0 < 0 }) else { return }
    throw .invalid("shortest paths need weights of 0 or more, and an edge weighs \(negative)")
  }
}
