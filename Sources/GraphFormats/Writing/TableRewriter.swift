import Diagnostics

/// Makes the new bytes of a table from the old ones, which stay as they are wherever nothing changes.
struct TableRewriter {
  private let table: TableText
  private let change: TableChange
  private let lineEnd: [UInt8]
  private let quotesAll: Bool
  private let nullText: String
  private var output: [UInt8] = []

  init(_ table: TableText, _ change: TableChange) {
    self.table = table
    self.change = change
    let header = table.bytes[..<table.bodyStart]
    if header.last == 0x0A {
      lineEnd = header.dropLast().last == 0x0D ? [0x0D, 0x0A] : [0x0A]
    } else {
      lineEnd = header.last == 0x0D ? [0x0D] : [0x0A]
    }
    let missing = table.description.missingValues
    nullText = missing.contains([]) ? "" : missing.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    quotesAll = table.headerCells.allSatisfy { $0.style != .bare }
  }

  /// - Complexity: O(bytes).
  consuming func bytes() -> [UInt8] {
    let bytes = table.bytes
    output.reserveCapacity(bytes.count + 256)
    output.append(contentsOf: bytes[..<table.bodyStart])
    // Everything before is in the output, or left out.
    var copied = table.bodyStart
    var reader = CSVReader(bytes, delimiter: table.delimiter, from: table.bodyStart)
    var cells: [CSVCell] = []
    var row = 0
    while true {
      let start = reader.position
      guard reader.next(into: &cells) else { break }
      if TableRows.isBlank(cells, width: table.width) { continue }
      if change.deletedRows.contains(row) {
        output.append(contentsOf: bytes[copied..<start])
        copied = reader.position
      } else if let changed = change.cells[row] {
        let columns = changed.compactMap { field, cell in table.columns[field].map { ($0, field, cell) } }
        for (column, field, cell) in columns.sorted(by: { $0.0 < $1.0 }) {
          let range = TableReport.range(cells[column])
          output.append(contentsOf: bytes[copied..<range.lowerBound])
          let text = text(of: cell, old: cells[column], field: field)
          append(text, isQuoted: cells[column].style != .bare)
          copied = range.upperBound
        }
      }
      row += 1
    }
    output.append(contentsOf: bytes[copied...])
    let hadLineEnd = bytes.last == 0x0A || bytes.last == 0x0D
    for new in change.newRows {
      if output.last != 0x0A, output.last != 0x0D { output.append(contentsOf: lineEnd) }
      append(row: new)
      output.append(contentsOf: lineEnd)
    }
    if !hadLineEnd, !(change.newRows.isEmpty && change.deletedRows.isEmpty) { removeLineEnd() }
    return output
  }

  private func text(of cell: TableChange.Cell, old: CSVCell, field: Int) -> String? {
    switch cell {
    case .text(let text): return text
    case .items(let removing, let adding):
      guard case .list(let separator) = table.description.fields[field].kind else { return adding.first }
      var items: [String] = []
      var removing = removing
      for item in old.items(kind: .list(separator: separator), bytes: table.bytes) {
        let text = item.text(in: table.bytes)
        if let index = removing.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) {
          removing.remove(at: index)
        } else {
          items.append(text)
        }
      }
      items += adding
      return items.isEmpty ? nil : items.joined(separator: String(decoding: separator, as: UTF8.self))
    }
  }

  private mutating func append(row: [String?]) {
    var texts = [String?](repeating: nil, count: table.width)
    for (field, text) in row.enumerated() {
      if let column = table.columns[field] { texts[column] = text }
    }
    for (column, text) in texts.enumerated() {
      if column > 0 { output.append(table.delimiter) }
      append(text, isQuoted: quotesAll)
    }
  }

  private mutating func append(_ text: String?, isQuoted: Bool) {
    let text = text ?? nullText
    let needsQuotes = text.utf8.contains {
      $0 == table.delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D
    }
    // A row of one empty cell would be taken for an empty line.
    guard isQuoted || needsQuotes || (table.width == 1 && text.isEmpty) else {
      output.append(contentsOf: text.utf8)
      return
    }
    output.append(quote)
    for byte in text.utf8 {
      if byte == quote { output.append(quote) }
      output.append(byte)
    }
    output.append(quote)
  }

  private mutating func removeLineEnd() {
    if output.last == 0x0A { output.removeLast() }
    if output.last == 0x0D { output.removeLast() }
  }
}

private let quote = UInt8(ascii: "\"")
