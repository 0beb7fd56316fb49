import Parallelism

/// Edges numbered by type, source, target and input order, with the adjacency that follows from it.
struct EdgeLayout {
  /// Types of fewer edges are laid out at the same time, each on one thread; the others one by one, each on
  /// several, for the memory's sake.
  private static let largeTypeSize = 100_000

  /// From edge handles to edge numbers.
  let numbers: [UInt32]
  /// By type.
  let ranges: [Range<UInt32>]
  let outgoing: [Adjacency]
  let incoming: [Adjacency]

  /// Lays out all edges.
  ///
  /// - Parameters:
  ///   - batches: by edge type.
  ///   - edgeCount: how many edges there are in all.
  ///   - nodeNumbers: from node handles to node numbers; nil when they are the same.
  ///   - workers: who may work on it; the layout is the same whoever does.
  /// - Complexity: O(edges + types · nodes).
  init(
    batches: consuming [[GraphBuilder.EdgeBatch]],
    edgeCount: Int,
    nodeNumbers: [UInt32]?,
    workers: Workers
  ) {
    var batches = batches
    var ranges: [Range<UInt32>] = []
    for type in batches {
      let first = ranges.last?.upperBound ?? 0
      ranges.append(first..<first + UInt32(type.reduce(0) { $0 + $1.sources.count }))
    }
    var layouts = [TypeLayout?](repeating: nil, count: ranges.count)
    numbers = ScatteredArray.array(count: edgeCount) { [ranges] numbers in
      let isLarge = ranges.map { $0.count >= Self.largeTypeSize }
      let smallTypes = ranges.indices.filter { !isLarge[$0] }
      let small = smallTypes.map { batches[$0] }
      let laidOut = workers.map(pieces: small.count) { place in
        let first = ranges[smallTypes[place]].lowerBound
        return TypeLayout(small[place], firstEdge: first, nodeNumbers, numbers: numbers, .single)
      }
      for (type, layout) in zip(smallTypes, laidOut) { layouts[type] = layout }
      for type in ranges.indices where isLarge[type] {
        let own = batches[type]
        batches[type] = []
        let first = ranges[type].lowerBound
        layouts[type] = TypeLayout(own, firstEdge: first, nodeNumbers, numbers: numbers, workers)
      }
    }
    self.ranges = ranges
    outgoing = layouts.compactMap(\.?.outgoing)
    incoming = layouts.compactMap(\.?.incoming)
  }
}

/// One type's edges in order of source, target and input.
private struct TypeLayout: Sendable {
  /// So many pieces at most: each counts every node for itself.
  private static let largestPieceCount = 4
  /// What this many edges came in is given back to the operating system at once.
  private static let givenBackSize = 1_000_000

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
    let (byTarget, sources, targets, targetOrder) = Self.distributedByTarget(
      batches,
      nodeNumbers,
      pieceCount,
      workers
    )
    batches = []
    let count = byTarget.count
    if count >= Self.givenBackSize { FreedMemory.giveBack() }
    let bounds = (0...pieceCount).map { $0 * count / pieceCount }

    // From there into the rows of the sources, which are then in order of target.
    let sourceOrder = KeyedOrder(
      counts: workers.map(pieces: pieceCount) { piece in
        var counts = [UInt32](onLargePages: 0, count: sources.count)
        let edges = byTarget.span
        for place in bounds[piece]..<bounds[piece + 1] {
          counts[Int(edges[place].source &- sources.first)] &+= 1
        }
        return counts
      }
    )
    let neighbors = ScatteredArray<NodeID>
      .array(count: count) { neighbors in
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
    _ batches: consuming [GraphBuilder.EdgeBatch],
    _ nodeNumbers: [UInt32]?,
    _ pieceCount: Int,
    _ workers: Workers
  ) -> (edges: [EdgeEnd], sources: KeyRange, targets: KeyRange, order: KeyedOrder) {
    if let nodeNumbers {
      for index in batches.indices {
        for place in batches[index].sources.indices {
          batches[index].sources[place] = nodeNumbers[Int(batches[index].sources[place])]
          batches[index].targets[place] = nodeNumbers[Int(batches[index].targets[place])]
        }
      }
    }
    let input = EdgeInput(batches, pieceCount: pieceCount)
    let keys = workers.map(pieces: pieceCount) { piece in
      var keys = (sources: KeyRange(), targets: KeyRange())
      input.forEachPart(of: piece) { batch, range in
        keys.sources.include(batch.sources[range])
        keys.targets.include(batch.targets[range])
      }
      return keys
    }
    let sources = KeyRange(union: keys.map(\.sources))
    let targets = KeyRange(union: keys.map(\.targets))
    let order = KeyedOrder(
      counts: workers.map(pieces: pieceCount) { piece in
        var counts = [UInt32](onLargePages: 0, count: targets.count)
        input.forEachPart(of: piece) { batch, range in
          let ends = batch.targets.span
          for place in range { counts[Int(ends[place] &- targets.first)] &+= 1 }
        }
        return counts
      }
    )
    let edges = ScatteredArray<EdgeEnd>
      .array(count: input.count) { edges in
        workers.forEach(pieces: pieceCount) { piece in
          var next = order.starts[piece]
          input.forEachPart(of: piece) { batch, range in
            let (from, to) = (batch.sources.span, batch.targets.span)
            let first = UInt32(truncatingIfNeeded: batch.firstHandle)
            for place in range {
              let key = Int(to[place] &- targets.first)
              let handle = first &+ UInt32(truncatingIfNeeded: place)
              edges.set(EdgeEnd(source: from[place], handle: handle), at: next[key])
              next[key] &+= 1
            }
          }
        }
      }
    return (edges, sources, targets, order)
  }
}

/// One type's edges as they came in, cut into pieces of equal length.
private struct EdgeInput: Sendable {
  private let batches: [GraphBuilder.EdgeBatch]
  private let bounds: [Int]
  let count: Int

  init(_ batches: [GraphBuilder.EdgeBatch], pieceCount: Int) {
    let count = batches.reduce(0) { $0 + $1.sources.count }
    self.batches = batches
    self.count = count
    bounds = (0...pieceCount).map { $0 * count / pieceCount }
  }

  /// Lends what a piece has of each batch.
  func forEachPart(of piece: Int, _ body: (GraphBuilder.EdgeBatch, Range<Int>) -> Void) {
    var start = 0
    for batch in batches {
      let positions = start..<start + batch.sources.count
      let own = positions.clamped(to: bounds[piece]..<bounds[piece + 1])
      if !own.isEmpty { body(batch, own.lowerBound - start..<own.upperBound - start) }
      start = positions.upperBound
    }
  }
}

/// The numbers from the smallest to the largest that are used as keys.
private struct KeyRange: Sendable {
  private var smallest = UInt32.max
  private var largest: UInt32 = 0

  init() {}

  init(union ranges: [KeyRange]) {
    for range in ranges {
      smallest = min(smallest, range.smallest)
      largest = max(largest, range.largest)
    }
  }

  mutating func include(_ keys: ArraySlice<UInt32>) {
    smallest = min(smallest, keys.min() ?? .max)
    largest = max(largest, keys.max() ?? 0)
  }

  var first: UInt32 { smallest <= largest ? smallest : 0 }
  /// None when there are no keys at all.
  var count: Int { smallest <= largest ? Int(largest - smallest) + 1 : 0 }
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
        var counts = [UInt32](onLargePages: 0, count: targets.count)
        let neighbors = neighborStorage.span
        for position in Int(offsets[bounds[piece]])..<Int(offsets[bounds[piece + 1]]) {
          counts[Int(neighbors[position].rawValue &- targets.first)] &+= 1
        }
        return counts
      }
    )
    var edges: [EdgeID] = []
    let sources = ScatteredArray<NodeID>
      .array(count: edgeCount) { sources in
        edges = ScatteredArray<EdgeID>
          .array(count: edgeCount) { edges in
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
