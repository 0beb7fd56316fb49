import Diagnostics

/// A table's file after its header: which column holds which field, and where the rows begin.
struct TableText {
  let description: TableDescription
  /// As it stands on disk, for reports.
  let file: FileText
  /// The same with what is not UTF-8 replaced.
  let bytes: [UInt8]
  let delimiter: UInt8
  /// Where the first row begins.
  let bodyStart: Int
  let headerCells: [CSVCell]
  /// How many cells the header has.
  var width: Int { headerCells.count }
  /// By field: the column that holds it; nil when the file has none.
  let columns: [Int?]

  /// Nil, and reported, when the file cannot be read as a table at all.
  init?(_ description: TableDescription, files: TableFiles, index: Int, log: PackageLog) {
    let path = PackagePath.joined(files.folder, description.path)
    let bytes: [UInt8]
    do {
      bytes = try files.read(description.path)
    } catch {
      log.error(
        "unreadable-file",
        "cannot read '\(description.path)': \(error.reason)",
        at: description.pathRange
      )
      return nil
    }
    self.description = description
    file = FileText(index: index, name: path, bytes: bytes)
    let problems = TextEncoding.problems(in: bytes, limit: 1_000)
    for problem in problems { log.log.add(problem, in: file) }
    if TextEncoding.isWide(bytes) { return nil }
    self.bytes = problems.isEmpty ? bytes : TextEncoding.repaired(bytes)

    let start: Int
    if let delimiter = description.delimiter {
      self.delimiter = delimiter
      start = CSVSeparator.preamble(of: self.bytes).start
    } else {
      (delimiter, start) = CSVSeparator.detect(self.bytes)
    }
    var reader = CSVReader(self.bytes, delimiter: delimiter, from: start)
    var header: [CSVCell] = []
    let hasHeader = reader.next(into: &header)
    for problem in reader.problems { log.log.add(problem, in: file) }
    guard hasHeader, !(header.count == 1 && header[0].isEmpty) else {
      let message = bytes.isEmpty ? "the file is empty" : "the file has no header"
      log.log.add(
        Diagnostic(
          .error,
          bytes.isEmpty ? "empty-file" : "missing-header",
          message,
          at: SourceRange(start, start),
          help: "the first line names the columns: \(description.fields.map(\.name).joined(separator: ","))"
        ),
        in: file
      )
      return nil
    }
    bodyStart = reader.position
    headerCells = header
    let names = header.map { $0.text(in: reader.bytes) }
    columns = TableHeader(fields: description.fields.map(\.name), file: file, log: log.log)
      .columns(of: header, names: names)
  }
}
