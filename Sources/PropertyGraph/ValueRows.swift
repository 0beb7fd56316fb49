/// Rows of values, one after the other in a few long arrays: a million rows are not a million arrays.
public struct ValueRows: Sendable, RandomAccessCollection {
  private struct Chunk: Sendable {
    /// The number of its first row.
    let first: Int
    var count: Int
    var values: [Value]
  }

  /// How many values each row has.
  public let width: Int
  private var chunks: [Chunk] = []

  public init(width: Int) {
    self.width = width
  }

  /// - Precondition: all rows have as many values as `width` says.
  public init(_ rows: some Sequence<some Collection<Value>>, width: Int) {
    self.init(width: width)
    for row in rows { append(row) }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { chunks.last.map { $0.first + $0.count } ?? 0 }

  /// - Complexity: O(log chunks); there are few.
  public subscript(index: Int) -> ValueRow {
    var low = 0
    var high = chunks.count
    while high - low > 1 {
      let middle = (low + high) >> 1
      if chunks[middle].first <= index { low = middle } else { high = middle }
    }
    let chunk = chunks[low]
    precondition(index >= chunk.first && index - chunk.first < chunk.count, "there is no such row")
    return ValueRow(chunk.values, at: index - chunk.first, width: width)
  }

  /// Adds a row.
  ///
  /// - Precondition: it has as many values as `width` says.
  /// - Complexity: O(width), on average.
  public mutating func append(_ row: some Collection<Value>) {
    precondition(row.count == width, "a row has one value for each column")
    append(count: 1) { _, values in values.append(contentsOf: row) }
  }

  /// Adds rows, all in one array.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - add: adds the values of one of them, numbered from zero, to the others.
  public mutating func append(count: Int, _ add: (Int, inout [Value]) -> Void) {
    if count == 0 { return }
    if chunks.isEmpty { chunks.append(Chunk(first: 0, count: 0, values: [])) }
    let last = chunks.count - 1
    for row in 0..<count { add(row, &chunks[last].values) }
    chunks[last].count += count
    precondition(chunks[last].values.count == chunks[last].count * width, "a row has one value for each column")
  }

  /// Adds rows as they are, without copying their values.
  ///
  /// - Complexity: O(chunks of the other).
  public mutating func append(contentsOf other: ValueRows) {
    precondition(other.width == width, "a row has one value for each column")
    for chunk in other.chunks { chunks.append(Chunk(first: count, count: chunk.count, values: chunk.values)) }
  }

  public struct Iterator: IteratorProtocol {
    private let rows: ValueRows
    private var chunk = 0
    private var row = 0

    fileprivate init(_ rows: ValueRows) { self.rows = rows }

    public mutating func next() -> ValueRow? {
      while chunk < rows.chunks.count, row == rows.chunks[chunk].count {
        chunk += 1
        row = 0
      }
      guard chunk < rows.chunks.count else { return nil }
      row += 1
      return ValueRow(rows.chunks[chunk].values, at: row - 1, width: rows.width)
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
}

/// The values of one row, numbered from zero.
public struct ValueRow: Sendable, RandomAccessCollection, CustomStringConvertible {
  private let values: [Value]
  private let offset: Int
  public let endIndex: Int

  fileprivate init(_ values: [Value], at row: Int, width: Int) {
    self.values = values
    offset = row * width
    endIndex = width
  }

  public var startIndex: Int { 0 }

  public subscript(column: Int) -> Value {
    precondition(column >= 0 && column < endIndex, "there is no such column")
    return values[offset + column]
  }

  public var description: String { "\(Array(self))" }
}
