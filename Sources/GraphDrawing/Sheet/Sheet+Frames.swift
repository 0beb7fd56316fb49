import PropertyGraph

/// Where the frames of small multiples stand.
struct FrameGrid {
  /// How high a frame is for its width.
  static let aspect = 0.64
  static let gap = 14.0
  static let caption = 32.0

  let columns: Int
  let inner: Point
  let size: Point

  init(_ count: Int, _ paper: PaperWidth) {
    columns = count < 2 ? 1 : 2
    let rows = (max(count, 1) + columns - 1) / columns
    let width = (paper.inner + Self.gap) / Double(columns) - Self.gap
    inner = Point(x: width, y: width * Self.aspect)
    size = Point(x: paper.inner, y: Double(rows) * (inner.y + Self.caption + Self.gap) - Self.gap)
  }

  /// The upper left corner of a frame, from that of all.
  func corner(_ index: Int) -> Point {
    Point(
      x: Double(index % columns) * (inner.x + Self.gap),
      y: -Double(index / columns) * (inner.y + Self.caption + Self.gap)
    )
  }
}

extension Sheet {
  mutating func composeFrames(_ bounds: (low: Point, high: Point)) {
    let grid = FrameGrid(diagram.frames.count, diagram.paper)
    let keyed = keyedNodes
    composeKey(keyed)
    cursor -= 10 * scale
    let extent = bounds.high - bounds.low
    let room = grid.inner - Point(x: 14, y: 14)
    let factor = Point(x: room.x / max(extent.x, 1), y: room.y / max(extent.y, 1))
    for (index, frame) in diagram.frames.enumerated() {
      let corner = grid.corner(index) + Point(x: 0, y: cursor)
      text(frame.caption, x: 2, at: corner, line: 8, size: 12, color: theme.ink, isBold: true, "frame")
      text(
        frame.subtitle,
        x: 2,
        at: corner,
        line: 23,
        size: 9.5,
        color: theme.muted,
        isBold: false,
        "subtitle"
      )
      let top = corner.y - FrameGrid.caption
      background.roundedBox(
        Point(x: corner.x, y: top - grid.inner.y),
        Point(x: corner.x + grid.inner.x, y: top),
        radius: 6,
        fill: theme.ink.description + "08",
        line: theme.hairline.description + "FF"
      )
      let middle = Point(x: corner.x + grid.inner.x / 2, y: top - grid.inner.y / 2)
      let center = (bounds.low + bounds.high) * 0.5
      compose(frame, index, keyed) { point in
        let offset = point - center
        return Point(x: offset.x * factor.x, y: offset.y * factor.y) + middle
      }
    }
    cursor -= grid.size.y
  }

  private mutating func text(
    _ words: String,
    x: Double,
    at corner: Point,
    line: Double,
    size: Double,
    color: Color,
    isBold: Bool,
    _ cssClass: String
  ) {
    let grid = FrameGrid(diagram.frames.count, diagram.paper)
    let limit = Int(grid.inner.x / (size * 0.56))
    let shown = LabelWrapping.lines(words, width: limit, maximumLines: 1)
    text(
      shown.first ?? "",
      x: corner.x + x,
      y: corner.y - line,
      size: size,
      color: color,
      isBold: isBold,
      cssClass: cssClass
    )
  }

  private mutating func compose(
    _ frame: DiagramFrame,
    _ index: Int,
    _ keyed: [Int],
    _ position: (Point) -> Point
  ) {
    for number in diagram.nodes.indices where !frame.shownNodes[number] {
      guard let box = layout.nodes[number] else { continue }
      background.disc(position(box.center), radius: 0.6, fill: theme.hairline.description)
    }
    // Letters last: nothing stands on them.
    let plain = diagram.nodes.indices.filter { !keyed.contains($0) }
    for number in plain + keyed.reversed() where frame.shownNodes[number] {
      guard let box = layout.nodes[number] else { continue }
      let node = diagram.nodes[number]
      dot("t\(index)x\(number)", node, keyed.firstIndex(of: number), at: position(box.center))
      say(node.tooltip, of: "t\(index)x\(number)")
    }
    for (number, tie) in diagram.ties.enumerated() where frame.shownTies[number] {
      guard let tail = layout.nodes[tie.tail], let head = layout.nodes[tie.head] else { continue }
      var curve = Curve(from: position(tail.center), to: position(head.center))
      var paint = StrandPaint(tie.merged, tie, in: diagram)
      paint.width = min(paint.width, 1.2) * 0.8
      line(
        "t\(index)x\(tie.tail)",
        "t\(index)x\(tie.head)",
        &curve,
        tie.merged,
        paint,
        id: "u\(index)x\(number)",
        cssClass: "edge"
      )
    }
  }

  private mutating func dot(_ id: String, _ node: DiagramNode, _ key: Int?, at point: Point) {
    let kind = diagram.kinds[node.kind]
    let paint = NodePaint(node, kind, in: diagram)
    let size = key != nil ? Self.keySize : kind.isHub ? 6.4 : 4.6
    place(
      id,
      at: point,
      [
        ("shape", .word(kind.isHub || key != nil ? "square" : paint.shape.rawValue)),
        ("label", .centered([key.map(Self.letter) ?? ""])), ("fontsize", .fontSize(PaperWidth.smallestType)),
        ("fontcolor", .word((paint.fill.luminance < 0.4 ? Color.paper : Color.ink).description)),
        ("margin", .word("0")),
        ("fontname", .word(theme.fontFamily + " Bold")),
        ("fixedsize", .word("true")), ("width", .word(DecimalText.inches(size))),
        ("height", .word(DecimalText.inches(size))), ("style", .word("filled")),
        ("fillcolor", .word(paint.fill.description)),
        ("color", .word(theme.paper.description)), ("penwidth", .word(key == nil ? "0.4" : "0.8")),
        ("class", .word("spot mark \(kind.cssClass)")),
      ]
    )
  }

  // MARK: Letters for names

  private static let keySize = 10.5
  private static let mostKeys = 12

  private static func letter(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "A") + UInt8(min(number, 25))))
  }

  /// The poles that are linked most over all frames: names would cover marks, so that a letter stands for each.
  private var keyedNodes: [Int] {
    var links = [Int](repeating: 0, count: diagram.nodes.count)
    for frame in diagram.frames {
      for (tie, isShown) in zip(diagram.ties, frame.shownTies) where isShown {
        links[tie.tail] += 1
        links[tie.head] += 1
      }
    }
    let hasHubs = diagram.kinds.contains(where: \.isHub)
    return diagram.nodes.indices
      .filter { links[$0] > 2 && (!hasHubs || diagram.kinds[diagram.nodes[$0].kind].isHub) }
      .sorted { (links[$1], $0) < (links[$0], $1) }
      .prefix(Self.mostKeys)
      .sorted { diagram.nodes[$0].name.utf8.lexicographicallyPrecedes(diagram.nodes[$1].name.utf8) }
  }

  private mutating func composeKey(_ keyed: [Int]) {
    guard !keyed.isEmpty else { return }
    let size = theme.textSize - 1.5
    let row = size * 1.45
    var x = 0.0
    cursor -= 2 * scale
    for (number, node) in keyed.enumerated() {
      let name = LabelWrapping.lines(diagram.nodes[node].name, width: 70, maximumLines: 1).first ?? ""
      let needed = Self.keySize + 5 + measured(name, size)
      if x > 0, x + needed > width {
        x = 0
        cursor -= row
      }
      let y = cursor - row / 2
      dot("v\(number)", diagram.nodes[node], number, at: Point(x: x + Self.keySize / 2, y: y))
      text(name, x: x + Self.keySize + 5, y: y, size: size, color: theme.ink, cssClass: "legend")
      x += needed + 14
    }
    cursor -= row
  }
}
