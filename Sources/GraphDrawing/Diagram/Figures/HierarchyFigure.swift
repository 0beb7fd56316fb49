import PropertyGraph

/// Columns from left to right, such as region, pole and sector, as a table that lines run through.
///
/// The first column is plain words; nodes of the last one grow with their lines and lend them a colour.
enum HierarchyFigure {
  static func compose(_ base: Diagram, _ headings: [String]) -> Diagram {
    var figure = base
    figure.headings = headings
    let last = base.nodes.map(\.rank).max() ?? 0
    var incoming = [Int](repeating: 0, count: base.nodes.count)
    for tie in base.ties where base.nodes[tie.head].rank == last { incoming[tie.head] += 1 }
    let largest = incoming.max() ?? 1
    let ends = base.nodes.indices.filter { base.nodes[$0].rank == last && last > 0 }
    let colorsEnds = ends.count <= 2 * base.theme.palette.count && ends.count > 1 && last > 1
    for (number, index) in ends.enumerated() where largest > 1 {
      figure.nodes[index].count = incoming[index]
      figure.nodes[index].share = Double(incoming[index]) / Double(largest)
      if colorsEnds, figure.nodes[index].tint == nil {
        figure.nodes[index].tint = base.theme.palette[number % base.theme.palette.count]
      }
    }
    // Where all lines of a gap say the same, they need no code for it: colour shows where they lead.
    for rank in 0..<last {
      let gap = base.ties.indices.filter { base.nodes[base.ties[$0].head].rank == rank + 1 }
      let relations = Set(gap.flatMap { base.ties[$0].strands.map(\.relation) })
      guard relations.count == 1 else { continue }
      for index in gap where figure.ties[index].tint == nil {
        figure.ties[index].tint =
          rank + 1 == last && colorsEnds ? figure.nodes[base.ties[index].head].tint : base.theme.hairline
      }
    }
    figure.dropUntintedRelations()
    return figure
  }
}

extension Diagram {
  /// Relations whose every line has a colour of its own are left out of the legend.
  fileprivate mutating func dropUntintedRelations() {
    let shown = Set(ties.filter { $0.tint == nil }.flatMap { $0.strands.map(\.relation) })
    for index in relations.indices { relations[index].isInLegend = shown.contains(index) }
  }
}
