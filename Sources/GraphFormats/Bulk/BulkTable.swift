import Diagnostics
import PropertyGraph

/// A table that is to be read in chunks: its bytes, and what its header says.
struct BulkTable: Sendable {
  /// The header stands in the first so many bytes; they are more than what the separator is guessed from.
  private static let headSize = 1 << 17

  let bytes: TableBytes
  let delimiter: UInt8
  /// Where the first row begins.
  let bodyStart: Int
  /// By field: the column that holds it.
  let columns: [Int]
  var width: Int { columns.count }

  /// Opens a table.
  ///
  /// - Throws: when anything would be said of the file or its header.
  init(_ description: TableDescription, files: TableFiles) throws(BulkOddity) {
    guard let bytes = try? files.open(description.path) else { throw BulkOddity() }
    self.bytes = bytes
    let head = bytes.read(0..<min(bytes.count, Self.headSize))
    let start: Int
    if let delimiter = description.delimiter {
      self.delimiter = delimiter
      start = CSVSeparator.preamble(of: head).start
    } else {
      (delimiter, start) = CSVSeparator.detect(head)
    }
    var reader = CSVReader(head, delimiter: delimiter, from: start)
    var cells: [CSVCell] = []
    guard reader.next(into: &cells), reader.problems.isEmpty,
      reader.position < head.count || head.count == bytes.count,
      TextEncoding.isPlain(head.span.extracting(0..<reader.position))
    else { throw BulkOddity() }
    // A line end of two bytes may be cut in the middle.
    if reader.position == head.count, head.count < bytes.count { throw BulkOddity() }
    bodyStart = reader.position
    let log = DiagnosticLog(limit: 1)
    let file = FileText(index: 0, name: "")
    let columns = TableHeader(fields: description.fields.map(\.name), file: file, log: log)
      .columns(of: cells, names: cells.map { $0.text(in: head) })
    guard log.errorCount == 0, log.warningCount == 0, cells.count == columns.count else { throw BulkOddity() }
    self.columns = columns.compactMap { $0 }
    guard self.columns.count == columns.count else { throw BulkOddity() }
  }
}
