/// Edges numbered by type, source, target and input order, with the adjacency that follows from it.
struct EdgeLayout {
  /// From edge handles to edge numbers.
  private(set) var numbers: [UInt32]
  private(set) var sources: [NodeID] = []
  private(set) var targets: [NodeID] = []
  private(set) var ranges: [Range<UInt32>] = []
  private(set) var outgoing: [Adjacency] = []
  private(set) var incoming: [Adjacency] = []

  init(batches: [[GraphBuilder.EdgeBatch]], edgeCount: Int, nodeNumbers: [UInt32]) {
    numbers = [UInt32](repeating: 0, count: edgeCount)
    sources.reserveCapacity(edgeCount)
    targets.reserveCapacity(edgeCount)
    for type in batches { add(type, nodeNumbers: nodeNumbers) }
  }

  /// Sorts one type's edges by source, then target, then input, with two stable counting sorts.
  private mutating func add(_ batches: [GraphBuilder.EdgeBatch], nodeNumbers: [UInt32]) {
    var from: [UInt32] = []
    var to: [UInt32] = []
    var handles: [UInt32] = []
    let count = batches.reduce(0) { $0 + $1.sources.count }
    from.reserveCapacity(count)
    to.reserveCapacity(count)
    handles.reserveCapacity(count)
    for batch in batches {
      for index in batch.sources.indices {
        from.append(nodeNumbers[Int(batch.sources[index])])
        to.append(nodeNumbers[Int(batch.targets[index])])
        handles.append(UInt32(batch.firstHandle + index))
      }
    }
    let firstEdge = UInt32(sources.count)
    ranges.append(firstEdge..<firstEdge + UInt32(from.count))

    let byTarget = CountingSort(keys: to).order
    let bySource = CountingSort(keys: byTarget.map { from[Int($0)] })
    let order = bySource.order.map { byTarget[Int($0)] }
    let sortedTargets = order.map { NodeID(to[Int($0)]) }
    for (index, position) in order.enumerated() {
      sources.append(NodeID(from[Int(position)]))
      numbers[Int(handles[Int(position)])] = firstEdge + UInt32(index)
    }
    targets.append(contentsOf: sortedTargets)
    outgoing.append(
      Adjacency(
        firstNode: bySource.firstKey,
        offsets: bySource.offsets,
        neighbors: sortedTargets,
        edges: [],
        firstEdge: firstEdge
      )
    )

    // The edges are in order of their sources now, so a stable sort by target leaves rows sorted by source.
    let back = CountingSort(keys: sortedTargets.map(\.rawValue))
    incoming.append(
      Adjacency(
        firstNode: back.firstKey,
        offsets: back.offsets,
        neighbors: back.order.map { NodeID(from[Int(order[Int($0)])]) },
        edges: back.order.map { EdgeID(firstEdge + $0) },
        firstEdge: 0
      )
    )
  }
}

/// A stable order of positions by small integer keys.
private struct CountingSort {
  /// The smallest key.
  let firstKey: UInt32
  /// `offsets[k - firstKey]..<offsets[k - firstKey + 1]` are the places of key `k` in `order`.
  let offsets: [UInt32]
  let order: [UInt32]

  /// - Complexity: O(keys + largest key - smallest key).
  init(keys: [UInt32]) {
    guard let smallest = keys.min(), let largest = keys.max() else {
      firstKey = 0
      offsets = [0]
      order = []
      return
    }
    firstKey = smallest
    var offsets = [UInt32](repeating: 0, count: Int(largest - smallest) + 2)
    for key in keys { offsets[Int(key - smallest) + 1] += 1 }
    for index in 1..<offsets.count { offsets[index] += offsets[index - 1] }
    var next = offsets
    var order = [UInt32](repeating: 0, count: keys.count)
    for (position, key) in keys.enumerated() {
      let slot = Int(key - smallest)
      order[Int(next[slot])] = UInt32(position)
      next[slot] += 1
    }
    self.offsets = offsets
    self.order = order
  }
}
