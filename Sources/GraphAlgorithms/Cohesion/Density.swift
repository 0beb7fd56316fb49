/// Which share of the ties that could be there is there.
///
/// In a one-mode network of n nodes, n (n − 1) ties are possible, half of that where edges have no direction,
/// and n more where loops are possible; in a two-mode network, the product of the sides. The density is
/// undefined, NaN, where no tie is possible.
///
/// Edges count as the network has them: with parallel edges a density may be above 1, as in NetworkX; the
/// simple network gives the share of tied pairs, as in sna and UCINET.
public struct Density: Sendable, Equatable {
  public let nodeCount: Int
  /// Loops only where they are possible.
  public let edgeCount: Int
  public let possibleCount: Double
  public let density: Double
  /// The sum of weights by the number of possible ties: UCINET's density of valued data.
  public let meanWeight: Double

  /// - Parameters:
  ///   - network: any.
  ///   - countsLoops: whether loops are possible and count.
  /// - Complexity: O(nodes + edges).
  public init(_ network: Network, countsLoops: Bool = false) {
    var edges = 0
    var loops = 0
    var weight = 0.0
    var loopWeight = 0.0
    for node in 0..<network.nodeCount {
      for position in network.rows.range(of: node) {
        if Int(network.rows.neighbors[position]) == node {
          loops += 1
          loopWeight += network.rows.weight(at: position)
        } else {
          edges += 1
          weight += network.rows.weight(at: position)
        }
      }
    }
    if !network.isDirected {
      edges /= 2
      weight /= 2
    }
    let nodes = Double(network.nodeCount)
    var possible: Double
    if network.sides == nil {
      possible = nodes * (nodes - 1)
      if !network.isDirected { possible /= 2 }
      if countsLoops { possible += nodes }
    } else {
      possible = (nodes - Double(network.secondSideCount)) * Double(network.secondSideCount)
      if network.isDirected { possible *= 2 }
    }
    nodeCount = network.nodeCount
    edgeCount = edges + (countsLoops ? loops : 0)
    possibleCount = possible
    let total = weight + (countsLoops ? loopWeight : 0)
    density = possible > 0 ? Double(edgeCount) / possible : .nan
    meanWeight = possible > 0 ? total / possible : .nan
  }
}
