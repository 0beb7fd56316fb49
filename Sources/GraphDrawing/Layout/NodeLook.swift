import PropertyGraph

/// How large a node is and what stands in it: what the layout and the finished sheet must agree on.
struct NodeLook {
  /// Before each line of a name, room for the mark of its kind: four no-break blanks.
  static let markRoom = "\u{A0}\u{A0}\u{A0}\u{A0}"
  static let markRoomWidth = 4 * 0.278
  /// No box is smaller, in points.
  private static let smallest = 7.2

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
  /// In place of all that, where nodes are discs with words below.
  let disc: DiscLook?

  init(_ node: DiagramNode, in diagram: Diagram) {
    disc = diagram.profile == .groups ? DiscLook(node, in: diagram) : nil
    let kind = diagram.kinds[node.kind]
    guard node.isNamed, disc == nil else {
      (lines, fontSize, marginWidth, marginHeight, hasMark) = ([], 9, 0, 0, false)
      let side = node.share.map(Self.markSize) ?? Self.markSize(node.degree, in: diagram)
      let size = disc?.size ?? Point(x: kind.isHub ? side * 1.4 : side, y: side)
      (width, height) = (size.x, size.y)
      return
    }
    let isPlain = diagram.profile == .hierarchy && node.rank == 0
    let isEnd = diagram.profile == .hierarchy && node.count != nil
    hasMark = !kind.isHub && !isPlain && !isEnd
    let scale = diagram.theme.nameScale
    let isStrong = node.emphasis == .strong
    let crowd = Crowd(diagram.nodes.count)
    let size: Double
    switch diagram.profile {
    case .hierarchy:
      let name = node.count.map { "\(node.name)\u{A0}\u{A0}\($0)" } ?? node.name
      lines = LabelWrapping.lines(name, width: isEnd ? 22 : isPlain ? 20 : 26, maximumLines: 3)
      size = isEnd ? 10 + 4 * (node.share ?? 0).squareRoot() : 10
    case .columns:
      lines = LabelWrapping.lines(node.name, width: 34, maximumLines: 3)
      size = (crowd == .few ? 11 : 9.5) * Self.growth(node)
    case .route:
      lines = LabelWrapping.lines(node.name, width: 20)
      size = node.emphasis == .faint ? 9.5 : 11
    case .panels:
      lines = LabelWrapping.lines(node.name, width: 36, maximumLines: 3)
      size = PaperWidth.smallestType
    case .partners:
      lines = LabelWrapping.lines(node.name, width: Self.narrowWidth(node.name))
      size = crowd == .few ? 11 : 9
    case .ego, .network, .clusters, .groups, .matrix, .kinds, .multiples:
      lines = LabelWrapping.lines(node.name, width: 20, maximumLines: 3)
      let hub = crowd == .many ? Self.hubSize(node.degree) : crowd == .some ? 9.5 : 11.5
      let other = crowd == .many ? 8 : crowd == .some ? 8.5 : 9.5
      size = (isStrong ? 14 : kind.isHub ? hub : other) * Self.growth(node)
    }
    // A scale may make names larger or smaller on the whole, but none illegible beside the others.
    fontSize = max(size, PaperWidth.smallestType) * scale
    marginWidth = kind.isHub || isStrong || isEnd ? (crowd == .few ? 8 : 6) : isPlain ? 2 : 4.5
    marginHeight =
      kind.isHub || isStrong || isEnd
      ? (crowd == .few || isEnd ? 4.5 : diagram.profile == .columns ? 1.6 : 3.5)
      : diagram.profile == .panels ? 1.3 : crowd == .few ? 3 : 2.2
    let before = hasMark ? Self.markRoom : ""
    let text = TextBlock(lines.map { before + $0 }, fontSize: fontSize, diagram.theme)
    width = max(text.width + 2 * marginWidth, Self.smallest)
    height = max(text.height + 2 * marginHeight, Self.smallest)
  }

  /// Narrow lines leave room for ties, but no word is broken for them.
  private static func narrowWidth(_ name: String) -> Int {
    max(name.utf8.count > 60 ? 22 : 16, min(name.split(separator: " ").map(\.count).max() ?? 0, 20))
  }

  /// In a crowd of poles, those with many neighbours stand out and the others leave them room.
  private static func hubSize(_ degree: Int) -> Double {
    7.5 + 3 * (Double(min(degree, 24)) / 24).squareRoot()
  }

  /// Marks in a crowd are smaller, and grow less with their neighbours; their shapes can still be told apart.
  private static func markSize(_ degree: Int, in diagram: Diagram) -> Double {
    // Several maps on one page are much smaller than what is laid out.
    if diagram.profile == .multiples { return 11 }
    let step = Double(min(max(degree - 1, 0), 5))
    return diagram.nodes.count > 300 ? 7.5 + 0.6 * step : 10 + 1.2 * step
  }

  /// The side of a mark whose area grows with a share.
  static func markSize(share: Double) -> Double { 7 + 23 * max(share, 0).squareRoot() }

  /// Names grow less than marks: they must stay legible and leave room.
  static func growth(share: Double) -> Double { 0.85 + 0.45 * max(share, 0).squareRoot() }

  private static func growth(_ node: DiagramNode) -> Double { node.share.map { growth(share: $0) } ?? 1 }

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
  var outline: [(String, DOTWriter.Value)] {
    lines.isEmpty && disc == nil ? [] : [("shape", .word("box"))]
  }
}

/// How many nodes must share the paper, and how small their names therefore are.
private enum Crowd {
  case few, some, many

  init(_ count: Int) { self = count <= 24 ? .few : count <= DiagramNaming.allNamedLimit ? .some : .many }
}

/// Lines of text as one block, and the room that they take.
struct TextBlock {
  let width: Double
  let height: Double

  init(_ lines: [String], fontSize: Double, _ theme: DrawingTheme) {
    width = lines.map { theme.width(of: $0, size: fontSize) }.max() ?? 0
    height = Double(lines.count) * fontSize * TextMetrics.lineHeight
  }
}
