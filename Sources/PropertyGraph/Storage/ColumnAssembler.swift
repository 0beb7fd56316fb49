/// Pieces of one key's values, to be put in the order of the final numbers.
struct ColumnAssembler: Sendable {
  private enum PieceValues {
    case storage(PropertyColumn.Storage)
    case packed(PackedIntegers)

    var count: Int {
      switch self {
      case .storage(let storage): storage.count
      case .packed(let numbers): numbers.count
      }
    }
  }

  private struct Piece {
    var firstHandle: Int
    var values: PieceValues
    var presence: Bitmap?

    var handles: Range<Int> { firstHandle..<firstHandle + values.count }
  }

  private var pieces: [Piece] = []
  private var loose: [(handle: Int, value: Value)] = []

  /// Nulls among general values are no values.
  mutating func add(_ values: PropertyColumn.Storage, presence: Bitmap?, firstHandle: Int) {
    var presence = presence
    if case .values(let values) = values {
      for (index, value) in values.enumerated() where value.isNull {
        if presence == nil { presence = Bitmap(count: values.count, repeating: true) }
        presence?[index] = false
      }
    }
    pieces.append(Piece(firstHandle: firstHandle, values: .storage(values), presence: presence))
  }

  /// Integers that are packed already.
  mutating func add(_ values: PackedIntegers, presence: Bitmap?, firstHandle: Int) {
    pieces.append(Piece(firstHandle: firstHandle, values: .packed(values), presence: presence))
  }

  mutating func add(_ value: Value, handle: Int) {
    loose.append((handle, value))
  }

  /// Whether all values are certainly of one type, so that no text need be looked up or made.
  var isTyped: Bool {
    guard loose.isEmpty else { return false }
    let kinds = pieces.map { piece in
      if case .storage(let storage) = piece.values { storage.kind } else { PropertyColumn.Kind.integers }
    }
    return kinds.allSatisfy { $0 == kinds[0] && $0 != .values }
  }

  /// The column over the elements from the first to the last that has a value; nil when none has.
  ///
  /// Where an element was given several values the last counts; one added alone wins over a column's.
  func assemble(numbers: [UInt32], strings: inout StringPool) -> PropertyColumn? {
    guard let (range, kind) = extent(numbers) else { return nil }
    var filler = Filler(range: range, numbers: numbers, isWhole: isWhole(range))
    let storage: PropertyColumn.Storage
    switch kind {
    case .integers:
      let packed = PackedColumn(.integers, packedIntegers(&filler))
      return PropertyColumn(
        firstElement: range.lowerBound,
        packed: packed,
        presence: filler.hasGaps ? filler.presence : nil
      )
    case .floats: storage = .floats(fill(&filler, 0, \.floats) { $0.float })
    case .booleans: storage = .booleans(Bitmap(fill(&filler, false, \.booleans) { $0.boolean }))
    case .dates: storage = .dates(fill(&filler, CalendarDate.placeholder, \.dates) { $0.date })
    case .strings:
      storage = .strings(fill(&filler, StringID(0), \.strings) { $0.string.map { strings.intern($0) } })
    case .values: storage = .values(fillValues(&filler, strings))
    }
    return PropertyColumn(
      firstElement: range.lowerBound,
      count: range.count,
      storage: storage,
      presence: filler.hasGaps ? filler.presence : nil
    )
  }

  /// From the first to the last element with a value, and the narrowest type for all values.
  private func extent(_ numbers: [UInt32]) -> (range: Range<Int>, kind: PropertyColumn.Kind)? {
    var first = UInt32.max
    var last: UInt32 = 0
    var kind: PropertyColumn.Kind?
    for piece in pieces where piece.values.count > 0 {
      var isUsed = false
      if let presence = piece.presence {
        for (index, number) in numbers[piece.handles].enumerated() where presence[index] {
          first = min(first, number)
          last = max(last, number)
          isUsed = true
        }
      } else {
        for number in numbers[piece.handles] {
          first = min(first, number)
          last = max(last, number)
        }
        isUsed = true
      }
      guard isUsed else { continue }
      switch piece.values {
      case .packed: kind = .union(kind, .integers)
      case .storage(.values(let values)):
        for value in values where !value.isNull { kind = .union(kind, PropertyColumn.Kind(of: value)) }
      case .storage(let storage): kind = .union(kind, storage.kind)
      }
    }
    for (handle, value) in loose {
      first = min(first, numbers[handle])
      last = max(last, numbers[handle])
      kind = .union(kind, PropertyColumn.Kind(of: value))
    }
    return kind.map { (Int(first)..<Int(last) + 1, $0) }
  }

  /// Whether every element of the range certainly gets one value.
  private func isWhole(_ range: Range<Int>) -> Bool {
    guard loose.isEmpty else { return false }
    var count = 0
    var end = 0
    for piece in pieces {
      guard piece.presence == nil, piece.firstHandle >= end else { return false }
      end = piece.handles.upperBound
      count += piece.values.count
    }
    return count == range.count
  }

  /// One typed loop a piece.
  private func fill<Element>(
    _ filler: inout Filler,
    _ placeholder: Element,
    _ elements: (PropertyColumn.Storage) -> [Element]?,
    _ element: (Value) -> Element?
  ) -> [Element] {
    var column = [Element](repeating: placeholder, count: filler.count)
    for piece in pieces {
      guard case .storage(let storage) = piece.values else { continue }
      if let values = elements(storage) {
        filler.put(values, into: &column, firstHandle: piece.firstHandle, presence: piece.presence)
      } else if case .values(let values) = storage {
        let narrow = values.map { element($0) ?? placeholder }
        filler.put(narrow, into: &column, firstHandle: piece.firstHandle, presence: piece.presence)
      }
    }
    for (handle, value) in loose {
      if let value = element(value) { filler.put(value, into: &column, handle: handle) }
    }
    return column
  }

  /// The integers in as few bits as they need; by way of as few bytes, because they come in any order.
  private func packedIntegers(_ filler: inout Filler) -> PackedIntegers {
    var low = Int64.max
    var high = Int64.min
    func note(_ least: Int64, _ most: Int64) {
      low = min(low, least)
      high = max(high, most)
    }
    for piece in pieces {
      switch piece.values {
      case .packed(let numbers): if numbers.count > 0 { note(numbers.minimum, numbers.maximum) }
      case .storage(.integers(let values)): for value in values { note(value, value) }
      case .storage(.values(let values)):
        for value in values { if let value = value.integer { note(value, value) } }
      case .storage: break
      }
    }
    for (_, value) in loose { if let value = value.integer { note(value, value) } }
    if low > high { (low, high) = (0, 0) }
    switch UInt64(bitPattern: high &- low) {
    case 0...UInt64(UInt8.max): return packed(&filler, UInt8.self, low...high)
    case 0...UInt64(UInt16.max): return packed(&filler, UInt16.self, low...high)
    case 0...UInt64(UInt32.max): return packed(&filler, UInt32.self, low...high)
    default: return packed(&filler, UInt64.self, low...high)
    }
  }

  /// The integers, by way of an array of their distances from the smallest.
  private func packed<Element: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ filler: inout Filler,
    _ type: Element.Type,
    _ bounds: ClosedRange<Int64>
  ) -> PackedIntegers {
    let low = bounds.lowerBound
    var column = [Element](onLargePages: 0, count: filler.count)
    func difference(_ value: Int64) -> Element { Element(truncatingIfNeeded: value &- low) }
    for piece in pieces {
      let values: [Element]
      switch piece.values {
      case .packed(let numbers): values = numbers.unpacked(difference)
      case .storage(.integers(let integers)): values = integers.map(difference)
      case .storage(.values(let general)): values = general.map { $0.integer.map(difference) ?? 0 }
      case .storage: continue
      }
      filler.put(values, into: &column, firstHandle: piece.firstHandle, presence: piece.presence)
    }
    for (handle, value) in loose {
      if let value = value.integer { filler.put(difference(value), into: &column, handle: handle) }
    }
    return PackedIntegers(count: column.count, in: bounds) {
      low &+ Int64(truncatingIfNeeded: column[$0])
    }
  }

  private func fillValues(_ filler: inout Filler, _ strings: StringPool) -> [Value] {
    var column = [Value](repeating: .null, count: filler.count)
    for piece in pieces {
      let values: [Value] =
        switch piece.values {
        case .packed(let numbers): numbers.unpacked { .integer($0) }
        case .storage(.values(let values)): values
        case .storage(let storage): (0..<storage.count).map { storage.value(at: $0, strings: strings) }
        }
      filler.put(values, into: &column, firstHandle: piece.firstHandle, presence: piece.presence)
    }
    for (handle, value) in loose { filler.put(value, into: &column, handle: handle) }
    return column
  }

  /// Puts values where their elements' numbers say, and notes which have one.
  private struct Filler {
    let first: Int
    let count: Int
    let numbers: [UInt32]
    /// Empty when every element gets a value.
    private(set) var presence: Bitmap
    private let isWhole: Bool
    private var filled = 0

    init(range: Range<Int>, numbers: [UInt32], isWhole: Bool) {
      first = range.lowerBound
      count = range.count
      self.numbers = numbers
      self.isWhole = isWhole
      presence = Bitmap(count: isWhole ? 0 : range.count)
    }

    var hasGaps: Bool { !isWhole && filled < count }

    mutating func put<Element>(_ value: Element, into column: inout [Element], handle: Int) {
      let position = Int(numbers[handle]) - first
      column[position] = value
      if presence.insert(position) { filled += 1 }
    }

    mutating func put<Element>(
      _ values: [Element],
      into column: inout [Element],
      firstHandle: Int,
      presence given: Bitmap?
    ) {
      if isWhole {
        let numbers = numbers.span
        let values = values.span
        let first = UInt32(first)
        for index in values.indices { column[Int(numbers[firstHandle &+ index] &- first)] = values[index] }
      } else if let given {
        for index in values.indices where given[index] {
          put(values[index], into: &column, handle: firstHandle + index)
        }
      } else {
        for index in values.indices { put(values[index], into: &column, handle: firstHandle + index) }
      }
    }
  }
}

extension PropertyColumn.Kind {
  fileprivate init(of value: Value) {
    self =
      switch value {
      case .integer: .integers
      case .float: .floats
      case .boolean: .booleans
      case .string: .strings
      case .date: .dates
      default: .values
      }
  }

  /// The type that holds values of both.
  fileprivate static func union(_ a: Self?, _ b: Self) -> Self {
    guard let a else { return b }
    return a == b ? a : .values
  }
}

extension PropertyColumn.Storage {
  fileprivate var floats: [Double]? { if case .floats(let values) = self { values } else { nil } }
  fileprivate var strings: [StringID]? { if case .strings(let values) = self { values } else { nil } }
  fileprivate var dates: [CalendarDate]? { if case .dates(let values) = self { values } else { nil } }
  fileprivate var booleans: [Bool]? {
    if case .booleans(let values) = self { (0..<values.count).map { values[$0] } } else { nil }
  }
}

/// The value, when it is of one type.
extension Value {
  var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
  var float: Double? { if case .float(let value) = self { value } else { nil } }
  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var string: String? { if case .string(let value) = self { value } else { nil } }
  var date: CalendarDate? { if case .date(let value) = self { value } else { nil } }
}

extension Bitmap {
  fileprivate init(_ bits: [Bool]) {
    self.init(count: bits.count)
    for (index, bit) in bits.enumerated() where bit { self[index] = true }
  }
}

extension CalendarDate {
  static let placeholder = CalendarDate(unchecked: 1970, 1, 1)
}
