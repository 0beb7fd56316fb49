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

  init(_ node: DiagramNode, in diagram: Diagram) {
    let kind = diagram.kinds[node.kind]
    let isLarge = diagram.nodes.count > DiagramNaming.allNamedLimit
    markSize = 11 + 1.3 * Double(min(max(node.degree - 1, 0), 5))
    guard node.isNamed else {
      (lines, fontSize, marginWidth, marginHeight, hasMark) = ([], 9, 0, 0, false)
      return
    }
    hasMark = !kind.isHub
    let isStrong = node.emphasis == .strong
    switch diagram.profile {
    case .columns:
      lines = LabelWrapping.lines(node.name, width: 34, maximumLines: 3)
      fontSize = 11
    case .route:
      lines = LabelWrapping.lines(node.name, width: 20)
      fontSize = node.emphasis == .faint ? 9.5 : 11
    case .ego, .network:
      lines = LabelWrapping.lines(node.name, width: kind.isHub ? (isLarge ? 18 : 20) : 20)
      fontSize = isStrong ? 14 : kind.isHub ? 11.5 : 9.5
    }
    marginWidth = kind.isHub || isStrong ? 8 : 5
    marginHeight = kind.isHub || isStrong ? 4.5 : 3
  }

  var label: DOTWriter.Value {
    hasMark ? .leading(lines.map { Self.markRoom + $0 }) : .centered(lines)
  }

  /// What decides the node's size.
  var attributes: [(String, DOTWriter.Value)] {
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
