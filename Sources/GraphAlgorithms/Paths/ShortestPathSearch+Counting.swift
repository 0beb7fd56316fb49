public import PropertyGraph

extension ShortestPathSearch {
  /// The length and number of the shortest paths between two different nodes, without listing them.
  ///
  /// Between the two searches the paths form a graph without cycles. From the nodes where the searches met it is
  /// walked to the end once, to find how many ways lead there from each of them, and then back to the start.
  ///
  /// - Parameters:
  ///   - start: where paths begin.
  ///   - end: where they end.
  ///   - maximum: the greatest length; nil for any.
  /// - Returns: nil where no path is short enough.
  /// - Complexity: O(edges within half the distance of either end).
  public func tally(
    from start: NodeID,
    to end: NodeID,
    maximum: Int?
  ) -> Result<PathTally?, PathCountOverflow> {
    guard let length = meet(start, end, maximum: maximum ?? .max) else { return .success(nil) }
    if ways.count < nodeIDLimit { ways = [Int64](repeating: 0, count: nodeIDLimit) }
    let meeting = forward.frontier.filter { backward.distance(to: $0) == Int(backward.depth) }
    let layers = layersToEnd(from: meeting)
    var isOverflown = false
    ways[end.index] = 1
    for layer in layers.dropLast().reversed() {
      for node in layer {
        let distance = backward.distance(to: node) ?? 0
        forEachNeighbor(of: node, along: traversal, in: backward, at: distance - 1) { neighbor in
          add(ways[neighbor.index], to: node, &isOverflown)
        }
      }
    }
    var layer = meeting
    var touched = layers.flatMap { $0 }
    for distance in stride(from: Int(forward.depth) - 1, through: 0, by: -1) {
      var previous: [NodeID] = []
      for node in layer {
        forEachNeighbor(of: node, along: traversal.reversed, in: forward, at: distance) { neighbor in
          if ways[neighbor.index] == 0 { previous.append(neighbor) }
          add(ways[node.index], to: neighbor, &isOverflown)
        }
      }
      touched += previous
      layer = previous
    }
    let count = ways[start.index]
    for node in touched { ways[node.index] = 0 }
    return isOverflown
      ? .failure(PathCountOverflow()) : .success(PathTally(end: end, length: length, count: count))
  }

  /// The nodes on shortest paths by their distance from where the searches met, up to the end.
  private func layersToEnd(from meeting: [NodeID]) -> [[NodeID]] {
    var layers = [meeting]
    for distance in stride(from: Int(backward.depth) - 1, through: 0, by: -1) {
      var next: [NodeID] = []
      for node in layers[layers.count - 1] {
        forEachNeighbor(of: node, along: traversal, in: backward, at: distance) { neighbor in
          if ways[neighbor.index] == 0 {
            ways[neighbor.index] = -1
            next.append(neighbor)
          }
        }
      }
      for node in next { ways[node.index] = 0 }
      layers.append(next)
    }
    return layers
  }

  private func add(_ count: Int64, to node: NodeID, _ isOverflown: inout Bool) {
    let (sum, overflow) = ways[node.index].addingReportingOverflow(count)
    ways[node.index] = sum
    if overflow { isOverflown = true }
  }

  private func forEachNeighbor(
    of node: NodeID,
    along traversal: Traversal,
    in field: DistanceField,
    at distance: Int,
    _ visit: (NodeID) -> Void
  ) {
    for leg in traversal.legs {
      let neighbors = leg.adjacency.neighbors
      for position in leg.adjacency.row(of: node) {
        let neighbor = neighbors[position]
        guard field.distance(to: neighbor) == distance, !(leg.skipsLoops && neighbor == node),
          traversal.allowedEdges?[leg.adjacency.edge(at: position).index] ?? true
        else { continue }
        visit(neighbor)
      }
    }
  }
}
