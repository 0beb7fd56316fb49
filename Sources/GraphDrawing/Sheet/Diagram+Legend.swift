/// What the legend shows of a diagram: the kinds and relations present, unless colours say it otherwise.
extension Diagram {
  var legendKinds: [DiagramKind] {
    switch profile {
    // Discs and cells are explained by their scale; columns have headings.
    case .groups, .matrix, .kinds: []
    case .hierarchy: headings.isEmpty ? kinds : kinds.filter { _ in false }
    default: kinds
    }
  }

  /// With their positions in `relations`.
  var legendRelations: [(index: Int, relation: DiagramRelation)] {
    guard !colorsLinesByKind, profile != .groups, profile != .partners else { return [] }
    return relations.enumerated().filter { $0.element.isInLegend }.map { ($0.offset, $0.element) }
  }
}
