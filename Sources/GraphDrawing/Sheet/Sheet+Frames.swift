import PropertyGraph

/// Where the frames of small multiples stand.
struct FrameGrid {
  /// How high a frame is for its width.
  static let aspect = 0.7
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
    cursor -= 14 * scale
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
      compose(frame, index) { point in
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

  private mutating func compose(_ frame: DiagramFrame, _ index: Int, _ position: (Point) -> Point) {
    for number in diagram.nodes.indices where !frame.shownNodes[number] {
      guard let box = layout.nodes[number] else { continue }
      background.disc(position(box.center), radius: 0.6, fill: theme.hairline.description)
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
    for (number, node) in diagram.nodes.enumerated() where frame.shownNodes[number] {
      guard let box = layout.nodes[number] else { continue }
      dot("t\(index)x\(number)", node, at: position(box.center))
      say(node.tooltip, of: "t\(index)x\(number)")
    }
    composeNames(frame, index, position)
  }

  private mutating func dot(_ id: String, _ node: DiagramNode, at point: Point) {
    let kind = diagram.kinds[node.kind]
    let size = kind.isHub ? 6.4 : 4.6
    let paint = NodePaint(node, kind, in: diagram)
    place(
      id,
      at: point,
      [
        ("shape", .word(kind.isHub ? "square" : paint.shape.rawValue)),
        ("label", .word("")),
        ("fixedsize", .word("true")), ("width", .word(DecimalText.of(size / 72))),
        ("height", .word(DecimalText.of(size / 72))), ("style", .word("filled")),
        ("fillcolor", .word(paint.fill.description)),
        ("color", .word(theme.paper.description)), ("penwidth", .word("0.4")),
        ("class", .word("spot mark \(kind.cssClass)")),
      ]
    )
  }

  /// Where a name may stand about its mark: below, above, beside, at the corners.
  private static let namePlaces = [
    Point(x: 0, y: -1), Point(x: 0, y: 1), Point(x: 1, y: 0), Point(x: -1, y: 0), Point(x: 0.7, y: -1),
    Point(x: -0.7, y: -1), Point(x: 0.7, y: 1), Point(x: -0.7, y: 1),
  ]

  /// Names of the most linked poles, as many as find room beside one another.
  private mutating func composeNames(_ frame: DiagramFrame, _ index: Int, _ position: (Point) -> Point) {
    var degrees = [Int](repeating: 0, count: diagram.nodes.count)
    for (tie, isShown) in zip(diagram.ties, frame.shownTies) where isShown {
      degrees[tie.tail] += 1
      degrees[tie.head] += 1
    }
    let hasHubs = diagram.kinds.contains(where: \.isHub)
    let candidates = diagram.nodes.indices
      .filter {
        frame.shownNodes[$0] && (!hasHubs || diagram.kinds[diagram.nodes[$0].kind].isHub) && degrees[$0] > 2
      }
      .sorted { (degrees[$1], $0) < (degrees[$0], $1) }
    // Names keep off the marks of the frame, and off each other.
    var taken = diagram.nodes.indices.filter { frame.shownNodes[$0] }
      .compactMap { number in
        layout.nodes[number]
          .map { Layout.Box(center: position($0.center), width: 5, height: 5) }
      }
    let corner = position(bounds?.low ?? Point(x: 0, y: 0))
    let far = position(bounds?.high ?? Point(x: 0, y: 0))
    var count = 0
    for number in candidates where count < 8 {
      guard let box = layout.nodes[number] else { continue }
      let lines = LabelWrapping.lines(diagram.nodes[number].name, width: 20, maximumLines: 2)
      let size = PaperWidth.smallestType
      let wide = (lines.map { measured($0, size, true) }.max() ?? 0) + 3
      let tall = Double(lines.count) * size * 1.15
      let middle = position(box.center)
      let places = Self.namePlaces
        .map { Point(x: $0.x * (wide / 2 + 5), y: $0.y * (tall / 2 + 5)) + middle }
        .filter { place in
          place.x - wide / 2 > corner.x - 6 && place.x + wide / 2 < far.x + 6
            && place.y - tall / 2 > corner.y - 6 && place.y + tall / 2 < far.y + 6
        }
        .map { Layout.Box(center: $0, width: wide, height: tall) }
      guard let spot = places.first(where: { place in !taken.contains { $0.overlaps(place) } }) else {
        continue
      }
      count += 1
      taken.append(spot)
      let low = spot.center - Point(x: wide / 2, y: tall / 2)
      let high = spot.center + Point(x: wide / 2, y: tall / 2)
      let x = spot.center.x
      // Lets the marks beneath show through, and the name stand out.
      place(
        "y\(index)x\(number)",
        at: Point(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2),
        [
          ("shape", .word("box")), ("style", .word("filled,rounded")), ("label", .word("")),
          ("fixedsize", .word("true")), ("width", .word(DecimalText.of((high.x - low.x) / 72))),
          ("height", .word(DecimalText.of((high.y - low.y) / 72))), ("penwidth", .word("0")),
          ("fillcolor", .word(theme.paper.description + "B8")), ("class", .word("halo")),
        ]
      )
      for (line, words) in lines.enumerated() {
        text(
          words,
          x: x - measured(words, size, true) / 2,
          y: high.y - 1 - (Double(line) + 0.5) * size * 1.15,
          size: size,
          color: theme.ink,
          isBold: true,
          cssClass: "name"
        )
      }
    }
  }
}
