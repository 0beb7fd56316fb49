/// Breadth first from one node after the other, along edges in either direction, with room that is used again.
struct UndirectedWalk {
  private let network: Network
  /// By node, whether walks stop short of it, as if it was not there.
  var isBlocked: [Bool]
  /// The nodes that the last walk reached, nearest first, its start included.
  private(set) var order: [UInt32] = []
  /// Where each distance begins in `order`, from 0; the last ends where `order` does.
  private(set) var levels: [Int] = []
  private var isReached: [Bool]

  init(_ network: Network) {
    self.network = network
    isBlocked = [Bool](repeating: false, count: network.nodeCount)
    isReached = isBlocked
  }

  /// Walks from a node that is not blocked.
  ///
  /// - Parameters:
  ///   - start: where it begins.
  ///   - limit: how far it goes.
  /// - Complexity: O(nodes and edges reached).
  mutating func walk(from start: Int, limit: Int = .max) {
    order.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    order.append(UInt32(start))
    isReached[start] = true
    var begin = 0
    while begin < order.count {
      levels.append(begin)
      let end = order.count
      if levels.count > limit { break }
      for index in begin..<end {
        let node = Int(order[index])
        expand(network.rows, node)
        if network.isDirected { expand(network.reversedRows, node) }
      }
      begin = end
    }
    for node in order { isReached[Int(node)] = false }
  }

  private mutating func expand(_ rows: NetworkRows, _ node: Int) {
    let neighbors = rows.neighbors.span
    for position in rows.range(of: node) {
      let neighbor = Int(neighbors[position])
      if isReached[neighbor] || isBlocked[neighbor] { continue }
      isReached[neighbor] = true
      order.append(UInt32(neighbor))
    }
  }

  /// How many nodes the last walk found at each distance, from 0.
  var countsByDistance: [Int] {
    levels.indices.map { ($0 + 1 < levels.count ? levels[$0 + 1] : order.count) - levels[$0] }
  }

  /// The sum of inverse distances to the others that the last walk reached.
  var harmonicSum: Double {
    countsByDistance.enumerated().dropFirst().reduce(0) { $0 + Double($1.element) / Double($1.offset) }
  }
}
