import Parallelism

/// Edges numbered by type, source, target and input order, with the adjacency that follows from it.
struct EdgeLayout {
  /// Up to so many edges, types are laid out at the same time; beyond, one by one, for the memory's sake.
  private static let simultaneousLimit = 4_000_000

  /// From edge handles to edge numbers.
  private(set) var numbers: [UInt32]
  /// By type.
  private(set) var ranges: [Range<UInt32>] = []
  private(set) var outgoing: [Adjacency] = []
  private(set) var incoming: [Adjacency] = []

  /// Lays out all edges.
  ///
  /// - Parameters:
  ///   - batches: by edge type.
  ///   - edgeCount: how many edges there are in all.
  ///   - nodeNumbers: from node handles to node numbers; nil when they are the same.
  ///   - workers: who may work on it.
  /// - Complexity: O(edges + types · nodes).
  init(
    batches: consuming [[GraphBuilder.EdgeBatch]],
    edgeCount: Int,
    nodeNumbers: [UInt32]?,
    workers: Workers
  ) {
    var batches = batches
    numbers = [UInt32](repeating: 0, count: edgeCount)
    var firstEdges: [UInt32] = []
    var count: UInt32 = 0
    for type in batches {
      firstEdges.append(count)
      count += UInt32(type.reduce(0) { $0 + $1.sources.count })
      ranges.append(firstEdges[firstEdges.count - 1]..<count)
    }
    if edgeCount <= Self.simultaneousLimit {
      let (all, starts) = (batches, firstEdges)
      let laidOut = workers.map(pieces: all.count) {
        TypeLayout(all[$0], firstEdge: starts[$0], nodeNumbers: nodeNumbers)
      }
      for (layout, type) in zip(laidOut, all) { take(layout, type.map(\.handles)) }
    } else {
      for type in batches.indices {
        let handles = batches[type].map(\.handles)
        let own = batches[type]
        batches[type] = []
        take(TypeLayout(own, firstEdge: firstEdges[type], nodeNumbers: nodeNumbers), handles)
      }
    }
  }

  private mutating func take(_ layout: TypeLayout, _ handles: [Range<Int>]) {
    var position = 0
    for range in handles {
      for handle in range {
        numbers[handle] = layout.numbers[position]
        position += 1
      }
    }
    outgoing.append(layout.outgoing)
    incoming.append(layout.incoming)
  }
}

/// One type's edges in order of source, target and input.
private struct TypeLayout: Sendable {
  /// By place in the input.
  let numbers: [UInt32]
  let outgoing: Adjacency
  let incoming: Adjacency

  /// Three stable distributions: by target, from there by source, and back by target.
  init(_ batches: consuming [GraphBuilder.EdgeBatch], firstEdge: UInt32, nodeNumbers: [UInt32]?) {
    let count = batches.reduce(0) { $0 + $1.sources.count }
    var from: [UInt32] = []
    var to: [UInt32] = []
    from.reserveCapacity(count)
    to.reserveCapacity(count)
    for index in batches.indices {
      if let nodeNumbers {
        for handle in batches[index].sources { from.append(nodeNumbers[Int(handle)]) }
        for handle in batches[index].targets { to.append(nodeNumbers[Int(handle)]) }
      } else {
        from.append(contentsOf: batches[index].sources)
        to.append(contentsOf: batches[index].targets)
      }
      batches[index].sources = []
      batches[index].targets = []
    }
    let sourceRows = RowOffsets(keys: from)
    let targetRows = RowOffsets(keys: to)

    // The input's places, in order of target.
    var byTarget = [UInt32](repeating: 0, count: count)
    var next = targetRows.offsets
    for place in 0..<count {
      let row = Int(to[place] &- targetRows.firstKey)
      byTarget[Int(next[row])] = UInt32(truncatingIfNeeded: place)
      next[row] &+= 1
    }
    // From there into the rows of the sources, which are then in order of target.
    var neighbors = [NodeID](repeating: NodeID(0 as UInt32), count: count)
    var numbers = [UInt32](repeating: 0, count: count)
    next = sourceRows.offsets
    for place in byTarget {
      let row = Int(from[Int(place)] &- sourceRows.firstKey)
      let position = next[row]
      next[row] &+= 1
      neighbors[Int(position)] = NodeID(to[Int(place)])
      numbers[Int(place)] = firstEdge &+ position
    }
    from = []
    to = []
    byTarget = []
    self.numbers = numbers
    incoming = Adjacency.reversed(sourceRows, neighbors, targetRows, firstEdge: firstEdge)
    outgoing = Adjacency(
      firstNode: sourceRows.firstKey,
      offsets: sourceRows.offsets,
      neighbors: neighbors,
      edges: [],
      firstEdge: firstEdge
    )
  }
}

/// Where the row of each key begins when things are ordered by small integers.
struct RowOffsets {
  /// The smallest key.
  let firstKey: UInt32
  /// `offsets[k - firstKey]..<offsets[k - firstKey + 1]` is the row of key `k`.
  let offsets: [UInt32]

  /// - Complexity: O(keys + largest key - smallest key).
  init(keys: [UInt32]) {
    guard let smallest = keys.min(), let largest = keys.max() else {
      firstKey = 0
      offsets = [0]
      return
    }
    firstKey = smallest
    var offsets = [UInt32](repeating: 0, count: Int(largest - smallest) + 2)
    for key in keys { offsets[Int(key &- smallest) &+ 1] &+= 1 }
    for index in 1..<offsets.count { offsets[index] &+= offsets[index - 1] }
    self.offsets = offsets
  }
}

extension Adjacency {
  /// The rows seen from the other end: because the edges come in order of their sources, rows are so too.
  fileprivate static func reversed(
    _ rows: RowOffsets,
    _ neighbors: [NodeID],
    _ back: RowOffsets,
    firstEdge: UInt32
  ) -> Adjacency {
    var sources = [NodeID](repeating: NodeID(0 as UInt32), count: neighbors.count)
    var edges = [EdgeID](repeating: EdgeID(0 as UInt32), count: neighbors.count)
    var next = back.offsets
    for row in 0..<rows.offsets.count - 1 {
      let source = NodeID(rows.firstKey &+ UInt32(truncatingIfNeeded: row))
      for position in rows.offsets[row]..<rows.offsets[row + 1] {
        let target = Int(neighbors[Int(position)].rawValue &- back.firstKey)
        let place = Int(next[target])
        next[target] &+= 1
        sources[place] = source
        edges[place] = EdgeID(firstEdge &+ position)
      }
    }
    return Adjacency(
      firstNode: back.firstKey,
      offsets: back.offsets,
      neighbors: sources,
      edges: edges,
      firstEdge: 0
    )
  }
}
