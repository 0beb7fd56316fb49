/// How much the neighbourhoods of nodes of one side overlap: clustering where triangles cannot exist.
public struct TwoModeClustering: Sendable {
  /// What the overlap of two neighbourhoods is divided by (Latapy, Magnien and Del Vecchio, Social Networks
  /// 30(1), 2008).
  public enum Denominator: String, Sendable, CaseIterable {
    /// All neighbours of either: the Jaccard index.
    case union
    /// The smaller neighbourhood.
    case smaller
    /// The larger neighbourhood.
    case larger
  }

  /// Of a network as a whole: the share of paths of three edges that a fourth closes
  /// (Robins and Alexander, Computational and Mathematical Organization Theory 10, 2004).
  ///
  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - context: threads and cancellation.
  /// - Returns: 4 · butterflies / paths of three edges; NaN where there is no such path.
  /// - Throws: `.invalid` for a network that is not two-mode; `.cancelled`.
  /// - Complexity: as counting butterflies.
  public static func robinsAlexander(
    _ network: Network,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Double {
    let butterflies = try Butterflies.count(in: network, context)
    var paths = 0.0
    for node in 0..<network.nodeCount where network.sides?[node] == .first {
      for position in network.rows.range(of: node) {
        let neighbor = Int(network.rows.neighbors[position])
        paths += Double(network.rows.degree(of: node) - 1) * Double(network.rows.degree(of: neighbor) - 1)
      }
    }
    return paths == 0 ? .nan : 4 * Double(butterflies) / paths
  }

  /// Of each node: the mean overlap with the nodes of its side that share a neighbour with it.
  ///
  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - denominator: what an overlap is divided by.
  ///   - context: threads, cancellation and memory.
  /// - Returns: by node; NaN where a node shares neighbours with no other. NetworkX gives 0 there.
  /// - Throws: `.invalid` for a network that is not two-mode; `.cancelled`; `.tooMuchMemory`.
  /// - Complexity: O(paths of two edges) time, O(pairs that share a neighbour) memory.
  public static func latapy(
    _ network: Network,
    denominator: Denominator = .union,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> [Double] {
    try network.requireTwoMode()
    let rows = network.rows
    var sums = [Double](repeating: 0, count: network.nodeCount)
    var others = [Int](repeating: 0, count: network.nodeCount)
    for side in [Network.Side.first, .second] {
      let pieces = try SharedNeighbors(network, of: side, context)
        .reduce([(node: Int, other: Int, overlap: Double)]()) {
          (found, node, partners, counts) throws(AnalysisFailure) in
          for (other, number) in zip(partners, counts) {
            let count = Double(number)
            let degrees = (Double(rows.degree(of: node)), Double(rows.degree(of: Int(other))))
            let overlap =
              switch denominator {
              case .union: count / (degrees.0 + degrees.1 - count)
              case .smaller: count / min(degrees.0, degrees.1)
              case .larger: count / max(degrees.0, degrees.1)
              }
            found.append((node, Int(other), overlap))
          }
          try context.checkMemory(bytes: found.count * 24)
        }
      for piece in pieces {
        for pair in piece {
          sums[pair.node] += pair.overlap
          sums[pair.other] += pair.overlap
          others[pair.node] += 1
          others[pair.other] += 1
        }
      }
    }
    return zip(sums, others).map { $1 == 0 ? .nan : $0 / Double($1) }
  }
}
