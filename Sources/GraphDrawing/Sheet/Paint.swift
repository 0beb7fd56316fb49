import PropertyGraph

/// The colours and outline of a node.
struct NodePaint {
  let shape: NodeStyle.Shape
  let fill: Color
  let border: Color
  let ink: Color
  let borderWidth: Double
  let isRounded: Bool

  init(_ node: DiagramNode, _ kind: DiagramKind, in diagram: Diagram) {
    let isFaint = node.emphasis == .faint
    let paper = diagram.theme.paper
    let style = node.tint.map { kind.style.tinted($0, diagram.theme, isHub: kind.isHub) } ?? kind.style
    guard diagram.profile != .hierarchy || node.rank > 0 else {
      // The first column of a table is words.
      (shape, fill, border, ink, borderWidth, isRounded) = (.box, paper, paper, diagram.theme.muted, 0, false)
      return
    }
    isRounded = node.isNamed || kind.isHub
    shape = node.isNamed ? .box : style.shape
    ink = isFaint && !kind.isHub ? diagram.theme.muted : style.ink
    if node.isNamed {
      fill = isFaint ? style.fill.mixed(with: paper, kind.isHub ? 0.45 : 1) : style.fill
      border = isFaint ? style.border.mixed(with: paper, 0.45) : style.border
      borderWidth = node.emphasis == .strong ? 2.2 : isFaint ? 0.8 : 1.2
    } else {
      fill = style.solid
      border = Self.outline(of: style, on: paper)
      borderWidth = 0.7
    }
  }

  /// Marks in light colours keep a dark edge; the others get a light one that parts them from lines.
  static func outline(of style: NodeStyle, on paper: Color) -> Color {
    style.solid.luminance > 0.6 && paper.luminance > 0.5 ? style.border : paper
  }

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
  var width: Double
  let line: EdgeStyle.Line
  let arrowSize: Double
  let hasArrow: Bool

  /// Ties with a tint keep it, whatever the relation; ties with a share are as wide as their number.
  init(_ strand: DiagramStrand, _ tie: DiagramTie, in diagram: Diagram) {
    let style = diagram.relations[strand.relation].style
    let wider = 1 + 0.4 * Double(min(strand.count - 1, 4))
    let given = min(max(style.width, 0.3), 8)
    let base = style.line == .bold ? max(given, 2) : given
    arrowSize = 0.55
    if let tint = tie.tint {
      (color, width, line, hasArrow) = (
        Self.opaque(tint) + "D0", tie.share.map(DiagramScale.width) ?? 1.3, .solid, false
      )
      return
    }
    if let share = tie.share {
      (color, width) = (Self.opaque(style.color) + "A0", DiagramScale.width(share))
      line = style.line == .bold ? .solid : style.line
      hasArrow = style.hasArrow
      return
    }
    if diagram.colorsLinesByKind {
      let from = strand.direction == .backward ? tie.head : tie.tail
      // Where many lines cross, each is fainter, so that marks and names stand out.
      let strength = diagram.ties.count > 1_200 ? "30" : "70"
      color = Self.opaque(diagram.kinds[diagram.nodes[from].kind].style.border) + strength
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
        Self.opaque(diagram.profile == .route ? diagram.theme.hairline : style.color)
        + (diagram.profile == .route ? "" : "60")
      width = 0.9
    case (.route, _): (color, width) = (Self.opaque(style.color), (base + 1) * wider)
    case (.columns, _), (.hierarchy, _):
      (color, width) = (Self.opaque(style.color) + "C8", max(base, 1.4) * wider)
    case (.ego, _): (color, width) = (Self.opaque(style.color), max(base, 1.2) * wider)
    case (_, _): (color, width) = (Self.opaque(style.color) + "B0", max(base, 1) * wider)
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

extension NodeStyle {
  /// The same shape in another colour; names stay legible on it.
  func tinted(_ tint: Color, _ theme: DrawingTheme, isHub: Bool) -> NodeStyle {
    var style = self
    style.solid = tint
    style.border = theme.mode == .dark ? tint : tint.mixed(with: .ink, 0.25)
    style.fill = isHub ? tint : tint.mixed(with: theme.paper, theme.mode == .dark ? 0.65 : 0.84)
    style.ink = style.fill.luminance < 0.5 ? .paper : .ink
    return style
  }
}
