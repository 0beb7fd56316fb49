/// The one-mode network of one side of a two-mode network: nodes are tied when they share a neighbour.
///
/// Borgatti and Halgin (The Sage Handbook of Social Network Analysis, 2011) say when to project, and when not
/// to. Nodes that share nothing stay, as isolates.
public enum OneModeProjection {
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

  /// Projects.
  ///
  /// - Parameters:
  ///   - network: a two-mode network; simple and undirected.
  ///   - side: whose nodes remain.
  ///   - weighting: what a tie weighs.
  ///   - minimumShared: pairs that share fewer neighbours are not tied.
  ///   - context: threads, cancellation and memory.
  /// - Returns: an undirected weighted network.
  /// - Throws: `.invalid` for a network that is not two-mode, `.cancelled`, `.tooMuchMemory`.
  /// - Complexity: O(paths of two edges) time, O(tied pairs) memory.
  public static func network(
    of network: Network,
    onto side: Network.Side,
    weighting: Weighting = .shared,
    minimumShared: Int = 1,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) -> Network {
    let shared = try SharedNeighbors(network, of: side, context)
    var places = [UInt32](repeating: 0, count: network.nodeCount)
    for (place, member) in shared.members.enumerated() { places[member] = UInt32(place) }
    let ties = try Ties.collect(shared, places, network.rows, weighting, minimumShared, context)
    return Network(
      isDirected: false,
      nodes: NodePositions(shared.members.map { network.nodes[$0] }),
      rows: Ties.rows(ties, count: shared.members.count)
    )
  }
}

/// The tied pairs that one piece of work found: for one node after the other, its later neighbours.
private struct Ties: Sendable {
  /// By place on the side that remains.
  var firsts: [UInt32] = []
  /// Beside `firsts`, how many pairs each begins.
  var lengths: [Int] = []
  var seconds: [UInt32] = []
  var weights: [Double] = []

  static func collect(
    _ shared: SharedNeighbors,
    _ places: [UInt32],
    _ rows: NetworkRows,
    _ weighting: OneModeProjection.Weighting,
    _ minimum: Int,
    _ context: AnalysisContext
  ) throws(AnalysisFailure) -> [Ties] {
    try shared.reduce(Ties()) { (ties, node, others, counts) throws(AnalysisFailure) in
      let before = ties.seconds.count
      for (other, count) in zip(others, counts) where Int(count) >= minimum {
        ties.seconds.append(places[Int(other)])
        ties.weights.append(weight(node, Int(other), count, rows, weighting))
      }
      ties.firsts.append(places[node])
      ties.lengths.append(ties.seconds.count - before)
      // Pairs here, and twice in the rows that follow.
      try context.checkMemory(bytes: ties.weights.count * 36)
    }
  }

  private static func weight(
    _ node: Int,
    _ other: Int,
    _ count: UInt32,
    _ rows: NetworkRows,
    _ weighting: OneModeProjection.Weighting
  ) -> Double {
    let shared = Double(count)
    let degrees = (Double(rows.degree(of: node)), Double(rows.degree(of: other)))
    return switch weighting {
    case .shared: shared
    case .jaccard: shared / (degrees.0 + degrees.1 - shared)
    case .overlap: shared / min(degrees.0, degrees.1)
    case .cosine: shared / (degrees.0 * degrees.1).squareRoot()
    case .newman:
      rows.commonNeighbors(node, other).reduce(0) { $0 + 1 / Double(rows.degree(of: $1) - 1) }
    }
  }

  /// Both directions in compressed rows, each ascending.
  static func rows(_ pieces: [Ties], count: Int) -> NetworkRows {
    var offsets = [UInt32](repeating: 0, count: count + 1)
    for ties in pieces {
      for (first, length) in zip(ties.firsts, ties.lengths) { offsets[Int(first) + 1] += UInt32(length) }
      for second in ties.seconds { offsets[Int(second) + 1] += 1 }
    }
    for node in 0..<count { offsets[node + 1] += offsets[node] }
    var neighbors = [UInt32](repeating: 0, count: Int(offsets[count]))
    var weights = [Double](repeating: 0, count: Int(offsets[count]))
    fill(&neighbors, &weights, offsets, pieces)
    return NetworkRows(offsets: offsets, neighbors: neighbors, weights: weights)
  }

  /// Pairs come by first node, then by second.
  ///
  /// A row gets its smaller neighbours, each as the first of a
  /// pair, before its own pairs come: so it is ascending.
  private static func fill(
    _ neighbors: inout [UInt32],
    _ weights: inout [Double],
    _ offsets: [UInt32],
    _ pieces: [Ties]
  ) {
    var next = offsets
    var neighborSpan = neighbors.mutableSpan
    var weightSpan = weights.mutableSpan
    var nextSpan = next.mutableSpan
    for ties in pieces {
      let seconds = ties.seconds.span
      let tieWeights = ties.weights.span
      var tie = 0
      for (first, length) in zip(ties.firsts, ties.lengths) {
        var own = Int(nextSpan[Int(first)])
        for index in tie..<tie + length {
          let second = seconds[index]
          let weight = tieWeights[index]
          neighborSpan[own] = second
          weightSpan[own] = weight
          own &+= 1
          let other = Int(nextSpan[Int(second)])
          neighborSpan[other] = first
          weightSpan[other] = weight
          nextSpan[Int(second)] &+= 1
        }
        nextSpan[Int(first)] = UInt32(own)
        tie += length
      }
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
