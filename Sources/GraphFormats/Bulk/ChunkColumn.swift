import PropertyGraph

/// One column of a chunk of a table.
struct ChunkColumn: Sendable {
  enum Values: Sendable {
    /// The cells were looked at and not kept.
    case none
    case integers(PackedIntegers)
    case floats([Double])
    case booleans(Bitmap)
    case dates([CalendarDate])
    /// Ids in the chunk's own pool; zero for null.
    case strings([StringID])
    case values([Value])
  }

  var values: Values
  /// Which rows have a value; nil when all have.
  var presence: Bitmap?
  /// How many have one.
  var presentCount: Int
  /// What stands for each value that is not null, where values must differ.
  var keys: [UInt64]
}

/// A column of a chunk in the making.
struct ChunkColumnBuilder {
  /// What the cells are for, besides being checked.
  enum Purpose {
    case property
    /// The texts are needed, as ids in the chunk's pool, but are no property.
    case names
    case nothing
  }

  let field: FieldDescription
  private let purpose: Purpose
  private let reader: CellReader
  private let missingValues: [[UInt8]]
  private let isEmptyMissing: Bool
  /// Whether integers are digits and nothing else, and null is an empty cell.
  private let hasPlainIntegers: Bool
  private let limits: ClosedRange<Int64>

  private(set) var integers: [Int64] = []
  private var floats: [Double] = []
  private var booleans = Bitmap(count: 0)
  private(set) var dates: [CalendarDate] = []
  private(set) var strings: [StringID] = []
  private var values: [Value] = []
  private(set) var presence = Bitmap(count: 0)
  private var presentCount = 0
  /// Whether no cell so far was null.
  var isComplete: Bool { presentCount == presence.count }
  private var keys: [UInt64] = []
  /// By id: whether the constraints allow the text.
  private var isAllowed = Bitmap(count: 0)
  private var scratch: [UInt8] = []

  /// A column without rows; that the values of a key differ is watched over elsewhere.
  init(_ field: FieldDescription, missingValues: [[UInt8]], isKey: Bool, purpose: Purpose) {
    self.field = field
    self.purpose = purpose
    reader = CellReader(field)
    self.missingValues = missingValues.filter { !$0.isEmpty }
    isEmptyMissing = missingValues.contains([])
    isUnique = field.constraints.isUnique && !isKey
    let constraints = field.constraints
    let bounds = Self.bounds(constraints)
    limits = (field.kind == .year ? -9999...9999 : Int64.min...Int64.max)
      .clamped(to: bounds ?? Int64.min...Int64.max)
    hasPlainIntegers =
      (field.kind == .integer && field.groupMark.isEmpty || field.kind == .year)
      && self.missingValues.isEmpty && isEmptyMissing && bounds != nil && !isUnique
  }

  private let isUnique: Bool

  /// What integers the constraints allow; nil when they say more than a smallest and a largest one.
  private static func bounds(_ constraints: FieldConstraints) -> ClosedRange<Int64>? {
    guard constraints.allowed == nil, constraints.minimumLength == nil, constraints.maximumLength == nil,
      constraints.pattern == nil
    else { return nil }
    var (low, high) = (Int64.min, Int64.max)
    if let minimum = constraints.minimum {
      guard case .integer(let number) = minimum else { return nil }
      low = number
    }
    if let maximum = constraints.maximum {
      guard case .integer(let number) = maximum else { return nil }
      high = number
    }
    return low <= high ? low...high : nil
  }

  /// Reads a column of a block.
  ///
  /// - Parameters:
  ///   - block: the places of the cells.
  ///   - column: which of them.
  ///   - text: the chunk.
  ///   - pool: takes in the texts.
  /// - Throws: when something would be said of a cell.
  mutating func append(
    _ block: borrowing CellBlock,
    column: Int,
    text: Span<UInt8>,
    pool: inout StringPool
  ) throws(BulkOddity) {
    if hasPlainIntegers {
      try appendIntegers(block, column: column, text: text)
      return
    }
    for row in 0..<block.rowCount {
      let place = block.place(row: row, column: column)
      if place.isEmpty, isEmptyMissing {
        try appendNull()
      } else if place.isEscaped {
        var unescaped = scratch
        scratch = []
        unescaped.removeAll(keepingCapacity: true)
        CSVCell.unescape(text.extracting(place.range), into: &unescaped)
        try append(unescaped.span, pool: &pool)
        scratch = unescaped
      } else {
        try append(text.extracting(place.range), pool: &pool)
      }
    }
  }

  /// The usual integers, without a detour.
  private mutating func appendIntegers(
    _ block: borrowing CellBlock,
    column: Int,
    text: Span<UInt8>
  ) throws(BulkOddity) {
    let rowCount = block.rowCount
    var numbers = [Int64](repeating: 0, count: rowCount)
    var nullRows: [Int] = []
    var last = integers.last ?? 0
    for row in 0..<rowCount {
      let place = block.place(row: row, column: column)
      if place.isEmpty {
        if field.constraints.isRequired { throw BulkOddity() }
        // What lies within the range of the others takes no more bits.
        numbers[row] = last
        nullRows.append(row)
        continue
      }
      let number: Int64
      if let plain = DecimalDigits.value(text, place.range) {
        number = plain
      } else if !place.isEscaped, case .integer(let signed) = NumberText.integer(text.extracting(place.range))
      {
        number = signed
      } else {
        throw BulkOddity()
      }
      guard limits.contains(number) else { throw BulkOddity() }
      numbers[row] = number
      last = number
    }
    if purpose != .nothing { integers += numbers }
    let firstRow = presence.count
    presence.append(repeating: true, count: rowCount)
    presentCount += rowCount - nullRows.count
    for row in nullRows { presence[firstRow + row] = false }
  }

  private mutating func append(_ text: Span<UInt8>, pool: inout StringPool) throws(BulkOddity) {
    if !missingValues.isEmpty, missingValues.contains(where: { text.holds($0) }) {
      try appendNull()
      return
    }
    let outcome = reader.read(text)
    if case .text = outcome, purpose != .nothing || isUnique, !field.kind.isList {
      try appendString(text, pool: &pool)
      return
    }
    guard field.constraints.allow(outcome, text) else { throw BulkOddity() }
    presence.append(true)
    presentCount += 1
    switch outcome {
    case .fault: throw BulkOddity()
    case .integer(let number):
      if isUnique { keys.append(UInt64(bitPattern: number)) }
      if purpose != .nothing { integers.append(number) }
    case .float(let number):
      if isUnique { keys.append(number.bitPattern) }
      if purpose != .nothing { floats.append(number) }
    case .boolean(let bit):
      if isUnique { keys.append(bit ? 1 : 0) }
      if purpose != .nothing { booleans.append(bit) }
    case .date(let date):
      if isUnique, let key = ColumnChecker.key(.date(date)) { keys.append(key) }
      if purpose != .nothing { dates.append(date) }
    case .value(let value): if purpose != .nothing { values.append(value) }
    case .text:
      guard case .list(let separator) = field.kind else { return }
      var items: [Value] = []
      for range in ColumnChecker.itemRanges(of: text, separator: separator) {
        if range.isEmpty { throw BulkOddity() }
        items.append(.string(text.extracting(range).string))
      }
      if purpose != .nothing { values.append(.list(items)) }
    }
  }

  /// Texts that come again are checked once.
  private mutating func appendString(_ text: Span<UInt8>, pool: inout StringPool) throws(BulkOddity) {
    let id = pool.intern(text)
    if field.constraints.limitsValues {
      while isAllowed.count <= id.index { isAllowed.append(false) }
      if !isAllowed[id.index] {
        guard field.constraints.allow(.text, text) else { throw BulkOddity() }
        isAllowed[id.index] = true
      }
    }
    if isUnique { keys.append(ByteHash.hash(text)) }
    if purpose != .nothing { strings.append(id) }
    presence.append(true)
    presentCount += 1
  }

  private mutating func appendNull() throws(BulkOddity) {
    if field.constraints.isRequired { throw BulkOddity() }
    presence.append(false)
    guard purpose != .nothing else { return }
    switch field.kind {
    case .string: strings.append(StringID(0))
    case .integer, .year: integers.append(integers.last ?? 0)
    case .number: floats.append(0)
    case .boolean: booleans.append(false)
    case .date: dates.append(CalendarDate.epoch)
    case .list, .temporal: values.append(.null)
    }
  }

  /// The value of a row, for comparing columns.
  func value(at row: Int) -> CellValue {
    guard presence[row], purpose != .nothing else { return .null }
    return switch field.kind {
    case .string: .string(strings[row])
    case .integer, .year: .integer(integers[row])
    case .date: .date(dates[row])
    case .number: .float(floats[row])
    case .boolean: .boolean(booleans[row])
    case .list, .temporal: .value(values[row])
    }
  }

  consuming func finish() -> ChunkColumn {
    let values: ChunkColumn.Values =
      switch (purpose, field.kind) {
      case (.nothing, _): .none
      case (_, .string): .strings(strings)
      case (_, .integer), (_, .year): .integers(PackedIntegers(integers))
      case (_, .number): .floats(floats)
      case (_, .boolean): .booleans(booleans)
      case (_, .date): .dates(dates)
      case (_, .list), (_, .temporal): .values(self.values)
      }
    return ChunkColumn(
      values: values,
      presence: presentCount == presence.count ? nil : presence,
      presentCount: presentCount,
      keys: keys
    )
  }
}

extension FieldDescription.Kind {
  var isList: Bool { if case .list = self { true } else { false } }
}

extension CalendarDate {
  /// Stands where there is no date.
  static let epoch = CalendarDate(epochDay: 0) ?? { preconditionFailure("1970-01-01 is a day") }()
}
