import PropertyGraph

/// Poles and how many actors each two of them share.
struct PartnersFigure {
  static func compose(_ base: Diagram, _ wording: Wording) -> Diagram {
    let shared = SharedPartners(base, wording)
    var figure = base
    let isLinked = Set(shared.pairs.flatMap { [$0.low, $0.high] })
    let kept = shared.hubs.indices.filter { isLinked.contains($0) }
    let positions = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    figure.nodes = kept.map { hub in
      var node = base.nodes[shared.hubs[hub]]
      let count = shared.partners[hub]
      node.isNamed = true
      node.emphasis = .normal
      node.rank = 0
      node.degree = shared.pairs.count { $0.low == hub || $0.high == hub }
      node.tooltip = CleanText.lines([
        node.name, shared.plural + wording.colon + wording.number(count),
      ])
      return node
    }
    figure.kinds = base.kinds
    figure.relations = [
      DiagramRelation(
        type: "SHARES",
        caption: wording.shared(shared.plural),
        style: EdgeStyle(line: .solid, color: base.theme.accent.mixed(with: base.theme.paper, 0.35), width: 1)
      )
    ]
    figure.ties = shared.pairs.compactMap { pair in
      guard let low = positions[pair.low], let high = positions[pair.high] else { return nil }
      let head = "\(figure.nodes[low].name) – \(figure.nodes[high].name)"
      return WeightedTie.make(
        low,
        high,
        pair.count,
        tooltip: CleanText.lines(
          [head] + pair.members.map { "– " + base.nodes[$0].name }
            + (pair.count > pair.members.count ? ["…"] : [])
        )
      )
    }
    if let omitted = figure.keepStrongTies(atMost: max(40, min(3 * kept.count, 240))) {
      figure.notes.append(wording.leftOutWeak(omitted.limit, ties: omitted.ties))
    }
    figure.dropUnlinkedNodes()
    figure.dropUnusedKinds()
    let missing = shared.hubCount - figure.nodes.count
    if missing > 0 { figure.notes.append(wording.withoutShared(missing, shared.hubPlural)) }
    figure.scales = [.lines(wording.shared(shared.plural), for: figure.ties, wording)].compactMap { $0 }
    return figure
  }
}

/// The projection of a network of two modes on one of them.
struct SharedPartners {
  /// Among more poles than that, those with the most partners are compared.
  static let hubLimit = 300
  /// How many of the shared are remembered for a tooltip.
  static let nameLimit = 30

  struct Pair {
    var low: Int
    var high: Int
    var count: Int
    /// The first of them, as positions in the diagram's nodes.
    var members: [Int]
  }

  /// Positions in the diagram's nodes.
  private(set) var hubs: [Int]
  /// By position in `hubs`: with how many it is linked.
  private(set) var partners: [Int]
  private(set) var pairs: [Pair] = []
  /// How many hubs there were.
  let hubCount: Int
  /// What those who are shared are called.
  let plural: String
  let hubPlural: String

  /// The poles, or, where the schema knows none, the side that is acted on.
  ///
  /// Complexity: the sum of the squares of each actor's number of poles.
  init(_ diagram: Diagram, _ wording: Wording) {
    plural = diagram.memberPlural
    hubPlural = diagram.hubPlural
    var candidates = diagram.nodes.indices.filter { diagram.kinds[diagram.nodes[$0].kind].isHub }
    if candidates.isEmpty { candidates = diagram.nodes.indices.filter { diagram.nodes[$0].rank == 1 } }
    let isOneMode = candidates.isEmpty
    if isOneMode { candidates = Array(diagram.nodes.indices) }
    hubCount = candidates.count
    hubs = candidates.sorted { (diagram.nodes[$1].degree, $0) < (diagram.nodes[$0].degree, $1) }
      .prefix(Self.hubLimit).sorted()

    var numbers = [Int?](repeating: nil, count: diagram.nodes.count)
    var isCandidate = [Bool](repeating: false, count: diagram.nodes.count)
    for (number, hub) in hubs.enumerated() { numbers[hub] = number }
    for hub in candidates { isCandidate[hub] = true }
    partners = [Int](repeating: 0, count: hubs.count)
    var own = [[Int]](repeating: [], count: diagram.nodes.count)
    // A tie stands for all links of two nodes, so that no hub comes twice.
    for tie in diagram.ties where tie.tail != tie.head {
      for (hub, other) in [(tie.tail, tie.head), (tie.head, tie.tail)] {
        guard let number = numbers[hub], isOneMode || !isCandidate[other] else { continue }
        partners[number] += 1
        own[other].append(number)
      }
    }
    let width = hubs.count
    var counts = [Int32](repeating: 0, count: width * width)
    var members: [Int: [Int]] = [:]
    for (member, found) in own.enumerated() where found.count > 1 {
      let found = found.sorted()
      for (index, low) in found.enumerated() {
        for high in found[(index + 1)...] {
          counts[low * width + high] += 1
          if counts[low * width + high] <= Self.nameLimit {
            members[low * width + high, default: []].append(member)
          }
        }
      }
    }
    for place in counts.indices where counts[place] > 0 {
      pairs.append(
        Pair(
          low: place / width,
          high: place % width,
          count: Int(counts[place]),
          members: members[place] ?? []
        )
      )
    }
  }
}

extension Diagram {
  mutating func dropUnlinkedNodes() {
    let linked = Set(ties.flatMap { [$0.tail, $0.head] })
    guard !linked.isEmpty else { return }
    let kept = nodes.indices.filter { linked.contains($0) }
    let positions = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    nodes = kept.map { nodes[$0] }
    for index in ties.indices {
      ties[index].tail = positions[ties[index].tail] ?? 0
      ties[index].head = positions[ties[index].head] ?? 0
    }
  }

  /// Kinds that no node has any more would stand in the legend for nothing.
  mutating func dropUnusedKinds() {
    var numbers = [Int?](repeating: nil, count: kinds.count)
    var kept: [DiagramKind] = []
    let used = Set(nodes.map(\.kind))
    for (index, kind) in kinds.enumerated() where used.contains(index) {
      numbers[index] = kept.count
      kept.append(kind)
    }
    kinds = kept
    for index in nodes.indices { nodes[index].kind = numbers[nodes[index].kind] ?? 0 }
  }
}
