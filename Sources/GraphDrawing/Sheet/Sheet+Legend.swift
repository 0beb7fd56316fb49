import PropertyGraph

extension Sheet {
  mutating func composeLegend() {
    guard !diagram.kinds.isEmpty || !diagram.scales.isEmpty else { return }
    cursor -= 8 * scale
    composeKinds()
    composeRelations()
    composeScales()
  }

  private mutating func composeKinds() {
    let kinds = diagram.legendKinds
    guard !kinds.isEmpty else { return }
    var x = 0.0
    for (index, kind) in kinds.enumerated() {
      let markWidth = (kind.isHub ? 17 : 11) * scale
      beginItem(&x, markWidth, kind.caption)
      mark(
        "k\(index)",
        kind,
        at: Point(x: x + markWidth / 2, y: rowMiddle),
        size: theme.textSize * scale,
        width: markWidth
      )
      endItem(&x, markWidth, kind.caption)
    }
    cursor -= 18 * scale
  }

  private mutating func composeRelations() {
    let relations = diagram.legendRelations
    guard !relations.isEmpty else { return }
    var x = 0.0
    for (index, relation) in relations {
      let lineWidth = 28 * scale
      beginItem(&x, lineWidth, relation.caption)
      sample(index, relation, from: x, to: x + lineWidth)
      endItem(&x, lineWidth, relation.caption)
    }
    cursor -= 18 * scale
  }

  var rowMiddle: Double { cursor - 9 * scale }
  var gap: Double { 6 * scale }

  private mutating func beginItem(_ x: inout Double, _ markWidth: Double, _ caption: String) {
    let itemWidth = markWidth + gap + measured(caption, theme.textSize * scale)
    if x > 0, x + itemWidth > width {
      x = 0
      cursor -= 18 * scale
    }
  }

  private mutating func endItem(_ x: inout Double, _ markWidth: Double, _ caption: String) {
    x += markWidth + gap
    text(caption, x: x, y: rowMiddle, size: theme.textSize * scale, color: theme.ink, cssClass: "legend")
    x += measured(caption, theme.textSize * scale) + 16 * scale
  }

  mutating func mark(_ id: String, _ kind: DiagramKind, at point: Point, size: Double, width: Double) {
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
    let paint = StrandPaint(
      strand,
      DiagramTie(tail: 0, head: 0, strands: [], label: nil, emphasis: .normal),
      in: diagram
    )
    var curve = Curve(from: Point(x: from, y: rowMiddle), to: Point(x: to, y: rowMiddle))
    for (end, point) in zip(["a", "b"], [curve.start, curve.end]) {
      place(
        "x\(index)\(end)",
        at: point,
        [
          ("style", .word("invis")), ("shape", .word("point")), ("width", .word("0.01")),
          ("label", .word("")),
        ]
      )
    }
    line(
      "x\(index)a",
      "x\(index)b",
      &curve,
      strand,
      paint,
      id: "s\(index)",
      cssClass: "sample " + relation.cssClass
    )
  }
}
