import Diagnostics

/// The rows of a table one after the other, with what is wrong in their form reported.
///
/// Remembers where every 64th row begins, so that a row can be found again for a report.
struct TableRows {
  private static let stride = 64

  let text: TableText
  let log: DiagnosticLog
  /// The current row, padded with empty cells where it is too short.
  private(set) var cells: [CSVCell] = []
  /// How many rows were read; the current one's number is one less.
  private(set) var count = 0
  /// Whether the current row has as many cells as the header.
  private(set) var isWhole = true
  private var reader: CSVReader
  private var starts: [Int] = []
  private var isSilent = false
  private var blankRows: (count: Int, range: SourceRange)?

  init(_ text: TableText, log: DiagnosticLog) {
    self.text = text
    self.log = log
    reader = CSVReader(text.bytes, delimiter: text.delimiter, from: text.bodyStart)
  }

  /// Goes back to before the first row; what is wrong is not reported again.
  mutating func rewind() {
    reader = CSVReader(text.bytes, delimiter: text.delimiter, from: text.bodyStart)
    starts = []
    count = 0
    isSilent = true
  }

  /// Whether all of the file was read.
  var isComplete: Bool { !reader.isTruncated }

  mutating func next() -> Bool {
    while true {
      let start = reader.position
      let hasRow = reader.next(into: &cells)
      if !reader.problems.isEmpty {
        for problem in reader.problems { report(problem) }
        reader.problems.removeAll()
      }
      guard hasRow else {
        reportBlankRows()
        return false
      }
      if isBlank(cells) {
        let first = blankRows ?? (0, SourceRange(start, start))
        blankRows = (first.count + 1, first.range)
        continue
      }
      reportBlankRows()
      if count % Self.stride == 0 { starts.append(start) }
      count += 1
      isWhole = cells.count == text.width
      if !isWhole { reportWidth(isReported: !reader.isTruncated) }
      return true
    }
  }

  /// A row that was read before.
  func row(_ number: Int) -> [CSVCell] {
    var reader = CSVReader(text.bytes, delimiter: text.delimiter, from: starts[number / Self.stride])
    var cells: [CSVCell] = []
    var left = number % Self.stride
    while reader.next(into: &cells) {
      if isBlank(cells) { continue }
      if left == 0 { break }
      left -= 1
    }
    while cells.count < text.width { cells.append(CSVCell(start: reader.position, end: reader.position)) }
    return cells
  }

  private func isBlank(_ cells: [CSVCell]) -> Bool { Self.isBlank(cells, width: text.width) }

  /// Whether a record is no row of a table of some width.
  static func isBlank(_ cells: [CSVCell], width: Int) -> Bool {
    for cell in cells where !cell.isEmpty { return false }
    // A table of one column may hold an empty cell in quotes.
    return width > 1 || cells.first?.style == .bare
  }

  private mutating func reportBlankRows() {
    guard let blank = blankRows else { return }
    blankRows = nil
    report(
      Diagnostic(
        .warning,
        "blank-row",
        blank.count == 1 ? "an empty row is skipped" : "\(blank.count) empty rows are skipped",
        at: blank.range
      )
    )
  }

  private func report(_ problem: Diagnostic) {
    if !isSilent { log.add(problem, in: text.file) }
  }

  private mutating func reportWidth(isReported: Bool) {
    let isLong = cells.count > text.width
    let start = isLong ? cells[text.width].start : cells[cells.count - 1].start
    let end = cells[cells.count - 1].end
    if isReported {
      report(
        Diagnostic(
          .error,
          isLong ? "extra-cells" : "missing-cells",
          "the row has \(cells.count) cell\(cells.count == 1 ? "" : "s"), the header \(text.width)",
          at: SourceRange(start, end),
          help: isLong ? "put a cell that holds the separator into quotes" : nil
        )
      )
    }
    while cells.count < text.width { cells.append(CSVCell(start: end, end: end)) }
  }
}
