/// Nodes by distance, the nearest first: a binary heap where a node may stand several times.
struct NodeHeap {
  private var entries: [(distance: Double, node: UInt32)] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func insert(_ node: UInt32, distance: Double) {
    var index = entries.count
    entries.append((distance, node))
    while index > 0 {
      let parent = (index - 1) >> 1
      if !Self.precedes((distance, node), entries[parent]) { break }
      entries[index] = entries[parent]
      index = parent
    }
    entries[index] = (distance, node)
  }

  /// Nodes of equal distance come in ascending order.
  mutating func popFirst() -> (distance: Double, node: UInt32)? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return first }
    var index = 0
    while true {
      var child = 2 * index + 1
      if child >= entries.count { break }
      if child + 1 < entries.count, Self.precedes(entries[child + 1], entries[child]) { child += 1 }
      if !Self.precedes(entries[child], last) { break }
      entries[index] = entries[child]
      index = child
    }
    entries[index] = last
    return first
  }

  private static func precedes(
    _ left: (distance: Double, node: UInt32),
    _ right: (distance: Double, node: UInt32)
  ) -> Bool {
    left.distance == right.distance ? left.node < right.node : left.distance < right.distance
  }
}
