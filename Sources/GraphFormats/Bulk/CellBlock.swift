/// The places of the cells of some consecutive rows, row after row.
///
/// Rows are cut into cells a block at a time, and a block is read column by column: the cells stay in the
/// nearest cache, and what a column asks for is decided once a block.
struct CellBlock {
  /// Where a cell's text stands in its chunk.
  struct Place {
    fileprivate var start: UInt32
    /// The style in the two highest bits.
    fileprivate var endAndStyle: UInt32

    var cell: CSVCell {
      CSVCell(start: Int(start), end: end, style: CSVCell.Style(rawValue: UInt8(endAndStyle >> 30)) ?? .bare)
    }

    var end: Int { Int(endAndStyle & CellBlock.largestPlace) }
    var range: Range<Int> { Int(start)..<end }
    var isEmpty: Bool { start == endAndStyle & CellBlock.largestPlace }
    var isEscaped: Bool { endAndStyle >> 30 == UInt32(CSVCell.Style.escaped.rawValue) }
  }

  /// Chunks are shorter.
  static let largestPlace: UInt32 = 0x3FFF_FFFF
  static let capacity = 512

  let width: Int
  private(set) var rowCount = 0
  private var places: [Place]

  init(width: Int) {
    self.width = width
    places = [Place](repeating: Place(start: 0, endAndStyle: 0), count: width * Self.capacity)
  }

  func place(row: Int, column: Int) -> Place { places[row &* width &+ column] }

  /// What kept the block from being filled.
  enum Stop {
    /// The limit, the end of the text, or the block's capacity.
    case none
    /// The last record goes on beyond the text; it is not in the block.
    case cut
  }

  /// Cuts the next records into cells.
  ///
  /// - Parameters:
  ///   - text: a chunk of a table.
  ///   - position: where the first record begins; afterwards, where the next one does.
  ///   - limit: records that begin here or later are left.
  ///   - isLast: whether the text ends where the table does.
  ///   - delimiter: what separates cells.
  /// - Returns: why there are no more.
  /// - Throws: when a record has a form that something would be said of.
  mutating func fill(
    from text: Span<UInt8>,
    at position: inout Int,
    before limit: Int,
    isLast: Bool,
    delimiter: UInt8
  ) throws(BulkOddity) -> Stop {
    rowCount = 0
    let count = text.count
    let width = width
    var next = 0
    while rowCount < Self.capacity, position < limit {
      var index = position
      var column = 0
      var isBlank = true
      while true {
        let start = index
        if index < count, text[index] == quote {
          var style = UInt32(CSVCell.Style.quoted.rawValue)
          index &+= 1
          while true {
            while index < count, text[index] != quote { index &+= 1 }
            guard index &+ 1 < count else {
              if !isLast { return .cut }
              guard index < count else { throw BulkOddity() }
              break
            }
            guard text[index &+ 1] == quote else { break }
            style = UInt32(CSVCell.Style.escaped.rawValue)
            index &+= 2
          }
          guard column < width else { throw BulkOddity() }
          places[next &+ column] = Place(
            start: UInt32(truncatingIfNeeded: start &+ 1),
            endAndStyle: UInt32(truncatingIfNeeded: index) | style << 30
          )
          if index > start &+ 1 || width == 1 { isBlank = false }
          index &+= 1
        } else {
          while index < count {
            let byte = text[index]
            // Most bytes are letters and digits: one comparison, unless the separator is above them.
            if byte <= 0x2C || byte == delimiter {
              if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
              if byte == quote { throw BulkOddity() }
            }
            index &+= 1
          }
          guard column < width else { throw BulkOddity() }
          places[next &+ column] = Place(
            start: UInt32(truncatingIfNeeded: start),
            endAndStyle: UInt32(truncatingIfNeeded: index)
          )
          if index > start { isBlank = false }
        }
        column &+= 1
        guard index < count else {
          if !isLast { return .cut }
          break
        }
        let byte = text[index]
        index &+= 1
        if byte == delimiter { continue }
        if byte == carriageReturn {
          if index == count, !isLast { return .cut }
          if index < count, text[index] == lineFeed { index &+= 1 }
        } else if byte != lineFeed {
          throw BulkOddity()
        }
        break
      }
      guard column == width, !isBlank else { throw BulkOddity() }
      position = index
      next &+= width
      rowCount &+= 1
    }
    return .none
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
