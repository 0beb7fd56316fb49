/// Paths between two nodes that visit no node twice, within limits.
public enum SimplePaths {
  /// - Parameters:
  ///   - network: any network with weights of 0 or more; without weights, each edge costs 1.
  ///   - source: where they begin.
  ///   - target: where they end.
  ///   - maximumCost: the sum of weights that they may have.
  ///   - maximumLength: how many edges they may have.
  ///   - limit: how many there may be.
  ///   - context: cancellation.
  /// - Returns: in order of cost, then of length, then of nodes.
  /// - Throws: `AnalysisFailure.invalid` where there are more than the limit.
  /// - Complexity: only beginnings from which the target is near enough are followed; there may be
  ///   exponentially many.
  public static func find(
    in network: Network,
    from source: Int,
    to target: Int,
    maximumCost: Double = .infinity,
    maximumLength: Int = .max,
    atMost limit: Int,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> [NetworkPath] {
    let remaining = try WeightedDistances(network, from: [target], isReversed: true, context).distances
    var walk = SimplePathWalk(network, to: target, remaining: remaining)
    // Sums in another order may differ in the last digits.
    let bound = maximumCost + abs(maximumCost) * 1e-12
    return try walk.paths(from: source, costing: bound, length: maximumLength, atMost: limit, context)
      .sorted(by: NetworkPath.precedes)
  }
}

/// Lists simple paths to a target, following only what can still arrive within the limits.
struct SimplePathWalk {
  private let network: Network
  private let target: Int
  /// By node, the least cost from it to the target.
  private let remaining: [Double]
  private var isOnPath: [Bool]

  init(_ network: Network, to target: Int, remaining: [Double]) {
    self.network = network
    self.target = target
    self.remaining = remaining
    isOnPath = [Bool](repeating: false, count: network.nodeCount)
  }

  /// One node of the path at hand.
  private struct Place {
    let node: Int
    /// The next entry of its row.
    var next: Int
    let cost: Double
  }

  mutating func paths(
    from source: Int,
    costing maximumCost: Double,
    length maximumLength: Int,
    atMost limit: Int,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> [NetworkPath] {
    guard remaining[source] <= maximumCost else { return [] }
    if source == target { return [NetworkPath(nodes: [source], entries: [], cost: 0)] }
    let rows = network.rows
    var found: [NetworkPath] = []
    var places = [Place(node: source, next: rows.range(of: source).lowerBound, cost: 0)]
    var entries: [Int] = []
    isOnPath[source] = true
    var steps = 0
    while let place = places.last {
      steps += 1
      if steps & 0xFFF == 0 { try context.checkCancellation() }
      guard place.next < rows.range(of: place.node).upperBound, entries.count < maximumLength else {
        isOnPath[place.node] = false
        places.removeLast()
        _ = entries.popLast()
        continue
      }
      places[places.count - 1].next += 1
      let neighbor = Int(rows.neighbors[place.next])
      let cost = place.cost + rows.weight(at: place.next)
      if isOnPath[neighbor] || cost + remaining[neighbor] > maximumCost || remaining[neighbor] == .infinity {
        continue
      }
      if neighbor == target {
        guard found.count < limit else {
          throw .invalid("there are more than \(limit) paths; allow more, or shorter ones only")
        }
        found.append(
          NetworkPath(
            nodes: places.map(\.node) + [target],
            entries: entries + [place.next],
            cost: cost
          )
        )
        continue
      }
      isOnPath[neighbor] = true
      entries.append(place.next)
      places.append(Place(node: neighbor, next: rows.range(of: neighbor).lowerBound, cost: cost))
    }
    return found
  }
}
