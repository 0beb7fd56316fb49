import PropertyGraph

/// The quotient of a network by its groups: a disc a group, its area the members; a line two groups, its
/// width the links between them.
struct GroupsFigure {
  /// So many lines for each disc can still be followed.
  static let tiesPerGroup = 3

  static func compose(_ base: Diagram, _ wording: Wording) -> Diagram {
    var figure = base
    let totals = LinkTotals(base)
    let largest = base.groups.map(\.count).max() ?? 1
    figure.kinds = [
      DiagramKind(label: "Group", caption: wording.members, style: discStyle(base.theme), isHub: false)
    ]
    figure.relations = [
      DiagramRelation(
        type: "LINKS",
        caption: wording.linksBetween,
        style: EdgeStyle(line: .solid, color: base.theme.muted, width: 1, hasArrow: false)
      )
    ]
    let leaders = leaders(base)
    var ids = UniqueIDs()
    figure.nodes = base.groups.enumerated()
      .map { index, group in
        let inner = totals.count(index, index)
        let name =
          group.isNumbered
          ? leaders[index].map { wording.group(group.caption, around: $0.name) } ?? group.caption
          : group.caption
        return DiagramNode(
          id: ids.id(for: group.caption),
          name: name,
          shortName: group.isNumbered ? leaders[index]?.name : nil,
          kind: 0,
          isNamed: false,
          tooltip: CleanText.lines([
            "\(name) (\(wording.number(group.count)))",
            wording.linksInGroup(inner),
          ]),
          emphasis: .normal,
          degree: base.groups.indices.count { $0 != index && totals.pair($0, index) > 0 },
          rank: 0,
          groups: [index],
          count: group.count,
          share: Double(group.count) / Double(max(largest, 1)),
          tint: group.color
        )
      }
    figure.ties = totals.pairs.map { low, high, count in
      let names = "\(base.groups[low].caption) – \(base.groups[high].caption)"
      return WeightedTie.make(low, high, count, tooltip: "\(names)\n\(wording.links(count))")
    }
    if base.groups.contains(where: \.isNumbered) { figure.notes.append(wording.groupNames) }
    let omitted = figure.keepStrongTies(atMost: max(8, Self.tiesPerGroup * base.groups.count))
    if let omitted { figure.notes.append(wording.leftOutWeak(omitted.limit, ties: omitted.ties)) }
    figure.subtitle = wording.groupCount(base.groups.count) + ", " + base.subtitle
    figure.scales = [
      .discs(wording.members, upTo: largest, wording),
      .lines(wording.linksBetween, for: figure.ties, wording),
    ]
    .compactMap { $0 }
    figure.groups = []
    return figure
  }

  /// By group: its member with the most neighbours, among equals the first by name.
  private static func leaders(_ base: Diagram) -> [DiagramNode?] {
    var leaders = [DiagramNode?](repeating: nil, count: base.groups.count)
    for node in base.nodes {
      guard let group = node.groups.first, leaders.indices.contains(group) else { continue }
      guard let leader = leaders[group], node.degree <= leader.degree else {
        leaders[group] = node
        continue
      }
      let isFirst = (node.name + node.id).utf8.lexicographicallyPrecedes((leader.name + leader.id).utf8)
      if node.degree == leader.degree, isFirst { leaders[group] = node }
    }
    return leaders
  }

  private static func discStyle(_ theme: DrawingTheme) -> NodeStyle {
    NodeStyle(
      shape: .circle,
      fill: theme.accent.mixed(with: theme.paper, 0.8),
      border: theme.accent,
      ink: theme.ink,
      solid: theme.accent
    )
  }
}

/// How many links lead from each group or kind to each.
struct LinkTotals {
  private var counts: [UInt64: Int] = [:]

  /// - Parameters:
  ///   - diagram: with its groups.
  ///   - key: the row of a node; the main group unless told.
  init(_ diagram: Diagram, by key: (DiagramNode) -> Int? = { $0.groups.first }) {
    for tie in diagram.ties {
      guard let tail = key(diagram.nodes[tie.tail]), let head = key(diagram.nodes[tie.head]) else { continue }
      for strand in tie.strands {
        counts[Self.pair(tail, head), default: 0] += strand.forwardCount
        counts[Self.pair(head, tail), default: 0] += strand.count - strand.forwardCount
      }
    }
  }

  func count(_ from: Int, _ to: Int) -> Int { counts[Self.pair(from, to)] ?? 0 }

  /// In both directions.
  func pair(_ a: Int, _ b: Int) -> Int { a == b ? count(a, a) : count(a, b) + count(b, a) }

  /// Pairs of different groups with their links, in ascending order.
  var pairs: [(low: Int, high: Int, count: Int)] {
    var sums: [UInt64: Int] = [:]
    for (key, count) in counts {
      let (a, b) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      if a != b { sums[Self.pair(min(a, b), max(a, b)), default: 0] += count }
    }
    return sums.keys.sorted().map { (Int($0 >> 32), Int($0 & 0xFFFF_FFFF), sums[$0] ?? 0) }
  }

  private static func pair(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 32 | UInt64(b) }
}

/// Ties that stand for a number.
enum WeightedTie {
  static func make(_ tail: Int, _ head: Int, _ count: Int, tooltip: String) -> DiagramTie {
    DiagramTie(
      tail: tail,
      head: head,
      strands: [DiagramStrand(relation: 0, count: count, direction: .both, tooltip: tooltip)],
      label: nil,
      emphasis: .normal
    )
  }
}

extension Diagram {
  /// Leaves out the weakest ties, all of one weight together, and scales the widths of the others.
  ///
  /// - Returns: the lowest weight that is drawn and how many ties went; nil when none had to.
  mutating func keepStrongTies(atMost limit: Int) -> (limit: Int, ties: Int)? {
    let weights = ties.map(\.count).sorted(by: >)
    let largest = Double(weights.first ?? 1)
    var lowest = 1
    if weights.count > limit {
      lowest = weights[limit]
      // Only what is heavier than the first that is too many; unless that would leave nothing.
      if let first = weights.first, first > lowest { lowest += 1 }
    }
    let before = ties.count
    ties.removeAll { $0.count < lowest }
    for index in ties.indices { ties[index].share = Double(ties[index].count) / largest }
    return ties.count < before ? (lowest, before - ties.count) : nil
  }
}

extension DiagramTie {
  /// All its links.
  var count: Int { strands.reduce(0) { $0 + $1.count } }
}
