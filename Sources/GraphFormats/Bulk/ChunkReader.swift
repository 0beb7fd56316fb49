import PropertyGraph

/// What a chunk of a table holds.
struct TableChunk: Sendable {
  /// From the beginning of its first record to the end of its last one.
  var range: Range<Int>
  var rowCount = 0
  /// By field.
  var columns: [ChunkColumn] = []
  var strings = StringPool()
  /// By row: what stands for its primary key; empty when that is not watched.
  var rowKeys: [UInt64] = []
  /// By field: what its cells name, row after row.
  var names: [[NameInCell]] = []
  /// By row: the handles of an edge's ends.
  var sources: [UInt32] = []
  var targets: [UInt32] = []
}

/// A cell, or an item of the list in it, that names a node of a table that may not be read yet.
struct NameInCell: Sendable {
  var row: UInt32
  var text: StringID
}

/// How the rows of a table are read.
struct RowPlan: Sendable {
  /// An end of edges.
  struct End: Sendable {
    var field: Int
    var nodes: NodeIDs
    /// By label set.
    var isAllowed: [Bool]
  }

  let description: TableDescription
  /// By field.
  var purposes: [ChunkColumnBuilder.Purpose]
  /// The field that the table of ids watches over.
  var idField: Int?
  /// Fields whose cells name nodes, to be looked up later.
  var namingFields: [Int] = []
  /// Fields whose cells must name nodes that are known.
  var references: [(field: Int, nodes: NodeIDs)] = []
  var source: End?
  var target: End?
  /// The graph's texts so far, where cells name nodes by them.
  var strings = StringPool()
}

/// Reads a chunk of a table.
struct ChunkReader: ~Copyable {
  /// How far beyond its end a chunk is read at first, for its last record.
  private static let margin = 4_096

  private let plan: RowPlan
  private let table: BulkTable
  private var text: [UInt8]
  /// Where the text begins in the table.
  private let origin: Int
  private var block: CellBlock
  private var builders: [ChunkColumnBuilder]
  private var chunk: TableChunk
  private let keyColumns: [Int]

  /// Reads the records that begin in a range.
  ///
  /// - Parameters:
  ///   - range: of the table.
  ///   - start: where the first record begins; nil when it is to be guessed that it follows the first line
  ///     end from the byte before the range on.
  ///   - table: the table.
  ///   - plan: what its columns are for.
  /// - Returns: what they hold.
  /// - Throws: when something would be said of a row; after a wrong guess that may not be true.
  static func read(
    _ range: Range<Int>,
    from start: Int?,
    of table: BulkTable,
    as plan: RowPlan
  ) throws(BulkOddity) -> TableChunk {
    var reader = try ChunkReader(range, from: start ?? range.lowerBound - 1, of: table, as: plan)
    var position = 0
    if start == nil { position = try reader.findLineEnd() }
    return try reader.read(from: position, before: range.upperBound)
  }

  private init(_ range: Range<Int>, from start: Int, of table: BulkTable, as plan: RowPlan) throws(BulkOddity)
  {
    self.plan = plan
    self.table = table
    origin = start
    text = []
    block = CellBlock(width: table.width)
    let fields = plan.description.fields
    builders = fields.indices.map {
      ChunkColumnBuilder(
        fields[$0],
        missingValues: plan.description.missingValues,
        isKey: $0 == plan.idField,
        purpose: plan.purposes[$0]
      )
    }
    chunk = TableChunk(range: start..<start)
    chunk.names = fields.map { _ in [] }
    keyColumns = RowKeys.fields(of: plan.description, idField: plan.idField).map { table.columns[$0] }
    try extend(to: max(start, range.upperBound) + Self.margin)
  }

  private var isAtEnd: Bool { origin + text.count == table.bytes.count }

  /// Reads on; the text must not be longer than places can say.
  private mutating func extend(to end: Int) throws(BulkOddity) {
    let wanted = origin + text.count..<min(max(end, origin + text.count), table.bytes.count)
    let more = table.bytes.read(wanted)
    guard more.count == wanted.count, text.count + more.count < Int(CellBlock.largestPlace) else {
      throw BulkOddity()
    }
    if text.isEmpty { text = more } else { text += more }
  }

  private mutating func extend() throws(BulkOddity) {
    try extend(to: origin + text.count * 2 + Self.margin)
  }

  /// The place after the first line end.
  private mutating func findLineEnd() throws(BulkOddity) -> Int {
    var index = 0
    while true {
      while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
      if index + 1 < text.count {
        return text[index] == 0x0D && text[index + 1] == 0x0A ? index + 2 : index + 1
      }
      if isAtEnd { return text.count }
      try extend()
    }
  }

  private consuming func read(from start: Int, before end: Int) throws(BulkOddity) -> TableChunk {
    var position = start
    let limit = end - origin
    while position < limit, position < text.count || !isAtEnd {
      let isLast = isAtEnd
      let stop = try fillBlock(at: &position, before: min(limit, text.count), isLast: isLast)
      try readBlock()
      if stop == .cut || (block.rowCount == 0 && !isLast) { try extend() }
    }
    guard TextEncoding.isPlain(text.span.extracting(start..<max(start, position))) else { throw BulkOddity() }
    try checkTimes()
    chunk.range = origin + start..<origin + max(start, position)
    var columns: [ChunkColumn] = []
    for index in builders.indices { columns.append(builders[index].finish()) }
    chunk.columns = columns
    // Without the room that they grew by.
    chunk.sources = chunk.sources.map { $0 }
    chunk.targets = chunk.targets.map { $0 }
    return chunk
  }

  private mutating func fillBlock(
    at position: inout Int,
    before limit: Int,
    isLast: Bool
  ) throws(BulkOddity) -> CellBlock.Stop {
    let text = text
    return try block.fill(
      from: text.span,
      at: &position,
      before: limit,
      isLast: isLast,
      delimiter: table.delimiter
    )
  }

  private mutating func readBlock() throws(BulkOddity) {
    let rows = block.rowCount
    guard rows > 0 else { return }
    let text = text
    for (field, column) in table.columns.enumerated() {
      try builders[field].append(block, column: column, text: text.span, pool: &chunk.strings)
    }
    for field in plan.namingFields { try noteNames(field) }
    for reference in plan.references { try check(reference.field, reference.nodes) }
    if let source = plan.source { try append(source, to: \.sources) }
    if let target = plan.target { try append(target, to: \.targets) }
    if !keyColumns.isEmpty {
      for row in 0..<rows {
        var key: UInt64 = 0
        for column in keyColumns {
          let place = block.place(row: row, column: column)
          key = ByteHash.combined(key, ByteHash.hash(text.span.extracting(place.range)))
        }
        chunk.rowKeys.append(key)
      }
    }
    chunk.rowCount += rows
  }

  // MARK: Cells that name nodes

  /// Does something with the text of a cell.
  private func withText<Result>(
    row: Int,
    column: Int,
    _ body: (Span<UInt8>) throws(BulkOddity) -> Result
  ) throws(BulkOddity) -> Result {
    let place = block.place(row: row, column: column)
    let raw = text.span.extracting(place.range)
    guard place.isEscaped else { return try body(raw) }
    var unescaped: [UInt8] = []
    CSVCell.unescape(raw, into: &unescaped)
    return try body(unescaped.span)
  }

  /// Does something with the text of a cell, or with that of each item of the list in it.
  private func forEachName(
    row: Int,
    field: Int,
    _ body: (Span<UInt8>) throws(BulkOddity) -> Void
  ) throws(BulkOddity) {
    try withText(row: row, column: table.columns[field]) { (cell) throws(BulkOddity) in
      guard case .list(let separator) = plan.description.fields[field].kind else {
        try body(cell)
        return
      }
      for range in ColumnChecker.itemRanges(of: cell, separator: separator) where !range.isEmpty {
        try body(cell.extracting(range))
      }
    }
  }

  private mutating func noteNames(_ field: Int) throws(BulkOddity) {
    var found: [NameInCell] = []
    var pool = chunk.strings
    chunk.strings = StringPool()
    for row in 0..<block.rowCount where builders[field].presence[chunk.rowCount + row] {
      try forEachName(row: row, field: field) { (name) throws(BulkOddity) in
        found.append(NameInCell(row: UInt32(chunk.rowCount + row), text: pool.intern(name)))
      }
    }
    chunk.strings = pool
    chunk.names[field] += found
  }

  private func check(_ field: Int, _ nodes: NodeIDs) throws(BulkOddity) {
    for row in 0..<block.rowCount where builders[field].presence[chunk.rowCount + row] {
      try forEachName(row: row, field: field) { (name) throws(BulkOddity) in
        if nodes.handle(of: name, strings: plan.strings) == nil { throw BulkOddity() }
      }
    }
  }

  private mutating func append(
    _ end: RowPlan.End,
    to ends: WritableKeyPath<TableChunk, [UInt32]>
  ) throws(BulkOddity) {
    var handles = chunk[keyPath: ends]
    chunk[keyPath: ends] = []
    let rows = chunk.rowCount..<chunk.rowCount + block.rowCount
    let column = table.columns[end.field]
    guard builders[end.field].isComplete else { throw BulkOddity() }
    if plan.purposes[end.field] == .names, end.nodes.hasIntegers {
      try end.nodes.append(handlesOf: builders[end.field].integers[rows], to: &handles)
    } else {
      for row in 0..<block.rowCount {
        let handle = try withText(row: row, column: column) { (id) throws(BulkOddity) in
          end.nodes.handle(of: id, strings: plan.strings)
        }
        guard let handle else { throw BulkOddity() }
        handles.append(handle)
      }
    }
    if end.isAllowed.contains(false) {
      for handle in handles[rows] where !end.isAllowed[end.nodes.labelSet(of: handle)] { throw BulkOddity() }
    }
    chunk[keyPath: ends] = handles
  }

  // MARK: Checks across columns

  private func checkTimes() throws(BulkOddity) {
    for pair in TimeOrder(plan.description.fields).pairs {
      for row in 0..<chunk.rowCount
      where TimeOrder.isReversed(
        builders[pair.begin].value(at: row),
        builders[pair.end].value(at: row),
        chunk.strings
      ) {
        throw BulkOddity()
      }
    }
  }
}
