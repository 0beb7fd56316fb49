/// The levels of several breadth-first searches side by side: lists of nodes, each with the lanes in which it
/// has this distance.
struct LaneLevels {
  /// Level after level.
  private(set) var nodes: [UInt32] = []
  /// Beside the nodes, a bit for each lane.
  private(set) var lanes: [UInt8] = []
  private var starts: [Int] = []
  /// By level, the sums of its nodes' degrees.
  private(set) var outgoingSums: [Int] = []
  private(set) var incomingSums: [Int] = []

  /// How many levels are complete.
  var count: Int { outgoingSums.count }

  /// Where a complete level's nodes stand.
  func entries(of level: Int) -> Range<Int> {
    starts[level]..<(level + 1 < starts.count ? starts[level + 1] : nodes.count)
  }

  mutating func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    lanes.removeAll(keepingCapacity: true)
    outgoingSums.removeAll(keepingCapacity: true)
    incomingSums.removeAll(keepingCapacity: true)
    starts = [0]
  }

  /// A node of the level that is being made.
  mutating func append(_ node: UInt32) { nodes.append(node) }

  /// The lanes of the first node of this level that has none yet.
  mutating func append(lanes: UInt8) { self.lanes.append(lanes) }

  /// Where the nodes of the level that is being made stand.
  var unfinished: Range<Int> { (starts.last ?? 0)..<nodes.count }

  /// Ends the level that is being made.
  ///
  /// - Returns: false where it has no nodes.
  mutating func finish(_ layout: BreadthFirstLayout) -> Bool {
    let entries = unfinished
    if entries.isEmpty {
      starts.removeLast()
      return false
    }
    var outgoing = 0
    var incoming = 0
    for entry in entries {
      outgoing += layout.outgoing.degree(of: Int(nodes[entry]))
      incoming += layout.incoming.degree(of: Int(nodes[entry]))
    }
    outgoingSums.append(outgoing)
    incomingSums.append(incoming)
    starts.append(nodes.count)
    return true
  }
}
