/// One key's values for a range of nodes or edges, in the narrowest type that holds them all.
///
/// Values that come from files are packed into as many bits as they need, until somebody asks for all of
/// them at once.
public struct PropertyColumn: Sendable {
  public enum Storage: Sendable {
    case integers([Int64])
    case floats([Double])
    case booleans(Bitmap)
    case strings([StringID])
    case dates([CalendarDate])
    /// Lists, and keys whose values are of several types.
    case values([Value])
  }

  /// The type of the values, known without looking at them.
  enum Kind: UInt8, Sendable {
    case integers, floats, booleans, strings, dates, values
  }

  private enum Contents: Sendable {
    case plain(Storage)
    case packed(PackedColumn)
    /// General values in the form of `ValueCoder`.
    case coded(Lazy<Storage>)
  }

  /// The number of the first node or edge that the column covers; others have no value.
  public let firstElement: Int
  public let count: Int
  /// Which elements have a value; nil when all have.
  public let presence: Bitmap?
  private let contents: Contents

  init(firstElement: Int, count: Int, storage: Storage, presence: Bitmap?) {
    self.firstElement = firstElement
    self.count = count
    self.presence = presence
    contents = .plain(storage)
  }

  init(firstElement: Int, packed: PackedColumn, presence: Bitmap?) {
    self.firstElement = firstElement
    count = packed.numbers.count
    self.presence = presence
    contents = .packed(packed)
  }

  /// General values that are made when they are first asked for.
  init(firstElement: Int, count: Int, values: Lazy<Storage>, presence: Bitmap?) {
    self.firstElement = firstElement
    self.count = count
    self.presence = presence
    contents = .coded(values)
  }

  /// All values.
  ///
  /// - Complexity: O(1); the first time O(count) for values that are packed.
  public var storage: Storage {
    switch contents {
    case .plain(let storage): storage
    case .packed(let packed): packed.storage
    case .coded(let values): values.value
    }
  }

  var kind: Kind {
    switch contents {
    case .plain(let storage): storage.kind
    case .packed(let packed): packed.kind
    case .coded: .values
    }
  }

  /// The values as they are packed, if they are.
  var packed: PackedColumn? { if case .packed(let packed) = contents { packed } else { nil } }

  /// The position of an element in the storage, or nil where it has no value.
  public func position(of element: Int) -> Int? {
    let position = element - firstElement
    guard position >= 0, position < count else { return nil }
    if let presence, !presence[position] { return nil }
    return position
  }

  public func value(of element: Int, strings: StringPool) -> Value {
    guard let position = position(of: element) else { return .null }
    switch contents {
    case .packed(let packed): return packed.value(at: position, strings: strings)
    case .plain(let storage): return storage.value(at: position, strings: strings)
    case .coded(let values): return values.value.value(at: position, strings: strings)
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

  var kind: PropertyColumn.Kind {
    switch self {
    case .integers: .integers
    case .floats: .floats
    case .booleans: .booleans
    case .strings: .strings
    case .dates: .dates
    case .values: .values
    }
  }

  func value(at position: Int, strings: StringPool) -> Value {
    switch self {
    case .integers(let values): .integer(values[position])
    case .floats(let values): .float(values[position])
    case .booleans(let values): .boolean(values[position])
    case .strings(let values): .string(strings[values[position]])
    case .dates(let values): .date(values[position])
    case .values(let values): values[position]
    }
  }
}
