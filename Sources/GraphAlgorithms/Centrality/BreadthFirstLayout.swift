/// A network with its nodes in breadth-first order, so that what is near in it is near in memory.
///
/// Components are ranges of positions. Searches from consecutive positions go through the same rows at the
/// same time.
struct BreadthFirstLayout: Sendable {
  /// By new position, the position in the network.
  let nodes: [UInt32]
  /// By position in the network, the new position.
  let places: [UInt32]
  /// Where each component begins, directions ignored; one more than there are components.
  let componentStarts: [Int]
  let outgoing: Rows
  let incoming: Rows

  /// Neighbours in the new order.
  struct Rows: Sendable {
    let offsets: [UInt32]
    let neighbors: [UInt32]
    /// Beside the neighbours, where the tie stands in the rows of the network; empty where not asked for.
    let origins: [UInt32]

    func range(of node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
    func degree(of node: Int) -> Int { Int(offsets[node + 1] - offsets[node]) }
  }

  /// - Parameters:
  ///   - network: any; weights are left out.
  ///   - tracksOrigins: whether ties know where they stand in the network; of outgoing rows only.
  /// - Complexity: O(nodes · log nodes + edges).
  init(_ network: Network, tracksOrigins: Bool = false) {
    let count = network.nodeCount
    // The best known nodes first: the rows read most often stand together.
    let byDegree = (0..<UInt32(count))
      .sorted { (left, right) in
        let degrees = (network.rows.degree(of: Int(left)), network.rows.degree(of: Int(right)))
        return degrees.0 == degrees.1 ? left < right : degrees.0 > degrees.1
      }
    var places = [UInt32](repeating: .max, count: count)
    var nodes: [UInt32] = []
    nodes.reserveCapacity(count)
    var componentStarts: [Int] = []
    let directions = network.isDirected ? [network.rows, network.reversedRows] : [network.rows]
    var head = 0
    for first in byDegree where places[Int(first)] == .max {
      componentStarts.append(nodes.count)
      places[Int(first)] = UInt32(nodes.count)
      nodes.append(first)
      while head < nodes.count {
        let node = Int(nodes[head])
        head += 1
        for rows in directions {
          for position in rows.range(of: node) {
            let neighbor = Int(rows.neighbors[position])
            if places[neighbor] != .max { continue }
            places[neighbor] = UInt32(nodes.count)
            nodes.append(UInt32(neighbor))
          }
        }
      }
    }
    componentStarts.append(count)
    self.nodes = nodes
    self.places = places
    self.componentStarts = componentStarts
    outgoing = Rows(network.rows, nodes, places, tracksOrigins: tracksOrigins)
    incoming =
      network.isDirected || tracksOrigins
      ? Rows(network.reversedRows, nodes, places, tracksOrigins: false) : outgoing
  }

  /// The positions of the components of some positions.
  func components(of positions: ArraySlice<Int>) -> Range<Int> {
    guard let least = positions.min(), let greatest = positions.max() else { return 0..<0 }
    func component(of position: Int) -> Int {
      var low = 0
      var high = componentStarts.count - 1
      while high - low > 1 {
        let middle = (low + high) >> 1
        if componentStarts[middle] <= position { low = middle } else { high = middle }
      }
      return low
    }
    return componentStarts[component(of: least)]..<componentStarts[component(of: greatest) + 1]
  }
}

extension BreadthFirstLayout.Rows {
  fileprivate init(_ rows: NetworkRows, _ nodes: [UInt32], _ places: [UInt32], tracksOrigins: Bool) {
    var offsets: [UInt32] = [0]
    var neighbors: [UInt32] = []
    var origins: [UInt32] = []
    offsets.reserveCapacity(nodes.count + 1)
    neighbors.reserveCapacity(rows.entryCount)
    if tracksOrigins { origins.reserveCapacity(rows.entryCount) }
    for node in nodes {
      for position in rows.range(of: Int(node)) {
        neighbors.append(places[Int(rows.neighbors[position])])
        if tracksOrigins { origins.append(UInt32(position)) }
      }
      offsets.append(UInt32(neighbors.count))
    }
    self.offsets = offsets
    self.neighbors = neighbors
    self.origins = origins
  }
}
