import Parallelism

/// Which share of pairs of nodes have a path to each other, whatever the direction, and which have none.
///
/// Connectedness is the share that has one (Krackhardt, in Carley and Prietula, 1994); fragmentation is what
/// remains to 1 (Borgatti, Computational and Mathematical Organization Theory 12, 2006). Compactness gives a
/// pair the inverse of its distance, in number of edges, and 0 where there is no path; distance-weighted
/// fragmentation is what remains to 1. All are undefined, NaN, below two nodes.
public struct Fragmentation: Sendable, Equatable {
  /// How many weak components there are.
  public let componentCount: Int
  /// How many nodes the largest has.
  public let largestComponent: Int
  public let connectedness: Double
  /// NaN where distances were not asked for.
  public let compactness: Double

  public var fragmentation: Double { 1 - connectedness }
  public var distanceWeightedFragmentation: Double { 1 - compactness }

  /// - Parameters:
  ///   - network: any; weights count nothing.
  ///   - includesDistances: whether to compute the compactness.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges); with distances O(nodes × (nodes + edges)) time, O(nodes) memory a thread.
  public init(
    _ network: Network,
    includesDistances: Bool = false,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    var walk = UndirectedWalk(network)
    var components = 0
    var largest = 0
    var pairs = 0
    var isSeen = [Bool](repeating: false, count: network.nodeCount)
    for node in 0..<network.nodeCount where !isSeen[node] {
      try context.checkCancellation()
      walk.walk(from: node)
      for found in walk.order { isSeen[Int(found)] = true }
      let size = walk.order.count
      components += 1
      largest = max(largest, size)
      pairs += size * (size - 1)
    }
    let possible = Double(network.nodeCount) * Double(network.nodeCount - 1)
    componentCount = components
    largestComponent = largest
    connectedness = possible > 0 ? Double(pairs) / possible : .nan
    guard includesDistances, possible > 0 else {
      compactness = .nan
      return
    }
    let bounds = Workers.evenBounds(count: network.nodeCount, atLeast: 32)
    let sums = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      var walk = UndirectedWalk(network)
      var sum = 0.0
      for node in bounds[piece]..<bounds[piece + 1] {
        try context.checkCancellation()
        walk.walk(from: node)
        sum += walk.harmonicSum
      }
      return sum
    }
    compactness = sums.reduce(0, +) / possible
  }
}
