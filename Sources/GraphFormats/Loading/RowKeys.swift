import Diagnostics
import PropertyGraph

/// Watches over a primary key that is not the id of nodes: no two rows may have the same.
struct RowKeys {
  private let columns: [Int]
  private var rowsByKey: [[UInt32]: UInt32] = [:]
  private let names: String

  init(_ description: TableDescription, idField: Int?) {
    columns = Self.fields(of: description, idField: idField)
    names = description.primaryKey.map { "'\($0.name)'" }.joined(separator: ", ")
  }

  /// The fields of the key; none when there is no other than the id.
  static func fields(of description: TableDescription, idField: Int?) -> [Int] {
    let fields = description.primaryKey.compactMap { description.field($0.name) }
    return fields.isEmpty || fields == [idField].compactMap { $0 } ? [] : fields
  }

  mutating func check(rows: borrowing TableRows, builder: inout GraphBuilder, _ report: TableReport) {
    guard !columns.isEmpty else { return }
    var key: [UInt32] = []
    for field in columns {
      guard let column = rows.text.columns[field] else { return }
      key.append(builder.intern(utf8: rows.text.bytes.span.extracting(rows.cells[column].range)).rawValue)
    }
    let row = UInt32(rows.count - 1)
    guard let first = rowsByKey[key], let column = rows.text.columns[columns[0]] else {
      rowsByKey[key] = row
      return
    }
    var related: [Diagnostic.Note] = []
    if !report.log.isFull(.error) {
      related = [Diagnostic.Note("first given here", at: TableReport.range(rows.row(Int(first))[column]))]
    }
    report.error(
      "repeated-key",
      "two rows have the same primary key (\(names))",
      at: rows.cells[column],
      related: related
    )
  }
}
