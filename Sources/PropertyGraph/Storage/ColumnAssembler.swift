/// Pieces of one key's values, to be put in the order of the final numbers.
struct ColumnAssembler {
  private struct Piece {
    var firstHandle: Int
    var values: PropertyColumn.Storage
    var presence: Bitmap?
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
    pieces.append(Piece(firstHandle: firstHandle, values: values, presence: presence))
  }

  mutating func add(_ value: Value, handle: Int) {
    loose.append((handle, value))
  }

  /// The column over the elements from the first to the last that has a value; nil when none has.
  ///
  /// Where an element was given several values the last counts; one added alone wins over a column's.
  func assemble(numbers: [UInt32], strings: inout StringPool) -> PropertyColumn? {
    guard let (range, kind) = extent(numbers) else { return nil }
    var filler = Filler(range: range, numbers: numbers)
    let storage: PropertyColumn.Storage =
      switch kind {
      case .integers: .integers(fill(&filler, 0, \.integers) { $0.integer })
      case .floats: .floats(fill(&filler, 0, \.floats) { $0.float })
      case .booleans: .booleans(Bitmap(fill(&filler, false, \.booleans) { $0.boolean }))
      case .dates: .dates(fill(&filler, CalendarDate.placeholder, \.dates) { $0.date })
      case .strings: .strings(fill(&filler, StringID(0), \.strings) { $0.string.map { strings.intern($0) } })
      case .values: .values(fillValues(&filler, strings))
      }
    return PropertyColumn(
      firstElement: range.lowerBound,
      count: range.count,
      storage: storage,
      presence: filler.hasGaps ? filler.presence : nil
    )
  }

  /// From the first to the last element with a value, and the narrowest type for all values.
  private func extent(_ numbers: [UInt32]) -> (range: Range<Int>, kind: Kind)? {
    var first = UInt32.max
    var last: UInt32 = 0
    var kind: Kind?
    for piece in pieces {
      let handles = piece.firstHandle..<piece.firstHandle + piece.values.count
      var isUsed = false
      for handle in handles where piece.presence?[handle - piece.firstHandle] ?? true {
        first = min(first, numbers[handle])
        last = max(last, numbers[handle])
        isUsed = true
      }
      guard isUsed else { continue }
      if case .values(let values) = piece.values {
        for value in values where !value.isNull { kind = Kind.union(kind, Kind(value)) }
      } else {
        kind = Kind.union(kind, Kind(piece.values))
      }
    }
    for (handle, value) in loose {
      first = min(first, numbers[handle])
      last = max(last, numbers[handle])
      kind = Kind.union(kind, Kind(value))
    }
    return kind.map { (Int(first)..<Int(last) + 1, $0) }
  }

  /// One typed loop a piece.
  private func fill<Element>(
    _ filler: inout Filler,
    _ placeholder: Element,
    _ elements: (PropertyColumn.Storage) -> [Element]?,
    _ element: (Value) -> Element?
  ) -> [Element] {
    var column = [Element](repeating: placeholder, count: filler.presence.count)
    for piece in pieces {
      if let values = elements(piece.values) {
        filler.put(values, into: &column, firstHandle: piece.firstHandle, presence: piece.presence)
      } else if case .values(let values) = piece.values {
        let narrow = values.map { element($0) ?? placeholder }
        filler.put(narrow, into: &column, firstHandle: piece.firstHandle, presence: piece.presence)
      }
    }
    for (handle, value) in loose {
      if let value = element(value) { filler.put(value, into: &column, handle: handle) }
    }
    return column
  }

  private func fillValues(_ filler: inout Filler, _ strings: StringPool) -> [Value] {
    var column = [Value](repeating: .null, count: filler.presence.count)
    for piece in pieces {
      let values: [Value] =
        switch piece.values {
        case .integers(let values): values.map { .integer($0) }
        case .floats(let values): values.map { .float($0) }
        case .booleans(let values): (0..<values.count).map { .boolean(values[$0]) }
        case .strings(let values): values.map { .string(strings[$0]) }
        case .dates(let values): values.map { .date($0) }
        case .values(let values): values
        }
      filler.put(values, into: &column, firstHandle: piece.firstHandle, presence: piece.presence)
    }
    for (handle, value) in loose { filler.put(value, into: &column, handle: handle) }
    return column
  }

  private enum Kind {
    case integers, floats, booleans, strings, dates, values

    init(_ storage: PropertyColumn.Storage) {
      self =
        switch storage {
        case .integers: .integers
        case .floats: .floats
        case .booleans: .booleans
        case .strings: .strings
        case .dates: .dates
        case .values: .values
        }
    }

    init(_ value: Value) {
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

    static func union(_ a: Kind?, _ b: Kind) -> Kind {
      guard let a else { return b }
      return a == b ? a : .values
    }
  }

  /// Puts values where their elements' numbers say, and notes which have one.
  private struct Filler {
    let first: Int
    let numbers: [UInt32]
    var presence: Bitmap
    private var filled = 0

    init(range: Range<Int>, numbers: [UInt32]) {
      first = range.lowerBound
      self.numbers = numbers
      presence = Bitmap(count: range.count)
    }

    var hasGaps: Bool { filled < presence.count }

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
      if let given {
        for index in values.indices where given[index] {
          put(values[index], into: &column, handle: firstHandle + index)
        }
      } else {
        for index in values.indices { put(values[index], into: &column, handle: firstHandle + index) }
      }
    }
  }
}

extension PropertyColumn.Storage {
  /// How many values there are.
  public var count: Int {
    switch self {
    case .integers(let values): values.count
    case .floats(let values): values.count
    case .booleans(let values): values.count
    case .strings(let values): values.count
    case .dates(let values): values.count
    case .values(let values): values.count
    }
  }
}

extension PropertyColumn.Storage {
  fileprivate var integers: [Int64]? { if case .integers(let values) = self { values } else { nil } }
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
