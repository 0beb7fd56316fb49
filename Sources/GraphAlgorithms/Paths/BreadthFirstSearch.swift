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
    for leg in backwardLegs where leg.targets.overlaps(bounds) { goInwards(leg) }
    levelCount = 0
    for index in next.indices {
      visited[index] |= next[index]
      levelCount += next[index].nonzeroBitCount
    }
    hasQueue = false
    queue.removeAll(keepingCapacity: true)
  }

  /// Nodes that are not reached yet look for one in the outermost level.
  private mutating func goInwards(_ leg: Traversal.Leg) {
    let nodes = leg.adjacency.nodes
    if nodes.isEmpty { return }
    let first = Int(nodes.lowerBound)
    let starts = leg.adjacency.rowStarts
    let neighbors = leg.adjacency.neighbors
    let allowed = edge.traversal.allowedEdges
    for index in (first >> 6)...((Int(nodes.upperBound) - 1) >> 6) {
      var open = ~(visited[index] | next[index])
      if open == 0 { continue }
      let base = index << 6
      if base < first { open &= ~0 << UInt64(first - base) }
      if base + 64 > Int(nodes.upperBound) { open &= ~0 >> UInt64(base + 64 - Int(nodes.upperBound)) }
      var found: UInt64 = 0
      while open != 0 {
        let bit = open.trailingZeroBitCount
        open &= open - 1
        let row = base + bit - first
        var position = Int(starts[row])
        let end = Int(starts[row + 1])
        while position < end {
          let neighbor = neighbors[position].index
          if level[neighbor >> 6] & (1 << UInt64(neighbor & 63)) != 0,
            allowed?[leg.adjacency.edge(at: position).index] ?? true
          {
            found |= 1 << UInt64(bit)
            break
          }
          position += 1
        }
      }
      next[index] |= found
    }
  }

  /// From the first node of the outermost level to the last, in whole words.
  private func levelBounds() -> Range<UInt32> {
    guard let first = level.firstIndex(where: { $0 != 0 }), let last = level.lastIndex(where: { $0 != 0 })
    else { return 0..<0 }
    return UInt32(first << 6)..<UInt32((last + 1) << 6)
  }
}
