import Parallelism

/// How far each node is from all others: what closeness and harmonic centrality are made of.
public struct DistanceTotals: Sendable {
  public enum Direction: String, Sendable, CaseIterable {
    /// From the node to the others.
    case outgoing
    /// From the others to the node.
    case incoming
  }

  /// Of one node.
  public struct Total: Sendable {
    /// How many others there is a path to.
    public internal(set) var reached = 0
    /// How many of those are on the other side of a two-mode network.
    public internal(set) var reachedAcross = 0
    /// The sum of distances to those that there is a path to.
    public internal(set) var sum = 0.0
    /// The sum of 1 / distance over all others; those without a path give 0.
    public internal(set) var inverseSum = 0.0

    mutating func add(_ count: Int, at distance: Double) {
      reached += count
      sum += Double(count) * distance
      inverseSum += Double(count) / distance
    }
  }

  /// By node.
  public let totals: [Total]

  /// - Parameters:
  ///   - network: weights are lengths.
  ///   - direction: of paths in a directed network.
  ///   - context: threads, cancellation, progress, memory.
  /// - Throws: `AnalysisFailure.invalid` for lengths that are not above 0.
  /// - Complexity: O(nodes · levels · edges / 512); with weights O(nodes · edges · log nodes).
  public init(
    of network: Network,
    _ direction: Direction = .outgoing,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    if network.isWeighted {
      guard network.rows.weights.allSatisfy({ $0 > 0 }) else {
        throw .invalid("weights are lengths here, and must be above 0")
      }
      totals = try Self.weighted(network, direction, context)
    } else {
      totals = try Self.unweighted(network, direction, context)
    }
  }

  private static func unweighted(
    _ network: Network,
    _ direction: Direction,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> [Total] {
    let count = network.nodeCount
    try context.checkMemory(
      bytes: count * ((DistanceLanes.memoryPerNode + 32) * context.workers.threadCount + 64)
        + network.rows.entryCount * 16
    )
    let layout = BreadthFirstLayout(network)
    // Each batch has sources of one side, so that a count belongs to one side.
    let bySide = Dictionary(grouping: 0..<count) { place in
      network.sides.map { $0[Int(layout.nodes[place])] } ?? .first
    }
    let batches = [Network.Side.first, .second]
      .flatMap { side in
        let places = (bySide[side] ?? [])
          .filter { place in
            let node = Int(layout.nodes[place])
            return network.rows.degree(of: node) > 0 || network.reversedRows.degree(of: node) > 0
          }
        return stride(from: 0, to: places.count, by: DistanceLanes.laneCount)
          .map { begin in
            (side: side, sources: places[begin..<min(begin + DistanceLanes.laneCount, places.count)])
          }
      }
    // Whatever is reached against the ties has a path along them.
    let isReversed = direction == .outgoing
    let sums = try context.piecesWithProgress(of: batches.count) { (range, done) throws(AnalysisFailure) in
      var lanes = DistanceLanes(layout, isReversed: isReversed)
      var bySide = [[Total](repeating: Total(), count: count), []]
      if network.sides != nil { bySide[1] = bySide[0] }
      for batch in range {
        try done()
        lanes.add(batches[batch].sources, to: &bySide[Int(batches[batch].side.rawValue)])
      }
      return bySide
    }
    var totals = [Total](repeating: Total(), count: count)
    for bySide in sums {
      for (number, part) in bySide.enumerated() {
        for (place, total) in part.enumerated() {
          let node = Int(layout.nodes[place])
          totals[node].reached += total.reached
          totals[node].sum += total.sum
          totals[node].inverseSum += total.inverseSum
          if let side = network.sides?[node], Int(side.rawValue) != number {
            totals[node].reachedAcross += total.reached
          }
        }
      }
    }
    return totals
  }

  private static func weighted(
    _ network: Network,
    _ direction: Direction,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> [Total] {
    try context.checkMemory(
      bytes: network.nodeCount * (WeightedSearch.memoryPerNode * context.workers.threadCount + 32)
    )
    let rows = direction == .outgoing ? network.rows : network.reversedRows
    let pieces = try context.piecesWithProgress(of: network.nodeCount) {
      (range, done) throws(AnalysisFailure) in
      var search = WeightedSearch(rows)
      var totals: [Total] = []
      for node in range {
        try done()
        search.run(from: node)
        var total = Total()
        for other in search.order.dropFirst() {
          total.add(1, at: search.distances[Int(other)])
          if let sides = network.sides, sides[Int(other)] != sides[node] { total.reachedAcross += 1 }
        }
        totals.append(total)
      }
      return totals
    }
    return pieces.flatMap { $0 }
  }
}
