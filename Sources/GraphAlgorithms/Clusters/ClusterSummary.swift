/// What is inside clusters and between them: a network with clusters for nodes.
///
/// An edge counts once, its weight too; loops are inside. Densities are shares of the pairs of different nodes
/// that are tied, whatever number of edges ties them; in a two-mode network, of pairs across its sides. NaN
/// where there are no such pairs.
public struct ClusterSummary: Sendable {
  /// What is inside a cluster.
  public struct Cluster: Sendable {
    public let size: Int
    /// How many edges have both ends inside.
    public let edgeCount: Int
    public let weight: Double
    public let density: Double
    /// How many edges have one end inside.
    public let outwardEdgeCount: Int
    public let outwardWeight: Double
  }

  /// Edges between two clusters, or inside one.
  public struct Block: Sendable {
    public let source: Int
    public let target: Int
    public let edgeCount: Int
    public let weight: Double
    public let density: Double
  }

  /// By cluster of the partition.
  public let clusters: [Cluster]
  /// By source, then target, all pairs that an edge ties; in an undirected network the lower number first.
  public let blocks: [Block]

  private struct Tally {
    var edgeCount = 0
    var weight = 0.0
    /// Pairs of different nodes that are tied.
    var tiedPairs = 0
  }

  /// - Parameters:
  ///   - partition: of the network's nodes.
  ///   - network: any.
  /// - Complexity: O(nodes + edges + blocks · log blocks).
  public init(of partition: Partition, in network: Network) {
    var tallies: [UInt64: Tally] = [:]
    let rows = network.rows
    for node in 0..<network.nodeCount {
      var previous = Int.max
      for position in rows.range(of: node) {
        let neighbor = Int(rows.neighbors[position])
        // An undirected tie stands in the rows of both its ends.
        if !network.isDirected, neighbor < node { continue }
        var source = partition.clusters[node]
        var target = partition.clusters[neighbor]
        if !network.isDirected, source > target { swap(&source, &target) }
        let key = UInt64(source) << 32 | UInt64(target)
        tallies[key, default: Tally()].edgeCount += 1
        tallies[key, default: Tally()].weight += rows.weight(at: position)
        if neighbor != previous, neighbor != node { tallies[key, default: Tally()].tiedPairs += 1 }
        previous = neighbor
      }
    }
    // By cluster, how many nodes are on the second side.
    var seconds = [Int](repeating: 0, count: partition.count)
    if let sides = network.sides {
      for (node, cluster) in partition.clusters.enumerated() where sides[node] == .second {
        seconds[cluster] += 1
      }
    }
    func pairCount(_ source: Int, _ target: Int) -> Int {
      let sizes = (partition.sizes[source], partition.sizes[target])
      let orders = network.isDirected ? 2 : 1
      if network.sides == nil {
        return source == target ? orders * (sizes.0 * (sizes.0 - 1) / 2) : sizes.0 * sizes.1
      }
      let across = (
        seconds[source] * (sizes.1 - seconds[target]), seconds[target] * (sizes.0 - seconds[source])
      )
      return source == target ? orders * across.0 : across.0 + across.1
    }
    var edgeCounts = [(inside: Int, outward: Int)](repeating: (0, 0), count: partition.count)
    var weights = [(inside: Double, outward: Double)](repeating: (0, 0), count: partition.count)
    var densities = (0..<partition.count).map { pairCount($0, $0) > 0 ? 0 : Double.nan }
    var blocks: [Block] = []
    for (key, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let source = Int(key >> 32)
      let target = Int(key & 0xFFFF_FFFF)
      let pairs = pairCount(source, target)
      let density = pairs > 0 ? Double(tally.tiedPairs) / Double(pairs) : .nan
      if source == target {
        edgeCounts[source].inside = tally.edgeCount
        weights[source].inside = tally.weight
        densities[source] = density
      } else {
        for cluster in [source, target] {
          edgeCounts[cluster].outward += tally.edgeCount
          weights[cluster].outward += tally.weight
        }
      }
      blocks.append(
        Block(
          source: source,
          target: target,
          edgeCount: tally.edgeCount,
          weight: tally.weight,
          density: density
        )
      )
    }
    self.blocks = blocks
    clusters = partition.sizes.enumerated()
      .map { cluster, size in
        Cluster(
          size: size,
          edgeCount: edgeCounts[cluster].inside,
          weight: weights[cluster].inside,
          density: densities[cluster],
          outwardEdgeCount: edgeCounts[cluster].outward,
          outwardWeight: weights[cluster].outward
        )
      }
  }
}
