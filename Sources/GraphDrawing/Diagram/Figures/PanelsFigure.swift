import PropertyGraph

/// The members of each group side by side; who belongs to several stands in each.
enum PanelsFigure {
  static func compose(_ base: Diagram, _ wording: Wording) -> Diagram {
    var figure = base
    let panels = base.groups.isEmpty ? hubPanels(base) : groupPanels(base)
    figure.groups = panels.map(\.group)
    figure.nodes = []
    var ids = UniqueIDs()
    for (index, panel) in panels.enumerated() {
      let ordered = panel.members.sorted { a, b in
        let (left, right) = (base.nodes[a], base.nodes[b])
        if left.kind != right.kind { return left.kind < right.kind }
        return left.name.utf8.elementsEqual(right.name.utf8)
          ? a < b : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      }
      for member in ordered {
        var node = base.nodes[member]
        node.id = ids.id(for: "\(panel.id)-\(node.id)")
        node.isNamed = true
        node.rank = 0
        node.emphasis = .normal
        node.groups = [index]
        figure.nodes.append(node)
      }
    }
    let counts = figure.nodes.count
    if counts > Set(panels.flatMap(\.members)).count { figure.notes.append(wording.severalPlaces) }
    figure.ties = []
    figure.relations = []
    figure.dropUnusedKinds()
    return figure
  }

  private struct Panel {
    var id: String
    var group: DiagramGroup
    var members: [Int]
  }

  /// A panel a pole, with whoever is linked with it; the largest first.
  private static func hubPanels(_ base: Diagram) -> [Panel] {
    let hubs = base.nodes.indices.filter { base.kinds[base.nodes[$0].kind].isHub || base.nodes[$0].rank == 1 }
    let isHub = Set(hubs)
    var members: [Int: Set<Int>] = [:]
    for tie in base.ties {
      for (hub, other) in [(tie.tail, tie.head), (tie.head, tie.tail)]
      where isHub.contains(hub) && !isHub.contains(other) {
        members[hub, default: []].insert(other)
      }
    }
    return hubs.filter { members[$0] != nil }
      .map { hub in
        let own = (members[hub] ?? []).sorted()
        let node = base.nodes[hub]
        let style = base.kinds[node.kind].style
        return Panel(
          id: node.id,
          group: DiagramGroup(caption: node.name, count: own.count, color: style.border),
          members: own
        )
      }
      .enumerated()
      .sorted { ($1.element.members.count, $0.offset) < ($0.element.members.count, $1.offset) }
      .map(\.element)
  }

  private static func groupPanels(_ base: Diagram) -> [Panel] {
    base.groups.indices.compactMap { index in
      let members = base.nodes.indices.filter { base.nodes[$0].groups.contains(index) }
      guard !members.isEmpty else { return nil }
      return Panel(id: "g\(index)", group: base.groups[index], members: members)
    }
  }
}
