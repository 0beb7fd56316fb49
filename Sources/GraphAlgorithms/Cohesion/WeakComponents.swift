import Parallelism

/// The parts of a network between which no edge leads, whatever the direction of edges.
///
/// Isolates are components of one node; loops and parallel edges change nothing; the empty network has no
/// component. Afforest (Sutton, Ben-Nun and Barak, IPDPS 2018): trees are joined along two edges of each
/// node, and then the rest only of nodes outside the tree that most belong to. The root of a tree is always
/// its lowest node, so the result is the same on any number of threads.
public enum WeakComponents {
  /// Edges of each node that are looked at before the largest tree is left alone.
  private static let sampledEdges = 2

  /// - Parameters:
  ///   - network: any network.
  ///   - context: threads and cancellation.
  /// - Returns: the components, the largest first.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(nodes + edges) in practice; O(nodes) memory.
  public static func find(
    in network: Network,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Partition {
    let count = network.nodeCount
    let trees = Trees(count)
    let bounds = Workers.evenBounds(count: count, atLeast: 4_096)
    for edge in 0..<sampledEdges {
      try context.workers.forEach(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
        try context.checkCancellation()
        let offsets = network.rows.offsets.span
        let neighbors = network.rows.neighbors.span
        for node in bounds[piece]..<bounds[piece + 1] {
          let position = Int(offsets[node]) + edge
          if position < Int(offsets[node + 1]) { trees.join(UInt32(node), neighbors[position]) }
        }
      }
    }
    trees.flatten(bounds, context)
    let largest = trees.commonRoot
    let rest = Workers.balancedBounds(offsets: network.rows.offsets, atLeast: 1 << 15)
    try context.workers.forEach(pieces: rest.count - 1) { (piece) throws(AnalysisFailure) in
      try context.checkCancellation()
      for node in rest[piece]..<rest[piece + 1] where trees.root(of: node) != largest {
        join(node, network.rows, from: sampledEdges, in: trees)
        // An edge from the largest tree to this node is in no other row that is looked at.
        if network.isDirected { join(node, network.reversedRows, from: 0, in: trees) }
      }
    }
    trees.flatten(bounds, context)
    var labels = trees.roots
    let components = compact(&labels, limit: count)
    return Partition(compact: labels, count: components)
  }

  private static func join(_ node: Int, _ rows: NetworkRows, from first: Int, in trees: Trees) {
    for position in rows.range(of: node).dropFirst(first) {
      trees.join(UInt32(node), rows.neighbors[position])
    }
  }

  /// Trees of nodes, each node knowing one above it that is lower.
  private struct Trees: Sendable {
    private let parents: AtomicNumbers

    init(_ count: Int) { parents = AtomicNumbers(upTo: count) }

    func root(of node: Int) -> UInt32 { parents[node] }

    func join(_ first: UInt32, _ second: UInt32) {
      var a = parents[Int(first)]
      var b = parents[Int(second)]
      while a != b {
        let high = max(a, b)
        let low = min(a, b)
        let above = parents[Int(high)]
        if above == low { return }
        if above == high, parents.replace(at: Int(high), expected: high, with: low) { return }
        a = parents[Int(parents[Int(high)])]
        b = parents[Int(low)]
      }
    }

    /// Lets each node know its root.
    func flatten(_ bounds: [Int], _ context: AnalysisContext) {
      context.workers.forEach(pieces: bounds.count - 1) { piece in
        for node in bounds[piece]..<bounds[piece + 1] {
          var root = parents[node]
          while parents[Int(root)] != root { root = parents[Int(root)] }
          parents[node] = root
        }
      }
    }

    /// The root that most nodes of a sample have; any would do.
    var commonRoot: UInt32 {
      var counts: [UInt32: Int] = [:]
      for node in stride(from: 0, to: parents.count, by: max(parents.count / 1_024, 1)) {
        counts[parents[node], default: 0] += 1
      }
      return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    }

    var roots: [UInt32] { parents.values }
  }
}
