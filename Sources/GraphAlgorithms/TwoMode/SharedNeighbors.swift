import Parallelism

/// How many neighbours the pairs of nodes of one side of a two-mode network share.
///
/// The kernel of projections, overlaps and butterflies: for each node, one counter for every other node,
/// raised once for every path of two edges, so that no path is ever listed. Parallel edges count each: choose
/// a simple network.
///
/// - Complexity: O(paths of two edges) time, O(nodes) memory a thread, besides what is kept.
public struct SharedNeighbors: Sendable {
  private let rows: NetworkRows
  /// The nodes whose pairs are counted, ascending.
  public let members: [Int]
  private let bounds: [Int]
  private let context: AnalysisContext

  /// - Parameters:
  ///   - network: a two-mode network; simple.
  ///   - side: whose pairs.
  ///   - context: threads and cancellation.
  /// - Throws: `.invalid` when the network is not two-mode or is directed.
  public init(
    _ network: Network,
    of side: Network.Side,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) {
    try network.requireTwoMode()
    let sides = network.sides ?? []
    rows = network.rows
    members = sides.indices.filter { sides[$0] == side }
    self.context = context
    // Pieces of about equal numbers of paths.
    var total: UInt64 = 0
    var paths: [UInt64] = [0]
    for member in members {
      for position in rows.range(of: member) {
        total += UInt64(rows.degree(of: Int(rows.neighbors[position])))
      }
      paths.append(total)
    }
    let scale = max(total >> 31, 1)
    let work = paths.map { UInt32(truncatingIfNeeded: $0 / scale) }
    bounds = Workers.balancedBounds(offsets: work)
  }

  /// Goes through all pairs that share a neighbour, each once, in pieces.
  ///
  /// - Parameters:
  ///   - initial: what a piece begins with.
  ///   - body: takes in a node, the later nodes that share neighbours with it, ascending, and beside them how
  ///     many they share.
  /// - Returns: what the pieces ended with, in order of nodes.
  /// - Throws: `.cancelled`, or what the body throws.
  public func reduce<Result: Sendable>(
    _ initial: Result,
    _ body:
      @Sendable (inout Result, Int, ArraySlice<UInt32>, ArraySlice<UInt32>) throws(AnalysisFailure) -> Void
  ) throws(AnalysisFailure) -> [Result] {
    try context.workers.map(pieces: bounds.count - 1, scratch: { PairCounter(members) }) {
      (counter, piece) throws(AnalysisFailure) in
      var result = initial
      for index in bounds[piece]..<bounds[piece + 1] {
        try context.checkCancellation()
        let found = counter.count(pairsOf: members[index], in: rows)
        try body(&result, members[index], counter.others[..<found], counter.counts[..<found])
      }
      return result
    }
  }
}

/// Counters for the nodes of one side, used for one node after the other.
private struct PairCounter {
  /// The nodes found last, ascending; as many as `count(pairsOf:in:)` said.
  private(set) var others: [UInt32]
  /// Beside them.
  private(set) var counts: [UInt32]
  /// By node, from `base` on; all 0 between nodes.
  private var counters: [UInt32]
  private let base: Int

  init(_ members: [Int]) {
    base = members.first ?? 0
    counters = [UInt32](repeating: 0, count: (members.last ?? -1) + 1 - base)
    // One more than are found: what is written last may not count.
    others = [UInt32](repeating: 0, count: members.count + 1)
    counts = others
  }

  /// - Returns: how many later nodes share neighbours with a node.
  mutating func count(pairsOf node: Int, in rows: NetworkRows) -> Int {
    var paths = 0
    for position in rows.range(of: node) { paths += rows.degree(of: Int(rows.neighbors[position])) }
    let later = node - base + 1
    if paths >= (counters.count - later) / 4 {
      Self.raise(&counters, base: base, pairsOf: node, in: rows)
      return Self.takeAll(&counters, from: later, base: base, others: &others, counts: &counts)
    }
    var touched: [UInt32] = []
    for position in rows.range(of: node) {
      for other in rows.range(of: Int(rows.neighbors[position])).reversed() {
        let neighbor = rows.neighbors[other]
        if Int(neighbor) <= node { break }
        let index = Int(neighbor) - base
        if counters[index] == 0 { touched.append(UInt32(truncatingIfNeeded: index)) }
        counters[index] += 1
      }
    }
    touched.sort()
    for (found, index) in touched.enumerated() {
      others[found] = UInt32(truncatingIfNeeded: base) + index
      counts[found] = counters[Int(index)]
      counters[Int(index)] = 0
    }
    return touched.count
  }

  /// Takes the counters that are not 0, without a branch for each.
  private static func takeAll(
    _ counters: inout [UInt32],
    from first: Int,
    base: Int,
    others: inout [UInt32],
    counts: inout [UInt32]
  ) -> Int {
    var counters = counters.mutableSpan
    var others = others.mutableSpan
    var counts = counts.mutableSpan
    var found = 0
    for index in first..<max(first, counters.count) {
      let count = counters[index]
      counters[index] = 0
      others[found] = UInt32(truncatingIfNeeded: base &+ index)
      counts[found] = count
      found &+= count == 0 ? 0 : 1
    }
    return found
  }

  /// The inner loop: nothing but one addition a path.
  private static func raise(
    _ counters: inout [UInt32],
    base: Int,
    pairsOf node: Int,
    in rows: NetworkRows
  ) {
    let neighbors = rows.neighbors.span
    let offsets = rows.offsets.span
    var counters = counters.mutableSpan
    for position in rows.range(of: node) {
      let middle = Int(neighbors[position])
      let first = Int(offsets[middle])
      var other = Int(offsets[middle + 1]) - 1
      // Rows are ascending: from the end down to the node itself.
      while other >= first {
        let neighbor = Int(neighbors[other])
        if neighbor <= node { break }
        counters[neighbor &- base] &+= 1
        other &-= 1
      }
    }
  }
}

extension Network {
  /// - Throws: `.invalid` when the network is not two-mode and undirected.
  func requireTwoMode() throws(AnalysisFailure) {
    guard sides != nil else {
      throw .invalid("it needs a two-mode network: name the two labels, modes: ['Actor', 'Pole']")
    }
    guard !isDirected else { throw .invalid("it needs an undirected network") }
  }
}
