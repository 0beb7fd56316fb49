/// All groups in which each member is tied to all but at most k of them, itself counted, and that nobody else fits
/// into (Seidman and Foster, Journal of Mathematical Sociology 6, 1978).
///
/// A 1-plex is a clique. Groups of at least 2k − 1 are listed: smaller ones may fall apart, and are many. The
/// search is that of Bron and Kerbosch for a property that parts of a group keep (Wu and Pei, APWeb/WAIM 2007),
/// among nodes at most two steps apart. Direction, loops, parallel edges and weights count nothing.
public struct MaximalPlexes: Sendable {
  /// Nodes of each group, ascending; the largest first, then by their first nodes.
  public let plexes: [[Int]]

  /// - Parameters:
  ///   - network: any; meant for small ones, or for groups that are large for their network.
  ///   - slack: k; at least 1.
  ///   - minimum: the smallest that is wanted; at least 2k − 1.
  ///   - limit: how many there may be.
  ///   - context: cancellation.
  /// - Throws: `AnalysisFailure.invalid` for a smaller minimum, a negative weight, or more groups than the limit;
  ///   `.cancelled`.
  /// - Complexity: exponential in the number of nodes within two steps of a node at worst.
  public init(
    _ network: Network,
    slack: Int,
    minimum: Int,
    limit: Int = 1_000_000,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    precondition(slack > 0)
    guard minimum >= 2 * slack - 1 else {
      throw .invalid("groups of fewer than \(2 * slack - 1) may fall apart; the minimum is \(minimum)")
    }
    let ties = try SymmetricTies(network)
    var search = PlexSearch(ties: ties, slack: slack, minimum: minimum, limit: limit, context: context)
    for node in 0..<ties.nodeCount { try search.visit(node) }
    plexes = search.plexes.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}

/// Extends groups by one node after the other; of each group, the first node is the smallest.
private struct PlexSearch {
  let ties: SymmetricTies
  let slack: Int
  let minimum: Int
  let limit: Int
  let context: AnalysisContext
  private(set) var plexes: [[Int]] = []
  private var members: [Int] = []
  /// By node, how many members it is tied to.
  private var tieCounts: [Int]
  private var steps = 0

  init(ties: SymmetricTies, slack: Int, minimum: Int, limit: Int, context: AnalysisContext) {
    self.ties = ties
    self.slack = slack
    self.minimum = minimum
    self.limit = limit
    self.context = context
    tieCounts = [Int](repeating: 0, count: ties.nodeCount)
  }

  mutating func visit(_ node: Int) throws(AnalysisFailure) {
    if ties.degree(of: node) + slack < minimum { return }
    var near: Set<Int> = []
    for position in ties.range(of: node) {
      let neighbor = Int(ties.neighbors[position])
      near.insert(neighbor)
      for further in ties.range(of: neighbor) { near.insert(Int(ties.neighbors[further])) }
    }
    near.remove(node)
    let others = near.filter { ties.degree(of: $0) + slack >= minimum }.sorted()
    add(node)
    try extend(
      candidates: others.filter { $0 > node && fits($0) },
      tried: others.filter { $0 < node && fits($0) }
    )
    removeLast()
  }

  /// - Parameters:
  ///   - candidates: nodes each of which fits.
  ///   - tried: nodes that fit as well, whose groups are known already.
  /// - Throws: what stops the search.
  private mutating func extend(candidates: [Int], tried: [Int]) throws(AnalysisFailure) {
    steps += 1
    if steps & 0x3FF == 0 { try context.checkCancellation() }
    if members.count + candidates.count < minimum { return }
    if candidates.isEmpty {
      guard tried.isEmpty else { return }
      guard plexes.count < limit else {
        throw .invalid("there are more than \(limit) groups: ask for larger ones, or raise the limit")
      }
      plexes.append(members.sorted())
      return
    }
    var tried = tried
    for (index, node) in candidates.enumerated() {
      if members.count + candidates.count - index < minimum { return }
      add(node)
      try extend(candidates: candidates[(index + 1)...].filter(fits), tried: tried.filter(fits))
      removeLast()
      tried.append(node)
    }
  }

  private mutating func add(_ node: Int) {
    members.append(node)
    for position in ties.range(of: node) { tieCounts[Int(ties.neighbors[position])] += 1 }
  }

  private mutating func removeLast() {
    for position in ties.range(of: members.removeLast()) { tieCounts[Int(ties.neighbors[position])] -= 1 }
  }

  /// Whether the group with another node is one still: the node, and those members that lack as many ties as they
  /// may.
  private func fits(_ node: Int) -> Bool {
    if tieCounts[node] + slack < members.count + 1 { return false }
    return members.allSatisfy { member in
      tieCounts[member] + slack > members.count || ties.areTied(member, node)
    }
  }
}

extension SymmetricTies {
  /// - Complexity: O(log degree).
  func areTied(_ one: Int, _ other: Int) -> Bool {
    let row = range(of: one)
    var low = row.lowerBound
    var high = row.upperBound
    while low < high {
      let middle = (low + high) >> 1
      if Int(neighbors[middle]) < other { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && Int(neighbors[low]) == other
  }
}
