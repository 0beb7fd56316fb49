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
  /// How much larger the title block is than normal: a drawing that is wider than its paper is looked at from
  /// further away.
  let scale: Double
  let width: Double
  let bounds: (low: Point, high: Point)?
  /// By id: what a shape says under the pointer and to screen readers.
  private(set) var titles: [String: String] = [:]
  /// Where small words and numbers already stand on lines.
  var taken: [Layout.Box] = []
  /// Shapes behind everything, in Graphviz's drawing operations.
  var background = XDot()

  /// The page's size in points, without its margin.
  private(set) var size = Point(x: 0, y: 0)
  static let margin = 21.6

  /// - Parameters:
  ///   - diagram: what the page says.
  ///   - layout: where its nodes and ties are.
  ///   - hasLinks: whether Graphviz gets the addresses that clicks lead to; the SVG gets them later.
  ///   - fontScale: how much larger letters are drawn than they are measured.
  /// - Returns: the page in the DOT language, and what there is to know about it.
  static func compose(
    _ diagram: Diagram,
    _ layout: Layout,
    hasLinks: Bool = false,
    fontScale: Double = 1
  ) -> FinishedSheet {
    var sheet = Sheet(diagram, layout, hasLinks, fontScale)
    sheet.compose()
    return FinishedSheet(dot: sheet.dot(), size: sheet.size, titles: sheet.titles, bounds: sheet.bounds)
  }

  private init(_ diagram: Diagram, _ layout: Layout, _ hasLinks: Bool, _ fontScale: Double) {
    self.diagram = diagram
    self.layout = layout
    self.hasLinks = hasLinks
    writer = DOTWriter(isStrict: false, fontScale: fontScale)
    bounds = layout.bounds { Self.lift(diagram.ties[$0]) + Self.wordHeight(diagram.ties[$0]) / 2 }
    let drawn = Self.drawnWidth(diagram, bounds)
    width = max(drawn, diagram.paper.inner)
    scale = min(width / diagram.paper.inner, 2.4)
  }

  mutating func compose() {
    // What most nodes and edges have: every one of them says all of it.
    writer.defaults("node", [("fontname", .word(theme.fontFamily)), ("fixedsize", .word("true"))])
    writer.defaults(
      "edge",
      [
        ("arrowsize", .word("0.55")), ("arrowhead", .word("normal")), ("dir", .word("none")),
        ("penwidth", .word("1")), ("style", .word("solid")),
      ]
    )
    composeProbe()
    composeTitle()
    composeLegend()
    composeDrawing()
    if let source = diagram.sourceLine {
      cursor -= 14 * scale
      caption(source, size: (theme.textSize - 1) * scale, color: theme.muted, cssClass: "source")
    }
    size = Point(x: width, y: -cursor)
    placeUnseen("corner", at: Point(x: width - 0.5, y: cursor + 0.5), [])
  }

  var theme: DrawingTheme { diagram.theme }

  /// The page's attributes come last, when all that lies behind is known; Graphviz reads all of it first.
  private mutating func dot() -> [UInt8] {
    var attributes: [(String, DOTWriter.Value)] = [
      ("bgcolor", .word(theme.paper.description)), ("pad", .word("0.3")),
      ("outputorder", .word("edgesfirst")),
      ("splines", .word("line")),
    ]
    // SVG says how large it is on paper by itself.
    if hasLinks {
      attributes += [("size", .word(Self.paperSize(width + 2 * Self.margin))), ("margin", .word("0"))]
    }
    if !background.isEmpty { attributes.append(("_background", .word(background.text))) }
    writer.defaults("graph", attributes)
    return writer.finish()
  }

  private static func drawnWidth(_ diagram: Diagram, _ bounds: (low: Point, high: Point)?) -> Double {
    if let matrix = diagram.matrix { return MatrixGrid(matrix, diagram).size.x }
    if !diagram.frames.isEmpty { return FrameGrid(diagram.frames.count, diagram.paper).size.x }
    return bounds.map { $0.high.x - $0.low.x } ?? 0
  }

  /// The width in inches; no height is too much.
  private static func paperSize(_ units: Double) -> String {
    DecimalText.of(units / PaperWidth.unitsPerInch) + ",1000"
  }

  mutating func say(_ title: String, of id: String) { titles[id] = title }

  // MARK: Words

  /// An unseen text by which to tell how wide the machine's letters are.
  private mutating func composeProbe() {
    placeUnseen(
      FontProbe.name,
      at: Point(x: 1, y: -1),
      [("label", .leading([FontProbe.text])), ("fontsize", .fontSize(FontProbe.size))]
    )
  }

  /// A speck that makes the page reach as far as itself.
  private mutating func placeUnseen(_ id: String, at point: Point, _ content: [(String, DOTWriter.Value)]) {
    let label: [(String, DOTWriter.Value)] = content.isEmpty ? [("label", .word(""))] : content
    place(
      id,
      at: point,
      [
        ("style", .word("invis")), ("shape", .word("plaintext")), ("fixedsize", .word("true")),
        ("width", .word("0.01")), ("height", .word("0.01")),
      ] + label
    )
  }

  mutating func composeTitle() {
    caption(diagram.title, size: theme.titleSize * scale, color: theme.ink, isBold: true, cssClass: "title")
    cursor -= 3 * scale
    caption(diagram.subtitle, size: (theme.textSize + 2) * scale, color: theme.muted, cssClass: "subtitle")
    if !diagram.notes.isEmpty {
      cursor -= 2 * scale
      caption(
        diagram.notes.joined(separator: " "),
        size: theme.textSize * scale,
        color: theme.muted,
        cssClass: "note"
      )
    }
  }

  mutating func caption(
    _ text: String,
    size: Double,
    color: Color,
    isBold: Bool = false,
    cssClass: String
  ) {
    let needed = measured(text, size, isBold)
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

  /// One line that begins at `x`, or ends there, with its middle at `y`.
  mutating func text(
    _ line: String,
    x: Double,
    y: Double,
    size: Double,
    color: Color,
    isBold: Bool = false,
    cssClass: String,
    endsThere: Bool = false
  ) {
    guard !line.isEmpty else { return }
    // Some room for wider letters, but not so that the page would grow for it.
    let needed = measured(line, size, isBold)
    let width = max(needed, min(needed * 1.05 + 2, endsThere ? x : self.width - x))
    place(
      "c\(captionCount)",
      at: Point(x: endsThere ? x - width / 2 : x + width / 2, y: y),
      [
        ("shape", .word("plaintext")), ("label", endsThere ? .trailing(line) : .leading([line])),
        ("margin", .word("0")),
        ("fixedsize", .word("true")), ("width", .word(DecimalText.of(width / 72))),
        ("height", .word(DecimalText.of(size * 1.25 / 72))), ("fontsize", .fontSize(size)),
        ("fontcolor", .word(color.description)), ("class", .word(cssClass)),
        ("fontname", .word(isBold ? theme.fontFamily + " Bold" : theme.fontFamily)),
      ]
    )
    captionCount += 1
  }

  func measured(_ text: String, _ size: Double, _ isBold: Bool = false) -> Double {
    theme.width(of: text, size: size, isBold: isBold)
  }

  mutating func place(_ id: String, at point: Point, _ attributes: [(String, DOTWriter.Value)]) {
    writer.node(id, [("pos", .place(point)), ("id", .word(id))] + attributes)
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
      [("pos", .line(curve)), ("id", .word(id)), ("class", .word(cssClass))] + attributes
    )
  }
}

/// A page, ready to be drawn.
struct FinishedSheet {
  let dot: [UInt8]
  /// In points, without the margin.
  let size: Point
  /// By id: what a shape says under the pointer and to screen readers.
  let titles: [String: String]
  /// The part of the layout's plane that it shows; nil when nothing was laid out.
  let bounds: (low: Point, high: Point)?
}
