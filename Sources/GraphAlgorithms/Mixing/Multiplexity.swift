/// How relations overlap: on how many pairs of nodes several of them stand.
///
/// A pair counts as one whatever the direction and number of its ties; loops do not count.
public struct Multiplexity: Sendable {
  /// By relation, how many pairs it ties.
  public let pairCounts: [Int]
  /// Row after row, how many pairs both relations tie.
  public let sharedCounts: [Int]

  /// - Parameter relations: networks of the same nodes in the same positions, one a relation.
  /// - Complexity: O(edges · log edges + pairs · relations²).
  public init(_ relations: [Network]) {
    let count = relations.count
    precondition(count <= 64, "more than 64 relations")
    precondition(relations.allSatisfy { $0.nodeCount == relations.first?.nodeCount })
    var entries: [(pair: UInt64, relation: UInt8)] = []
    for (index, network) in relations.enumerated() {
      for node in 0..<network.nodeCount {
        for position in network.rows.range(of: node) {
          let other = Int(network.rows.neighbors[position])
          if other == node { continue }
          let pair = UInt64(min(node, other)) << 32 | UInt64(max(node, other))
          entries.append((pair, UInt8(index)))
        }
      }
    }
    entries.sort { ($0.pair, $0.relation) < ($1.pair, $1.relation) }
    var pairCounts = [Int](repeating: 0, count: count)
    var shared = [Int](repeating: 0, count: count * count)
    var start = 0
    while start < entries.count {
      var present: [Int] = []
      var end = start
      while end < entries.count, entries[end].pair == entries[start].pair {
        if present.last != Int(entries[end].relation) { present.append(Int(entries[end].relation)) }
        end += 1
      }
      for relation in present {
        pairCounts[relation] += 1
        for other in present { shared[relation * count + other] += 1 }
      }
      start = end
    }
    self.pairCounts = pairCounts
    sharedCounts = shared
  }

  /// Pairs that both relations tie, by pairs that either ties (Jaccard); NaN where neither ties any.
  public func jaccard(_ a: Int, _ b: Int) -> Double {
    let both = sharedCounts[a * pairCounts.count + b]
    let either = pairCounts[a] + pairCounts[b] - both
    return either == 0 ? .nan : Double(both) / Double(either)
  }
}
