/// Writes CSV (RFC 4180): commas, LF, quotes only where they are needed.
package enum CSVWriter {
  /// Adds a record.
  ///
  /// Nil is an empty cell and an empty text `""`. A record of one empty cell is `""` as well, because
  /// readers skip empty lines.
  package static func append(_ cells: [String?], to output: inout String) {
    if cells.count == 1, cells[0] == nil {
      output += "\"\"\n"
      return
    }
    for (index, cell) in cells.enumerated() {
      if index > 0 { output += "," }
      if let cell { append(cell, to: &output) }
    }
    output += "\n"
  }

  private static func append(_ cell: String, to output: inout String) {
    guard needsQuotes(cell) else {
      output += cell
      return
    }
    output += "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { output += "\"" }
      output.unicodeScalars.append(scalar)
    }
    output += "\""
  }

  private static func needsQuotes(_ cell: String) -> Bool {
    guard let first = cell.utf8.first else { return true }
    // At the start of a file these would be taken for a mark or a declaration.
    if first == 0xEF || cell.hasPrefix("sep=") || cell.hasPrefix("SEP=") { return true }
    return cell.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains($0) }
  }
}
