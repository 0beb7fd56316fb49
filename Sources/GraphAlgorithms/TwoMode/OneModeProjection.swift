import Parallelism
public import PropertyGraph

/// The one-mode network of one side of a two-mode network: nodes are tied when they share a neighbour.
///
/// Borgatti and Halgin (The Sage Handbook of Social Network Analysis, 2011) say when to project, and when not
/// to. Nodes that share nothing stay, as isolates.
public struct OneModeProjection: Sendable {
  /// What a tie weighs.
  public enum Weighting: String, Sendable, CaseIterable {
    /// How many neighbours the two share.
    case shared
    /// Shared neighbours by all neighbours of either (Jaccard, 1901).
    case jaccard
    /// Shared neighbours by the smaller number of neighbours of the two (Simpson's overlap).
    case overlap
    /// Shared neighbours by the geometric mean of their numbers of neighbours (Salton's cosine).
    case cosine
    /// Each shared neighbour counts 1/(k - 1), k being its number of neighbours: meeting in a small pole binds
    /// more than in a large one (Newman, Physical Review E 64, 016132, 2001).
    case newman
  }

  /// How many pairs are tied.
  public let tieCount: Int
  private let nodes: NodePositions
  /// By node of the two-mode network, its position among the nodes that remain.
  private let places: [UInt32]
  private let pieces: [TiedPairs]
  private let workers: Workers

  /// Projects.
  ///
  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - side: whose nodes remain.
  ///   - weighting: what a tie weighs.
  ///   - minimumShared: pairs that share fewer neighbours are not tied.
  ///   - context: threads, cancellation and memory.
  /// - Throws: `.invalid` for a network that is not two-mode, `.cancelled`, `.tooMuchMemory`.
  /// - Complexity: O(paths of two edges) time, O(tied pairs) memory.
  public init(
    of network: Network,
    onto side: Network.Side,
    weighting: Weighting = .shared,
    minimumShared: Int = 1,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let shared = try SharedNeighbors(network, of: side, context)
    let rows = network.rows
    pieces = try shared.reduce(TiedPairs()) { (pairs, node, others, counts) throws(AnalysisFailure) in
      pairs.add(node, others, counts, atLeast: minimumShared)
      if weighting != .shared { pairs.weighLast(node, rows, weighting) }
      // Pairs here, and their columns or rows afterwards.
      try context.checkMemory(bytes: pairs.seconds.count * 36)
    }
    tieCount = pieces.reduce(0) { $0 + $1.seconds.count }
    var places = [UInt32](repeating: 0, count: network.nodeCount)
    for (place, member) in shared.members.enumerated() { places[member] = UInt32(place) }
    self.places = places
    nodes = NodePositions(shared.members.map { network.nodes[$0] })
    workers = context.workers
  }

  /// By tie, ordered by the first node and then the second: the first node.
  public var firstNodes: [NodeID] {
    var first: [NodeID] = []
    first.reserveCapacity(tieCount)
    for pairs in pieces {
      for (node, length) in zip(pairs.firsts, pairs.lengths) {
        first.append(contentsOf: repeatElement(nodes[Int(places[Int(node)])], count: length))
      }
    }
    return first
  }

  /// By tie: the second node.
  public var secondNodes: [NodeID] {
    column(NodeID.none) { pairs, target in
      let seconds = pairs.seconds.span
      for index in seconds.indices { target[index] = nodes[Int(places[Int(seconds[index])])] }
    }
  }

  /// By tie: what it weighs.
  public var weights: [Double] {
    column(0.0) { pairs, target in
      if pairs.weights.isEmpty {
        let counts = pairs.counts.span
        for index in counts.indices { target[index] = Double(counts[index]) }
      } else {
        let weights = pairs.weights.span
        for index in weights.indices { target[index] = weights[index] }
      }
    }
  }

  /// One value for each tie, written piece by piece.
  private func column<Element: BitwiseCopyable & Sendable>(
    _ blank: Element,
    _ write: @Sendable (TiedPairs, inout MutableSpan<Element>) -> Void
  ) -> [Element] {
    var bounds = [0]
    for pairs in pieces { bounds.append(bounds[bounds.count - 1] + pairs.seconds.count) }
    var column = [Element](repeating: blank, count: tieCount)
    workers.forEachSlice(of: &column, bounds: bounds) { piece, _, target in write(pieces[piece], &target) }
    return column
  }

  /// An undirected weighted network.
  ///
  /// - Complexity: O(tied pairs).
  public var network: Network {
    Network(isDirected: false, nodes: nodes, rows: rows)
  }

  /// Both directions in compressed rows.
  private var rows: NetworkRows {
    var offsets = [UInt32](repeating: 0, count: nodes.count + 1)
    for pairs in pieces {
      for (first, length) in zip(pairs.firsts, pairs.lengths) {
        offsets[Int(places[Int(first)]) + 1] += UInt32(length)
      }
      for second in pairs.seconds { offsets[Int(places[Int(second)]) + 1] += 1 }
    }
    for node in 0..<nodes.count { offsets[node + 1] += offsets[node] }
    // Pairs come by first node, then by second. A row gets its smaller neighbours, each as the first of a
    // pair, before its own pairs come: so it is ascending.
    var next = offsets
    var neighbors = [UInt32](repeating: 0, count: tieCount * 2)
    var weights = [Double](repeating: 0, count: tieCount * 2)
    let tieWeights = self.weights
    func put(_ neighbor: UInt32, in node: UInt32, _ weight: Double) {
      let position = Int(next[Int(node)])
      neighbors[position] = neighbor
      weights[position] = weight
      next[Int(node)] += 1
    }
    var tie = 0
    for pairs in pieces {
      var seconds = pairs.seconds[...]
      for (first, length) in zip(pairs.firsts, pairs.lengths) {
        let first = places[Int(first)]
        for second in seconds.prefix(length) {
          let second = places[Int(second)]
          put(second, in: first, tieWeights[tie])
          put(first, in: second, tieWeights[tie])
          tie += 1
        }
        seconds = seconds.dropFirst(length)
      }
    }
    return NetworkRows(offsets: offsets, neighbors: neighbors, weights: weights)
  }
}

/// The tied pairs that one piece of work found, by position in the two-mode network: for one node after the
/// other, its later neighbours.
private struct TiedPairs: Sendable {
  var firsts: [UInt32] = []
  /// Beside `firsts`, how many pairs each begins.
  var lengths: [Int] = []
  var seconds: [UInt32] = []
  /// Beside `seconds`, how many neighbours the two share.
  var counts: [UInt32] = []
  /// Beside `seconds`, what the tie weighs; empty where that is the count.
  var weights: [Double] = []

  mutating func add(
    _ node: Int,
    _ others: ArraySlice<UInt32>,
    _ shared: ArraySlice<UInt32>,
    atLeast minimum: Int
  ) {
    let before = seconds.count
    if minimum <= 1 {
      seconds += others
      counts += shared
    } else {
      for (other, count) in zip(others, shared) where Int(count) >= minimum {
        seconds.append(other)
        counts.append(count)
      }
    }
    firsts.append(UInt32(truncatingIfNeeded: node))
    lengths.append(seconds.count - before)
  }

  /// Weighs the pairs that were added last.
  mutating func weighLast(_ node: Int, _ rows: NetworkRows, _ weighting: OneModeProjection.Weighting) {
    for index in weights.count..<seconds.count {
      let other = Int(seconds[index])
      let shared = Double(counts[index])
      let degrees = (Double(rows.degree(of: node)), Double(rows.degree(of: other)))
      let weight =
        switch weighting {
        case .shared: shared
        case .jaccard: shared / (degrees.0 + degrees.1 - shared)
        case .overlap: shared / min(degrees.0, degrees.1)
        case .cosine: shared / (degrees.0 * degrees.1).squareRoot()
        case .newman:
          rows.commonNeighbors(node, other).reduce(0) { $0 + 1 / Double(rows.degree(of: $1) - 1) }
        }
      weights.append(weight)
    }
  }
}

extension NetworkRows {
  /// The neighbours that two nodes share, ascending.
  ///
  /// - Complexity: O(their degrees).
  func commonNeighbors(_ a: Int, _ b: Int) -> [Int] {
    var common: [Int] = []
    var left = range(of: a)
    var right = range(of: b)
    while let i = left.first, let j = right.first {
      if neighbors[i] == neighbors[j] { common.append(Int(neighbors[i])) }
      if neighbors[i] <= neighbors[j] { left.removeFirst() }
      if neighbors[j] <= neighbors[i] { right.removeFirst() }
    }
    return common
  }
}
