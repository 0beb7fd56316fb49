/// The largest groups of nodes that all reach one another along the direction of edges.
///
/// In an undirected network they are the weak components. A node on no cycle is a component of its own;
/// loops and parallel edges change nothing. Tarjan (SIAM Journal on Computing 1(2), 1972), without recursion.
public enum StrongComponents {
  /// - Parameters:
  ///   - network: any network.
  ///   - context: cancellation and threads.
  /// - Returns: the components, the largest first.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges) on one thread; O(nodes) memory.
  public static func find(
    in network: Network,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Partition {
    guard network.isDirected else { return try WeakComponents.find(in: network, context) }
    var search = Search(network)
    for node in 0..<network.nodeCount {
      if node & 0xFFF == 0 { try context.checkCancellation() }
      search.visit(from: node)
    }
    var labels = search.components
    let count = compact(&labels, limit: network.nodeCount)
    return Partition(compact: labels, count: count)
  }

  private struct Search {
    private static let none = UInt32.max

    private let offsets: [UInt32]
    private let neighbors: [UInt32]
    /// By node, when it was first seen; `none` before.
    private var indices: [UInt32]
    /// By node, the earliest node that is known to be reached from it and not yet in a component.
    private var lows: [UInt32]
    /// By node, its component; `none` as long as it is not known.
    private(set) var components: [UInt32]
    /// By node on the way from the start, the next position of its row.
    private var next: [UInt32]
    private var seenCount: UInt32 = 0
    private var componentCount: UInt32 = 0
    /// Seen, and in no component yet.
    private var open: [UInt32] = []
    /// From the start to the node that is being visited.
    private var way: [UInt32] = []

    init(_ network: Network) {
      offsets = network.rows.offsets
      neighbors = network.rows.neighbors
      indices = [UInt32](repeating: Self.none, count: network.nodeCount)
      lows = indices
      components = indices
      next = Array(network.rows.offsets.dropLast())
    }

    mutating func visit(from start: Int) {
      guard indices[start] == Self.none else { return }
      enter(UInt32(start))
      while let node = way.last.map(Int.init) {
        if next[node] < offsets[node + 1] {
          let neighbor = neighbors[Int(next[node])]
          next[node] += 1
          if indices[Int(neighbor)] == Self.none {
            enter(neighbor)
          } else if components[Int(neighbor)] == Self.none {
            lows[node] = min(lows[node], indices[Int(neighbor)])
          }
        } else {
          way.removeLast()
          if let above = way.last.map(Int.init) { lows[above] = min(lows[above], lows[node]) }
          if lows[node] == indices[node] { close(UInt32(node)) }
        }
      }
    }

    private mutating func enter(_ node: UInt32) {
      indices[Int(node)] = seenCount
      lows[Int(node)] = seenCount
      seenCount += 1
      open.append(node)
      way.append(node)
    }

    /// What was seen since a node and is still open is its component.
    private mutating func close(_ node: UInt32) {
      while let member = open.popLast() {
        components[Int(member)] = componentCount
        if member == node { break }
      }
      componentCount += 1
    }
  }
}
