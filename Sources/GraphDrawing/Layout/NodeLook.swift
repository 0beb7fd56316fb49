import PropertyGraph

/// How large a node is and what stands in it: what the layout and the finished sheet must agree on.
struct NodeLook {
  /// Before each line of a name, room for the mark of its kind: four no-break blanks.
  static let markRoom = "\u{A0}\u{A0}\u{A0}\u{A0}"
  static let markRoomWidth = 4 * 0.278

  let lines: [String]
  let fontSize: Double
  /// In points, on each side.
  let marginWidth: Double
  let marginHeight: Double
  /// Whether the mark of the kind stands before the name.
  let hasMark: Bool
  /// Width and height of a node without name, in points.
  let markSize: Double

  /// In place of all that, where nodes are discs with words below.
  let disc: DiscLook?

  init(_ node: DiagramNode, in diagram: Diagram) {
    disc = diagram.profile == .groups ? DiscLook(node, diagram.theme) : nil
    let kind = diagram.kinds[node.kind]
    let isLarge = diagram.nodes.count > DiagramNaming.allNamedLimit
    markSize = node.share.map(Self.markSize) ?? 11 + 1.3 * Double(min(max(node.degree - 1, 0), 5))
    guard node.isNamed else {
      (lines, fontSize, marginWidth, marginHeight, hasMark) = ([], 9, 0, 0, false)
      return
    }
    let isPlain = diagram.profile == .hierarchy && node.rank == 0
    let isEnd = diagram.profile == .hierarchy && node.count != nil
    hasMark = !kind.isHub && !isPlain && !isEnd
    let scale = diagram.theme.nameScale
    let isStrong = node.emphasis == .strong
    switch diagram.profile {
    case .hierarchy:
      let name = node.count.map { "\(node.name)\u{A0}\u{A0}\($0)" } ?? node.name
      lines = LabelWrapping.lines(name, width: isEnd ? 26 : 30, maximumLines: 3)
      fontSize = (isEnd ? 10.5 + 6 * (node.share ?? 0).squareRoot() : 10.5) * scale
    case .columns:
      lines = LabelWrapping.lines(node.name, width: 34, maximumLines: 3)
      fontSize = 11 * scale * Self.growth(node)
    case .route:
      lines = LabelWrapping.lines(node.name, width: 20)
      fontSize = (node.emphasis == .faint ? 9.5 : 11) * scale
    case .panels:
      lines = LabelWrapping.lines(node.name, width: 40, maximumLines: 3)
      fontSize = 8.5 * scale
    case .ego, .network, .clusters, .groups, .partners, .matrix, .kinds, .multiples:
      lines = LabelWrapping.lines(
        node.name,
        width: diagram.profile == .partners ? 15 : isLarge && kind.isHub ? 18 : 20
      )
      fontSize = (isStrong ? 14 : kind.isHub ? 11.5 : 9.5) * scale * Self.growth(node)
    }
    marginWidth = kind.isHub || isStrong || isEnd ? 8 : isPlain ? 2 : 5
    marginHeight = kind.isHub || isStrong || isEnd ? 4.5 : diagram.profile == .panels ? 2.5 : 3
  }

  /// The side of a mark whose area grows with a share.
  static func markSize(share: Double) -> Double { 7 + 23 * max(share, 0).squareRoot() }

  /// Names grow less than marks: they must stay legible and leave room.
  static func growth(share: Double) -> Double { 0.85 + 0.6 * max(share, 0).squareRoot() }

  private static func growth(_ node: DiagramNode) -> Double { node.share.map { growth(share: $0) } ?? 1 }

  var label: DOTWriter.Value {
    hasMark ? .leading(lines.map { Self.markRoom + $0 }) : .centered(lines)
  }

  /// What decides the node's size.
  var attributes: [(String, DOTWriter.Value)] {
    if let disc {
      let size = disc.size
      return [
        ("label", .word("")), ("shape", .word("box")), ("fixedsize", .word("true")),
        ("width", .word(DecimalText.of(size.x / 72))), ("height", .word(DecimalText.of(size.y / 72))),
      ]
    }
    if lines.isEmpty {
      let size = DOTWriter.Value.word(DecimalText.of(markSize / 72))
      return [("label", .word("")), ("width", size), ("height", size), ("fixedsize", .word("true"))]
    }
    let margin = DecimalText.of(marginWidth / 72) + "," + DecimalText.of(marginHeight / 72)
    return [
      ("shape", .word("box")), ("label", label), ("fontsize", .word(DecimalText.of(fontSize))),
      ("margin", .word(margin)), ("width", .word("0.1")), ("height", .word("0.1")),
    ]
  }
}
