import PropertyGraph

/// The finished page as a graph in which every place is fixed: title, legend, drawing, source.
///
/// Graphviz draws it with `nop2`, which lays nothing out, so that SVG, PNG and PDF show the same page and
/// the legend's marks are the drawing's own shapes. Coordinates are points, y upwards, the top at 0.
struct Sheet {
  private let diagram: Diagram
  private let layout: Layout
  private var writer = DOTWriter(isStrict: false)
  private var cursor = 0.0
  private var captionCount = 0
  /// How much larger the title block is than normal: wide drawings are looked at from further away.
  private let scale: Double
  private let width: Double

  /// The page's size in points, without its margin.
  private(set) var size = Point(x: 0, y: 0)
  static let margin = 21.6

  static func compose(_ diagram: Diagram, _ layout: Layout) -> (dot: [UInt8], size: Point) {
    var sheet = Sheet(diagram, layout)
    sheet.compose()
    return (sheet.writer.finish(), sheet.size)
  }

  private init(_ diagram: Diagram, _ layout: Layout) {
    self.diagram = diagram
    self.layout = layout
    let drawn = layout.bounds.map { $0.high.x - $0.low.x } ?? 0
    scale = min(max(drawn / 1000, 1), 2.4)
    width = max(drawn, 480 * scale)
  }

  private mutating func compose() {
    writer.defaults(
      "graph",
      [
        ("bgcolor", .word("#FFFFFF")), ("pad", .word("0.3")), ("outputorder", .word("edgesfirst")),
        ("splines", .word("line")),
      ]
    )
    writer.defaults("node", [("fontname", .word(LayoutDOT.fontFamily))])
    writer.defaults("edge", [("arrowsize", .word("0.55")), ("arrowhead", .word("normal"))])
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

  private mutating func composeTitle() {
    caption(diagram.title, size: 22 * scale, color: .ink, isBold: true, cssClass: "title")
    cursor -= 3 * scale
    caption(diagram.subtitle, size: 13 * scale, color: .muted, cssClass: "subtitle")
    for note in diagram.notes { caption(note, size: 11 * scale, color: .muted, cssClass: "note") }
  }

  private mutating func caption(_ text: String, size: Double, color: Color, isBold: Bool = false, cssClass: String) {
    let cells = max(20, Int(width / (size * (isBold ? 0.56 : 0.5))))
    for line in LabelWrapping.lines(text, width: cells, maximumLines: 100) {
      self.text(line, x: 0, y: cursor - size * 0.65, size: size, color: color, isBold: isBold, cssClass: cssClass)
      cursor -= size * 1.3
    }
  }

  /// One line that begins at `x`, with its middle at `y`.
  private mutating func text(
    _ line: String, x: Double, y: Double, size: Double, color: Color, isBold: Bool = false, cssClass: String
  ) {
    guard !line.isEmpty else { return }
    let width = TextMetrics.width(line, size: size, isBold: isBold) * 1.15 + 4
    place(
      "c\(captionCount)",
      at: Point(x: x + width / 2, y: y),
      [
        ("shape", .word("plaintext")), ("label", .leading([line])), ("margin", .word("0")),
        ("fixedsize", .word("true")), ("width", .word(DecimalText.of(width / 72))),
        ("height", .word(DecimalText.of(size * 1.25 / 72))), ("fontsize", .word(DecimalText.of(size))),
        ("fontcolor", .word(color.description)), ("class", .word(cssClass)),
        ("fontname", .word(isBold ? LayoutDOT.fontFamily + " Bold" : LayoutDOT.fontFamily)),
      ]
    )
    captionCount += 1
  }

  private mutating func place(_ id: String, at point: Point, _ attributes: [(String, DOTWriter.Value)]) {
    writer.node(id, [("pos", .word(point.text)), ("id", .word(id))] + attributes)
  }

  // MARK: Legend

  private mutating func composeLegend() {
    guard !diagram.kinds.isEmpty else { return }
    cursor -= 8 * scale
    var x = 0.0
    for (index, kind) in diagram.kinds.enumerated() {
      let markWidth = (kind.isHub ? 17 : 11) * scale
      beginItem(&x, markWidth, kind.caption)
      mark("k\(index)", kind, at: Point(x: x + markWidth / 2, y: rowMiddle), size: 11 * scale, width: markWidth)
      endItem(&x, markWidth, kind.caption)
    }
    cursor -= 18 * scale
    guard !diagram.colorsLinesByKind, !diagram.relations.isEmpty else { return }
    x = 0
    for (index, relation) in diagram.relations.enumerated() {
      let lineWidth = 28 * scale
      beginItem(&x, lineWidth, relation.caption)
      sample(index, relation, from: x, to: x + lineWidth)
      endItem(&x, lineWidth, relation.caption)
    }
    cursor -= 18 * scale
  }

  private var rowMiddle: Double { cursor - 9 * scale }

  private mutating func beginItem(_ x: inout Double, _ markWidth: Double, _ caption: String) {
    let itemWidth = markWidth + 5 * scale + TextMetrics.width(caption, size: 11 * scale)
    if x > 0, x + itemWidth > width {
      x = 0
      cursor -= 18 * scale
    }
  }

  private mutating func endItem(_ x: inout Double, _ markWidth: Double, _ caption: String) {
    x += markWidth + 5 * scale
    text(caption, x: x, y: rowMiddle, size: 11 * scale, color: .ink, cssClass: "legend")
    x += TextMetrics.width(caption, size: 11 * scale) + 16 * scale
  }

  private mutating func mark(_ id: String, _ kind: DiagramKind, at point: Point, size: Double, width: Double) {
    let style = kind.style
    place(
      id,
      at: point,
      [
        ("shape", .word(style.shape.rawValue)), ("style", .word(kind.isHub ? "rounded,filled" : "filled")),
        ("label", .word("")), ("fixedsize", .word("true")), ("width", .word(DecimalText.of(width / 72))),
        ("height", .word(DecimalText.of(size / 72))), ("fillcolor", .word(style.solid.description)),
        ("color", .word(style.border.description)), ("penwidth", .word("0.7")),
        ("class", .word("mark " + kind.cssClass)),
      ]
    )
  }

  private mutating func sample(_ index: Int, _ relation: DiagramRelation, from: Double, to: Double) {
    let strand = DiagramStrand(relation: index, count: 1, direction: .forward, tooltip: "")
    let paint = StrandPaint(strand, DiagramTie(tail: 0, head: 0, strands: [], label: nil, emphasis: .normal), in: diagram)
    var curve = Curve(from: Point(x: from, y: rowMiddle), to: Point(x: to, y: rowMiddle))
    for (end, point) in zip(["a", "b"], [curve.start, curve.end]) {
      place(
        "x\(index)\(end)", at: point,
        [("style", .word("invis")), ("shape", .word("point")), ("width", .word("0.01")), ("label", .word(""))]
      )
    }
    line("x\(index)a", "x\(index)b", &curve, strand, paint, id: "s\(index)", cssClass: "sample " + relation.cssClass)
  }

  private mutating func line(
    _ tail: String, _ head: String, _ curve: inout Curve, _ strand: DiagramStrand, _ paint: StrandPaint, id: String,
    cssClass: String
  ) {
    var attributes = paint.attributes
    if paint.hasArrow {
      curve.addArrows(
        atStart: strand.direction != .forward, atEnd: strand.direction != .backward, length: 10 * paint.arrowSize
      )
      attributes += StrandPaint.direction(strand.direction)
    } else {
      attributes.append(("dir", .word("none")))
    }
    writer.edge(tail, head, [("pos", .word(curve.text)), ("id", .word(id)), ("class", .word(cssClass))] + attributes)
  }

  // MARK: Drawing

  private mutating func composeDrawing() {
    guard let bounds = layout.bounds else { return }
    cursor -= 16 * scale
    let spare = width - (bounds.high.x - bounds.low.x)
    let offset = Point(x: spare / 2 - bounds.low.x, y: cursor - bounds.high.y)
    cursor -= bounds.high.y - bounds.low.y
    composePlates(offset)
    for (index, node) in diagram.nodes.enumerated() { compose(node, index, offset) }
    for (index, tie) in diagram.ties.enumerated() { compose(tie, index, offset) }
  }

  private mutating func compose(_ node: DiagramNode, _ index: Int, _ offset: Point) {
    guard let box = layout.nodes[index] else { return }
    let kind = diagram.kinds[node.kind]
    let look = NodeLook(node, in: diagram)
    let cssClass = (node.isNamed ? "named " : "mark ") + kind.cssClass
    place(
      "n\(index)",
      at: box.center + offset,
      look.attributes.filter { $0.0 != "shape" } + NodePaint(node, kind).attributes + [("class", .word(cssClass))]
    )
    guard look.hasMark else { return }
    // The mark says the kind without colour, too.
    let size = look.fontSize * 0.84
    let left = box.center.x - box.width / 2 + look.marginWidth
    let first = box.center.y
    mark("m\(index)", kind, at: Point(x: left + size / 2, y: first) + offset, size: size, width: size)
  }

  private mutating func compose(_ tie: DiagramTie, _ index: Int, _ offset: Point) {
    guard let curve = layout.curves[index]?.moved(by: offset) else { return }
    let strands = diagram.colorsLinesByKind ? Array(tie.strands.prefix(1)) : tie.strands
    for (number, strand) in strands.enumerated() {
      let shift = (Double(number) - Double(strands.count - 1) / 2) * 3.6
      var beside = strands.count > 1 ? curve.beside(shift) : curve
      let shown = diagram.colorsLinesByKind ? tie.merged : strand
      line(
        "n\(tie.tail)", "n\(tie.head)", &beside, shown, StrandPaint(shown, tie, in: diagram), id: "e\(index)-\(number)",
        cssClass: strands.count < tie.strands.count
          ? tie.strands.map { diagram.relations[$0.relation].cssClass }.joined(separator: " ")
          : diagram.relations[strand.relation].cssClass
      )
    }
  }

  /// What stands beside or on lines: words, and the number of links where there are several.
  private mutating func composePlates(_ offset: Point) {
    for (index, tie) in diagram.ties.enumerated() {
      if let label = tie.label, let point = layout.labels[index] {
        let lines = label.split(separator: "\n").map(String.init)
        place(
          "w\(index)",
          at: point + offset,
          [
            ("shape", .word("plaintext")), ("label", .centered(lines)), ("fontsize", .word("9")),
            ("margin", .word("0")), ("width", .word("0.1")), ("height", .word("0.1")),
            ("fontcolor", .word(Color.muted.description)), ("class", .word("word")),
          ]
        )
      }
      guard diagram.ties.count <= 80, !diagram.colorsLinesByKind, let curve = layout.curves[index] else { continue }
      for (number, strand) in tie.strands.enumerated() where strand.count > 1 {
        let shift = (Double(number) - Double(tie.strands.count - 1) / 2) * 3.6
        let color = diagram.relations[strand.relation].style.color
        place(
          "q\(index)x\(number)",
          at: curve.beside(shift).middle + offset,
          [
            ("shape", .word("circle")), ("label", .centered([String(strand.count)])), ("fontsize", .word("8")),
            ("margin", .word("0")), ("fixedsize", .word("true")), ("width", .word("0.18")), ("style", .word("filled")),
            ("fillcolor", .word("#FFFFFF")), ("color", .word(color.description)), ("penwidth", .word("0.8")),
            ("fontcolor", .word(Color.ink.description)), ("class", .word("count")),
          ]
        )
      }
    }
  }
}

extension DiagramTie {
  /// All links as one line, in the style of the first relation.
  var merged: DiagramStrand {
    var merged = strands[0]
    merged.count = strands.reduce(0) { $0 + $1.count }
    merged.tooltip = strands.map(\.tooltip).joined(separator: "\n")
    return merged
  }
}
