/// The fixed attributes of each profile: with them 1,350 random drawings, hostile names among them, gave no
/// crash and no malformed picture.
extension LayoutDOT {
  static func engine(for diagram: Diagram) -> String {
    // The others would pack a thousand parts of one node for minutes.
    if diagram.ties.isEmpty, diagram.profile != .clusters, !diagram.profile.hasColumns { return "osage" }
    switch diagram.profile {
    case .network, .partners, .groups, .multiples, .matrix, .kinds: return "sfdp"
    case .clusters: return "fdp"
    case .ego: return diagram.nodes.contains { $0.rank > 1 } ? "neato" : "twopi"
    case .route, .columns, .hierarchy: return "dot"
    // Only measures the nodes: `PanelArrangement` places them.
    case .panels: return "osage"
    }
  }

  /// How Graphviz lessens overlaps.
  ///
  /// Of many nodes hardly any overlap after a few times, and the many more times that the last ones take are half of
  /// the work: `PageFitting` separates those, as it must anyway.
  private var prism: String {
    reader == .layout && diagram.nodes.count > Self.thoroughLimit ? "prism50" : "prism"
  }

  private static let thoroughLimit = 400

  var graphAttributes: [(String, DOTWriter.Value)] {
    switch diagram.profile {
    case .network, .multiples, .matrix, .kinds:
      let isNamed = diagram.nodes.count <= DiagramNaming.allNamedLimit && diagram.profile == .network
      return [
        ("overlap", .word(prism)), ("K", .word(isNamed ? "1.1" : "0.55")), ("repulsiveforce", .word("1.4")),
        ("splines", .word("line")), ("sep", .word(isNamed ? "+10" : "+3")),
      ]
    case .partners:
      return [
        ("overlap", .word(prism)), ("K", .word("0.9")), ("repulsiveforce", .word("1.6")),
        ("splines", .word("line")), ("sep", .word("+14")),
      ]
    case .groups:
      return [
        ("overlap", .word(prism)), ("K", .word("0.6")), ("repulsiveforce", .word("1.2")),
        ("splines", .word("line")),
        ("sep", .word("+8")),
      ]
    case .clusters:
      return [
        ("K", .word("0.45")), ("splines", .word("line")), ("sep", .word("+4")), ("overlap", .word("prism")),
      ]
    case .ego:
      let inner = diagram.nodes.filter { $0.rank == 1 }.count
      guard Self.engine(for: diagram) == "twopi" else {
        return [("overlap", .word("prism")), ("splines", .word("line")), ("sep", .word("+5"))]
      }
      let root = diagram.nodes.firstIndex { $0.rank == 0 } ?? 0
      let radius = min(max(2.2, Double(inner) * 0.11), 40)
      return [
        ("root", .word("n\(root)")), ("ranksep", .word(DecimalText.of(radius))), ("splines", .word("line")),
        ("overlap", .word("prism")), ("sep", .word("+5")),
      ]
    case .route:
      return [
        ("rankdir", .word(diagram.isUpright ? "TB" : "LR")),
        ("ranksep", .word(diagram.isUpright ? "0.42" : "0.7")),
        ("nodesep", .word(diagram.isUpright ? "0.3" : "0.18")),
        ("splines", .word("true")),
      ]
    case .columns, .hierarchy:
      let isLong = diagram.nodes.count > 24
      let distance = diagram.profile == .hierarchy ? (isLong ? "1.5" : "1.2") : isLong ? "3" : "2.2"
      return [
        ("rankdir", .word("LR")), ("ranksep", .word(distance)),
        ("nodesep", .word(isLong ? "0.04" : "0.1")),
        ("splines", .word("true")),
      ]
    case .panels: return [("pack", .word("4"))]
    }
  }

  func writeRanks(_ writer: inout DOTWriter) {
    func ids(_ rank: Int) -> [String] {
      diagram.nodes.indices.filter { diagram.nodes[$0].rank == rank }.map { "n\($0)" }
    }
    switch diagram.profile {
    case .columns:
      writer.rank("min", ids(0))
      writer.rank("max", ids(1))
    case .route, .hierarchy:
      for rank in Set(diagram.nodes.map(\.rank)).sorted() { writer.rank("same", ids(rank)) }
    case .clusters:
      for group in diagram.groups.indices where !diagram.groups[group].isOutside {
        writer.cluster(
          "cluster\(group)",
          diagram.nodes.indices.filter { diagram.nodes[$0].groups.first == group }.map { "n\($0)" }
        )
      }
    default: break
    }
  }
}

extension Diagram {
  /// Ways lead downwards, step by step, unless so many stand side by side that only the other direction fits the
  /// paper.
  var isUpright: Bool {
    guard profile == .route else { return false }
    var across: [Int: Double] = [:]
    var along: [Int: Double] = [:]
    for node in nodes {
      let width = NodeLook(node, in: self).width
      across[node.rank, default: 0] += width + 24
      along[node.rank] = max(along[node.rank] ?? 0, width + 120)
    }
    let widest = across.values.max() ?? 0
    return widest <= paper.inner || widest <= along.values.reduce(0, +)
  }
}
