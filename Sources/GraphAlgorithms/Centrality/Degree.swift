/// How many ties a node has, and how much they weigh.
///
/// A loop counts twice in an undirected network, as in igraph and NetworkX, and once on each side in a
/// directed one; parallel edges count each. The normalised degree is divided by the number of other nodes
/// (Freeman, Social Networks 1, 1979), in a two-mode network by the number of nodes on the other side
/// (Borgatti and Everett, Social Networks 19, 1997); undefined, NaN, where there is no other.
public struct Degree: Sendable {
  public enum Direction: String, Sendable, CaseIterable {
    case outgoing, incoming, all
  }

  /// By node.
  public let counts: [Int]
  /// By node, sums of weights.
  public let strengths: [Double]
  /// By node.
  public let normalized: [Double]

  /// - Parameters:
  ///   - network: any network.
  ///   - direction: which edges count in a directed network; in an undirected one, all do.
  /// - Complexity: O(nodes + edges).
  public init(_ network: Network, direction: Direction = .all) {
    let count = network.nodeCount
    var counts = [Int](repeating: 0, count: count)
    var strengths = [Double](repeating: 0, count: count)
    func add(_ rows: NetworkRows, loopsTwice: Bool) {
      for node in 0..<count {
        for position in rows.range(of: node) {
          let times = loopsTwice && Int(rows.neighbors[position]) == node ? 2 : 1
          counts[node] += times
          strengths[node] += Double(times) * rows.weight(at: position)
        }
      }
    }
    if !network.isDirected {
      add(network.rows, loopsTwice: true)
    } else {
      if direction != .incoming { add(network.rows, loopsTwice: false) }
      if direction != .outgoing { add(network.reversedRows, loopsTwice: false) }
    }
    let others = (0..<count).map { network.otherCount(than: $0) }
    self.counts = counts
    self.strengths = strengths
    normalized = zip(counts, others).map { $1 == 0 ? .nan : Double($0) / Double($1) }
  }
}
