/// The parts of an undirected network that stay connected when any one node leaves, and the nodes and edges
/// that hold them together (Hopcroft and Tarjan, CACM 16(6), 1973, without recursion).
///
/// Loops count nothing; an edge that has a parallel one is no bridge. An isolated node is in no component.
public struct BiconnectedComponents: Sendable {
  /// An edge without which its ends have no path to each other.
  public struct Bridge: Sendable, Equatable {
    /// Where it stands in the network's rows, in the row of `near`.
    public let position: Int
    public let near: Int
    public let far: Int
    /// How many nodes are on the side of `far`, and on the side of `near`.
    public let farCount: Int
    public let nearCount: Int

    /// How many pairs of nodes have no path without it.
    public var separatedPairCount: Int { farCount * nearCount }
  }

  /// What remains of a node's component without the node.
  public struct Removal: Sendable, Equatable {
    /// How many nodes the component has, the node included.
    public let componentSize: Int
    /// How many parts the others fall into; 0 for an isolated node.
    public var partCount = 0
    /// How many nodes the largest of them has.
    public var largestPart = 0
    /// How many of them are a single node.
    public var isolatedCount = 0
    /// How many pairs of others have no path any more.
    public var separatedPairCount = 0

    /// Whether others lose each other.
    public var isArticulation: Bool { partCount > 1 }
  }

  /// Nodes of each component, ascending; the components by their first nodes.
  public let components: [[Int]]
  /// In the order of their ends.
  public let bridges: [Bridge]
  /// By node.
  public let removals: [Removal]

  /// - Parameters:
  ///   - network: undirected.
  ///   - context: cancellation.
  /// - Throws: `AnalysisFailure.invalid` for a directed network, or `.cancelled`.
  /// - Complexity: O(nodes + edges) time and memory.
  public init(_ network: Network, _ context: AnalysisContext = AnalysisContext()) throws(AnalysisFailure) {
    try network.requireUndirected()
    var search = BiconnectedSearch(network)
    for root in 0..<network.nodeCount where search.discovery[root] == BiconnectedSearch.none {
      try search.visit(root, context)
    }
    components = search.components.sorted { $0.lexicographicallyPrecedes($1) }
    bridges = search.bridges.sorted { ($0.near, $0.far) < ($1.near, $1.far) }
    removals = search.removals
  }
}

extension Network {
  /// - Throws: `AnalysisFailure.invalid` where edges have directions.
  func requireUndirected() throws(AnalysisFailure) {
    if isDirected { throw .invalid("it takes an undirected network: leave out the direction") }
  }
}

/// Depth first through one component after the other.
private struct BiconnectedSearch {
  static let none = UInt32.max

  /// Which pieces a node leaves behind below it in the tree.
  private struct Pieces {
    var count = 0
    var sum = 0
    var squares = 0
    var largest = 0
    var single = 0

    mutating func add(_ size: Int) {
      if size == 0 { return }
      count += 1
      sum += size
      squares += size * size
      largest = max(largest, size)
      if size == 1 { single += 1 }
    }
  }

  private let network: Network
  /// By node, when it was found; `none` before that.
  private(set) var discovery: [UInt32]
  /// By node, the earliest node that its subtree reaches by one edge back.
  private var low: [UInt32]
  /// By node, how many nodes its subtree has.
  private var sizes: [UInt32]
  private var pieces: [Pieces]
  /// By node, the next position of its row, and the position that led to it.
  private var next: [UInt32]
  private var entrance: [UInt32]
  private var clock: UInt32 = 0
  /// The path from the root, and the nodes that are in no finished component.
  private var path: [Int] = []
  private var open: [Int] = []
  private(set) var components: [[Int]] = []
  private(set) var bridges: [BiconnectedComponents.Bridge] = []
  private(set) var removals: [BiconnectedComponents.Removal]

  init(_ network: Network) {
    let count = network.nodeCount
    self.network = network
    discovery = [UInt32](repeating: Self.none, count: count)
    low = discovery
    entrance = discovery
    sizes = [UInt32](repeating: 1, count: count)
    pieces = [Pieces](repeating: Pieces(), count: count)
    next = (0..<count).map { network.rows.offsets[$0] }
    removals = [BiconnectedComponents.Removal](
      repeating: BiconnectedComponents.Removal(componentSize: 1),
      count: count
    )
  }

  mutating func visit(_ root: Int, _ context: AnalysisContext) throws(AnalysisFailure) {
    let neighbors = network.rows.neighbors
    let firstBridge = bridges.count
    var found = [root]
    enter(root)
    while let node = path.last {
      if next[node] == network.rows.offsets[node + 1] {
        path.removeLast()
        if let parent = path.last { leave(node, to: parent) }
        continue
      }
      let position = Int(next[node])
      next[node] += 1
      let neighbor = Int(neighbors[position])
      if neighbor == node { continue }
      if discovery[neighbor] == Self.none {
        if found.count & 0xFFF == 0 { try context.checkCancellation() }
        entrance[neighbor] = UInt32(position)
        found.append(neighbor)
        enter(neighbor)
      } else if !isWayBack(position, from: node, to: neighbor) {
        low[node] = min(low[node], discovery[neighbor])
      }
    }
    open.removeAll(keepingCapacity: true)
    finish(found, root: root, firstBridge: firstBridge)
  }

  private mutating func enter(_ node: Int) {
    discovery[node] = clock
    low[node] = clock
    clock += 1
    path.append(node)
    open.append(node)
  }

  /// Whether a position is the other end of the edge that led to a node.
  ///
  /// Of parallel edges it is the first: the others lead back indeed.
  private func isWayBack(_ position: Int, from node: Int, to neighbor: Int) -> Bool {
    guard path.count > 1, path[path.count - 2] == neighbor else { return false }
    let begin = Int(network.rows.offsets[node])
    return position == begin || Int(network.rows.neighbors[position - 1]) != neighbor
  }

  private mutating func leave(_ node: Int, to parent: Int) {
    low[parent] = min(low[parent], low[node])
    sizes[parent] += sizes[node]
    guard low[node] >= discovery[parent] else { return }
    pieces[parent].add(Int(sizes[node]))
    var component = [parent]
    while let last = open.popLast() {
      component.append(last)
      if last == node { break }
    }
    components.append(component.sorted())
    if low[node] > discovery[parent] {
      bridges.append(
        BiconnectedComponents.Bridge(
          position: Int(entrance[node]),
          near: parent,
          far: node,
          farCount: Int(sizes[node]),
          nearCount: 0
        )
      )
    }
  }

  /// Completes what could be told only once the size of the component was known.
  private mutating func finish(_ found: [Int], root: Int, firstBridge: Int) {
    for index in firstBridge..<bridges.count {
      let bridge = bridges[index]
      bridges[index] = BiconnectedComponents.Bridge(
        position: bridge.position,
        near: bridge.near,
        far: bridge.far,
        farCount: bridge.farCount,
        nearCount: found.count - bridge.farCount
      )
    }
    for node in found {
      var all = pieces[node]
      all.add(found.count - 1 - all.sum)
      var removal = BiconnectedComponents.Removal(componentSize: found.count)
      removal.partCount = all.count
      removal.largestPart = all.largest
      removal.isolatedCount = all.single
      removal.separatedPairCount = (all.sum * all.sum - all.squares) / 2
      removals[node] = removal
    }
  }
}
