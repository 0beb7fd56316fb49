import PropertyGraph

/// Which groups the nodes of a selection belong to.
struct DiagramGrouping {
  /// Beyond so many, plates and discs say nothing any more; the smallest go together.
  static let limit = 60

  private(set) var groups: [DiagramGroup] = []
  /// By position in the selection: positions in `groups`, the main one first.
  private(set) var memberships: [[Int]]

  /// Groups the nodes of a selection by a measure; without one by `kind`, the captions of their kinds.
  init(
    _ nodes: [NodeID],
    in graph: Graph,
    by measure: DrawingMeasure?,
    _ wording: Wording,
    _ theme: DrawingTheme,
    name: (NodeID) -> String,
    kind: (Int) -> String
  ) {
    memberships = nodes.map { _ in [] }
    var captions: [[String]] = []
    var numbers: [String: Int64] = [:]
    for (position, node) in nodes.enumerated() {
      guard let measure else {
        captions.append([kind(position)])
        continue
      }
      var own: [String] = []
      for value in measure.values(of: node, in: graph) {
        let caption: String? =
          switch value {
          case .integer(let number): wording.group(number)
          case .node(let node): name(node)
          default: value.plainText.map { CleanText.line($0) }
          }
        guard let caption, !caption.isEmpty, !own.contains(caption) else { continue }
        if case .integer(let number) = value { numbers[caption] = number }
        own.append(caption)
      }
      captions.append(own)
    }
    var counts: [String: Int] = [:]
    for own in captions { for caption in own { counts[caption, default: 0] += 1 } }
    var ordered = counts.keys.sorted { a, b in
      if let a = numbers[a], let b = numbers[b] { return a < b }
      let (left, right) = (counts[a] ?? 0, counts[b] ?? 0)
      return left != right ? left > right : a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    var small: Set<String> = []
    if ordered.count > Self.limit {
      let bySize = ordered.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
      small = Set(bySize.dropFirst(Self.limit - 1))
      ordered.removeAll { small.contains($0) }
    }
    var positions: [String: Int] = [:]
    for (index, caption) in ordered.enumerated() {
      positions[caption] = index
      groups.append(group(caption, index, theme))
      groups[index].isNumbered = numbers[caption] != nil
    }
    if !small.isEmpty {
      for caption in small { positions[caption] = groups.count }
      groups.append(group(wording.others, groups.count, theme))
    }
    var outside: Int?
    for index in captions.indices {
      var own = captions[index].compactMap { positions[$0] }
      if own.isEmpty {
        if outside == nil {
          outside = groups.count
          groups.append(
            DiagramGroup(caption: wording.withoutGroup, count: 0, color: theme.muted, isOutside: true)
          )
        }
        own = [outside ?? 0]
      }
      memberships[index] = own.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      for group in memberships[index] { groups[group].count += 1 }
    }
  }

  private func group(_ caption: String, _ index: Int, _ theme: DrawingTheme) -> DiagramGroup {
    DiagramGroup(
      caption: caption,
      count: 0,
      color: theme.palette.isEmpty ? theme.accent : theme.palette[index % theme.palette.count]
    )
  }
}
