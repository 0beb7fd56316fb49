import PropertyGraph

extension Sheet {
  /// Plates behind the members of each group, and the words on them.
  mutating func composeGroups(_ offset: Point) {
    switch diagram.profile {
    case .clusters: composeClusters(offset)
    case .panels: composePanels(offset)
    default: break
    }
  }

  private mutating func composeClusters(_ offset: Point) {
    for (index, group) in diagram.groups.enumerated() {
      guard let plate = layout.plates.indices.contains(index) ? layout.plates[index] : nil, plate.width > 0
      else {
        continue
      }
      let half = Point(x: plate.width / 2, y: plate.height / 2)
      let low = plate.center - half + offset
      let high = plate.center + half + offset
      background.roundedBox(
        low,
        high,
        radius: 12,
        fill: group.color.description + "1A",
        line: group.color.description + "90"
      )
      let caption = ClusterPlates.caption(group)
      halo("y\(index)", at: Point(x: low.x + 7, y: high.y - 11), caption, ClusterPlates.captionSize)
      text(
        caption,
        x: low.x + 8,
        y: high.y - 11,
        size: ClusterPlates.captionSize,
        color: group.color.mixed(with: theme.ink, 0.45),
        isBold: true,
        cssClass: "group"
      )
    }
  }

  /// Paper behind a caption, so that lines do not strike it through.
  private mutating func halo(_ id: String, at left: Point, _ words: String, _ size: Double) {
    let wide = measured(words, size, true) + 2
    place(
      id,
      at: left + Point(x: wide / 2, y: 0),
      [
        ("shape", .word("box")), ("style", .word("filled,rounded")), ("label", .word("")),
        ("fixedsize", .word("true")),
        ("width", .word(DecimalText.of(wide / 72))), ("height", .word(DecimalText.of(size * 1.2 / 72))),
        ("penwidth", .word("0")), ("fillcolor", .word(theme.paper.description + "B0")),
        ("class", .word("halo")),
      ]
    )
  }

  private mutating func composePanels(_ offset: Point) {
    for (group, plate) in zip(diagram.groups, layout.plates) {
      let half = Point(x: plate.width / 2, y: plate.height / 2)
      let low = plate.center - half + offset
      let high = plate.center + half + offset
      background.roundedBox(
        low,
        high,
        radius: 9,
        fill: theme.ink.description + "0C",
        line: theme.hairline.description + "FF"
      )
      let size = PanelArrangement.captionSize
      var y = high.y - PanelArrangement.padding - size * 0.6
      let lines = PanelArrangement.captionLines(group, width: plate.width)
      for (number, line) in lines.enumerated() {
        let isLast = number == lines.count - 1
        text(
          line,
          x: low.x + PanelArrangement.padding,
          y: y,
          size: size,
          color: theme.ink,
          isBold: true,
          cssClass: "group"
        )
        if isLast {
          let figure = Wording(diagram.language).number(group.count)
          let width = measured(figure, size)
          text(
            figure,
            x: high.x - PanelArrangement.padding - width,
            y: y,
            size: size,
            color: theme.muted,
            cssClass: "subtitle"
          )
        }
        y -= size * 1.2
      }
    }
  }

  // MARK: Discs

  mutating func compose(_ disc: DiscLook, _ node: DiagramNode, _ index: Int, at center: Point) {
    let tint = node.tint ?? theme.accent
    let count = node.count.map { Wording(diagram.language).number($0) } ?? ""
    let fits = measured(count, 9) + 4 < disc.diameter
    place(
      "n\(index)",
      at: center + disc.discOffset,
      [
        ("shape", .word("circle")), ("fixedsize", .word("true")),
        ("width", .word(DecimalText.of(disc.diameter / 72))),
        ("height", .word(DecimalText.of(disc.diameter / 72))),
        ("label", .centered([fits ? count : ""])), ("fontsize", .fontSize(9)),
        ("fontcolor", .word(theme.ink.description)), ("style", .word("filled")),
        ("fillcolor", .word(tint.mixed(with: theme.paper, 0.62).description)),
        ("color", .word(tint.description)),
        ("penwidth", .word("1.4")), ("class", .word("mark tinted")),
      ]
    )
    place(
      "w\(index)n",
      at: center + disc.textOffset,
      [
        ("shape", .word("box")), ("style", .word("filled,rounded")), ("penwidth", .word("0")),
        ("fillcolor", .word(theme.paper.description + "F0")), ("label", .centered(disc.lines)),
        // Nobody measures letters here: without a size of its own the paper behind them would be a speck.
        ("margin", .word("0")), ("fixedsize", .word("true")),
        ("width", .word(DecimalText.of((disc.textWidth + 3) / 72))),
        ("height", .word(DecimalText.of(disc.textHeight / 72))),
        ("fontsize", .fontSize(disc.fontSize)),
        ("fontcolor", .word(theme.ink.description)), ("class", .word("word")),
      ]
    )
  }

  /// The number that a line's width shows, where there is room for it.
  mutating func composeWeight(_ tie: DiagramTie, _ index: Int, _ offset: Point) {
    // Ones say nothing that the thinnest line does not; very many numbers are read by nobody.
    guard tie.share != nil, tie.tint == nil, diagram.profile == .groups || diagram.profile == .partners,
      diagram.ties.count <= 30 || (tie.count > 1 && diagram.ties.count <= 150),
      let curve = layout.curves[index]
    else { return }
    let text = Wording(diagram.language).number(tie.count)
    let width = max(13, measured(text, 8.5) + 6)
    guard let point = freePoint(on: curve, width: width + 2, height: 13) else { return }
    taken.append(Layout.Box(center: point, width: width + 2, height: 13))
    place(
      "q\(index)x0",
      at: point + offset,
      [
        ("shape", .word("box")), ("style", .word("rounded,filled")), ("label", .centered([text])),
        ("fontsize", .fontSize(8.5)), ("margin", .word("0")), ("fixedsize", .word("true")),
        ("width", .word(DecimalText.of(width / 72))), ("height", .word(DecimalText.of(12.0 / 72))),
        ("fillcolor", .word(theme.paper.description)), ("color", .word(theme.hairline.description)),
        ("penwidth", .word("0.6")), ("fontcolor", .word(theme.ink.description)), ("class", .word("count")),
      ]
    )
  }

  // MARK: Columns

  mutating func composeHeadings(_ bounds: (low: Point, high: Point)) {
    guard !diagram.headings.isEmpty else { return }
    let spare = (width - (bounds.high.x - bounds.low.x)) / 2 - bounds.low.x
    let size = theme.textSize * scale
    for (rank, heading) in diagram.headings.enumerated() {
      let boxes = diagram.nodes.indices.filter { diagram.nodes[$0].rank == rank }
        .compactMap { layout.nodes[$0] }
      guard let left = boxes.map({ $0.center.x - $0.width / 2 }).min(),
        let right = boxes.map({ $0.center.x + $0.width / 2 }).max()
      else { continue }
      let wide = measured(heading, size, true)
      let isLast = rank == diagram.headings.count - 1
      let x = rank == 0 ? right - wide - 2 : isLast ? left : (left + right - wide) / 2
      text(
        heading,
        x: max(0, x + spare),
        y: cursor - size * 0.65,
        size: size,
        color: theme.muted,
        isBold: true,
        cssClass: "heading"
      )
    }
    cursor -= size * 1.3 + 6
  }
}
