public import PropertyGraph

/// The nodes around a source by their distance, level by level, without the ways that lead there.
///
/// A small level is followed outwards; towards a large one, the nodes not yet reached look for a neighbour in
/// the level before, which most find at once. Sets of nodes are bitmaps, which stay in the caches.
///
/// Beamer, Asanović, Patterson, "Direction-Optimizing Breadth-First Search", SC 2012.
public struct BreadthFirstSearch {
  private let edge: RepeatedEdge
  private let backwardLegs: [Traversal.Leg]
  private let edgeTotal: Int
  private let nodeLimit: Int

  private var visited: [UInt64]
  /// The outermost level.
  private var level: [UInt64]
  private var next: [UInt64]
  /// The outermost level as a list, where it was followed outwards.
  private var queue: [NodeID] = []
  private var hasQueue = true
  private var levelCount = 0
  private var unvisitedCount = 0
  private var unseenEdges = 0
  /// The distance of the outermost level.
  public private(set) var depth = 0

  /// - Parameters:
  ///   - graph: what to search.
  ///   - edge: the edge to follow, and which nodes paths may go through.
  public init(_ graph: Graph, _ edge: RepeatedEdge) {
    self.edge = edge
    backwardLegs = edge.traversal.reversed.legs
    edgeTotal = edge.traversal.legs.reduce(0) { $0 + $1.adjacency.edgeCount }
    nodeLimit = graph.nodeIDLimit
    let words = [UInt64](repeating: 0, count: (graph.nodeIDLimit + 63) / 64)
    (visited, level, next) = (words, words, words)
  }

  /// Forgets the last search and begins one at a node, which is level 0.
  ///
  /// - Complexity: O(nodes / 64).
  public mutating func start(at source: NodeID) {
    for index in visited.indices {
      visited[index] = 0
      level[index] = 0
    }
    visited[source.index >> 6] |= 1 << UInt64(source.index & 63)
    level[source.index >> 6] |= 1 << UInt64(source.index & 63)
    queue = [source]
    hasQueue = true
    levelCount = 1
    unvisitedCount = nodeLimit - 1
    unseenEdges = edgeTotal
    depth = 0
  }

  /// Finds the next level; false when there is none.
  ///
  /// - Complexity: O(edges at the outermost level), and less for a large one.
  public mutating func advance() -> Bool {
    if unvisitedCount == 0 || levelCount == 0 { return false }
    if depth == 0 {
      guard edge.departs(from: queue[0]) else { return false }
    } else if let passage = edge.passage {
      for index in level.indices { level[index] &= passage.words[index] }
      queue.removeAll { !passage[$0.index] }
    }
    if isFollowedOutwards() { goOutwards() } else { goInwards() }
    guard levelCount > 0 else { return false }
    unvisitedCount -= levelCount
    swap(&level, &next)
    depth += 1
    return true
  }

  /// How many nodes of the outermost level a path may end at; the source is no such end.
  public var arrivalCount: Int {
    guard let arrival = edge.arrival else { return levelCount }
    var count = 0
    for index in level.indices { count += (level[index] & arrival.words[index]).nonzeroBitCount }
    return count
  }

  /// Adds the nodes of the outermost level that a path may end at, in ascending order.
  public func appendArrivals(to nodes: inout [NodeID]) {
    for index in level.indices {
      var word = level[index]
      if let arrival = edge.arrival { word &= arrival.words[index] }
      while word != 0 {
        nodes.append(NodeID(index << 6 + word.trailingZeroBitCount))
        word &= word - 1
      }
    }
  }

  // MARK: One level

  /// Whether the edges of the outermost level are fewer than what looking from the other side would cost.
  private mutating func isFollowedOutwards() -> Bool {
    if !hasQueue {
      if levelCount >= unvisitedCount / 8 { return false }
      queue.removeAll(keepingCapacity: true)
      for index in level.indices {
        var word = level[index]
        while word != 0 {
          queue.append(NodeID(index << 6 + word.trailingZeroBitCount))
          word &= word - 1
        }
      }
      hasQueue = true
    }
    if queue.count >= unvisitedCount { return false }
    var edges = 0
    for node in queue {
      for leg in edge.traversal.legs { edges += leg.adjacency.row(of: node).count }
    }
    unseenEdges -= edges
    return edges <= max(unseenEdges, 0) / 14 + 64
  }

  private mutating func goOutwards() {
    for index in next.indices { next[index] = 0 }
    var found: [NodeID] = []
    for leg in edge.traversal.legs {
      let neighbors = leg.adjacency.neighbors
      for node in queue {
        for position in leg.adjacency.row(of: node) {
          let neighbor = neighbors[position].index
          let bit: UInt64 = 1 << UInt64(neighbor & 63)
          if visited[neighbor >> 6] & bit != 0 { continue }
          if let allowed = edge.traversal.allowedEdges, !allowed[leg.adjacency.edge(at: position).index] {
            continue
          }
          visited[neighbor >> 6] |= bit
          next[neighbor >> 6] |= bit
          found.append(NodeID(neighbor))
        }
      }
    }
    queue = found
    levelCount = found.count
  }

  private mutating func goInwards() {
    for index in next.indices { next[index] = 0 }
    let bounds = levelBounds()
    for leg in backwardLegs where leg.targets.overlaps(bounds) {
      if let allowed = edge.traversal.allowedEdges {
        goInwards(leg, allowed)
      } else if let open = nodesOutsideLevel(leg) {
        goInwards(leg, allBut: open)
      } else {
        leg.adjacency.findNodes(inWords: 0..<next.count, outside: visited, touching: level, adding: &next)
      }
    }
    levelCount = 0
    for index in next.indices {
      visited[index] |= next[index]
      levelCount += next[index].nonzeroBitCount
    }
    hasQueue = false
    queue.removeAll(keepingCapacity: true)
  }

  /// The nodes that a leg leads to and that are not in the outermost level, where they have so few edges that it
  /// is better to look for those.
  private func nodesOutsideLevel(_ leg: Traversal.Leg) -> [NodeID]? {
    guard levelCount > leg.targets.count / 2 else { return nil }
    var open: [NodeID] = []
    var edges = 0
    for node in leg.targets where level[Int(node) >> 6] & (1 << UInt64(node & 63)) == 0 {
      edges += leg.opposite.row(of: NodeID(node)).count
      if edges > unvisitedCount / 4 { return nil }
      open.append(NodeID(node))
    }
    return open
  }

  /// Where the outermost level is nearly all that a leg leads to: whoever has an edge at all has one to the level,
  /// but for the neighbours of the few other nodes, who must look.
  private mutating func goInwards(_ leg: Traversal.Leg, allBut open: [NodeID]) {
    var certain = visited
    var doubtful = [UInt64](repeating: .max, count: visited.count)
    let neighbors = leg.opposite.neighbors
    for node in open {
      for position in leg.opposite.row(of: node) {
        let neighbor = neighbors[position].index
        certain[neighbor >> 6] |= 1 << UInt64(neighbor & 63)
        doubtful[neighbor >> 6] &= ~(1 << UInt64(neighbor & 63))
      }
    }
    leg.adjacency.findNodesWithRow(outside: certain, adding: &next)
    for index in doubtful.indices { doubtful[index] |= visited[index] }
    leg.adjacency.findNodes(inWords: 0..<next.count, outside: doubtful, touching: level, adding: &next)
  }

  /// Nodes that are not reached yet look for one in the outermost level, along some of the edges.
  private mutating func goInwards(_ leg: Traversal.Leg, _ allowed: Bitmap) {
    let nodes = leg.adjacency.nodes
    let starts = leg.adjacency.rowStarts
    let neighbors = leg.adjacency.neighbors
    for node in nodes {
      let (index, bit) = (Int(node) >> 6, UInt64(1) << UInt64(node & 63))
      if (visited[index] | next[index]) & bit != 0 { continue }
      let row = Int(node - nodes.lowerBound)
      let isFound = (Int(starts[row])..<Int(starts[row + 1]))
        .contains { position in
          let neighbor = neighbors[position].index
          return level[neighbor >> 6] & (1 << UInt64(neighbor & 63)) != 0
            && allowed[leg.adjacency.edge(at: position).index]
        }
      if isFound { next[index] |= bit }
    }
  }

  /// From the first node of the outermost level to the last.
  ///
  /// Exactly: nodes of two labels can meet in one word, and a leg that leads to the other label costs a look at all
  /// its edges, for nothing.
  private func levelBounds() -> Range<UInt32> {
    guard let first = level.firstIndex(where: { $0 != 0 }), let last = level.lastIndex(where: { $0 != 0 })
    else { return 0..<0 }
    let lower = first << 6 + level[first].trailingZeroBitCount
    let upper = (last + 1) << 6 - level[last].leadingZeroBitCount
    return UInt32(lower)..<UInt32(upper)
  }
}
