import Diagnostics
import PropertyGraph

/// Finds rows that end before they begin.
struct TimeOrder {
  /// Columns that go together, by name.
  private static let names = [
    ("since", "until"), ("start", "end"), ("started", "ended"), ("begin", "end"), ("began", "ended"),
    ("startDate", "endDate"), ("opened", "closed"), ("validFrom", "validUntil"), ("debut", "fin"),
  ]

  /// The fields that go together.
  private(set) var pairs: [(begin: Int, end: Int)] = []
  private let fields: [FieldDescription]
  private var values: [CellValue]

  init(_ fields: [FieldDescription]) {
    self.fields = fields
    values = [CellValue](repeating: .null, count: fields.count)
    for (begin, end) in Self.names {
      guard let begin = fields.firstIndex(where: { $0.name == begin }),
        let end = fields.firstIndex(where: { $0.name == end })
      else { continue }
      pairs.append((begin, end))
    }
  }

  mutating func note(_ value: CellValue, field: Int) {
    if !pairs.isEmpty { values[field] = value }
  }

  func check(rows: borrowing TableRows, strings: borrowing StringPool, _ report: TableReport) {
    for pair in pairs where Self.isReversed(values[pair.begin], values[pair.end], strings) {
      guard let begin = rows.text.columns[pair.begin], let end = rows.text.columns[pair.end] else { continue }
      let (first, last) = (rows.cells[begin], rows.cells[end])
      report.error(
        "reversed-dates",
        "'\(fields[pair.end].name)' (\(last.text(in: rows.text.bytes))) lies before "
          + "'\(fields[pair.begin].name)' (\(first.text(in: rows.text.bytes)))",
        at: last,
        related: [Diagnostic.Note("begins here", at: TableReport.range(first))]
      )
    }
  }

  /// Whether an end lies before its beginning.
  static func isReversed(_ begin: CellValue, _ end: CellValue, _ strings: borrowing StringPool) -> Bool {
    switch (begin, end) {
    case (.integer(let a), .integer(let b)): return b < a
    case (.date(let a), .date(let b)): return b < a
    case (.integer(let year), .date(let date)): return Int64(date.year) < year
    case (.date(let date), .integer(let year)): return year < Int64(date.year)
    case (.string(let a), .string(let b)):
      // Dates of which the day or the month may be missing: as far as both go.
      let (first, last) = (strings.utf8(a), strings.utf8(b))
      guard looksLikeDate(first), looksLikeDate(last) else { return false }
      let length = min(first.count, last.count)
      return last.prefix(length).lexicographicallyPrecedes(first.prefix(length))
    default: return false
    }
  }

  private static func looksLikeDate(_ text: ArraySlice<UInt8>) -> Bool {
    guard [4, 7, 10].contains(text.count) else { return false }
    return text.enumerated()
      .allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
  }
}
