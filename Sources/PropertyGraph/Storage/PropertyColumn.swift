/// One key's values for a range of nodes or edges, in the narrowest type that holds them all.
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

  /// The number of the first node or edge that the column covers; others have no value.
  public let firstElement: Int
  public let count: Int
  public let storage: Storage
  /// Which elements have a value; nil when all have.
  public let presence: Bitmap?

  init(firstElement: Int, count: Int, storage: Storage, presence: Bitmap?) {
    self.firstElement = firstElement
    self.count = count
    self.storage = storage
    self.presence = presence
  }

  /// The position of an element in the storage, or nil where it has no value.
  public func position(of element: Int) -> Int? {
    let position = element - firstElement
    guard position >= 0, position < count else { return nil }
    if let presence, !presence[position] { return nil }
    return position
  }

  public func value(of element: Int, strings: StringPool) -> Value {
    guard let position = position(of: element) else { return .null }
    return switch storage {
    case .integers(let values): .integer(values[position])
    case .floats(let values): .float(values[position])
    case .booleans(let values): .boolean(values[position])
    case .strings(let values): .string(strings[values[position]])
    case .dates(let values): .date(values[position])
    case .values(let values): values[position]
    }
  }
}
