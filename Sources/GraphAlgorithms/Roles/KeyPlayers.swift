import Parallelism

/// The few nodes that matter most together: whose absence breaks the network apart most, or from whom most of it
/// is reached (Borgatti, Computational and Mathematical Organization Theory 12, 2006).
///
/// A set of nodes that are good one by one need not be good together; sets are searched as such. Loops, parallel
/// edges and weights count nothing.
public struct KeyPlayers: Sendable, Equatable {
  /// What the set is to be best at.
  public enum Aim: String, Sendable, CaseIterable {
    /// Without it, the largest share of pairs of the others that have no path (KPP-Neg, Borgatti's F).
    case fragmentation
    /// The same with pairs counted by 1 − 1 / distance (Borgatti's DF).
    case distanceFragmentation
    /// The largest share of all nodes, its own included, that are at most so many steps away from it.
    case reach
    /// The same with nodes counted by 1 / distance, its own by 1 (KPP-Pos, Borgatti's DR).
    case distanceReach
  }

  /// Ascending.
  public let nodes: [Int]
  /// What the set attains; NaN where fewer than two others remain.
  public let value: Double
  /// What no set, an empty one, attains.
  public let initialValue: Double
  /// Whether all sets of that size were tried: else it is the best of a greedy search with exchanges.
  public let isExact: Bool

  /// - Parameters:
  ///   - network: undirected.
  ///   - count: how many nodes; at least 1. Where the network has fewer, all.
  ///   - aim: what the set is to be best at.
  ///   - steps: how far `reach` goes.
  ///   - trialLimit: all sets are tried where there are at most so many of them.
  ///   - context: threads, cancellation and memory.
  /// - Throws: `AnalysisFailure.invalid` for a directed network, `.cancelled`, or `.tooMuchMemory`.
  /// - Complexity: a set costs O(nodes + edges) for fragmentation, O(nodes × (nodes + edges)) with distances, and
  ///   O(count × nodes) for reach, which needs a table of nodes² × 2 bytes. The greedy search judges about
  ///   3 × count × nodes sets; for fragmentation it takes O(count × (nodes + edges)), all nodes being judged at
  ///   once by what holds the network together.
  public init(
    _ network: Network,
    count: Int,
    aim: Aim = .fragmentation,
    steps: Int = 1,
    trialLimit: Int = 20_000,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    precondition(count > 0)
    try network.requireUndirected()
    let judge: any SetJudge
    switch aim {
    case .fragmentation, .distanceFragmentation:
      judge = FragmentationJudge(network: network, countsDistances: aim == .distanceFragmentation)
    case .reach, .distanceReach:
      judge = try ReachJudge(network, steps: aim == .reach ? steps : nil, context)
    }
    let size = min(count, network.nodeCount)
    let search = KeyPlayerSearch(nodeCount: network.nodeCount, size: size, judge: judge, context: context)
    isExact = search.setCount(upTo: trialLimit) != nil
    let best = isExact ? try search.tryAll() : try search.improve()
    nodes = best.nodes.sorted()
    value = best.value
    initialValue = judge.value(of: [])
  }
}

/// Says how good a set of nodes is; higher is better, NaN is worst.
private protocol SetJudge: Sendable {
  func value(of nodes: [Int]) -> Double

  /// By node, how good the set is with the node added, where all that can be told at once.
  func values(adding nodes: [Int], _ context: AnalysisContext) throws(AnalysisFailure) -> [Double]?
}

private struct FragmentationJudge: SetJudge {
  let network: Network
  let countsDistances: Bool

  func value(of nodes: [Int]) -> Double {
    let others = Double(network.nodeCount - nodes.count)
    guard others > 1 else { return .nan }
    var walk = UndirectedWalk(network)
    for node in nodes { walk.isBlocked[node] = true }
    var tied = 0.0
    if countsDistances {
      for node in 0..<network.nodeCount where !walk.isBlocked[node] {
        walk.walk(from: node)
        tied += walk.harmonicSum
      }
    } else {
      for node in 0..<network.nodeCount where !walk.isBlocked[node] {
        walk.walk(from: node)
        let size = Double(walk.order.count)
        tied += size * (size - 1)
        for found in walk.order { walk.isBlocked[Int(found)] = true }
      }
    }
    return 1 - tied / (others * (others - 1))
  }

  func values(adding nodes: [Int], _ context: AnalysisContext) throws(AnalysisFailure) -> [Double]? {
    if countsDistances { return nil }
    let removals = try BiconnectedComponents(network, without: nodes, context).removals
    let others = Double(network.nodeCount - nodes.count - 1)
    let tied = removals.reduce(0.0) { $0 + Double(max($1.componentSize - 1, 0)) }
    return removals.map { removal in
      guard others > 1 else { return .nan }
      let lost = 2 * Double(removal.componentSize - 1 + removal.separatedPairCount)
      return 1 - (tied - lost) / (others * (others - 1))
    }
  }
}

private struct ReachJudge: SetJudge {
  private let nodeCount: Int
  /// Row by row, distances; `unreached` where there is no path, or none that is short enough.
  private let distances: [UInt16]
  private let countsDistances: Bool
  private static let unreached = UInt16.max

  /// - Parameters:
  ///   - network: undirected.
  ///   - steps: how far a node reaches; nil for any distance, inversely.
  ///   - context: threads, cancellation and memory.
  /// - Throws: `AnalysisFailure.cancelled`, or `.tooMuchMemory`.
  init(_ network: Network, steps: Int?, _ context: AnalysisContext) throws(AnalysisFailure) {
    let count = network.nodeCount
    try context.checkMemory(bytes: count * count * 2)
    let bounds = Workers.evenBounds(count: count, atLeast: 16)
    let rows = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      var walk = UndirectedWalk(network)
      var rows: [UInt16] = []
      for node in bounds[piece]..<bounds[piece + 1] {
        try context.checkCancellation()
        walk.walk(from: node, limit: steps ?? Int(Self.unreached) - 1)
        let begin = rows.count
        rows.append(contentsOf: repeatElement(Self.unreached, count: count))
        var next = 0
        for (distance, found) in walk.countsByDistance.enumerated() {
          for index in next..<(next + found) { rows[begin + Int(walk.order[index])] = UInt16(distance) }
          next += found
        }
      }
      return rows
    }
    nodeCount = count
    distances = rows.flatMap { $0 }
    countsDistances = steps == nil
  }

  func value(of nodes: [Int]) -> Double {
    guard nodeCount > 0 else { return .nan }
    let distances = distances.span
    var sum = 0.0
    for other in 0..<nodeCount {
      var nearest = Self.unreached
      for node in nodes { nearest = min(nearest, distances[node * nodeCount + other]) }
      if nearest == Self.unreached { continue }
      sum += countsDistances && nearest > 0 ? 1 / Double(nearest) : 1
    }
    return sum / Double(nodeCount)
  }

  func values(adding nodes: [Int], _ context: AnalysisContext) throws(AnalysisFailure) -> [Double]? { nil }
}

/// Looks for the best set of a size.
private struct KeyPlayerSearch {
  struct Candidate: Sendable {
    var nodes: [Int]
    var value: Double

    /// Rounding must not decide: of sets that are equal but for it, the first is kept.
    func isBetter(than other: Candidate) -> Bool {
      if value.isNaN { return false }
      return other.value.isNaN || value > other.value + 1e-12
    }
  }

  let nodeCount: Int
  let size: Int
  let judge: any SetJudge
  let context: AnalysisContext

  /// How many sets there are, or nil for more than a limit.
  func setCount(upTo limit: Int) -> Int? {
    var count = 1
    for chosen in 0..<size {
      let (product, overflows) = count.multipliedReportingOverflow(by: nodeCount - chosen)
      if overflows { return nil }
      count = product / (chosen + 1)
      if count > limit, size <= nodeCount / 2 { return nil }
    }
    return count <= limit ? count : nil
  }

  func tryAll() throws(AnalysisFailure) -> Candidate {
    // Sets in lexical order, in pieces by their first node.
    let pieces = try context.workers.map(pieces: max(nodeCount - size + 1, 1)) {
      (first) throws(AnalysisFailure) in
      var nodes = (0..<size).map { first + $0 }
      var best = Candidate(nodes: nodes, value: .nan)
      while true {
        try context.checkCancellation()
        let candidate = Candidate(nodes: nodes, value: judge.value(of: nodes))
        if candidate.isBetter(than: best) { best = candidate }
        guard let last = nodes.indices.last(where: { $0 > 0 && nodes[$0] < nodeCount - size + $0 }) else {
          return best
        }
        nodes[last] += 1
        for index in nodes.indices where index > last { nodes[index] = nodes[index - 1] + 1 }
      }
    }
    return pieces.dropFirst().reduce(pieces[0]) { $1.isBetter(than: $0) ? $1 : $0 }
  }

  /// Adds the best node as long as there is room, then exchanges one for another as long as that helps.
  func improve() throws(AnalysisFailure) -> Candidate {
    var best = Candidate(nodes: [], value: .nan)
    while best.nodes.count < size { best = try bestAddition(to: best.nodes) }
    var isImproving = true
    while isImproving {
      isImproving = false
      for node in best.nodes {
        let candidate = try bestAddition(to: best.nodes.filter { $0 != node })
        if candidate.isBetter(than: best) {
          best = candidate
          isImproving = true
        }
      }
    }
    return best
  }

  private func bestAddition(to nodes: [Int]) throws(AnalysisFailure) -> Candidate {
    let known = try judge.values(adding: nodes, context)
    let bounds = Workers.evenBounds(count: nodeCount, atLeast: 16)
    let pieces = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      var best: Candidate?
      for node in bounds[piece]..<bounds[piece + 1] where !nodes.contains(node) {
        try context.checkCancellation()
        let value = known.map { $0[node] } ?? judge.value(of: nodes + [node])
        let candidate = Candidate(nodes: nodes + [node], value: value)
        if best.map({ candidate.isBetter(than: $0) }) ?? true { best = candidate }
      }
      return best
    }
    let candidates = pieces.compactMap { $0 }
    return candidates.dropFirst().reduce(candidates[0]) { $1.isBetter(than: $0) ? $1 : $0 }
  }
}
