import PropertyGraph

/// What the legend shows of a diagram: the kinds and relations present, unless colours say it otherwise.
extension Diagram {
  var legendKinds: [DiagramKind] {
    switch profile {
    // Discs and cells are explained by their scale; columns have headings.
    case .groups, .matrix, .kinds: []
    case .hierarchy: headings.isEmpty ? kinds : kinds.filter { _ in false }
    default: colorsNodesByMeasure ? kinds.map { $0.inGrey(theme) } : kinds
    }
  }

  /// With their positions in `relations`.
  var legendRelations: [(index: Int, relation: DiagramRelation)] {
    guard !colorsLinesByKind, profile != .groups, profile != .partners else { return [] }
    return relations.enumerated().filter { $0.element.isInLegend }.map { ($0.offset, $0.element) }
  }
}

extension DiagramKind {
  /// The shape without the colour.
  fileprivate func inGrey(_ theme: DrawingTheme) -> DiagramKind {
    var kind = self
    kind.style = style.tinted(theme.muted.mixed(with: theme.paper, 0.3), theme, isHub: isHub)
    return kind
  }
}
