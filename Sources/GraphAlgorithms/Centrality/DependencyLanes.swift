/// How much the shortest paths from several sources depend on each node: eight sources at a time, side by side.
///
/// Brandes' two phases (Journal of Mathematical Sociology 25(2), 2001) on vectors with a lane for each source:
/// level by level forward to count paths, and back to share them out. Either nodes of a level send to their
/// neighbours, or those that wait for it gather from theirs, whichever reads fewer rows. There are no lists of
/// predecessors.
struct DependencyLanes {
  typealias Lanes = SIMD8<Double>
  typealias Rows = BreadthFirstLayout.Rows
  static let laneCount = 8

  private let layout: BreadthFirstLayout
  private var levels = LaneLevels()
  /// By node, the number of shortest paths from each source; 0 where it has not been reached.
  private var pathCounts: [Lanes]
  /// What the level being read gives to its neighbours; 0 elsewhere.
  private var given: [Lanes]
  /// What has been received; 0 between levels.
  private var received: [Lanes]
  /// By node, the lanes that have reached it.
  private var reached: [UInt8]
  /// By node, the lanes that reach it now; 0 between levels.
  private var reaching: [UInt8]
  /// Beside the nodes of the level below: what each gives to those before it.
  private var shares: [Lanes] = []
  /// By set of lanes, 1 in each of them and 0 in the others.
  private let selectors: [Lanes]

  /// In bytes.
  static let memoryPerNode = 4 * 64 + 2 + laneCount * 5

  init(_ layout: BreadthFirstLayout) {
    self.layout = layout
    let count = layout.nodes.count
    pathCounts = [Lanes](repeating: .zero, count: count)
    given = pathCounts
    received = pathCounts
    reached = [UInt8](repeating: 0, count: count)
    reaching = reached
    selectors = (0..<(1 << Self.laneCount))
      .map { set in
        var selector = Lanes.zero
        for lane in 0..<Self.laneCount where set >> lane & 1 == 1 { selector[lane] = 1 }
        return selector
      }
  }

  /// Adds the dependencies of up to eight sources.
  ///
  /// - Parameters:
  ///   - sources: positions of the layout, each once.
  ///   - scores: by position, sums of dependencies; the sources' own are left out.
  ///   - tieScores: beside the layout's outgoing neighbours, the same for ties; empty where not asked for.
  /// - Complexity: O(nodes + edges) where the sources' levels coincide, at most eight times that.
  mutating func add(_ sources: ArraySlice<Int>, to scores: inout [Double], _ tieScores: inout [Double]) {
    let scope = layout.components(of: sources)
    levels.removeAll()
    for (lane, source) in sources.enumerated() {
      levels.append(UInt32(source))
      levels.append(lanes: UInt8(1) << UInt8(lane))
      reached[source] = UInt8(1) << UInt8(lane)
      pathCounts[source][lane] = 1
    }
    let everyLane = UInt8(truncatingIfNeeded: (1 << sources.count) - 1)
    var waiting = scope.reduce(0) { $0 + layout.incoming.degree(of: $1) }
    while levels.finish(layout) {
      let last = levels.entries(of: levels.count - 1)
      // Sending writes to nodes all over, gathering only reads.
      if levels.outgoingSums[levels.count - 1] * 2 < waiting {
        send(from: last)
      } else {
        gather(from: last, in: scope, everyLane)
      }
      for entry in levels.unfinished {
        let node = Int(levels.nodes[entry])
        if reached[node] == everyLane { waiting -= layout.incoming.degree(of: node) }
      }
    }
    share(in: scope, &scores, &tieScores)
    for node in scope {
      pathCounts[node] = .zero
      reached[node] = 0
    }
  }

  /// The next level, written by the nodes of the last one.
  private mutating func send(from entries: Range<Int>) {
    for entry in entries {
      let node = Int(levels.nodes[entry])
      let lanes = levels.lanes[entry]
      Self.send(
        pathCounts[node] * selectors[Int(lanes)],
        lanes,
        through: layout.outgoing,
        of: node,
        &received,
        &reaching,
        reached,
        &levels
      )
    }
    for entry in levels.unfinished {
      let node = Int(levels.nodes[entry])
      let lanes = reaching[node]
      pathCounts[node] += received[node] * selectors[Int(lanes)]
      reached[node] |= lanes
      levels.append(lanes: lanes)
      received[node] = .zero
      reaching[node] = 0
    }
  }

  private static func send(
    _ sent: Lanes,
    _ lanes: UInt8,
    through rows: Rows,
    of node: Int,
    _ received: inout [Lanes],
    _ reaching: inout [UInt8],
    _ reached: [UInt8],
    _ levels: inout LaneLevels
  ) {
    let neighbors = rows.neighbors.span
    let reached = reached.span
    var received = received.mutableSpan
    var reaching = reaching.mutableSpan
    for position in rows.range(of: node) {
      let neighbor = Int(neighbors[position])
      let fresh = lanes & ~reached[neighbor]
      if fresh == 0 { continue }
      if reaching[neighbor] == 0 { levels.append(UInt32(neighbor)) }
      reaching[neighbor] |= fresh
      received[neighbor] += sent
    }
  }

  /// The next level, read by the nodes that some lane has not reached.
  private mutating func gather(from entries: Range<Int>, in scope: Range<Int>, _ everyLane: UInt8) {
    for entry in entries {
      let node = Int(levels.nodes[entry])
      given[node] = pathCounts[node] * selectors[Int(levels.lanes[entry])]
    }
    for node in scope where reached[node] != everyLane {
      let sum = Self.sum(of: given, through: layout.incoming, of: node)
      let lanes = sum.positiveLanes & ~reached[node]
      if lanes == 0 { continue }
      pathCounts[node] += sum * selectors[Int(lanes)]
      reached[node] |= lanes
      levels.append(UInt32(node))
      levels.append(lanes: lanes)
    }
    for entry in entries { given[Int(levels.nodes[entry])] = .zero }
  }

  @inline(__always)
  private static func sum(of given: [Lanes], through rows: Rows, of node: Int) -> Lanes {
    let neighbors = rows.neighbors.span
    let given = given.span
    var sum = Lanes.zero
    for position in rows.range(of: node) { sum += given[Int(neighbors[position])] }
    return sum
  }

  /// From the farthest level back: who has what share of the paths that go on.
  private mutating func share(in scope: Range<Int>, _ scores: inout [Double], _ tieScores: inout [Double]) {
    let countsTies = !tieScores.isEmpty
    let farthest = levels.entries(of: levels.count - 1)
    shares.removeAll(keepingCapacity: true)
    for entry in farthest { shares.append(share(of: entry, dependency: .zero)) }
    // Sources depend on nobody: at the first level only ties are asked for.
    var level = levels.count - 1
    while level > (countsTies ? 0 : 1) {
      level -= 1
      let below = levels.entries(of: level + 1)
      let sends =
        !countsTies && levels.incomingSums[level + 1] * 2 + scope.count < levels.outgoingSums[level]
      for entry in below {
        let node = Int(levels.nodes[entry])
        let share = shares[entry - below.lowerBound]
        if sends {
          Self.send(share, through: layout.incoming, of: node, &received)
        } else {
          given[node] = share
        }
      }
      shares.removeAll(keepingCapacity: true)
      for entry in levels.entries(of: level) {
        let node = Int(levels.nodes[entry])
        let own = pathCounts[node] * selectors[Int(levels.lanes[entry])]
        let sum =
          sends ? received[node] : Self.sum(of: given, through: layout.outgoing, of: node)
        if countsTies { addTies(of: node, own, &tieScores) }
        let dependency = own * sum
        if level > 0 { scores[node] += dependency.sum() }
        shares.append(share(of: entry, dependency: dependency))
      }
      if sends {
        for node in scope { received[node] = .zero }
      } else {
        for entry in below { given[Int(levels.nodes[entry])] = .zero }
      }
    }
  }

  /// What each path that ends or goes on here gives to those before: (1 + dependency) / paths.
  private func share(of entry: Int, dependency: Lanes) -> Lanes {
    let selector = selectors[Int(levels.lanes[entry])]
    // Lanes that are not there divide by 1.
    let counts = pathCounts[Int(levels.nodes[entry])] * selector + (Lanes(repeating: 1) - selector)
    return (selector + dependency) / counts
  }

  private static func send(
    _ share: Lanes,
    through rows: Rows,
    of node: Int,
    _ received: inout [Lanes]
  ) {
    let neighbors = rows.neighbors.span
    var received = received.mutableSpan
    for position in rows.range(of: node) { received[Int(neighbors[position])] += share }
  }

  private func addTies(of node: Int, _ own: Lanes, _ tieScores: inout [Double]) {
    for position in layout.outgoing.range(of: node) {
      tieScores[position] += (own * given[Int(layout.outgoing.neighbors[position])]).sum()
    }
  }
}

extension SIMD8<Double> {
  /// A bit for each lane above 0.
  fileprivate var positiveLanes: UInt8 {
    let bits = SIMD8<UInt64>(1, 2, 4, 8, 16, 32, 64, 128)
    return UInt8(truncatingIfNeeded: SIMD8<UInt64>.zero.replacing(with: bits, where: self .> 0).wrappedSum())
  }
}
