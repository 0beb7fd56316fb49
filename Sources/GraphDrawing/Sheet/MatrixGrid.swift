import PropertyGraph

/// The measures of a table of numbers: cells as wide as the paper allows, headings as names where these fit above
/// the columns, else as the numbers of the rows.
struct MatrixGrid {
  static let headingHeight = 9.0
  private static let widest = Point(x: 60, y: 25)
  /// A cell holds its number and this, in units.
  private static let cellPadding = 3.0

  let cell: Point
  let rowWidth: Double
  let headerHeight: Double
  let headings: [[String]]
  let rows: [[String]]
  /// Of the names of rows, of the headings, and of the numbers in cells.
  let textSize: Double
  let headingSize: Double
  let cellSize: Double
  let size: Point

  init(_ matrix: DiagramMatrix, _ diagram: Diagram) {
    let theme = diagram.theme
    let small = PaperWidth.smallestType
    let count = Double(max(matrix.columns.count, 1))
    // The last heading stands out a little.
    let inner = diagram.paper.inner - 4
    let wording = Wording(diagram.language)
    let longest = matrix.longest(wording)

    // Names above the columns, each word on a line of its own where it must be.
    let named = matrix.columns.map { LabelWrapping.lines($0, width: 12, maximumLines: 4) }
    let headingWidth = named.joined().map { theme.width(of: $0, size: small) }.max() ?? 0
    let plain = matrix.rows.map { LabelWrapping.lines($0, width: 34, maximumLines: 2) }
    let plainWidth = Self.width(of: plain, 10, theme)
    let needed = max(headingWidth + 4, theme.width(of: longest, size: 9) + Self.cellPadding)
    if plainWidth + needed * count <= inner || !matrix.isSquare {
      (rows, headings) = (plain, named)
      (textSize, headingSize, cellSize) = (10, small, 9)
      rowWidth = plainWidth
      let room = (inner - plainWidth) / count
      cell = Point(x: max(needed, min(room, Self.widest.x)), y: Self.widest.y)
    } else {
      // Numbers above the columns, digit by digit where cells are narrow.
      let numbers = matrix.rows.indices.map { String($0 + 1) }
      (textSize, headingSize, cellSize) = (small, small, small)
      let least = max(theme.width(of: longest, size: small) + Self.cellPadding, 8)
      let wraps = [60, 46, 38, 32, 28, 24]
        .map { width in
          zip(matrix.rows, numbers)
            .map { name, number in
              var lines = LabelWrapping.lines(name, width: width, maximumLines: 2)
              lines[lines.count - 1] += "\u{A0}\u{A0}\(number)"
              return lines
            }
        }
        .filter { $0.allSatisfy { $0.count < 3 } }
      func room(_ rows: [[String]]) -> Double { (inner - Self.width(of: rows, small, theme)) / count }
      // The first that leaves cells as wide as they need, else the narrowest.
      let enough = max(least, 9.5)
      rows = wraps.first { room($0) >= enough } ?? wraps.min { room($1) < room($0) } ?? plain
      rowWidth = Self.width(of: rows, small, theme)
      let width = max(least, min(room(rows), 34))
      let isTight = zip(rows, rows.dropFirst()).contains { $0.count > 1 && $1.count > 1 }
      cell = Point(x: width, y: max(min(width, 20), isTight ? 18 : 13))
      // Where cells are narrow, every second number stands higher.
      let isNarrow = numbers.contains { theme.width(of: $0, size: small) + 2 > width }
      headings = numbers.enumerated()
        .map { index, number in !isNarrow ? [number] : index.isMultiple(of: 2) ? ["", number] : [number, ""] }
    }
    headerHeight = Double(headings.map(\.count).max() ?? 1) * Self.headingHeight + 6
    size = Point(
      x: rowWidth + cell.x * Double(matrix.columns.count),
      y: headerHeight + cell.y * Double(matrix.rows.count)
    )
  }

  private static func width(of rows: [[String]], _ size: Double, _ theme: DrawingTheme) -> Double {
    (rows.joined().map { theme.width(of: $0, size: size) }.max() ?? 0) + 10
  }
}
