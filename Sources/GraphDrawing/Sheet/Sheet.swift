import PropertyGraph

/// The finished page as a graph in which every place is fixed: title, legend, drawing, source.
///
/// Graphviz draws it with `nop2`, which lays nothing out, so that SVG, PNG and PDF show the same page and
/// the legend's marks are the drawing's own shapes. Coordinates are points, y upwards, the top at 0.
struct Sheet {
  let diagram: Diagram
  let layout: Layout
  let hasLinks: Bool
  var writer: DOTWriter
  var cursor = 0.0
  var captionCount = 0
  /// How much larger the title block is than normal: wide drawings are looked at from further away.
  let scale: Double
  let width: Double
  let bounds: (low: Point, high: Point)?

  /// The page's size in points, without its margin.
  private(set) var size = Point(x: 0, y: 0)
  static let margin = 21.6

  /// - Parameters:
  ///   - diagram: what the page says.
  ///   - layout: where its nodes and ties are.
  ///   - hasLinks: whether Graphviz gets the addresses that clicks lead to; the SVG gets them later.
  ///   - fontScale: how much larger letters are drawn than they are measured.
  /// - Returns: the page in the DOT language, its size in points without margin, and the part of the layout's
  ///   plane that it shows.
  static func compose(
    _ diagram: Diagram,
    _ layout: Layout,
    hasLinks: Bool = false,
    fontScale: Double = 1
  ) -> (dot: [UInt8], size: Point, bounds: (low: Point, high: Point)?) {
    var sheet = Sheet(diagram, layout, hasLinks, fontScale)
    sheet.compose()
    return (sheet.writer.finish(), sheet.size, sheet.bounds)
  }

  private init(_ diagram: Diagram, _ layout: Layout, _ hasLinks: Bool, _ fontScale: Double) {
    self.diagram = diagram
    self.layout = layout
    self.hasLinks = hasLinks
    writer = DOTWriter(isStrict: false, fontScale: fontScale)
    bounds = layout.bounds { Self.lift(diagram.ties[$0]) + Self.wordHeight(diagram.ties[$0]) / 2 }
    let drawn = bounds.map { $0.high.x - $0.low.x } ?? 0
    scale = min(max(drawn / 1000, 1), 2.4)
    width = max(drawn, 480 * scale)
  }

  mutating func compose() {
    writer.defaults(
      "graph",
      [
        ("bgcolor", .word("#FFFFFF")), ("pad", .word("0.3")), ("outputorder", .word("edgesfirst")),
        ("splines", .word("line")),
      ]
    )
    writer.defaults("node", [("fontname", .word(LayoutDOT.fontFamily))])
    writer.defaults("edge", [("arrowsize", .word("0.55")), ("arrowhead", .word("normal"))])
    composeProbe()
    composeTitle()
    composeLegend()
    composeDrawing()
    if let source = diagram.sourceLine {
      cursor -= 14 * scale
      caption(source, size: 10 * scale, color: .muted, cssClass: "source")
    }
    size = Point(x: width, y: -cursor)
  }

  // MARK: Words

  /// An unseen text by which to tell how wide the machine's letters are.
  private mutating func composeProbe() {
    place(
      FontProbe.name,
      at: Point(x: 1, y: -1),
      [
        ("style", .word("invis")), ("shape", .word("plaintext")), ("label", .leading([FontProbe.text])),
        ("fixedsize", .word("true")), ("width", .word("0.01")), ("height", .word("0.01")),
        ("fontsize", .fontSize(FontProbe.size)),
      ]
    )
  }

  mutating func composeTitle() {
    caption(diagram.title, size: 22 * scale, color: .ink, isBold: true, cssClass: "title")
    cursor -= 3 * scale
    caption(diagram.subtitle, size: 13 * scale, color: .muted, cssClass: "subtitle")
    if !diagram.notes.isEmpty {
      cursor -= 2 * scale
      caption(diagram.notes.joined(separator: " "), size: 11 * scale, color: .muted, cssClass: "note")
    }
  }

  mutating func caption(
    _ text: String,
    size: Double,
    color: Color,
    isBold: Bool = false,
    cssClass: String
  ) {
    let needed = TextMetrics.width(text, size: size, isBold: isBold)
    let count = Double(text.unicodeScalars.count)
    let cells = needed <= width ? Int.max : max(20, Int(count * width / needed * 0.95))
    for line in LabelWrapping.lines(text, width: cells, maximumLines: 100) {
      self.text(
        line,
        x: 0,
        y: cursor - size * 0.65,
        size: size,
        color: color,
        isBold: isBold,
        cssClass: cssClass
      )
      cursor -= size * 1.3
    }
  }

  /// One line that begins at `x`, with its middle at `y`.
  mutating func text(
    _ line: String,
    x: Double,
    y: Double,
    size: Double,
    color: Color,
    isBold: Bool = false,
    cssClass: String
  ) {
    guard !line.isEmpty else { return }
    let width = TextMetrics.width(line, size: size, isBold: isBold) * 1.15 + 4
    place(
      "c\(captionCount)",
      at: Point(x: x + width / 2, y: y),
      [
        ("shape", .word("plaintext")), ("label", .leading([line])), ("margin", .word("0")),
        ("fixedsize", .word("true")), ("width", .word(DecimalText.of(width / 72))),
        ("height", .word(DecimalText.of(size * 1.25 / 72))), ("fontsize", .fontSize(size)),
        ("fontcolor", .word(color.description)), ("class", .word(cssClass)),
        ("fontname", .word(isBold ? LayoutDOT.fontFamily + " Bold" : LayoutDOT.fontFamily)),
      ]
    )
    captionCount += 1
  }

  mutating func place(_ id: String, at point: Point, _ attributes: [(String, DOTWriter.Value)]) {
    writer.node(id, [("pos", .word(point.text)), ("id", .word(id))] + attributes)
  }

  mutating func line(
    _ tail: String,
    _ head: String,
    _ curve: inout Curve,
    _ strand: DiagramStrand,
    _ paint: StrandPaint,
    id: String,
    cssClass: String
  ) {
    var attributes = paint.attributes
    if paint.hasArrow {
      curve.addArrows(
        atStart: strand.direction != .forward,
        atEnd: strand.direction != .backward,
        length: 10 * paint.arrowSize
      )
      attributes += StrandPaint.direction(strand.direction)
    } else {
      attributes.append(("dir", .word("none")))
    }
    writer.edge(
      tail,
      head,
      [("pos", .word(curve.text)), ("id", .word(id)), ("class", .word(cssClass))] + attributes
    )
  }
}
