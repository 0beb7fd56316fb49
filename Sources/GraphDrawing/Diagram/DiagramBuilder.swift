import PropertyGraph

/// Turns a selection of a graph into a diagram: kinds, names, tooltips, ties, title and notes.
struct DiagramBuilder {
  private let request: DrawingRequest
  private let graph: Graph
  private let nodeKinds: NodeKinds
  private let wording: Wording
  private var selection: DiagramSelection
  private var notes: [String] = []
  /// How many nodes there were, when some had to go.
  private var fullSize: Int?
  /// Positions in `selection.nodes` by number of the node.
  private var positions: [NodeID: Int] = [:]
  private var ties: [DiagramTie] = []
  private var neighborCounts: [Int] = []
  private var linkCounts: [Int] = []

  static func diagram(for request: DrawingRequest) -> Diagram {
    if case .numbers(let numbers) = request.selection {
      return NumbersFigure.diagram(numbers, request, Wording(request.language))
    }
    var builder = DiagramBuilder(request)
    return builder.build()
  }

  private init(_ request: DrawingRequest) {
    self.request = request
    graph = request.graph
    nodeKinds = NodeKinds(graph)
    wording = Wording(request.language)
    selection = DiagramSelection(request.selection, in: graph, nodeKinds)
  }

  private mutating func build() -> Diagram {
    if request.profile?.isSummary != true {
      fullSize = selection.thin(toNodes: request.limits.nodes, ties: request.limits.ties, in: graph)
      if let all = fullSize { notes.append(wording.thinned(selection.nodes.count, of: all)) }
    }
    selection.sortCanonically(in: graph)
    let shownAndUnlinked = selection.nodes
    if request.profile?.showsIsolates != true { leaveOutIsolates() }
    for (position, node) in selection.nodes.enumerated() { positions[node] = position }

    var styles = StyleTable(graph, nodeKinds, request.language, request.theme)
    let kinds = selection.nodes.map { styles.kind(of: $0) }
    let tieBuilder = TieBuilder(graph, wording, positions, isCounting: request.profile?.isSummary == true)
    ties = tieBuilder.ties(of: selection.edges, styles: &styles, name: { name(of: $0) })
    countLinks()
    let shape = DiagramShape(
      selection: selection,
      graph: graph,
      kinds: nodeKinds,
      positions: positions,
      ties: ties
    )
    let profile = request.profile ?? shape.profile
    let ranks = shape.ranks(for: profile)
    let grouping = grouping(for: profile, kinds, styles)
    let naming = DiagramNaming(
      degrees: neighborCounts,
      isHub: kinds.map { styles.kinds[$0].isHub },
      steps: selection.nodes.map { selection.steps[$0] },
      profile: profile,
      paper: request.paper
    )
    if profile == .network || profile == .ego || profile == .clusters { addNameNote(naming, styles) }
    orient(profile, ranks)

    var ids = UniqueIDs()
    var nodes: [DiagramNode] = []
    for (position, node) in selection.nodes.enumerated() {
      let name = name(of: node)
      nodes.append(
        DiagramNode(
          id: ids.id(for: identifier(of: node) ?? name),
          name: name,
          kind: kinds[position],
          isNamed: naming.isNamed[position],
          tooltip: tooltip(name, styles.kinds[kinds[position]].caption, linkCounts[position]),
          emphasis: emphasis(of: node),
          degree: neighborCounts[position],
          rank: ranks[position],
          groups: grouping?.memberships[position] ?? []
        )
      )
    }
    identify(&nodes)
    let colorsByKind = (profile == .network || profile == .clusters) && ties.count > 150
    if colorsByKind { notes.append(wording.kindColorsNote) }
    if !profile.isSummary, profile != .panels, profile != .multiples { addCountNote(colorsByKind) }
    if !selection.omittedLabels.isEmpty {
      notes.append(wording.omitted(selection.omittedLabels.map { styles.plural(of: $0) }))
    }
    let subtitle = nodes.isEmpty ? wording.emptyNote : counts(of: shownAndUnlinked, styles)
    var diagram = Diagram(
      profile: profile,
      language: request.language,
      title: CleanText.line(request.title ?? title(profile, ranks, styles)),
      subtitle: subtitle,
      notes: notes,
      sourceLine: wording.sourceLine(request.sourceLine, date: request.date)
        .map { CleanText.line($0, limit: 600) },
      kinds: styles.kinds,
      relations: styles.relations,
      nodes: nodes,
      ties: ties,
      colorsLinesByKind: colorsByKind
    )
    diagram.theme = request.theme
    diagram.paper = request.paper
    diagram.fullSize = fullSize
    diagram.groups = grouping?.groups ?? []
    diagram.hubPlural = plural(hubs: true, ranks, styles)
    diagram.memberPlural = plural(hubs: false, ranks, styles)
    if profile == .clusters, let grouping { noteSeveralGroups(grouping, in: &diagram) }
    applyMeasures(to: &diagram)
    diagram.sortForDrawing()
    return compose(diagram, ranks, styles)
  }

  /// What a kind of figure makes of the network itself.
  private func compose(_ base: Diagram, _ ranks: [Int], _ styles: StyleTable) -> Diagram {
    switch base.profile {
    case .network, .ego, .route, .columns, .clusters: return base
    case .hierarchy: return HierarchyFigure.compose(base, headings(ranks, styles))
    case .groups: return GroupsFigure.compose(base, wording)
    case .partners: return PartnersFigure.compose(base, wording)
    case .matrix, .kinds: return MatrixFigure.compose(base, wording)
    case .multiples: return MultiplesFigure.compose(base, request.frames, wording)
    case .panels: return PanelsFigure.compose(base, wording)
    }
  }

  // MARK: Groups and measures

  /// Nil where the figure has no groups of its own.
  private func grouping(for profile: DrawingProfile, _ kinds: [Int], _ styles: StyleTable) -> DiagramGrouping?
  {
    switch profile {
    case .clusters, .groups: break
    case .panels, .matrix: if request.groups == nil { return nil }
    default: return nil
    }
    return DiagramGrouping(
      selection.nodes,
      in: graph,
      by: request.groups,
      wording,
      request.theme,
      name: { name(of: $0) },
      kind: { styles.kinds[kinds[$0]].caption }
    )
  }

  private func noteSeveralGroups(_ grouping: DiagramGrouping, in diagram: inout Diagram) {
    let several = grouping.memberships.count { $0.count > 1 }
    if several > 0 { diagram.notes.append(wording.severalGroups(several)) }
  }

  private func applyMeasures(to diagram: inout Diagram) {
    let measures = DiagramMeasures(graph, wording, request.language)
    if let measure = request.sizeBy {
      measures.size(&diagram, by: measure) { selection.nodes[$0] }
    }
    if let measure = request.colorBy {
      measures.color(&diagram, by: measure) { selection.nodes[$0] }
    }
    if let measure = request.widthBy {
      let positions = positions
      var edges: [UInt64: [EdgeID]] = [:]
      for edge in selection.edges {
        guard let a = positions[graph.source(of: edge)], let b = positions[graph.target(of: edge)] else {
          continue
        }
        edges[UInt64(min(a, b)) << 32 | UInt64(max(a, b)), default: []].append(edge)
      }
      measures.width(&diagram, by: measure) { tie in
        edges[UInt64(min(tie.tail, tie.head)) << 32 | UInt64(max(tie.tail, tie.head))] ?? []
      }
    }
  }

  /// What the columns of a hierarchy hold.
  private func headings(_ ranks: [Int], _ styles: StyleTable) -> [String] {
    (0...(ranks.max() ?? 0))
      .map { rank in
        styles.plural(ofAll: zip(selection.nodes, ranks).filter { $1 == rank }.map(\.0)) ?? ""
      }
  }

  private func plural(hubs: Bool, _ ranks: [Int], _ styles: StyleTable) -> String {
    let hasHubs = selection.nodes.contains { nodeKinds.isHub($0) }
    let nodes = zip(selection.nodes, ranks)
      .filter { node, rank in (hasHubs ? nodeKinds.isHub(node) : rank == 1) == hubs }
      .map(\.0)
    return styles.plural(ofAll: nodes) ?? wording.nodes(nodes.count).plural.capitalizedFirst
  }

  /// Notes what each node is in the data, and where a click on it leads.
  private func identify(_ nodes: inout [DiagramNode]) {
    let identity = NodeIdentity(graph)
    let links = NodeLinks(graph, request.links)
    for (index, node) in selection.nodes.enumerated() {
      nodes[index].key = identity.key(of: node)
      nodes[index].link = links.link(of: node)
    }
  }

  // MARK: Words

  private func name(of node: NodeID) -> String {
    let name = CleanText.line(graph.name(of: node) ?? identifier(of: node) ?? "")
    return name.isEmpty ? "#\(node.rawValue)" : name
  }

  /// The node's own id in the data.
  private func identifier(of node: NodeID) -> String? {
    guard let key = graph.propertyKeys.id(of: "id") else { return nil }
    switch graph.value(key, of: node) {
    case .string(let text) where !text.isEmpty: return text
    case .integer(let number): return String(number)
    default: return nil
    }
  }

  private func tooltip(_ name: String, _ kind: String, _ links: Int) -> String {
    CleanText.lines(["\(name) (\(kind))", wording.links(links)])
  }

  private func title(_ profile: DrawingProfile, _ ranks: [Int], _ styles: StyleTable) -> String {
    if let center = selection.center { return wording.egoTitle(name(of: center)) }
    if selection.isRoute,
      let start = selection.nodes.first(where: { selection.steps[$0] == 0 }),
      let end = selection.nodes.max(by: { (selection.steps[$0] ?? 0, $1) < (selection.steps[$1] ?? 0, $0) })
    {
      return wording.routeTitle(name(of: start), name(of: end))
    }
    switch profile {
    case .clusters: return wording.clustersTitle(request.groups?.caption(in: graph, request.language))
    case .groups: return wording.groupsTitle
    case .kinds: return wording.kindsTitle
    case .matrix where request.groups != nil: return wording.groupsTitle
    case .partners, .matrix:
      return wording.partnersTitle(plural(hubs: true, ranks, styles), plural(hubs: false, ranks, styles))
    case .panels:
      let members = plural(hubs: false, ranks, styles)
      return wording.panelsTitle(request.groups == nil ? plural(hubs: true, ranks, styles) : nil, members)
    case .hierarchy: return wording.hierarchyTitle(headings(ranks, styles))
    default: break
    }
    if profile == .columns {
      let sides = [0, 1]
        .map { side in styles.plural(ofAll: zip(selection.nodes, ranks).filter { $1 == side }.map(\.0)) }
      if let left = sides[0], let right = sides[1], left != right { return wording.columnsTitle(left, right) }
    }
    return wording.wholeTitle
  }

  private func counts(of nodes: [NodeID], _ styles: StyleTable) -> String {
    var text = wording.counts(styles.counts(of: nodes), links: selection.edges.count)
    if selection.isRoute, let steps = selection.steps.values.max() {
      text = wording.routeLength(steps, paths: pathCount) + wording.colon + text
    }
    return text
  }

  private var pathCount: Int {
    if case .elements(_, _, let paths) = request.selection { return Set(paths.map(\.nodes)).count }
    return 0
  }

  /// Who has a name, and how many go without.
  private mutating func addNameNote(_ naming: DiagramNaming, _ styles: StyleTable) {
    guard naming.unnamedCount > 0 else { return }
    var named: [(who: String?, threshold: Int?)] = []
    for isHub in [true, false] {
      let members = selection.nodes.indices.filter { nodeKinds.isHub(selection.nodes[$0]) == isHub }
      guard members.contains(where: { naming.isNamed[$0] }) else { continue }
      let who = styles.plural(ofAll: members.map { selection.nodes[$0] })
      named.append((who, isHub ? naming.hubThreshold : naming.threshold))
    }
    notes.append(wording.named(named, others: naming.unnamedCount))
  }

  private mutating func addCountNote(_ colorsByKind: Bool) {
    guard request.widthBy == nil,
      ties.contains(where: { tie in tie.strands.contains { $0.count > 1 } })
    else { return }
    notes.append(colorsByKind || ties.count > 80 ? wording.wideLinesNote : wording.severalLinksNote)
  }

  // MARK: Nodes and ties

  /// In a large drawing a field of dots without lines tells nothing: a sentence does.
  private mutating func leaveOutIsolates() {
    guard selection.nodes.count > DiagramNaming.allNamedLimit, !selection.edges.isEmpty else { return }
    var isLinked = Set<NodeID>()
    for edge in selection.edges { isLinked.formUnion([graph.source(of: edge), graph.target(of: edge)]) }
    let unlinked = selection.nodes.filter { !isLinked.contains($0) && $0 != selection.center }
    guard !unlinked.isEmpty else { return }
    selection.nodes.removeAll { !isLinked.contains($0) && $0 != selection.center }
    let styles = StyleTable(graph, nodeKinds, request.language, request.theme)
    notes.append(wording.unlinked(styles.counts(of: unlinked)))
  }

  private mutating func countLinks() {
    neighborCounts = [Int](repeating: 0, count: selection.nodes.count)
    linkCounts = neighborCounts
    for tie in ties {
      let links = tie.strands.reduce(0) { $0 + $1.count }
      for end in Set([tie.tail, tie.head]) {
        linkCounts[end] += links
        if tie.tail != tie.head { neighborCounts[end] += 1 }
      }
    }
  }

  /// Ties lead from the left to the right where there are columns, and are faint off the main path.
  private mutating func orient(_ profile: DrawingProfile, _ ranks: [Int]) {
    var mainEdges: Set<UInt64>?
    if let path = selection.mainPath {
      mainEdges = Set(path.edges.map { DiagramSelection.pair(of: $0, in: graph) })
    }
    // More words than that crowd the drawing; and Graphviz fails over words on lines within a rank.
    let showsRelations = profile == .route && ties.count <= 60
    for index in ties.indices {
      if ranks[ties[index].tail] > ranks[ties[index].head] { ties[index].reverse() }
      let ends = [selection.nodes[ties[index].tail], selection.nodes[ties[index].head]].sorted()
      if let mainEdges {
        let pair = UInt64(ends[0].rawValue) << 32 | UInt64(ends[1].rawValue)
        ties[index].emphasis = mainEdges.contains(pair) ? .strong : .faint
      } else if profile == .route {
        ties[index].emphasis = .strong
      } else if let center = selection.center, !ends.contains(center) {
        ties[index].emphasis = .faint
      }
      let isFlat = ranks[ties[index].tail] == ranks[ties[index].head]
      if !showsRelations || isFlat || ties[index].emphasis == .faint { ties[index].label = nil }
    }
  }

  private func emphasis(of node: NodeID) -> DiagramEmphasis {
    if node == selection.center { return .strong }
    guard let path = selection.mainPath else { return .normal }
    return path.nodes.contains(node) ? .normal : .faint
  }
}
