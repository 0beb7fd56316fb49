import PropertyGraph

extension Sheet {
  /// Rows and columns of cells, the darker the larger the number, each with its number.
  mutating func compose(_ matrix: DiagramMatrix) {
    let grid = MatrixGrid(matrix, diagram)
    cursor -= 12 * scale
    let top = cursor - grid.headerHeight
    for (column, lines) in grid.headings.enumerated() {
      let x = grid.rowWidth + (Double(column) + 0.5) * grid.cell.x
      for (number, line) in lines.reversed().enumerated() {
        let y = top + 7 + Double(number) * MatrixGrid.headingHeight
        words(line, at: Point(x: x, y: y), size: grid.headingSize, color: theme.muted)
      }
    }
    let largest = matrix.largest > 0 ? matrix.largest : 1
    for (row, name) in grid.rows.enumerated() {
      let y = top - (Double(row) + 0.5) * grid.cell.y
      for (line, words) in name.enumerated() {
        let above = (Double(name.count - 1) / 2 - Double(line)) * grid.textSize * 1.05
        text(
          words,
          x: grid.rowWidth - 6,
          y: y + above,
          size: grid.textSize,
          color: theme.ink,
          cssClass: "row",
          endsThere: true
        )
      }
      for (column, value) in matrix.cells[row].enumerated() {
        let x = grid.rowWidth + (Double(column) + 0.5) * grid.cell.x
        let title = value.map {
          "\(matrix.rows[row]) – \(matrix.columns[column])\n\(Wording(diagram.language).amount($0)) \(matrix.unit)"
        }
        compose(
          value,
          share: (value ?? 0) / largest,
          title,
          "h\(row)x\(column)",
          grid,
          Point(x: x, y: y)
        )
      }
    }
    cursor = top - Double(matrix.rows.count) * grid.cell.y
  }

  private mutating func compose(
    _ value: Double?,
    share: Double,
    _ title: String?,
    _ id: String,
    _ grid: MatrixGrid,
    _ center: Point
  ) {
    let isEmpty = (value ?? 0) == 0
    let fill =
      value == nil
      ? theme.hairline
      : isEmpty ? theme.paper.mixed(with: theme.accent, 0.03) : DiagramScale.color(share, theme)
    let text = isEmpty ? "" : Wording(diagram.language).amount(value ?? 0)
    if let title, !isEmpty { say(title, of: id) }
    place(
      id,
      at: center,
      [
        ("shape", .word("box")), ("fixedsize", .word("true")), ("style", .word("filled")),
        ("width", .word(DecimalText.inches(grid.cell.x))), ("height", .word(DecimalText.inches(grid.cell.y))),
        ("label", .centered([text])), ("margin", .word("0")), ("fontsize", .fontSize(grid.cellSize)),
        ("fillcolor", .word(fill.description)), ("color", .word(theme.paper.description)),
        ("penwidth", .word("1")),
        ("fontcolor", .word((fill.luminance < 0.5 ? Color.paper : Color.ink).description)),
        ("class", .word("cell tinted")),
      ]
    )
  }

  /// One centred line.
  mutating func words(_ line: String, at point: Point, size: Double, color: Color) {
    text(line, x: point.x - measured(line, size) / 2, y: point.y, size: size, color: color, cssClass: "word")
  }
}
