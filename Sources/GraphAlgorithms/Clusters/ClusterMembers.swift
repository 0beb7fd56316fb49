import Parallelism

/// Nodes in the order of their clusters.
struct ClusterMembers: Sendable {
  /// By node, its cluster.
  let labels: [UInt32]
  /// Cluster after cluster.
  let nodes: [UInt32]
  /// Where each cluster begins in `nodes`; one more than there are clusters.
  let starts: [UInt32]

  /// - Parameters:
  ///   - labels: by node, its cluster.
  ///   - count: how many clusters.
  ///   - order: all nodes, in the order that they keep inside clusters; ascending where nil.
  /// - Complexity: O(nodes + clusters), by counting.
  init(labels: [UInt32], count: Int, order: [UInt32]? = nil) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for label in labels { starts[Int(label) + 1] += 1 }
    for cluster in 0..<count { starts[cluster + 1] += starts[cluster] }
    var next = starts
    var nodes = [UInt32](repeating: 0, count: labels.count)
    func place(_ node: UInt32) {
      let label = Int(labels[Int(node)])
      nodes[Int(next[label])] = node
      next[label] += 1
    }
    if let order {
      for node in order { place(node) }
    } else {
      for node in 0..<UInt32(labels.count) { place(node) }
    }
    self.labels = labels
    self.nodes = nodes
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// By node, where it stands in `nodes`.
  var places: [UInt32] {
    var places = [UInt32](repeating: 0, count: nodes.count)
    for (place, node) in nodes.enumerated() { places[Int(node)] = UInt32(place) }
    return places
  }

  /// Where a cluster's nodes stand in `nodes`.
  func range(of cluster: Int) -> Range<Int> { Int(starts[cluster])..<Int(starts[cluster + 1]) }

  /// Bounds of pieces of consecutive clusters with about as many ties.
  func balancedBounds<Mass>(in network: ClusterNetwork<Mass>) -> [Int] {
    var tieCounts: [UInt32] = [0]
    tieCounts.reserveCapacity(count + 1)
    var total: UInt32 = 0
    for cluster in 0..<count {
      for place in range(of: cluster) {
        let node = Int(nodes[place])
        total += network.offsets[node + 1] - network.offsets[node]
      }
      tieCounts.append(total)
    }
    return Workers.balancedBounds(offsets: tieCounts, atLeast: 1 << 18)
  }
}
