import PropertyGraph

/// The colours and outline of a node.
struct NodePaint {
  let shape: NodeStyle.Shape
  let fill: Color
  let border: Color
  let ink: Color
  let borderWidth: Double
  let isRounded: Bool

  init(_ node: DiagramNode, _ kind: DiagramKind) {
    let isFaint = node.emphasis == .faint
    let style = kind.style
    isRounded = node.isNamed
    shape = node.isNamed ? .box : style.shape
    ink = isFaint && !kind.isHub ? .muted : style.ink
    if node.isNamed {
      fill = isFaint ? style.fill.mixed(with: .paper, kind.isHub ? 0.45 : 1) : style.fill
      border = isFaint ? style.border.mixed(with: .paper, 0.45) : style.border
      borderWidth = node.emphasis == .strong ? 2.2 : isFaint ? 0.8 : 1.2
    } else {
      fill = style.solid
      border = Self.outline(of: style)
      borderWidth = 0.7
    }
  }

  /// Marks in light colours keep a dark edge; the others get a light one that parts them from lines.
  static func outline(of style: NodeStyle) -> Color { style.solid.luminance > 0.6 ? style.border : .paper }

  var attributes: [(String, DOTWriter.Value)] {
    [
      ("shape", .word(shape.rawValue)), ("style", .word(isRounded ? "rounded,filled" : "filled")),
      ("fillcolor", .word(fill.description)), ("color", .word(border.description)),
      ("fontcolor", .word(ink.description)), ("penwidth", .word(DecimalText.of(borderWidth))),
    ]
  }
}

/// The colour, width and dashes of a line.
struct StrandPaint {
  let color: String
  let width: Double
  let line: EdgeStyle.Line
  let arrowSize: Double
  let hasArrow: Bool

  init(_ strand: DiagramStrand, _ tie: DiagramTie, in diagram: Diagram) {
    let style = diagram.relations[strand.relation].style
    let wider = 1 + 0.4 * Double(min(strand.count - 1, 4))
    let given = min(max(style.width, 0.3), 8)
    let base = style.line == .bold ? max(given, 2) : given
    arrowSize = 0.55
    if diagram.colorsLinesByKind {
      let from = strand.direction == .backward ? tie.head : tie.tail
      color = Self.opaque(diagram.kinds[diagram.nodes[from].kind].style.border) + "70"
      width = wider
      line = .solid
      hasArrow = false
      return
    }
    hasArrow = style.hasArrow
    line = style.line == .bold ? .solid : style.line
    switch (diagram.profile, tie.emphasis) {
    case (_, .faint):
      color =
        Self.opaque(diagram.profile == .route ? .hairline : style.color)
        + (diagram.profile == .route ? "" : "60")
      width = 0.9
    case (.route, _): (color, width) = (Self.opaque(style.color), (base + 1) * wider)
    case (.columns, _): (color, width) = (Self.opaque(style.color) + "C8", max(base, 1.4) * wider)
    case (.ego, _): (color, width) = (Self.opaque(style.color), max(base, 1.2) * wider)
    case (.network, _): (color, width) = (Self.opaque(style.color) + "B0", max(base, 1) * wider)
    }
  }

  private static func opaque(_ color: Color) -> String { color.description }

  var attributes: [(String, DOTWriter.Value)] {
    [("color", .word(color)), ("penwidth", .word(DecimalText.of(width))), ("style", .word(line.rawValue))]
  }

  static func direction(_ direction: DiagramStrand.Direction) -> [(String, DOTWriter.Value)] {
    let word =
      switch direction {
      case .forward: "forward"
      case .backward: "back"
      case .both: "both"
      }
    return [("dir", .word(word)), ("arrowhead", .word("normal")), ("arrowsize", .word("0.55"))]
  }
}
