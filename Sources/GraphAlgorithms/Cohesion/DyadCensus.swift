/// How many pairs of nodes are tied in both directions, in one, and not at all (Holland and Leinhardt,
/// American Journal of Sociology 76, 1970), and how reciprocal the network is by that.
///
/// Loops, parallel edges and weights count nothing. In an undirected network every tie is mutual.
public struct DyadCensus: Sendable, Equatable {
  public let mutualCount: Int
  public let asymmetricCount: Int
  public let nullCount: Int

  /// - Parameter network: any.
  /// - Complexity: O(nodes + edges).
  public init(_ network: Network) {
    var mutual = 0
    var asymmetric = 0
    let rows = network.rows
    let reversed = network.reversedRows
    for node in 0..<network.nodeCount {
      // Both rows ascend: one pass over them side by side.
      let outgoing = rows.range(of: node)
      let incoming = reversed.range(of: node)
      var left = outgoing.lowerBound
      var right = incoming.lowerBound
      while left < outgoing.upperBound || right < incoming.upperBound {
        let target = left < outgoing.upperBound ? rows.neighbors[left] : UInt32.max
        let source = right < incoming.upperBound ? reversed.neighbors[right] : UInt32.max
        let neighbor = min(target, source)
        while left < outgoing.upperBound, rows.neighbors[left] == neighbor { left += 1 }
        while right < incoming.upperBound, reversed.neighbors[right] == neighbor { right += 1 }
        if Int(neighbor) <= node { continue }
        if target == source { mutual += 1 } else { asymmetric += 1 }
      }
    }
    mutualCount = mutual
    asymmetricCount = asymmetric
    nullCount = network.nodeCount * max(network.nodeCount - 1, 0) / 2 - mutual - asymmetric
  }

  /// The share of edges that are returned: igraph's reciprocity, NetworkX's, sna's `edgewise`; NaN without
  /// edges.
  public var edgeReciprocity: Double {
    quotient(2 * mutualCount, 2 * mutualCount + asymmetricCount)
  }

  /// The share of tied pairs that are tied both ways: sna's `dyadic.nonnull`, igraph's `ratio`, UCINET's dyad
  /// method; NaN without ties.
  public var tiedPairReciprocity: Double { quotient(mutualCount, mutualCount + asymmetricCount) }

  /// The share of all pairs that are symmetric, those that are not tied among them: sna's `dyadic`; NaN
  /// without pairs.
  public var pairReciprocity: Double {
    quotient(mutualCount + nullCount, mutualCount + asymmetricCount + nullCount)
  }

  private func quotient(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? .nan : Double(part) / Double(whole)
  }
}
