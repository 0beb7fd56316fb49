import Diagnostics
import PropertyGraph

/// Turns the cells of one column into values and reports those that the schema does not allow.
struct ColumnChecker {
  let field: FieldDescription
  let isThorough: Bool
  private let reader: CellReader
  private let missingValues: [[UInt8]]
  private let isEmptyMissing: Bool
  private let isUnique: Bool
  private var rowsByKey = IDTable()
  private var scratch: [UInt8] = []

  /// A key's uniqueness is watched over by the table of ids, not here.
  init(_ field: FieldDescription, missingValues: [[UInt8]], isKey: Bool, isThorough: Bool) {
    self.field = field
    self.isThorough = isThorough
    self.missingValues = missingValues.filter { !$0.isEmpty }
    isEmptyMissing = missingValues.contains([])
    isUnique = field.constraints.isUnique && !isKey
    reader = CellReader(field)
  }

  /// The value of a cell; null after a mistake, which is reported.
  mutating func read(
    _ cell: CSVCell,
    row: Int,
    rows: borrowing TableRows,
    builder: inout GraphBuilder,
    report: TableReport
  ) -> CellValue {
    if cell.isEmpty, isEmptyMissing {
      if field.constraints.isRequired { reportMissing(cell, report) }
      return .null
    }
    let value: CellValue
    if cell.style == .escaped {
      cell.unescape(rows.text.bytes, into: &scratch)
      value = read(scratch.span, cell: cell, builder: &builder, report: report)
    } else {
      value = read(rows.text.bytes.span.extracting(cell.range), cell: cell, builder: &builder, report: report)
    }
    if isUnique, let key = Self.key(value), let first = rowsByKey.insert(key, UInt32(row)) {
      reportRepeated(cell, first: Int(first), rows: rows, report)
    }
    return value
  }

  private func read(
    _ text: Span<UInt8>,
    cell: CSVCell,
    builder: inout GraphBuilder,
    report: TableReport
  ) -> CellValue {
    if !missingValues.isEmpty, missingValues.contains(where: { text.holds($0) }) {
      if field.constraints.isRequired { reportMissing(cell, report) }
      return .null
    }
    let outcome = reader.read(text)
    if case .fault(let fault) = outcome {
      report.error(
        "wrong-type",
        "'\(TableReport.excerpt(text.string))' is \(fault.message)",
        at: cell,
        help: fault.help
      )
      return .null
    }
    if field.constraints.limitsValues {
      for complaint in field.constraints.complaints(about: outcome, text) {
        report.error(complaint.code, complaint.message, at: cell, help: complaint.help)
      }
    }
    if isThorough, let identifier = field.identifier,
      let complaint = identifier.complaint(about: text.string)
    {
      report.warning(complaint.code, complaint.message, at: cell, help: complaint.help)
    }
    switch outcome {
    case .integer(let number): return .integer(number)
    case .float(let number): return .float(number)
    case .boolean(let boolean): return .boolean(boolean)
    case .date(let date): return .date(date)
    case .value(let value): return .value(value)
    case .text, .fault:
      guard case .list(let separator) = field.kind else { return .string(builder.intern(utf8: text)) }
      return .list(items(of: text, separator: separator, cell: cell, report))
    }
  }

  private func items(
    of text: Span<UInt8>,
    separator: [UInt8],
    cell: CSVCell,
    _ report: TableReport
  ) -> [Value] {
    var items: [Value] = []
    var hasEmpty = false
    for range in Self.itemRanges(of: text, separator: separator) {
      if range.isEmpty { hasEmpty = true } else { items.append(.string(text.extracting(range).string)) }
    }
    if hasEmpty { report.warning("empty-item", "an empty item of the list is left out", at: cell) }
    return items
  }

  /// The ranges between separators, without the blanks around them.
  static func itemRanges(of text: Span<UInt8>, separator: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var index = 0
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high, text[low] == 0x20 || (0x09...0x0D).contains(text[low]) { low += 1 }
      while low < high, text[high - 1] == 0x20 || (0x09...0x0D).contains(text[high - 1]) { high -= 1 }
      return low..<high
    }
    while index + separator.count <= text.count {
      if text.extracting(index..<index + separator.count).holds(separator) {
        ranges.append(trimmed(start..<index))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    ranges.append(trimmed(start..<text.count))
    return ranges
  }

  /// What stands for a value in a table of keys; nil for null and what cannot be a key.
  static func key(_ value: CellValue) -> UInt64? {
    switch value {
    case .null, .list, .value: nil
    case .integer(let number): UInt64(bitPattern: number)
    case .float(let number): number.bitPattern
    case .boolean(let boolean): boolean ? 1 : 0
    case .date(let date):
      UInt64(UInt32(bitPattern: date.year)) << 16 | UInt64(date.month) << 8 | UInt64(date.day)
    case .string(let id): UInt64(id.rawValue)
    }
  }

  private func reportMissing(_ cell: CSVCell, _ report: TableReport) {
    report.error("missing-value", "'\(field.name)' is required, but the cell is empty", at: cell)
  }

  private func reportRepeated(_ cell: CSVCell, first: Int, rows: borrowing TableRows, _ report: TableReport) {
    var related: [Diagnostic.Note] = []
    if !report.log.isFull(.error),
      let column = rows.text.columns[rows.text.description.field(field.name) ?? 0]
    {
      related = [Diagnostic.Note("first given here", at: TableReport.range(rows.row(first)[column]))]
    }
    report.error(
      "repeated-value",
      "'\(TableReport.excerpt(cell.text(in: rows.text.bytes)))' stands twice in '\(field.name)', whose values must differ",
      at: cell,
      related: related
    )
  }
}

/// What is wrong with a value.
struct Complaint {
  var code: Diagnostic.Code
  var message: String
  var help: String?
}
