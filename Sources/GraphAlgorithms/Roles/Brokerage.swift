import Parallelism

/// How often a node stands between two others that are not tied to each other, by the groups of the three
/// (Gould and Fernandez, Sociological Methodology 19, 1989).
///
/// Counted are the paths i → v → k over three nodes without an edge i → k. Their broker v is
///
/// - coordinator where all three are of one group,
/// - consultant (itinerant broker) where i and k are of one group and v of another,
/// - representative where i and v are of one group and k of another,
/// - gatekeeper where v and k are of one group and i of another,
/// - liaison where they are of three groups.
///
/// Loops, parallel edges and weights count nothing. In an undirected network each path counts in both
/// directions, as in sna and UCINET for symmetric data. Nodes without a group are left out, with their edges.
///
/// The expected counts and their standard deviations are those of a random network of the same density and the
/// same groups, by Gould and Fernandez's formulas as R's sna computes them.
public struct Brokerage: Sendable {
  public enum Role: Int, Sendable, CaseIterable {
    case coordinator, consultant, representative, gatekeeper, liaison
  }

  /// One number for each role, and for all together.
  public struct Tally: Sendable, Equatable {
    /// In the order of `Role`.
    public var byRole: [Double]
    public var total: Double

    public init(byRole: [Double], total: Double) {
      self.byRole = byRole
      self.total = total
    }

    public subscript(role: Role) -> Double { byRole[role.rawValue] }

    fileprivate init() { self.init(byRole: [Double](repeating: 0, count: Role.allCases.count), total: 0) }

    fileprivate static let undefined =
      Tally(byRole: [Double](repeating: .nan, count: Role.allCases.count), total: .nan)

    /// How many standard deviations this is above what is expected; NaN where there is no deviation.
    public func zScores(expected: Tally, deviations: Tally) -> Tally {
      func score(_ count: Double, _ mean: Double, _ deviation: Double) -> Double {
        deviation > 0 ? (count - mean) / deviation : .nan
      }
      return Tally(
        byRole: Role.allCases.map { score(self[$0], expected[$0], deviations[$0]) },
        total: score(total, expected.total, deviations.total)
      )
    }
  }

  /// By node; undefined, NaN, for nodes without a group.
  public let counts: [Tally]
  /// Over all nodes.
  public let sum: Tally
  /// By group, what is expected of a node of it, and its standard deviation; NaN below two nodes.
  public let expected: [Tally]
  public let deviations: [Tally]

  /// - Parameters:
  ///   - network: any.
  ///   - groups: by node, its group from 0 up, or a negative number for none.
  ///   - context: threads and cancellation.
  /// - Throws: `AnalysisFailure.cancelled`.
  /// - Complexity: O(Σ over nodes of degree²) time, O(nodes) memory a thread.
  public init(
    _ network: Network,
    groups: [Int],
    _ context: AnalysisContext = AnalysisContext()
  ) throws(AnalysisFailure) {
    precondition(groups.count == network.nodeCount)
    let ties = DirectedTies(network, where: { groups[$0] >= 0 })
    let groupCount = (groups.max() ?? -1) + 1
    let bounds = Workers.balancedBounds(offsets: ties.offsets, atLeast: 4_096)
    let pieces = try context.workers.map(pieces: bounds.count - 1) { (piece) throws(AnalysisFailure) in
      var census = BrokerCensus(ties: ties, groups: groups, groupCount: groupCount)
      var tallies: [Tally] = []
      for node in bounds[piece]..<bounds[piece + 1] {
        if node & 0xFF == 0 { try context.checkCancellation() }
        tallies.append(groups[node] < 0 ? .undefined : census.tally(of: node))
      }
      return tallies
    }
    counts = pieces.flatMap { $0 }
    var sum = Tally()
    for tally in counts where !tally.total.isNaN {
      for role in Role.allCases { sum.byRole[role.rawValue] += tally[role] }
      sum.total += tally.total
    }
    self.sum = sum
    var sizes = [Double](repeating: 0, count: groupCount)
    for group in groups where group >= 0 { sizes[group] += 1 }
    let expectation = BrokerExpectation(sizes: sizes, edgeCount: Double(ties.targets.count))
    expected = (0..<groupCount).map { expectation.mean(group: $0) }
    deviations = (0..<groupCount).map { expectation.deviation(group: $0) }
  }
}

/// Each pair of source and target once, without loops, in both directions.
private struct DirectedTies: Sendable {
  private(set) var offsets: [UInt32] = [0]
  private(set) var targets: [UInt32] = []
  private(set) var reversedOffsets: [UInt32] = [0]
  private(set) var sources: [UInt32] = []

  init(_ network: Network, where isTaken: (Int) -> Bool) {
    func gather(_ rows: NetworkRows, _ offsets: inout [UInt32], _ ends: inout [UInt32]) {
      for node in 0..<rows.count {
        let begin = ends.count
        if isTaken(node) {
          for position in rows.range(of: node) {
            let end = rows.neighbors[position]
            if Int(end) == node || !isTaken(Int(end)) { continue }
            if ends.count == begin || ends[ends.count - 1] != end { ends.append(end) }
          }
        }
        offsets.append(UInt32(ends.count))
      }
    }
    gather(network.rows, &offsets, &targets)
    gather(network.reversedRows, &reversedOffsets, &sources)
  }

  func outgoing(_ node: Int) -> Range<Int> { Int(offsets[node])..<Int(offsets[node + 1]) }
  func incoming(_ node: Int) -> Range<Int> { Int(reversedOffsets[node])..<Int(reversedOffsets[node + 1]) }
}

/// Counts roles, node after node, with room that is used again.
///
/// All pairs of a source and a target of a node are counted by their groups; those that are the same node, or
/// tied, are taken away one by one.
private struct BrokerCensus {
  let ties: DirectedTies
  let groups: [Int]
  private var sourcesByGroup: [Int]
  private var targetsByGroup: [Int]
  /// By node, whether the node that is looked at leads to it.
  private var isTarget: [Bool]

  init(ties: DirectedTies, groups: [Int], groupCount: Int) {
    self.ties = ties
    self.groups = groups
    sourcesByGroup = [Int](repeating: 0, count: groupCount)
    targetsByGroup = sourcesByGroup
    isTarget = [Bool](repeating: false, count: groups.count)
  }

  mutating func tally(of node: Int) -> Brokerage.Tally {
    let own = groups[node]
    let incoming = ties.incoming(node)
    let outgoing = ties.outgoing(node)
    for position in incoming { sourcesByGroup[groups[Int(ties.sources[position])]] += 1 }
    for position in outgoing {
      targetsByGroup[groups[Int(ties.targets[position])]] += 1
      isTarget[Int(ties.targets[position])] = true
    }
    let ownSources = sourcesByGroup[own]
    let ownTargets = targetsByGroup[own]
    let otherSources = incoming.count - ownSources
    let otherTargets = outgoing.count - ownTargets
    var counts = [Int](repeating: 0, count: Brokerage.Role.allCases.count)
    counts[Brokerage.Role.coordinator.rawValue] = ownSources * ownTargets
    counts[Brokerage.Role.representative.rawValue] = ownSources * otherTargets
    counts[Brokerage.Role.gatekeeper.rawValue] = otherSources * ownTargets
    var sameOthers = 0
    for position in incoming {
      let source = Int(ties.sources[position])
      let group = groups[source]
      if group != own { sameOthers += targetsByGroup[group] }
      if isTarget[source] { counts[role(group, own, group).rawValue] -= 1 }
      for entry in ties.outgoing(source) {
        let target = Int(ties.targets[entry])
        if isTarget[target] { counts[role(group, own, groups[target]).rawValue] -= 1 }
      }
    }
    counts[Brokerage.Role.consultant.rawValue] += sameOthers
    counts[Brokerage.Role.liaison.rawValue] += otherSources * otherTargets - sameOthers
    for position in incoming { sourcesByGroup[groups[Int(ties.sources[position])]] = 0 }
    for position in outgoing {
      targetsByGroup[groups[Int(ties.targets[position])]] = 0
      isTarget[Int(ties.targets[position])] = false
    }
    return Brokerage.Tally(byRole: counts.map { Double($0) }, total: Double(counts.reduce(0, +)))
  }

  private func role(_ source: Int, _ broker: Int, _ target: Int) -> Brokerage.Role {
    if source == broker { return target == broker ? .coordinator : .representative }
    if target == broker { return .gatekeeper }
    return source == target ? .consultant : .liaison
  }
}

/// What a random network with the same density and groups has.
private struct BrokerExpectation {
  /// By group.
  let sizes: [Double]
  let edgeCount: Double

  private var size: Double { sizes.reduce(0, +) }
  private var density: Double { edgeCount / (size * (size - 1)) }
  /// Of one path: both ties, and none that closes it.
  private var chance: Double { density * density * (1 - density) }

  func mean(group: Int) -> Brokerage.Tally {
    guard size > 1 else { return .undefined }
    let own = sizes[group]
    let others = otherSizes(than: group)
    let rest = size - own
    let squares = others.reduce(0) { $0 + $1 * $1 }
    let mixed = rest * (own - 1)
    return tally([
      (own - 1) * (own - 2), others.reduce(0) { $0 + $1 * ($1 - 1) }, mixed, mixed, rest * rest - squares,
      (size - 1) * (size - 2),
    ]) { chance * $0 }
  }

  func deviation(group: Int) -> Brokerage.Tally {
    guard size > 1 else { return .undefined }
    let own = sizes[group]
    let others = otherSizes(than: group)
    let rest = size - own
    let mixed = 2 * ((own - 1) * pairs(rest) + rest * pairs(own - 1))
    let covariances = [
      2 * (own - 1) * (own - 2) * (own - 3), 2 * others.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) }, mixed,
      mixed, 4 * others.reduce(0) { $0 + $1 * pairs(rest - $1) }, 2 * (size - 1) * (size - 2) * (size - 3),
    ]
    let means = mean(group: group)
    let cube = density * density * density * (1 - density) * (1 - density) * (1 - density)
    var index = 0
    return tally(covariances) { covariance in
      let mean = index < means.byRole.count ? means.byRole[index] : means.total
      index += 1
      return (mean * (1 - chance) + covariance * cube).squareRoot()
    }
  }

  private func otherSizes(than group: Int) -> [Double] {
    sizes.indices.filter { $0 != group }.map { sizes[$0] }
  }

  private func pairs(_ count: Double) -> Double { count * (count - 1) / 2 }

  private func tally(_ values: [Double], _ transform: (Double) -> Double) -> Brokerage.Tally {
    let transformed = values.map(transform)
    return Brokerage.Tally(byRole: Array(transformed.dropLast()), total: transformed[transformed.count - 1])
  }
}
