/// Distances from one node after another where ties have lengths (Dijkstra, Numerische Mathematik 1, 1959).
struct WeightedSearch {
  /// Distances that differ less, relative to their size, are equal: sums of lengths are rounded.
  private static let tolerance = 1e-12

  let rows: NetworkRows
  /// By node, its distance from the source; infinite where it cannot be reached.
  private(set) var distances: [Double]
  /// By node, how many shortest paths lead there from the source.
  private(set) var pathCounts: [Double]
  /// The nodes reached, the nearest first; the source is the first.
  private(set) var order: [UInt32] = []
  private var isSettled: [Bool]
  private var heap = DistanceHeap()

  /// - Parameter rows: with lengths above 0.
  init(_ rows: NetworkRows) {
    self.rows = rows
    distances = [Double](repeating: .infinity, count: rows.count)
    pathCounts = [Double](repeating: 0, count: rows.count)
    isSettled = [Bool](repeating: false, count: rows.count)
    order.reserveCapacity(rows.count)
  }

  /// In bytes, for each node.
  static let memoryPerNode = 8 + 8 + 4 + 1 + 32

  /// - Complexity: O((nodes + edges) · log nodes).
  mutating func run(from source: Int) {
    for node in order {
      distances[Int(node)] = .infinity
      pathCounts[Int(node)] = 0
      isSettled[Int(node)] = false
    }
    order.removeAll(keepingCapacity: true)
    distances[source] = 0
    pathCounts[source] = 1
    heap.insert(source, at: 0)
    while let entry = heap.popFirst() {
      let node = Int(entry.node)
      if isSettled[node] { continue }
      isSettled[node] = true
      order.append(entry.node)
      for position in rows.range(of: node) {
        let neighbor = Int(rows.neighbors[position])
        if isSettled[neighbor] { continue }
        let distance = distances[node] + rows.weight(at: position)
        if distance < distances[neighbor] * (1 - Self.tolerance) {
          distances[neighbor] = distance
          pathCounts[neighbor] = pathCounts[node]
          heap.insert(neighbor, at: distance)
        } else if distance <= distances[neighbor] * (1 + Self.tolerance) {
          pathCounts[neighbor] += pathCounts[node]
        }
      }
    }
  }

  /// Whether the tie at a position, from one node to another, lies on shortest paths.
  func isOnShortestPath(_ position: Int, from node: Int, to neighbor: Int) -> Bool {
    let distance = distances[node] + rows.weight(at: position)
    return distance <= distances[neighbor] * (1 + Self.tolerance) && distances[node] < distances[neighbor]
  }
}
