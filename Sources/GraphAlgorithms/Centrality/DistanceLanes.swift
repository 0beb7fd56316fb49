/// Breadth-first searches from 512 nodes at a time, a bit for each.
///
/// What one row read tells about all searches at once (Then et al., "The More the Merrier", PVLDB 8(4), 2014).
struct DistanceLanes {
  typealias Lanes = SIMD8<UInt64>
  static let laneCount = 512

  private let layout: BreadthFirstLayout
  private let outgoing: BreadthFirstLayout.Rows
  private let incoming: BreadthFirstLayout.Rows
  /// By node, the searches that have reached it.
  private var reached: [Lanes]
  /// By node, the searches that reached it at the last level; 0 elsewhere.
  private var current: [Lanes]
  private var next: [Lanes]

  /// In bytes.
  static let memoryPerNode = 3 * 64 + 40

  /// - Parameters:
  ///   - layout: where to search.
  ///   - isReversed: whether ties are followed from target to source.
  init(_ layout: BreadthFirstLayout, isReversed: Bool) {
    self.layout = layout
    outgoing = isReversed ? layout.incoming : layout.outgoing
    incoming = isReversed ? layout.outgoing : layout.incoming
    reached = [Lanes](repeating: .zero, count: layout.nodes.count)
    current = reached
    next = reached
  }

  /// Adds, to each node, its distances from the sources.
  ///
  /// - Parameters:
  ///   - sources: positions of the layout, each once, at most 512.
  ///   - totals: by position.
  /// - Complexity: O(levels · edges).
  mutating func add(_ sources: ArraySlice<Int>, to totals: inout [DistanceTotals.Total]) {
    let scope = layout.components(of: sources)
    var everyLane = Lanes.zero
    for (lane, source) in sources.enumerated() {
      reached[source][lane >> 6] |= 1 << UInt64(lane & 63)
      current[source] = reached[source]
      everyLane |= reached[source]
    }
    var level = sources.map { UInt32($0) }
    var distance = 0.0
    let gathering = Int(incoming.offsets[scope.upperBound] - incoming.offsets[scope.lowerBound])
    while !level.isEmpty {
      distance += 1
      let sending = level.reduce(0) { $0 + outgoing.degree(of: Int($1)) }
      var found: [UInt32] = []
      // Sending writes to nodes all over, gathering only reads.
      if sending * 4 < gathering {
        Self.send(level, through: outgoing, current, &next, &found)
      } else {
        Self.gather(scope, through: incoming, current, reached, everyLane, &next, &found)
      }
      for node in level { current[Int(node)] = .zero }
      level.removeAll(keepingCapacity: true)
      for node in found {
        let fresh = next[Int(node)] & ~reached[Int(node)]
        next[Int(node)] = .zero
        if fresh == .zero { continue }
        reached[Int(node)] |= fresh
        current[Int(node)] = fresh
        level.append(node)
        totals[Int(node)].add(fresh.bitCount, at: distance)
      }
    }
    for node in scope { reached[node] = .zero }
  }

  private static func send(
    _ level: [UInt32],
    through rows: BreadthFirstLayout.Rows,
    _ current: [Lanes],
    _ next: inout [Lanes],
    _ found: inout [UInt32]
  ) {
    let neighbors = rows.neighbors.span
    var next = next.mutableSpan
    for node in level {
      let sent = current[Int(node)]
      for position in rows.range(of: Int(node)) {
        let neighbor = neighbors[position]
        if next[Int(neighbor)] == .zero { found.append(neighbor) }
        next[Int(neighbor)] |= sent
      }
    }
  }

  private static func gather(
    _ scope: Range<Int>,
    through rows: BreadthFirstLayout.Rows,
    _ current: [Lanes],
    _ reached: [Lanes],
    _ everyLane: Lanes,
    _ next: inout [Lanes],
    _ found: inout [UInt32]
  ) {
    let neighbors = rows.neighbors.span
    let current = current.span
    for node in scope where reached[node] != everyLane {
      var union = Lanes.zero
      for position in rows.range(of: node) { union |= current[Int(neighbors[position])] }
      if union == .zero { continue }
      next[node] = union
      found.append(UInt32(node))
    }
  }
}

extension SIMD8<UInt64> {
  fileprivate var bitCount: Int {
    var count = 0
    for lane in 0..<8 { count += self[lane].nonzeroBitCount }
    return count
  }
}
