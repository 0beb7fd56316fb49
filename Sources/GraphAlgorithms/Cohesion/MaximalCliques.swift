/// All groups in which everyone is tied to everyone, and that nobody else fits into (Bron and Kerbosch, CACM
/// 16(9), 1973; with Tomita's pivot, and the outer loop in degeneracy order of Eppstein, Löffler and Strash,
/// ACM JEA 18, 2013).
///
/// Direction, loops, parallel edges and weights count nothing; an isolated node is a clique of one.
public struct MaximalCliques: Sendable {
  /// Nodes of each clique, ascending; the largest first, then by their first nodes.
  public let cliques: [[Int]]

  /// - Parameters:
  ///   - network: any.
  ///   - minimum: the smallest that is wanted; at least 1.
  ///   - limit: how many there may be.
  ///   - context: cancellation and memory.
  /// - Throws: `AnalysisFailure.invalid` where there are more than the limit, `.tooMuchMemory`, or `.cancelled`.
  /// - Complexity: O(degeneracy × nodes × 3^(degeneracy / 3)) time at worst, and linear in practice on networks
  ///   with few large cliques; memory O(edges) and what the cliques take.
  public init(
    _ network: Network,
    minimum: Int = 1,
    limit: Int = 1_000_000,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    let ties = try SymmetricTies(network)
    let order = DegeneracyOrder(ties)
    var search = CliqueSearch(ties: ties, minimum: minimum, limit: limit, context: context)
    for node in order.nodes { try search.visit(node, ranks: order.ranks) }
    cliques = search.cliques.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}

/// Nodes such that each has few neighbours after it: taken one by one, always one with the fewest neighbours
/// left (Matula and Beck, JACM 30(3), 1983).
struct DegeneracyOrder {
  private(set) var nodes: [Int] = []
  /// By node, its place in `nodes`.
  private(set) var ranks: [Int]

  /// - Complexity: O(nodes + edges).
  init(_ ties: SymmetricTies) {
    let count = ties.nodeCount
    ranks = [Int](repeating: -1, count: count)
    var degrees = (0..<count).map { ties.degree(of: $0) }
    var buckets = [[Int]](repeating: [], count: (degrees.max() ?? 0) + 1)
    for node in (0..<count).reversed() { buckets[degrees[node]].append(node) }
    var degree = 0
    while nodes.count < count {
      guard let node = buckets[degree].popLast() else {
        degree += 1
        continue
      }
      // A node also stands where it was before it lost neighbours.
      if ranks[node] >= 0 || degrees[node] != degree { continue }
      ranks[node] = nodes.count
      nodes.append(node)
      for position in ties.range(of: node) {
        let neighbor = Int(ties.neighbors[position])
        if ranks[neighbor] >= 0 { continue }
        degrees[neighbor] -= 1
        buckets[degrees[neighbor]].append(neighbor)
      }
      degree = max(degree - 1, 0)
    }
  }
}

/// Extends the cliques of one node after the other, among the neighbours that come after it.
private struct CliqueSearch {
  let ties: SymmetricTies
  let minimum: Int
  let limit: Int
  let context: AnalysisContext
  private(set) var cliques: [[Int]] = []

  /// Deeper than this, the stack of a thread could end: a clique of so many has 12 million ties.
  private static let depthLimit = 5_000

  /// The later neighbours of the node, as bit numbers.
  private var later: [Int] = []
  /// By neighbour of the node, later ones first: which later neighbours it is tied to.
  private var tied: [BitSet] = []
  private var clique: [Int] = []
  private var steps = 0

  init(ties: SymmetricTies, minimum: Int, limit: Int, context: AnalysisContext) {
    self.ties = ties
    self.minimum = minimum
    self.limit = limit
    self.context = context
  }

  mutating func visit(_ node: Int, ranks: [Int]) throws(AnalysisFailure) {
    let neighbors = ties.range(of: node).map { Int(ties.neighbors[$0]) }
    later = neighbors.filter { ranks[$0] > ranks[node] }
    if later.count + 1 < minimum { return }
    guard later.count < Self.depthLimit else {
      throw .invalid("a part of the network is too dense to list its cliques")
    }
    let earlier = neighbors.filter { ranks[$0] < ranks[node] }
    try context.checkMemory(bytes: neighbors.count * (later.count / 8 + 40))
    tied = (later + earlier)
      .map { neighbor in
        var set = BitSet(count: later.count)
        var place = 0
        for position in ties.range(of: neighbor) {
          let other = Int(ties.neighbors[position])
          while place < later.count, later[place] < other { place += 1 }
          if place == later.count { break }
          if later[place] == other { set.insert(place) }
        }
        return set
      }
    clique = [node]
    try extend(
      candidates: BitSet(full: later.count),
      excluded: BitSet(count: later.count),
      earlier: Array(later.count..<neighbors.count)
    )
  }

  /// - Parameters:
  ///   - candidates: later neighbours that are tied to the whole clique and not tried yet.
  ///   - excluded: those that are tried.
  ///   - earlier: places in `tied` of earlier neighbours that are tied to the whole clique.
  /// - Throws: what stops the search.
  private mutating func extend(
    candidates: BitSet,
    excluded: BitSet,
    earlier: [Int]
  ) throws(AnalysisFailure) {
    steps += 1
    if steps & 0x3FF == 0 { try context.checkCancellation() }
    if candidates.isEmpty {
      if excluded.isEmpty, earlier.isEmpty, clique.count >= minimum {
        guard cliques.count < limit else {
          throw .invalid("there are more than \(limit) cliques: ask for larger ones, or raise the limit")
        }
        cliques.append(clique.sorted())
      }
      return
    }
    if clique.count + candidates.count < minimum { return }
    var candidates = candidates
    var excluded = excluded
    // Candidates that are tied to the pivot are in no clique that the others are not tried for.
    var pivot = 0
    var most = -1
    func consider(_ place: Int) {
      let count = tied[place].commonCount(candidates)
      if count > most {
        most = count
        pivot = place
      }
    }
    candidates.forEach(consider)
    excluded.forEach(consider)
    for place in earlier { consider(place) }
    for place in candidates.subtracting(tied[pivot]).members {
      clique.append(later[place])
      try extend(
        candidates: candidates.intersection(tied[place]),
        excluded: excluded.intersection(tied[place]),
        earlier: earlier.filter { tied[$0].contains(place) }
      )
      clique.removeLast()
      candidates.remove(place)
      excluded.insert(place)
    }
  }
}

/// A set of small numbers.
private struct BitSet {
  private var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  init(full count: Int) {
    self.init(count: count)
    for number in 0..<count { insert(number) }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }
  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }
  mutating func remove(_ number: Int) { words[number >> 6] &= ~(1 << UInt64(number & 63)) }

  func commonCount(_ other: BitSet) -> Int {
    var count = 0
    for index in words.indices { count += (words[index] & other.words[index]).nonzeroBitCount }
    return count
  }

  func intersection(_ other: BitSet) -> BitSet {
    var common = self
    for index in words.indices { common.words[index] &= other.words[index] }
    return common
  }

  func subtracting(_ other: BitSet) -> BitSet {
    var rest = self
    for index in words.indices { rest.words[index] &= ~other.words[index] }
    return rest
  }

  var members: [Int] {
    var members: [Int] = []
    forEach { members.append($0) }
    return members
  }

  func forEach(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }
}
