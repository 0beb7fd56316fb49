/// The kinds of figure: a closed set, each with a fixed layout, for free combinations of attributes crash
/// Graphviz.
public enum DrawingProfile: String, Sendable, CaseIterable {
  /// A map where linked nodes lie close together.
  case network
  /// One node in the middle, the others in rings.
  case ego
  /// From left to right, one step a column.
  case route
  /// Two columns: those who act, and what they act on.
  case columns
  /// Three columns or more, such as region, pole and sector.
  case hierarchy
  /// A map with a plate behind each group.
  case clusters
  /// The groups themselves as discs, and how many links lead from one to another.
  case groups
  /// Poles, and how many actors they share.
  case partners
  /// Numbers in cells: actors that poles share, or links between groups.
  case matrix
  /// Numbers in cells: links between kinds.
  case kinds
  /// The same map several times, by date or by pole.
  case multiples
  /// The members of each group, side by side.
  case panels

  /// Whether the drawing counts nodes and links instead of showing each, so that no number is too many.
  var isSummary: Bool {
    switch self {
    case .groups, .partners, .matrix, .kinds: true
    case .network, .ego, .route, .columns, .hierarchy, .clusters, .multiples, .panels: false
    }
  }

  /// Whether nodes without any link belong in the drawing even when it is large.
  var showsIsolates: Bool {
    switch self {
    case .groups, .matrix, .kinds, .panels, .partners: true
    default: false
    }
  }

  /// Whether the ends of columns stand flush.
  var hasColumns: Bool { self == .columns || self == .hierarchy }
}
