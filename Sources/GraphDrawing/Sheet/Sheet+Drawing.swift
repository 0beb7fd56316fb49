import PropertyGraph

extension Sheet {
  mutating func composeDrawing() {
    if let matrix = diagram.matrix { return compose(matrix) }
    guard let bounds else { return }
    if !diagram.frames.isEmpty { return composeFrames(bounds) }
    cursor -= 16 * scale
    composeHeadings(bounds)
    let spare = width - (bounds.high.x - bounds.low.x)
    let offset = Point(x: spare / 2 - bounds.low.x, y: cursor - bounds.high.y)
    cursor -= bounds.high.y - bounds.low.y
    composeGroups(offset)
    composePlates(offset)
    for (index, node) in diagram.nodes.enumerated() { compose(node, index, offset) }
    for (index, tie) in diagram.ties.enumerated() { compose(tie, index, offset) }
  }

  private mutating func compose(_ node: DiagramNode, _ index: Int, _ offset: Point) {
    guard let box = layout.nodes[index] else { return }
    let kind = diagram.kinds[node.kind]
    let look = NodeLook(node, in: diagram)
    if let disc = look.disc { return compose(disc, node, index, at: box.center + offset) }
    let cssClass = (node.isNamed ? "named " : "mark ") + kind.cssClass + (node.tint == nil ? "" : " tinted")
    place(
      "n\(index)",
      at: box.center + offset,
      look.content + look.frame + NodePaint(node, kind, in: diagram).attributes + [
        ("class", .word(cssClass))
      ] + (hasLinks ? node.link.map { [("URL", .link($0))] } ?? [] : [])
    )
    guard look.hasMark else { return }
    // The mark says the kind without colour, too.
    let size = look.fontSize * 0.84
    let left = box.center.x - box.width / 2 + look.marginWidth
    let first = box.center.y
    var tagKind = kind
    if let tint = node.tint { tagKind.style = kind.style.tinted(tint, theme, isHub: kind.isHub) }
    mark("m\(index)", tagKind, at: Point(x: left + size / 2, y: first) + offset, size: size, width: size)
  }

  private mutating func compose(_ tie: DiagramTie, _ index: Int, _ offset: Point) {
    guard let curve = layout.curves[index]?.moved(by: offset) else { return }
    let isMerged = diagram.colorsLinesByKind || tie.share != nil || tie.tint != nil
    let strands = isMerged ? Array(tie.strands.prefix(1)) : tie.strands
    for (number, strand) in strands.enumerated() {
      let shift = (Double(number) - Double(strands.count - 1) / 2) * 3.6
      var beside = strands.count > 1 ? curve.beside(shift) : curve
      let shown = isMerged ? tie.merged : strand
      line(
        "n\(tie.tail)",
        "n\(tie.head)",
        &beside,
        shown,
        StrandPaint(shown, tie, in: diagram),
        id: "e\(index)-\(number)",
        cssClass: tie.tint != nil
          ? "tinted"
          : strands.count < tie.strands.count
            ? tie.strands.map { diagram.relations[$0.relation].cssClass }.joined(separator: " ")
            : diagram.relations[strand.relation].cssClass
      )
    }
  }

  /// How far words stand off where the layout put them: lines beside one another take room, too.
  static func lift(_ tie: DiagramTie) -> Double { 2.5 + Double(tie.strands.count - 1) * 1.8 }

  /// Above lines that lead to the right, beside lines that lead down.
  func wordOffset(_ tie: DiagramTie) -> Point {
    diagram.isUpright ? Point(x: Self.lift(tie) + 3, y: 0) : Point(x: 0, y: Self.lift(tie))
  }

  static func wordHeight(_ tie: DiagramTie) -> Double {
    Double(tie.label?.split(separator: "\n").count ?? 0) * 11
  }

  /// A point near the middle of a line where a plate of a size covers neither a node nor other words; nil
  /// when there is none.
  func freePoint(on curve: Curve, width: Double, height: Double) -> Point? {
    // From the middle outwards, on either side in turn.
    let candidates = (0..<17)
      .map { step -> Point in
        let away = Double((step + 1) / 2) * 0.045
        return curve.point(at: step.isMultiple(of: 2) ? 0.5 - away : 0.5 + away)
      }
    return candidates.first { point in
      let plate = Layout.Box(center: point, width: width, height: height)
      return !taken.contains { $0.overlaps(plate) } && !layout.nodes.contains { $0?.overlaps(plate) ?? false }
    }
  }

  /// Places words beside lines, and on them the number of links where there are several.
  private mutating func composePlates(_ offset: Point) {
    for (index, tie) in diagram.ties.enumerated() {
      if let label = tie.label, let point = layout.labels[index] {
        let wide = label.split(separator: "\n").map { measured(String($0), 9) }.max() ?? 0
        taken.append(
          Layout.Box(
            center: point + wordOffset(tie),
            width: wide,
            height: Self.wordHeight(tie)
          )
        )
      }
    }
    // The heaviest first: where room is short, the others go without their number.
    let order = diagram.ties.indices.sorted { (diagram.ties[$1].count, $0) < (diagram.ties[$0].count, $1) }
    for index in order {
      let tie = diagram.ties[index]
      if let label = tie.label, let point = layout.labels[index] {
        let lines = label.split(separator: "\n").map(String.init)
        let block = TextBlock(lines, fontSize: 9, theme)
        place(
          "w\(index)",
          at: point + offset + wordOffset(tie),
          [
            // Paper behind the words, so that no other line strikes them through.
            ("shape", .word("box")), ("style", .word("filled,rounded")), ("penwidth", .word("0")),
            ("fillcolor", .word(theme.paper.description + "D0")), ("label", .centered(lines)),
            ("fontsize", .fontSize(9)),
            ("margin", .word("0")), ("fixedsize", .word("true")),
            ("width", .word(DecimalText.inches(block.width + 4))),
            ("height", .word(DecimalText.inches(block.height + 2))),
            ("fontcolor", .word(theme.muted.description)), ("class", .word("word")),
          ]
        )
      }
      if tie.share != nil || tie.tint != nil {
        composeWeight(tie, index, offset)
        continue
      }
      guard diagram.ties.count <= 80, !diagram.colorsLinesByKind, let curve = layout.curves[index] else {
        continue
      }
      for (number, strand) in tie.strands.enumerated() where strand.count > 1 {
        let shift = (Double(number) - Double(tie.strands.count - 1) / 2) * 3.6
        let color = diagram.relations[strand.relation].style.color
        let beside = curve.beside(shift)
        // Where there is no room for it, the line's width says that it is several.
        guard let point = freePoint(on: beside, width: 14, height: 14) else { continue }
        taken.append(Layout.Box(center: point, width: 13, height: 13))
        place(
          "q\(index)x\(number)",
          at: point + offset,
          [
            ("shape", .word("circle")), ("label", .centered([String(strand.count)])),
            ("fontsize", .fontSize(8)),
            ("margin", .word("0")), ("fixedsize", .word("true")), ("width", .word("0.18")),
            ("style", .word("filled")),
            ("fillcolor", .word(theme.paper.description)), ("color", .word(color.description)),
            ("penwidth", .word("0.8")),
            ("fontcolor", .word(theme.ink.description)), ("class", .word("count")),
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
