import PropertyGraph

extension Sheet {
  /// One row a scale: what it counts, then samples with their values.
  mutating func composeScales() {
    let size = theme.textSize * scale
    for (number, diagramScale) in diagram.scales.enumerated() {
      let tallest = diagramScale.samples.map { Self.height($0.look, scale) }.max() ?? 0
      let row = max(18 * scale, tallest + 4 * scale)
      let middle = cursor - row / 2
      let caption = diagramScale.caption + Wording(diagram.language).colon
      text(caption, x: 0, y: middle, size: size, color: theme.muted, cssClass: "legend")
      var x = measured(caption, size) + 8 * scale
      for (index, sample) in diagramScale.samples.enumerated() {
        let wide = Self.width(sample.look, scale)
        let needed = wide + gap + measured(sample.caption, size)
        if x + needed > width, index > 0 {
          x = 14 * scale
          cursor -= row
        }
        draw(sample.look, id: "z\(number)x\(index)", at: Point(x: x + wide / 2, y: cursor - row / 2))
        x += wide + gap
        text(sample.caption, x: x, y: cursor - row / 2, size: size, color: theme.ink, cssClass: "legend")
        x += measured(sample.caption, size) + 14 * scale
      }
      cursor -= row
    }
  }

  private static func width(_ look: DiagramScale.Look, _ scale: Double) -> Double {
    switch look {
    // Discs and lines are as large as in the drawing.
    case .disc(let diameter): diameter
    case .letters(let factor): 16 * factor
    case .line: 30 * scale
    case .patch: 15 * scale
    }
  }

  private static func height(_ look: DiagramScale.Look, _ scale: Double) -> Double {
    switch look {
    case .disc(let diameter): diameter
    case .letters(let factor): 14 * factor
    case .line(let width): width
    case .patch: 11 * scale
    }
  }

  private mutating func draw(_ look: DiagramScale.Look, id: String, at point: Point) {
    if case .letters(let factor) = look {
      return words("Aa", at: point, size: 11 * factor * theme.nameScale, color: theme.ink)
    }
    let paint: (shape: String, fill: Color, border: Color, height: Double) =
      switch look {
      case .disc(let diameter): ("circle", theme.hairline, theme.muted, diameter)
      case .letters: ("box", theme.paper, theme.paper, 0)
      case .line(let width): ("box", theme.muted, theme.muted, width)
      case .patch(let color): ("box", color, color.mixed(with: theme.muted, 0.35), 11 * scale)
      }
    place(
      id,
      at: point,
      [
        ("shape", .word(paint.shape)), ("label", .word("")), ("fixedsize", .word("true")),
        ("width", .word(DecimalText.of(Self.width(look, scale) / 72))),
        ("height", .word(DecimalText.of(paint.height / 72))), ("style", .word("filled")),
        ("fillcolor", .word(paint.fill.description)), ("color", .word(paint.border.description)),
        ("penwidth", .word("0.5")), ("class", .word("sample")),
      ]
    )
  }
}
