/// Pieces of one key's values, to be put in the order of the final numbers.
struct ColumnAssembler {
  private struct Piece {
    var firstHandle: Int
    var values: PropertyColumn.Storage
    var presence: Bitmap?
  }

  private var pieces: [Piece] = []
  private var loose: [(handle: Int, value: Value)] = []

  mutating func add(_ values: PropertyColumn.Storage, presence: Bitmap?, firstHandle: Int) {
    pieces.append(Piece(firstHandle: firstHandle, values: values, presence: presence))
  }

  mutating func add(_ value: Value, handle: Int) {
    loose.append((handle, value))
  }

  /// The column over the elements from the first to the last that has a value; nil when none has.
  func assemble(numbers: [UInt32], strings: inout StringPool) -> PropertyColumn? {
    var first = UInt32.max
    var last: UInt32 = 0
    var kind: Kind?
    for piece in pieces {
      var isUsed = false
      for index in 0..<piece.values.count where piece.presence.map({ $0[index] }) ?? true {
        let number = numbers[piece.firstHandle + index]
        first = min(first, number)
        last = max(last, number)
        isUsed = true
      }
      if isUsed { kind = Kind.union(kind, Kind(piece.values)) }
    }
    for (handle, value) in loose {
      first = min(first, numbers[handle])
      last = max(last, numbers[handle])
      kind = Kind.union(kind, Kind(value))
    }
    guard let kind else { return nil }

    let count = Int(last - first) + 1
    var column = Filler(kind: kind, count: count)
    for piece in pieces {
      for index in 0..<piece.values.count where piece.presence.map({ $0[index] }) ?? true {
        let position = Int(numbers[piece.firstHandle + index] - first)
        column.set(position, from: piece.values, at: index, strings: strings)
      }
    }
    for (handle, value) in loose {
      column.set(Int(numbers[handle] - first), value, strings: &strings)
    }
    return PropertyColumn(
      firstElement: Int(first),
      count: count,
      storage: column.storage,
      presence: column.hasGaps ? column.presence : nil
    )
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

  /// A column in the making.
  private struct Filler {
    var storage: PropertyColumn.Storage
    var presence: Bitmap
    private var filled = 0

    init(kind: Kind, count: Int) {
      presence = Bitmap(count: count)
      storage =
        switch kind {
        case .integers: .integers([Int64](repeating: 0, count: count))
        case .floats: .floats([Double](repeating: 0, count: count))
        case .booleans: .booleans(Bitmap(count: count))
        case .strings: .strings([StringID](repeating: StringID(0), count: count))
        case .dates: .dates([CalendarDate](repeating: CalendarDate.placeholder, count: count))
        case .values: .values([Value](repeating: .null, count: count))
        }
    }

    var hasGaps: Bool { filled < presence.count }

    mutating func set(
      _ position: Int,
      from source: PropertyColumn.Storage,
      at index: Int,
      strings: StringPool
    ) {
      if presence.insert(position) { filled += 1 }
      switch source {
      case .integers(let values): put(position, .integer(values[index]))
      case .floats(let values): put(position, .float(values[index]))
      case .booleans(let values): put(position, .boolean(values[index]))
      case .dates(let values): put(position, .date(values[index]))
      case .values(let values): put(position, values[index])
      case .strings(let values):
        if case .strings(var column) = storage {
          storage = .values([])
          column[position] = values[index]
          storage = .strings(column)
        } else {
          put(position, .string(strings[values[index]]))
        }
      }
    }

    mutating func set(_ position: Int, _ value: Value, strings: inout StringPool) {
      if presence.insert(position) { filled += 1 }
      if case .string(let text) = value, case .strings(var column) = storage {
        storage = .values([])
        column[position] = strings.intern(text)
        storage = .strings(column)
      } else {
        put(position, value)
      }
    }

    /// Takes the storage out while it changes, so that no copy is made.
    private mutating func put(_ position: Int, _ value: Value) {
      switch storage {
      case .integers(var column):
        guard case .integer(let number) = value else { return }
        storage = .values([])
        column[position] = number
        storage = .integers(column)
      case .floats(var column):
        guard case .float(let number) = value else { return }
        storage = .values([])
        column[position] = number
        storage = .floats(column)
      case .booleans(var column):
        guard case .boolean(let bit) = value else { return }
        storage = .values([])
        column[position] = bit
        storage = .booleans(column)
      case .dates(var column):
        guard case .date(let date) = value else { return }
        storage = .values([])
        column[position] = date
        storage = .dates(column)
      case .strings: return
      case .values(var column):
        storage = .integers([])
        column[position] = value
        storage = .values(column)
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

extension CalendarDate {
  fileprivate static let placeholder = CalendarDate(unchecked: 1970, 1, 1)
}
