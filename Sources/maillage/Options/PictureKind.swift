import GraphDrawing

/// The kinds of pictures, in the words of `--as` and of the heads of saved questions.
enum PictureKind: String, CaseIterable {
  case network, surroundings, path, columns, hierarchy, clusters, groups, partners, matrix, kinds, multiples,
    panels

  var profile: DrawingProfile {
    switch self {
    case .network: .network
    case .surroundings: .ego
    case .path: .route
    case .columns: .columns
    case .hierarchy: .hierarchy
    case .clusters: .clusters
    case .groups: .groups
    case .partners: .partners
    case .matrix: .matrix
    case .kinds: .kinds
    case .multiples: .multiples
    case .panels: .panels
    }
  }

  /// What it shows, in a line of help.
  var summary: String {
    switch self {
    case .network: "a map: who is linked with whom"
    case .surroundings: "one node and all around it, by kind"
    case .path: "the ways from one node to another, step by step"
    case .columns: "two columns, such as actors and poles"
    case .hierarchy: "three columns or more, such as region, pole and sector"
    case .clusters: "a map with a plate behind each group"
    case .groups: "the groups as discs, and how many links lead between them"
    case .partners: "poles, and how many actors each two of them share"
    case .matrix: "the same as a table of numbers; with --groups, links between groups"
    case .kinds: "a table of numbers: links from each kind to each"
    case .multiples: "the same map several times, by date or by pole"
    case .panels: "the members of each pole or group, side by side"
    }
  }

  /// A list for the help of a command.
  static var list: String {
    let width = allCases.map(\.rawValue.count).max() ?? 0
    return
      allCases
      .map { kind in
        "  " + kind.rawValue + String(repeating: " ", count: width - kind.rawValue.count + 2) + kind.summary
      }
      .joined(separator: "\n")
  }
}
