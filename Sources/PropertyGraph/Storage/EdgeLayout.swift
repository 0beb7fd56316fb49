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
    let layouts = ScatteredArray.fill(&numbers) { numbers -> [TypeLayout] in
      if edgeCount <= Self.simultaneousLimit {
        let (all, starts) = (batches, firstEdges)
        return workers.map(pieces: all.count) {
          TypeLayout(all[$0], firstEdge: starts[$0], nodeNumbers, numbers: numbers, .single)
        }
      }
      var layouts: [TypeLayout] = []
      for type in batches.indices {
        let own = batches[type]
        batches[type] = []
        let first = firstEdges[type]
        layouts.append(TypeLayout(own, firstEdge: first, nodeNumbers, numbers: numbers, workers))
      }
      return layouts
    }
    outgoing = layouts.map(\.outgoing)
    incoming = layouts.map(\.incoming)
  }
}

/// One type's edges in order of source, target and input.
private struct TypeLayout: Sendable {
  /// So many pieces at most: each counts every node for itself.
  private static let largestPieceCount = 4

  let outgoing: Adjacency
  let incoming: Adjacency

  /// Three stable distributions: by target, from there by source, and back by target.
  ///
  /// Each cuts its input into a piece a thread. Writes to `numbers`, by handle, what number each edge has.
  init(
    _ batches: consuming [GraphBuilder.EdgeBatch],
    firstEdge: UInt32,
    _ nodeNumbers: [UInt32]?,
    numbers: ScatteredArray<UInt32>,
    _ workers: Workers
  ) {
    let pieceCount = min(workers.threadCount, Self.largestPieceCount)
    if let nodeNumbers {
      for index in batches.indices {
        batches[index].sources = batches[index].sources.map { nodeNumbers[Int($0)] }
        batches[index].targets = batches[index].targets.map { nodeNumbers[Int($0)] }
      }
    }
    let sources = KeyRange(batches.map(\.sources))
    let targets = KeyRange(batches.map(\.targets))
    let (byTarget, targetOrder) = Self.distributedByTarget(batches, targets, pieceCount, workers)
    batches = []
    let count = byTarget.count
    let bounds = (0...pieceCount).map { $0 * count / pieceCount }

    // From there into the rows of the sources, which are then in order of target.
    let sourceOrder = KeyedOrder(
      counts: workers.map(pieces: pieceCount) { piece in
        var counts = [UInt32](repeating: 0, count: sources.count)
        let edges = byTarget.span
        for place in bounds[piece]..<bounds[piece + 1] {
          counts[Int(edges[place].source &- sources.first)] &+= 1
        }
        return counts
      }
    )
    var neighbors = [NodeID](repeating: NodeID(0 as UInt32), count: count)
    ScatteredArray.fill(&neighbors) { neighbors in
      workers.forEach(pieces: pieceCount) { piece in
        var next = sourceOrder.starts[piece]
        let rows = targetOrder.offsets.span
        let edges = byTarget.span
        var row = targetOrder.row(at: bounds[piece])
        for place in bounds[piece]..<bounds[piece + 1] {
          while rows[row &+ 1] <= UInt32(truncatingIfNeeded: place) { row &+= 1 }
          let edge = edges[place]
          let key = Int(edge.source &- sources.first)
          let position = next[key]
          next[key] &+= 1
          neighbors.set(NodeID(targets.first &+ UInt32(truncatingIfNeeded: row)), at: position)
          numbers.set(firstEdge &+ position, at: edge.handle)
        }
      }
    }
    outgoing = Adjacency(
      firstNode: sources.first,
      offsets: sourceOrder.offsets,
      neighbors: neighbors,
      edges: [],
      firstEdge: firstEdge
    )
    incoming = outgoing.reversed(targets, pieceCount, workers)
  }

  /// An edge on its way.
  private struct EdgeEnd: BitwiseCopyable, Sendable {
    var source: UInt32
    var handle: UInt32
  }

  /// The edges in order of target and input.
  private static func distributedByTarget(
    _ batches: [GraphBuilder.EdgeBatch],
    _ targets: KeyRange,
    _ pieceCount: Int,
    _ workers: Workers
  ) -> (edges: [EdgeEnd], order: KeyedOrder) {
    let bounds = (0...pieceCount).map { $0 * batches.count / pieceCount }
    let order = KeyedOrder(
      counts: workers.map(pieces: pieceCount) { piece in
        var counts = [UInt32](repeating: 0, count: targets.count)
        for batch in batches[bounds[piece]..<bounds[piece + 1]] {
          for target in batch.targets { counts[Int(target &- targets.first)] &+= 1 }
        }
        return counts
      }
    )
    let count = Int(order.offsets[targets.count])
    var edges = [EdgeEnd](repeating: EdgeEnd(source: 0, handle: 0), count: count)
    ScatteredArray.fill(&edges) { edges in
      workers.forEach(pieces: pieceCount) { piece in
        var next = order.starts[piece]
        for batch in batches[bounds[piece]..<bounds[piece + 1]] {
          let (sources, targets, firstTarget) = (batch.sources.span, batch.targets.span, targets.first)
          let first = UInt32(truncatingIfNeeded: batch.firstHandle)
          for place in sources.indices {
            let key = Int(targets[place] &- firstTarget)
            let handle = first &+ UInt32(truncatingIfNeeded: place)
            edges.set(EdgeEnd(source: sources[place], handle: handle), at: next[key])
            next[key] &+= 1
          }
        }
      }
    }
    return (edges, order)
  }
}

/// The numbers from the smallest to the largest that are used as keys.
private struct KeyRange: Sendable {
  var first: UInt32 = 0
  /// None when there are no keys at all.
  var count = 0

  init(_ keys: [[UInt32]]) {
    guard let smallest = keys.lazy.compactMap({ $0.min() }).min(),
      let largest = keys.lazy.compactMap({ $0.max() }).max()
    else { return }
    first = smallest
    count = Int(largest - smallest) + 1
  }
}

extension KeyedOrder {
  /// The row that a position is in; the last one at the end.
  fileprivate func row(at position: Int) -> Int {
    var low = 0
    var high = max(offsets.count - 2, 0)
    while low < high {
      let middle = (low + high) >> 1
      if Int(offsets[middle + 1]) > position { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Adjacency {
  /// The rows seen from the other end: because the edges come in order of their sources, rows are so too.
  fileprivate func reversed(_ targets: KeyRange, _ pieceCount: Int, _ workers: Workers) -> Adjacency {
    let rowCount = offsets.count - 1
    // Rows with about as many edges in each piece.
    let bounds = (0...pieceCount)
      .map { piece -> Int in
        let wanted = UInt32(piece * edgeCount / pieceCount)
        return piece == pieceCount ? rowCount : offsets.firstIndex { $0 >= wanted } ?? rowCount
      }
    let order = KeyedOrder(
      counts: workers.map(pieces: pieceCount) { piece in
        var counts = [UInt32](repeating: 0, count: targets.count)
        let neighbors = neighborStorage.span
        for position in Int(offsets[bounds[piece]])..<Int(offsets[bounds[piece + 1]]) {
          counts[Int(neighbors[position].rawValue &- targets.first)] &+= 1
        }
        return counts
      }
    )
    var sources = [NodeID](repeating: NodeID(0 as UInt32), count: edgeCount)
    var edges = [EdgeID](repeating: EdgeID(0 as UInt32), count: edgeCount)
    ScatteredArray.fill(&sources) { sources in
      ScatteredArray.fill(&edges) { edges in
        workers.forEach(pieces: pieceCount) { piece in
          var next = order.starts[piece]
          let (rows, neighbors) = (offsets.span, neighborStorage.span)
          for row in bounds[piece]..<bounds[piece + 1] {
            let source = NodeID(firstNode &+ UInt32(truncatingIfNeeded: row))
            for position in Int(rows[row])..<Int(rows[row &+ 1]) {
              let key = Int(neighbors[position].rawValue &- targets.first)
              let place = next[key]
              next[key] &+= 1
              sources.set(source, at: place)
              edges.set(EdgeID(firstEdge &+ UInt32(truncatingIfNeeded: position)), at: place)
            }
          }
        }
      }
    }
    return Adjacency(
      firstNode: targets.first,
      offsets: order.offsets,
      neighbors: sources,
      edges: edges,
      firstEdge: 0
    )
  }
}
