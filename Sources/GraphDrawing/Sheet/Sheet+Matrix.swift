import PropertyGraph

/// The measures of a table of numbers.
struct MatrixGrid {
  static let headingLimit = 16
  static let fontSize = 10.0

  let cell: Point
  let rowWidth: Double
  let headerHeight: Double
  let headings: [[String]]
  let rows: [[String]]
  let rowSize: Double
  let size: Point

  init(_ matrix: DiagramMatrix, _ theme: DrawingTheme) {
    let isNumbered = matrix.columns.count > Self.headingLimit && matrix.isSquare || Self.isLong(matrix)
    let isNarrow = isNumbered && matrix.isSquare
    let isDense = isNarrow && matrix.columns.count > 36
    rowSize = isDense ? 8 : isNarrow ? 9 : Self.fontSize
    rows = matrix.rows.enumerated()
      .map { index, name in
        var lines = LabelWrapping.lines(name, width: 36, maximumLines: 2)
        if isNarrow { lines[lines.count - 1] += "\u{A0}\u{A0}\(index + 1)" }
        return lines
      }
    headings = matrix.columns.enumerated()
      .map { index, name in
        isNumbered && matrix.isSquare
          ? [String(index + 1)]
          : LabelWrapping.lines(name, width: 13, maximumLines: 4)
      }
    cell = isDense ? Point(x: 18, y: 18) : isNarrow ? Point(x: 24, y: 22) : Point(x: 60, y: 25)
    let factor = theme.font.widthFactor
    let rowSize = rowSize
    rowWidth = (rows.joined().map { TextMetrics.width($0, size: rowSize) }.max() ?? 0) * factor + 12
    headerHeight = Double(headings.map(\.count).max() ?? 1) * 9.5 + 10
    size = Point(
      x: rowWidth + cell.x * Double(matrix.columns.count),
      y: headerHeight + cell.y * Double(matrix.rows.count)
    )
  }

  private static func isLong(_ matrix: DiagramMatrix) -> Bool {
    matrix.isSquare && matrix.columns.contains { $0.utf8.count > 34 }
  }
}

extension Sheet {
  /// Rows and columns of cells, the darker the larger the number, each with its number.
  mutating func compose(_ matrix: DiagramMatrix) {
    let grid = MatrixGrid(matrix, theme)
    cursor -= 12 * scale
    let top = cursor - grid.headerHeight
    for (column, lines) in grid.headings.enumerated() {
      let x = grid.rowWidth + (Double(column) + 0.5) * grid.cell.x
      for (number, line) in lines.reversed().enumerated() {
        words(line, at: Point(x: x, y: top + 8 + Double(number) * 9.5), size: 8.5, color: theme.muted)
      }
    }
    let largest = Double(max(matrix.largest, 1))
    for (row, name) in grid.rows.enumerated() {
      let y = top - (Double(row) + 0.5) * grid.cell.y
      for (line, words) in name.enumerated() {
        let above = (Double(name.count - 1) / 2 - Double(line)) * grid.rowSize * 1.05
        text(
          words,
          x: grid.rowWidth - 8,
          y: y + above,
          size: grid.rowSize,
          color: theme.ink,
          cssClass: "row",
          endsThere: true
        )
      }
      for (column, value) in matrix.cells[row].enumerated() {
        let x = grid.rowWidth + (Double(column) + 0.5) * grid.cell.x
        let title = value.map { "\(matrix.rows[row]) – \(matrix.columns[column])\n\($0) \(matrix.unit)" }
        compose(
          value,
          share: Double(value ?? 0) / largest,
          title,
          "h\(row)x\(column)",
          grid.cell,
          Point(x: x, y: y)
        )
      }
    }
    cursor = top - Double(matrix.rows.count) * grid.cell.y
  }

  private mutating func compose(
    _ value: Int?,
    share: Double,
    _ title: String?,
    _ id: String,
    _ size: Point,
    _ center: Point
  ) {
    let isEmpty = (value ?? 0) == 0
    let fill =
      value == nil
      ? theme.hairline
      : isEmpty ? theme.paper.mixed(with: theme.accent, 0.03) : DiagramScale.color(share, theme)
    let text = isEmpty ? "" : Wording(diagram.language).number(value ?? 0)
    if let title, !isEmpty { say(title, of: id) }
    place(
      id,
      at: center,
      [
        ("shape", .word("box")), ("fixedsize", .word("true")), ("style", .word("filled")),
        ("width", .word(DecimalText.of(size.x / 72))), ("height", .word(DecimalText.of(size.y / 72))),
        ("label", .centered([text])), ("margin", .word("0")), ("fontsize", .word("9")),
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
