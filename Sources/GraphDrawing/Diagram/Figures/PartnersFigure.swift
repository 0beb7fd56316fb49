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
      let count = shared.partners[hub].count
      node.isNamed = true
      node.emphasis = .normal
      node.rank = 0
      node.degree = shared.pairs.count { $0.low == hub || $0.high == hub }
      node.tooltip = CleanText.lines([
        node.name, "\(wording.number(count)) \(Wording.lowered(shared.plural))",
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
        pair.members.count,
        tooltip: CleanText.lines([head] + pair.members.map { "– " + base.nodes[$0].name })
      )
    }
    if let omitted = figure.keepStrongTies(atMost: max(40, 3 * kept.count)) {
      figure.notes.append(wording.leftOutWeak(omitted.limit, ties: omitted.ties))
    }
    figure.dropUnlinkedNodes()
    figure.dropUnusedKinds()
    let missing = shared.hubs.count - figure.nodes.count
    if missing > 0 { figure.notes.append(wording.withoutShared(missing, shared.hubPlural)) }
    figure.scales = [.lines(wording.shared(shared.plural), for: figure.ties, wording)].compactMap { $0 }
    return figure
  }
}

/// The projection of a network of two modes on one of them.
struct SharedPartners {
  struct Pair {
    var low: Int
    var high: Int
    /// Positions in the diagram's nodes.
    var members: [Int]
  }

  /// Positions in the diagram's nodes.
  private(set) var hubs: [Int]
  /// By position in `hubs`: who is linked with it.
  private(set) var partners: [Set<Int>]
  private(set) var pairs: [Pair] = []
  /// What those who are shared are called.
  let plural: String
  let hubPlural: String

  /// The poles, or, where the schema knows none, the side that is acted on.
  init(_ diagram: Diagram, _ wording: Wording) {
    hubs = diagram.nodes.indices.filter { diagram.kinds[diagram.nodes[$0].kind].isHub }
    if hubs.isEmpty { hubs = diagram.nodes.indices.filter { diagram.nodes[$0].rank == 1 } }
    if hubs.isEmpty { hubs = Array(diagram.nodes.indices) }
    let positions = Dictionary(uniqueKeysWithValues: hubs.enumerated().map { ($1, $0) })
    partners = hubs.map { _ in [] }
    var memberHubs: [Int: [Int]] = [:]
    for tie in diagram.ties {
      for (hub, other) in [(tie.tail, tie.head), (tie.head, tie.tail)] {
        guard let position = positions[hub], positions[other] == nil || hubs.count == diagram.nodes.count
        else {
          continue
        }
        if partners[position].insert(other).inserted { memberHubs[other, default: []].append(position) }
      }
    }
    var members: [UInt64: [Int]] = [:]
    for member in memberHubs.keys.sorted() {
      let own = (memberHubs[member] ?? []).sorted()
      for (index, low) in own.enumerated() {
        for high in own[(index + 1)...] {
          members[UInt64(low) << 32 | UInt64(high), default: []].append(member)
        }
      }
    }
    pairs = members.keys.sorted()
      .map { Pair(low: Int($0 >> 32), high: Int($0 & 0xFFFF_FFFF), members: members[$0] ?? []) }
    plural = diagram.memberPlural
    hubPlural = diagram.hubPlural
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
