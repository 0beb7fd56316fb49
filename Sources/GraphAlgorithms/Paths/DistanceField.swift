public import PropertyGraph

/// Distances from one node to the nodes around it, found level by level.
///
/// Keeps its room between searches: starting anew costs only what the last search reached.
public final class DistanceField {
  private let traversal: Traversal
  /// The nodes that ways may go through; nil for all.
  private let passage: Bitmap?
  /// A node that ways may lead to all the same.
  private var target = NodeID.none
  private var distances: [Int32]
  /// The nodes reached, nearest first; within a level in the order in which they were found.
  public private(set) var reached: [NodeID] = []
  /// Where the current outermost level begins in `reached`.
  private var levelStart = 0
  /// How many levels have been found; the source is level 0.
  public private(set) var depth: Int32 = 0
  private var knownFrontierDegree: Int?

  /// - Parameters:
  ///   - graph: what to search.
  ///   - traversal: the edges to follow.
  ///   - passage: by node number, the nodes that are reached at all; nil for all.
  public init(_ graph: Graph, _ traversal: Traversal, passage: Bitmap? = nil) {
    self.traversal = traversal
    self.passage = passage
    distances = [Int32](repeating: -1, count: graph.nodeIDLimit)
  }

  /// Forgets the last search and begins one at a node.
  ///
  /// - Parameters:
  ///   - source: level 0.
  ///   - target: a node that may be reached even if ways may not go through it.
  public func start(at source: NodeID, towards target: NodeID = .none) {
    for node in reached { distances[node.index] = -1 }
    reached = [source]
    distances[source.index] = 0
    self.target = target
    levelStart = 0
    depth = 0
    knownFrontierDegree = nil
  }

  /// The number of edges to a node, or nil where the search has not reached it.
  public func distance(to node: NodeID) -> Int? {
    let distance = distances[node.index]
    return distance < 0 ? nil : Int(distance)
  }

  /// The nodes of the outermost level.
  public var frontier: ArraySlice<NodeID> { reached[levelStart...] }

  /// How many edges the next level is looked for along.
  ///
  /// - Complexity: O(nodes of the outermost level) the first time.
  public var frontierDegree: Int {
    if let knownFrontierDegree { return knownFrontierDegree }
    var degree = 0
    for leg in traversal.legs {
      for node in frontier { degree += leg.adjacency.row(of: node).count }
    }
    knownFrontierDegree = degree
    return degree
  }

  /// Finds the next level; false when there is none.
  ///
  /// - Complexity: O(edges at the outermost level).
  public func advance() -> Bool {
    let level = levelStart..<reached.count
    levelStart = reached.count
    knownFrontierDegree = nil
    // Moved out while they change, so that each access is a plain one.
    var distances = self.distances
    var reached = self.reached
    self.distances = []
    self.reached = []
    for index in level {
      for leg in traversal.legs {
        let neighbors = leg.adjacency.neighbors
        for position in leg.adjacency.row(of: reached[index]) {
          let neighbor = neighbors[position]
          if distances[neighbor.index] >= 0 { continue }
          if let passage, !passage[neighbor.index], neighbor != target { continue }
          if let allowed = traversal.allowedEdges, !allowed[leg.adjacency.edge(at: position).index] {
            continue
          }
          distances[neighbor.index] = depth + 1
          reached.append(neighbor)
        }
      }
    }
    self.distances = distances
    self.reached = reached
    if reached.count == levelStart { return false }
    depth += 1
    return true
  }

  /// Goes on until nothing is left or a distance is reached.
  public func advance(upTo maximum: Int) {
    while Int(depth) < maximum, !frontier.isEmpty, advance() {}
  }
}
