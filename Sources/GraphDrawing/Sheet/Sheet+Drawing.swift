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
      look.attributes.filter { $0.0 != "shape" } + NodePaint(node, kind, in: diagram).attributes + [
        ("class", .word(cssClass))
      ]
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
        cssClass: tie.tint != nil ? "tinted" : strands.count < tie.strands.count
          ? tie.strands.map { diagram.relations[$0.relation].cssClass }.joined(separator: " ")
          : diagram.relations[strand.relation].cssClass
      )
    }
  }

  /// How far words stand above where the layout put them: lines beside one another take room, too.
  static func lift(_ tie: DiagramTie) -> Double { 2.5 + Double(tie.strands.count - 1) * 1.8 }

  static func wordHeight(_ tie: DiagramTie) -> Double {
    Double(tie.label?.split(separator: "\n").count ?? 0) * 11
  }

  /// A point near the middle of a line that no node covers.
  func freePoint(on curve: Curve) -> Point {
    let candidates = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map { curve.point(at: $0) }
    let free = candidates.first { point in
      !layout.nodes.contains { box in
        guard let box else { return false }
        return abs(point.x - box.center.x) < box.width / 2 + 6
          && abs(point.y - box.center.y) < box.height / 2 + 6
      }
    }
    return free ?? candidates[0]
  }

  /// Places words beside lines, and on them the number of links where there are several.
  private mutating func composePlates(_ offset: Point) {
    for (index, tie) in diagram.ties.enumerated() {
      if let label = tie.label, let point = layout.labels[index] {
        let lines = label.split(separator: "\n").map(String.init)
        place(
          "w\(index)",
          at: point + offset + Point(x: 0, y: Self.lift(tie)),
          [
            ("shape", .word("plaintext")), ("label", .centered(lines)), ("fontsize", .word("9")),
            ("margin", .word("0")), ("width", .word("0.1")), ("height", .word("0.1")),
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
        place(
          "q\(index)x\(number)",
          at: freePoint(on: curve.beside(shift)) + offset,
          [
            ("shape", .word("circle")), ("label", .centered([String(strand.count)])),
            ("fontsize", .word("8")),
            ("margin", .word("0")), ("fixedsize", .word("true")), ("width", .word("0.18")),
            ("style", .word("filled")),
            ("fillcolor", .word(theme.paper.description)), ("color", .word(color.description)), ("penwidth", .word("0.8")),
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
