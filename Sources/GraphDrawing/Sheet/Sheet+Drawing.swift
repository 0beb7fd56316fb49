import PropertyGraph

extension Sheet {
  mutating func composeDrawing() {
    guard let bounds else { return }
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
      look.content + look.frame + NodePaint(node, kind).attributes + [
        ("class", .word(cssClass))
      ] + (hasLinks ? node.link.map { [("URL", .link($0))] } ?? [] : [])
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
        "n\(tie.tail)",
        "n\(tie.head)",
        &beside,
        shown,
        StrandPaint(shown, tie, in: diagram),
        id: "e\(index)-\(number)",
        cssClass: strands.count < tie.strands.count
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
  private func freePoint(on curve: Curve) -> Point {
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
        let block = TextBlock(lines, fontSize: 9)
        place(
          "w\(index)",
          at: point + offset + Point(x: 0, y: Self.lift(tie)),
          [
            ("shape", .word("plaintext")), ("label", .centered(lines)), ("fontsize", .fontSize(9)),
            ("margin", .word("0")), ("fixedsize", .word("true")),
            ("width", .word(DecimalText.inches(block.width + 4))),
            ("height", .word(DecimalText.inches(block.height + 2))),
            ("fontcolor", .word(Color.muted.description)), ("class", .word("word")),
          ]
        )
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
            ("fontsize", .fontSize(8)),
            ("margin", .word("0")), ("fixedsize", .word("true")), ("width", .word("0.18")),
            ("style", .word("filled")),
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
