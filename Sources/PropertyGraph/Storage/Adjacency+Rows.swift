/// The rows of many nodes at once.
///
/// The neighbours of nodes, one node after the other, are numbered as one long list, of which a window is copied.
/// Where several adjacencies are followed, those of each node come in the order of the adjacencies.
extension Adjacency {
  /// Adds the number of neighbours of each node.
  ///
  /// - Parameters:
  ///   - nodes: in any order; `none` has no neighbours.
  ///   - counts: has one element for each node.
  public func addDegrees(of nodes: [NodeID], to counts: inout [Int]) {
    precondition(counts.count == nodes.count)
    let starts = offsets.span
    let limit = UInt32(max(starts.count - 1, 0))
    for index in nodes.indices {
      // Nodes before the first wrap around to large numbers.
      let row = nodes[index].rawValue &- firstNode
      guard row < limit else { continue }
      counts[index] += Int(starts[Int(row) + 1]) - Int(starts[Int(row)])
    }
  }

  /// Copies the part of the neighbours, and of the edges that lead to them, that lies within a window.
  ///
  /// - Parameters:
  ///   - nodes: in any order.
  ///   - places: the first element belongs to the first node of `nodes`: where the list has the node's neighbours
  ///     here. Moved on past them.
  ///   - window: a part of the list.
  ///   - start: where to write the window's first element.
  ///   - hidesLoops: writes `none` instead of the node itself.
  ///   - neighbors: has room for the window.
  ///   - edges: has room for the window, or is empty when they are not wanted.
  public func copyRows(
    of nodes: ArraySlice<NodeID>,
    at places: inout [Int],
    within window: Range<Int>,
    to start: Int,
    hidingLoops hidesLoops: Bool,
    neighbors: inout [NodeID],
    edges: inout [EdgeID]
  ) {
    precondition(start >= 0 && start + window.count <= neighbors.count)
    precondition(edges.isEmpty || start + window.count <= edges.count)
    let runs = runs(of: nodes, at: &places, within: window, to: start)
    let source = neighborStorage.span
    var target = neighbors.mutableSpan
    for run in runs {
      precondition(run.from + run.count <= source.count && run.to + run.count <= target.count)
      for offset in 0..<run.count {
        unsafe target[unchecked: run.to &+ offset] = source[unchecked: run.from &+ offset]
      }
    }
    if hidesLoops { hideLoops(of: nodes, at: places, within: window, to: start, &neighbors) }
    if edges.isEmpty { return }
    let sourceEdges = edgeStorage.span
    var targetEdges = edges.mutableSpan
    for run in runs {
      if sourceEdges.isEmpty {
        let number = firstEdge + UInt32(run.from)
        for offset in 0..<run.count {
          unsafe targetEdges[unchecked: run.to &+ offset] = EdgeID(
            number &+ UInt32(truncatingIfNeeded: offset)
          )
        }
      } else {
        precondition(run.from + run.count <= sourceEdges.count)
        for offset in 0..<run.count {
          unsafe targetEdges[unchecked: run.to &+ offset] = sourceEdges[unchecked: run.from &+ offset]
        }
      }
    }
  }

  /// Elements that stand side by side here and in what they are copied to.
  private struct Run {
    var from: Int
    var to: Int
    var count: Int
  }

  /// The rows within a window; rows that follow each other on both sides are one run.
  private func runs(
    of nodes: ArraySlice<NodeID>,
    at places: inout [Int],
    within window: Range<Int>,
    to start: Int
  ) -> [Run] {
    precondition(places.count >= nodes.count)
    let starts = offsets.span
    let limit = UInt32(max(starts.count - 1, 0))
    var targetPlaces = places.mutableSpan
    var runs: [Run] = []
    runs.reserveCapacity(min(nodes.count, window.count))
    var run = Run(from: 0, to: 0, count: 0)
    for index in nodes.indices {
      // Nodes before the first wrap around to large numbers.
      let row = nodes[index].rawValue &- firstNode
      guard row < limit else { continue }
      let first = Int(starts[Int(row)])
      let length = Int(starts[Int(row) + 1]) - first
      if length == 0 { continue }
      let place = targetPlaces[index - nodes.startIndex]
      targetPlaces[index - nodes.startIndex] = place + length
      let lower = max(place, window.lowerBound)
      let count = min(place + length, window.upperBound) - lower
      if count <= 0 { continue }
      let from = first + lower - place
      let to = start + lower - window.lowerBound
      if run.from + run.count == from, run.to + run.count == to {
        run.count += count
      } else {
        if run.count > 0 { runs.append(run) }
        run = Run(from: from, to: to, count: count)
      }
    }
    if run.count > 0 { runs.append(run) }
    return runs
  }

  /// Writes `none` for the neighbours that are the node itself, after rows have been copied.
  private func hideLoops(
    of nodes: ArraySlice<NodeID>,
    at ends: [Int],
    within window: Range<Int>,
    to start: Int,
    _ neighbors: inout [NodeID]
  ) {
    for (node, end) in zip(nodes, ends) {
      let row = row(of: node)
      for position in positions(of: node, in: row) {
        let place = end - (row.upperBound - position)
        if window.contains(place) { neighbors[start + place - window.lowerBound] = .none }
      }
    }
  }
}
