public import PropertyGraph

/// The distances from up to 64 sources at once: a node has one bit for each source that has reached it.
///
/// One pass over the edges serves all sources. A node looks at its neighbours until all sources have reached
/// it; while few nodes are in the level before, those hand on their bits instead.
///
/// Then et al., "The More the Merrier: Efficient Multi-Source Graph Traversal", PVLDB 8(4), 2014.
public struct ManySourceSearch {
  /// How many sources are searched from at once.
  public static let width = 64

  private let edge: RepeatedEdge
  private let backwardLegs: [Traversal.Leg]
  private var visited: [UInt64]
  private var level: [UInt64]
  private var next: [UInt64]
  /// The nodes of the level, while they are few.
  private var queue: [NodeID]?

  public init(_ graph: Graph, _ edge: RepeatedEdge) {
    self.edge = edge
    backwardLegs = edge.traversal.reversed.legs
    visited = [UInt64](repeating: 0, count: graph.nodeIDLimit)
    level = visited
    next = visited
  }

  /// Counts the nodes at each distance that a path may end at; a source itself is no such end.
  ///
  /// - Parameters:
  ///   - sources: at most 64 nodes; one may stand several times.
  ///   - tick: called for each level.
  /// - Returns: by source: how many nodes there are at each distance, from 1.
  /// - Throws: what `tick` throws.
  /// - Complexity: O(depth × edges), whatever the number of sources; O(nodes) memory.
  public mutating func counts<Failure: Error>(
    from sources: some Collection<NodeID>,
    tick: () throws(Failure) -> Void
  ) throws(Failure) -> [[Int64]] {
    precondition(sources.count <= Self.width, "one bit a source")
    for index in visited.indices {
      visited[index] = 0
      level[index] = 0
      next[index] = 0
    }
    var all: UInt64 = 0
    var first: [NodeID] = []
    for (bit, source) in sources.enumerated() {
      visited[source.index] |= 1 << UInt64(bit)
      all |= 1 << UInt64(bit)
      guard edge.departs(from: source) else { continue }
      if level[source.index] == 0 { first.append(source) }
      level[source.index] |= 1 << UInt64(bit)
    }
    queue = first
    var counts = [[Int64]](repeating: [], count: sources.count)
    var depth = 0
    while depth < edge.limit {
      try tick()
      let isOutwards = queue.map { isSmall($0) } ?? false
      if isOutwards { goOutwards() } else { goInwards(all) }
      var counter = BitCounter()
      let reached = settle(&counter)
      if reached == 0 { break }
      depth += 1
      for (source, count) in counter.counts.prefix(counts.count).enumerated() where count > 0 {
        counts[source] += [Int64](repeating: 0, count: depth - 1 - counts[source].count) + [count]
      }
    }
    return counts
  }

  private func isSmall(_ nodes: [NodeID]) -> Bool {
    var edges = 0
    for node in nodes {
      for leg in edge.traversal.legs { edges += leg.adjacency.row(of: node).count }
    }
    return edges < edge.traversal.legs.reduce(0) { $0 + $1.adjacency.edgeCount } / 4
  }

  private mutating func goOutwards() {
    for leg in edge.traversal.legs {
      let neighbors = leg.adjacency.neighbors
      for node in queue ?? [] {
        let bits = level[node.index]
        for position in leg.adjacency.row(of: node) {
          if let allowed = edge.traversal.allowedEdges, !allowed[leg.adjacency.edge(at: position).index] {
            continue
          }
          next[neighbors[position].index] |= bits
        }
      }
    }
  }

  private mutating func goInwards(_ all: UInt64) {
    let allowed = edge.traversal.allowedEdges
    for leg in backwardLegs {
      let starts = leg.adjacency.rowStarts
      let neighbors = leg.adjacency.neighbors
      var row = 0
      for node in leg.adjacency.nodes {
        let node = Int(node)
        var position = Int(starts[row])
        row += 1
        let end = Int(starts[row])
        let known = visited[node]
        if known == all { continue }
        var bits = next[node]
        while position < end, bits | known != all {
          if allowed?[leg.adjacency.edge(at: position).index] ?? true {
            bits |= level[neighbors[position].index]
          }
          position += 1
        }
        next[node] = bits
      }
    }
  }

  /// Makes what was found the new level; returns how many nodes it has.
  private mutating func settle(_ counter: inout BitCounter) -> Int {
    var reached = 0
    var few: [NodeID] = []
    for node in next.indices {
      let new = next[node] & ~visited[node]
      next[node] = 0
      level[node] = 0
      guard new != 0 else { continue }
      reached += 1
      visited[node] |= new
      if edge.arrives(at: NodeID(node)) { counter.add(new) }
      if edge.passes(NodeID(node)) {
        level[node] = new
        if few.count < 4_096 { few.append(NodeID(node)) }
      }
    }
    counter.flush()
    queue = few.count < 4_096 ? few : nil
    return reached
  }
}

/// Counts how often each of 64 bits is set in many words.
///
/// The words are added up in bit planes, as a column of numbers in binary, and the planes emptied before they
/// overflow.
struct BitCounter {
  private(set) var counts = [Int64](repeating: 0, count: 64)
  private var planes: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0)
  private var added = 0

  mutating func add(_ word: UInt64) {
    var carry = word
    (planes.0, carry) = (planes.0 ^ carry, planes.0 & carry)
    (planes.1, carry) = (planes.1 ^ carry, planes.1 & carry)
    (planes.2, carry) = (planes.2 ^ carry, planes.2 & carry)
    (planes.3, carry) = (planes.3 ^ carry, planes.3 & carry)
    (planes.4, carry) = (planes.4 ^ carry, planes.4 & carry)
    planes.5 ^= carry
    added += 1
    if added == 63 { flush() }
  }

  /// Brings what was added into the counts.
  mutating func flush() {
    added = 0
    for (power, plane) in [planes.0, planes.1, planes.2, planes.3, planes.4, planes.5].enumerated() {
      var plane = plane
      while plane != 0 {
        counts[plane.trailingZeroBitCount] += 1 << Int64(power)
        plane &= plane - 1
      }
    }
    planes = (0, 0, 0, 0, 0, 0)
  }
}
