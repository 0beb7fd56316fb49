/// How many paths there are from one node to another that share no node between, and which nodes cut all of them
/// (Menger; by augmenting paths, Ford and Fulkerson, Canadian Journal of Mathematics 8, 1956).
///
/// An edge between the two is one such path, however many there are in parallel, and cannot be cut by nodes.
/// Loops and weights count nothing; a directed network is walked along its edges.
public struct NodeConnectivity: Sendable, Equatable {
  /// Paths that share only their ends.
  public let independentPathCount: Int
  /// As few nodes as can separate the two, nearest to the source; nil where an edge joins them.
  public let cut: [Int]?

  /// - Parameters:
  ///   - network: any.
  ///   - source: where paths begin.
  ///   - target: where they end; another node.
  ///   - context: cancellation.
  /// - Throws: `AnalysisFailure.invalid` where both are one node, or `.cancelled`.
  /// - Complexity: O(paths × (nodes + edges)) time, O(nodes) memory.
  public init(
    _ network: Network,
    from source: Int,
    to target: Int,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    guard source != target else { throw .invalid("a node is not connected to itself") }
    var flow = DisjointPaths(network: network, source: source, target: target)
    while try flow.augment(context) {}
    let isTied = network.rows.range(of: source).contains { Int(network.rows.neighbors[$0]) == target }
    independentPathCount = flow.pathCount + (isTied ? 1 : 0)
    cut = isTied ? nil : flow.cut
  }
}

/// Paths found so far, by the node before and after each node on them, and the search for one more.
///
/// Every node between has an entrance and an exit, joined by one place. A search enters a node that is on a path
/// only to leave it against the path.
private struct DisjointPaths {
  private static let none = -1

  let network: Network
  let source: Int
  let target: Int
  private(set) var pathCount = 0
  /// By node on a path.
  private var before: [Int]
  private var after: [Int]
  /// By node, from where the last search came to its entrance, and to its exit: from itself, where it came through.
  private var entranceFrom: [Int]
  private var exitFrom: [Int]

  init(network: Network, source: Int, target: Int) {
    self.network = network
    self.source = source
    self.target = target
    before = [Int](repeating: Self.none, count: network.nodeCount)
    after = before
    entranceFrom = before
    exitFrom = before
  }

  /// Nodes whose entrance the last search reached, and whose exit it did not.
  var cut: [Int] {
    (0..<network.nodeCount)
      .filter { $0 != source && $0 != target && entranceFrom[$0] != Self.none && exitFrom[$0] == Self.none }
  }

  /// Whether there was one more path.
  mutating func augment(_ context: AnalysisContext) throws(AnalysisFailure) -> Bool {
    try context.checkCancellation()
    for node in 0..<network.nodeCount {
      entranceFrom[node] = Self.none
      exitFrom[node] = Self.none
    }
    exitFrom[source] = source
    // Exits and entrances that were reached, exits as 2 × node + 1.
    var queue = [2 * source + 1]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      let node = place / 2
      next += 1
      if place & 1 == 0 {
        // On a path, only back to where the path came from; else through.
        let exit = after[node] == Self.none ? node : before[node]
        if exit == source || exitFrom[exit] != Self.none { continue }
        exitFrom[exit] = node
        queue.append(2 * exit + 1)
        continue
      }
      // From the exit of a node on a path, its entrance can be reached: the path is led another way.
      if node != source, after[node] != Self.none, entranceFrom[node] == Self.none {
        entranceFrom[node] = node
        queue.append(2 * node)
      }
      for position in network.rows.range(of: node) {
        let neighbor = Int(network.rows.neighbors[position])
        if neighbor == source || neighbor == node || neighbor == after[node] { continue }
        if neighbor == target {
          if node == source { continue }
          retrace(from: node)
          return true
        }
        if entranceFrom[neighbor] != Self.none { continue }
        entranceFrom[neighbor] = node
        queue.append(2 * neighbor)
      }
    }
    return false
  }

  /// Adds the path that the search found to the paths, and takes away what it went against.
  private mutating func retrace(from last: Int) {
    var added: [(Int, Int)] = [(last, target)]
    var removed: [(Int, Int)] = []
    var node = last
    var isExit = true
    while !(isExit && node == source) {
      if isExit {
        let from = exitFrom[node]
        // An exit is reached through its node, or from the entrance of the next node on its path, against it.
        if from != node { removed.append((node, from)) }
        node = from
        isExit = false
      } else {
        let from = entranceFrom[node]
        if from != node { added.append((from, node)) }
        node = from
        isExit = true
      }
    }
    for (one, other) in removed {
      after[one] = Self.none
      before[other] = Self.none
    }
    for (one, other) in added {
      if one != source { after[one] = other }
      if other != target { before[other] = one }
    }
    pathCount += 1
  }
}
