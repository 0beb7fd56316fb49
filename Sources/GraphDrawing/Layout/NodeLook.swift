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
  /// In points.
  let width: Double
  let height: Double

  init(_ node: DiagramNode, in diagram: Diagram) {
    let kind = diagram.kinds[node.kind]
    let isLarge = diagram.nodes.count > DiagramNaming.allNamedLimit
    guard node.isNamed else {
      (lines, fontSize, marginWidth, marginHeight, hasMark) = ([], 9, 0, 0, false)
      width = 11 + 1.3 * Double(min(max(node.degree - 1, 0), 5))
      height = width
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
    let before = hasMark ? Self.markRoom : ""
    let text = TextBlock(lines.map { before + $0 }, fontSize: fontSize)
    width = text.width + 2 * marginWidth
    height = text.height + 2 * marginHeight
  }

  var label: DOTWriter.Value {
    hasMark ? .leading(lines.map { Self.markRoom + $0 }) : .centered(lines)
  }

  /// What stands in the node.
  var content: [(String, DOTWriter.Value)] {
    if lines.isEmpty { return [("label", .word(""))] }
    let margin = DecimalText.of(marginWidth / 72) + "," + DecimalText.of(marginHeight / 72)
    return [
      ("label", label), ("fontsize", .fontSize(fontSize)), ("margin", .word(margin)),
    ]
  }

  /// How large the node is, whatever stands in it.
  var frame: [(String, DOTWriter.Value)] {
    [
      ("width", .word(DecimalText.inches(width))), ("height", .word(DecimalText.inches(height))),
      ("fixedsize", .word("true")),
    ]
  }

  /// The outline that lines end at.
  var outline: [(String, DOTWriter.Value)] { lines.isEmpty ? [] : [("shape", .word("box"))] }
}

/// Lines of text as one block, and the room that they take.
struct TextBlock {
  let width: Double
  let height: Double

  init(_ lines: [String], fontSize: Double) {
    width = lines.map { TextMetrics.width($0, size: fontSize) }.max() ?? 0
    height = Double(lines.count) * fontSize * TextMetrics.lineHeight
  }
}
