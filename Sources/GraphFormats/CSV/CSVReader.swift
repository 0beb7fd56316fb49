package import Diagnostics

/// Splits a CSV text (RFC 4180) into records of cells, without copying any text.
///
/// Records end with LF, CR LF or CR, outside quotes. Cells are ranges; see `CSVCell`. What is wrong is
/// put into `problems`, and reading goes on; only after a quote that is never closed does it stop.
///
/// - Complexity: O(bytes), about one comparison a byte.
package struct CSVReader: Sendable {
  package let bytes: [UInt8]
  package let delimiter: UInt8
  /// Where the next record begins.
  package private(set) var position: Int
  /// What was wrong since the caller last emptied it.
  package var problems: [Diagnostic] = []
  /// Whether a quote was never closed, so that the rest of the file was not read.
  package private(set) var isTruncated = false

  package init(_ bytes: [UInt8], delimiter: UInt8, from start: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = start
  }

  /// Reads a record, one empty cell for an empty line; false at the end of the text.
  package mutating func next(into cells: inout [CSVCell]) -> Bool {
    cells.removeAll(keepingCapacity: true)
    let bytes = bytes
    let text = bytes.span
    let count = text.count
    var index = position
    guard index < count else { return false }
    let delimiter = delimiter
    while true {
      let start = index
      if index < count, text[index] == quote {
        index = quotedCell(at: index, into: &cells)
      } else {
        while index < count {
          let byte = text[index]
          // Most bytes are letters and digits: one comparison, unless the separator is above them.
          if byte <= 0x2C || byte == delimiter {
            if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
            if byte == quote { strayQuote(at: index) }
          }
          index += 1
        }
        cells.append(CSVCell(start: start, end: index))
      }
      guard index < count else { break }
      let byte = text[index]
      index += 1
      if byte == delimiter { continue }
      if byte == carriageReturn, index < count, text[index] == lineFeed { index += 1 }
      break
    }
    position = index
    return true
  }

  /// Reads a cell in quotes and returns where it ends: at a separator, a line end or the end of the text.
  private mutating func quotedCell(at start: Int, into cells: inout [CSVCell]) -> Int {
    let bytes = bytes
    let text = bytes.span
    let count = text.count
    var style = CSVCell.Style.quoted
    var index = start + 1
    while true {
      while index < count, text[index] != quote { index += 1 }
      guard index < count else { return unterminatedCell(at: start, into: &cells) }
      guard index + 1 < count, text[index + 1] == quote else { break }
      style = .escaped
      index += 2
    }
    let end = index
    index += 1
    let rest = index
    while index < count, text[index] != delimiter, text[index] != lineFeed, text[index] != carriageReturn {
      index += 1
    }
    if index > rest {
      problems.append(
        Diagnostic(
          .error,
          "text-after-quote",
          "text after the closing quote of a cell",
          at: SourceRange(rest, index),
          related: [Diagnostic.Note("the cell begins here", at: SourceRange(start, start + 1))],
          help: "a quote inside a quoted cell is written twice: \"\""
        )
      )
    }
    cells.append(CSVCell(start: start + 1, end: end, style: style))
    return index
  }

  /// Ends the cell at its line's end and the reading with it.
  private mutating func unterminatedCell(at start: Int, into cells: inout [CSVCell]) -> Int {
    problems.append(
      Diagnostic(
        .error,
        "unterminated-quote",
        "the quote that opens this cell is never closed; the rest of the file was not read",
        at: SourceRange(start, start + 1),
        help: "close the cell with a quote, or write a quote that belongs to the text twice: \"\""
      )
    )
    isTruncated = true
    var end = start + 1
    while end < bytes.count, bytes[end] != lineFeed, bytes[end] != carriageReturn { end += 1 }
    cells.append(CSVCell(start: start + 1, end: end, style: .quoted))
    return bytes.count
  }

  private mutating func strayQuote(at index: Int) {
    problems.append(
      Diagnostic(
        .warning,
        "stray-quote",
        "a quote inside a cell that does not begin with one; it is kept as it stands",
        at: SourceRange(index, index + 1),
        help: "put the whole cell into quotes and write the quote twice: \"\""
      )
    )
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
