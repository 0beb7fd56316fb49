/// Nodes in clusters: each node in exactly one.
///
/// Clusters are numbered from 0, the largest first, those of one size by their first node: so the same
/// partition always has the same numbers.
public struct Partition: Sendable, Equatable {
  /// By node, its cluster.
  public let clusters: [Int]
  /// By cluster, how many nodes it has; descending, none empty.
  public let sizes: [Int]

  /// - Parameter labels: by node, any number that its cluster has; nodes with equal numbers are together.
  /// - Complexity: O(nodes + clusters · log clusters).
  public init<Label: Hashable>(labels: [Label]) {
    var numbers: [Label: UInt32] = [:]
    var compact: [UInt32] = []
    compact.reserveCapacity(labels.count)
    for label in labels {
      let next = UInt32(numbers.count)
      let number = numbers[label] ?? next
      if number == next { numbers[label] = next }
      compact.append(number)
    }
    self.init(compact: compact, count: numbers.count)
  }

  /// - Parameters:
  ///   - compact: by node, its cluster, numbered from 0 by the first node.
  ///   - count: how many clusters.
  init(compact: [UInt32], count: Int) {
    var counted = [Int](repeating: 0, count: count)
    for cluster in compact { counted[Int(cluster)] += 1 }
    let order = (0..<count).sorted { counted[$0] == counted[$1] ? $0 < $1 : counted[$0] > counted[$1] }
    var rank = [Int](repeating: 0, count: count)
    for (place, cluster) in order.enumerated() { rank[cluster] = place }
    clusters = compact.map { rank[Int($0)] }
    sizes = order.map { counted[$0] }
  }

  /// How many clusters there are.
  public var count: Int { sizes.count }

  public var nodeCount: Int { clusters.count }

  /// By cluster, its nodes, ascending.
  public var members: [[Int]] {
    var members = sizes.map { size in
      var nodes: [Int] = []
      nodes.reserveCapacity(size)
      return nodes
    }
    for (node, cluster) in clusters.enumerated() { members[cluster].append(node) }
    return members
  }
}

/// Numbers clusters anew from 0, in the order of their first nodes.
///
/// - Parameters:
///   - labels: by node, a number below `limit`.
///   - limit: of the numbers.
/// - Returns: how many clusters there are.
func compact(_ labels: inout [UInt32], limit: Int) -> Int {
  var numbers = [UInt32](repeating: .max, count: limit)
  var count: UInt32 = 0
  for node in labels.indices {
    let label = Int(labels[node])
    if numbers[label] == .max {
      numbers[label] = count
      count += 1
    }
    labels[node] = numbers[label]
  }
  return Int(count)
}
