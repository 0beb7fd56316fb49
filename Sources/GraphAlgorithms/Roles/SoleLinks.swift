/// The nodes without which two groups have no link.
///
/// Two groups are linked by the edges between their members; a node that is an end of all of them is the only
/// link. Where there is no such edge, they are linked by nodes outside both that have a tie to each: the only one
/// is the only link, a go-between. Direction, loops and parallel edges count nothing; nodes without a group can be
/// go-betweens.
public struct SoleLinks: Sendable {
  public struct Link: Sendable, Equatable {
    public let node: Int
    /// Numbers of the two groups, the smaller first.
    public let first: Int
    public let second: Int
    /// How many edges between the groups end at it; for a go-between, how many ties it has to both together.
    public let tieCount: Int
    /// Whether it is in neither group.
    public let isGoBetween: Bool
  }

  /// By groups, then by node.
  ///
  /// Where the only tie between two groups has two ends, both are there.
  public let links: [Link]

  /// - Parameters:
  ///   - network: any.
  ///   - groups: by node, its group from 0 up, or a negative number for none.
  ///   - pairLimit: how many pairs of groups may be linked through go-betweens.
  ///   - context: cancellation.
  /// - Throws: `AnalysisFailure.invalid` where there are more pairs than the limit or a weight is negative, or
  ///   `.cancelled`.
  /// - Complexity: O(edges + Σ over nodes of (groups that it is tied to)²) time, O(pairs of groups) memory.
  public init(
    _ network: Network,
    groups: [Int],
    pairLimit: Int = 10_000_000,
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    precondition(groups.count == network.nodeCount)
    let ties = try SymmetricTies(network)
    var direct: [GroupPair: SharedEnds] = [:]
    for node in 0..<ties.nodeCount {
      if node & 0xFFF == 0 { try context.checkCancellation() }
      for position in ties.range(of: node) {
        let other = Int(ties.neighbors[position])
        if node > other || groups[node] < 0 || groups[other] < 0 || groups[node] == groups[other] { continue }
        direct[GroupPair(groups[node], groups[other]), default: SharedEnds()].add(node, other)
      }
    }
    var between: [GroupPair: GoBetween] = [:]
    for node in 0..<ties.nodeCount {
      if node & 0xFFF == 0 { try context.checkCancellation() }
      var tieCounts: [Int: Int] = [:]
      for position in ties.range(of: node) {
        let group = groups[Int(ties.neighbors[position])]
        if group >= 0, group != groups[node] { tieCounts[group, default: 0] += 1 }
      }
      let reached = tieCounts.sorted { $0.key < $1.key }
      for (index, first) in reached.enumerated() {
        for second in reached[(index + 1)...] {
          let pair = GroupPair(first.key, second.key)
          if direct[pair] != nil { continue }
          between[pair, default: GoBetween()].add(node, tieCount: first.value + second.value)
        }
      }
      guard between.count <= pairLimit else {
        throw .invalid("more than \(pairLimit) pairs of groups have a common neighbour")
      }
    }
    var links: [Link] = []
    for (pair, ends) in direct {
      for node in ends.shared {
        links.append(
          Link(
            node: node,
            first: pair.first,
            second: pair.second,
            tieCount: ends.tieCount,
            isGoBetween: false
          )
        )
      }
    }
    for (pair, entry) in between where entry.count == 1 {
      links.append(
        Link(
          node: entry.node,
          first: pair.first,
          second: pair.second,
          tieCount: entry.tieCount,
          isGoBetween: true
        )
      )
    }
    self.links = links.sorted { ($0.first, $0.second, $0.node) < ($1.first, $1.second, $1.node) }
  }
}

private struct GroupPair: Hashable {
  let first: Int
  let second: Int

  init(_ one: Int, _ other: Int) {
    first = min(one, other)
    second = max(one, other)
  }
}

/// The ends that all ties between two groups have in common.
private struct SharedEnds {
  private(set) var shared: [Int] = []
  private(set) var tieCount = 0

  mutating func add(_ one: Int, _ other: Int) {
    shared = tieCount == 0 ? [one, other] : shared.filter { $0 == one || $0 == other }
    tieCount += 1
  }
}

/// Nodes that are tied to both of two groups: one of them, and how many there are.
private struct GoBetween {
  private(set) var node = 0
  private(set) var tieCount = 0
  private(set) var count = 0

  mutating func add(_ node: Int, tieCount: Int) {
    self.node = node
    self.tieCount = tieCount
    count += 1
  }
}
