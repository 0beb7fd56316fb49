/// What a property or a cell of a result can hold.
///
/// `==` is deliberately missing: equality, equivalence and order differ (see `Value+Comparison.swift`).
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case date(CalendarDate)
  case localTime(LocalTime)
  indirect case zonedTime(ZonedTime)
  indirect case localDateTime(LocalDateTime)
  indirect case zonedDateTime(ZonedDateTime)
  indirect case duration(CalendarDuration)
  case list([Value])
  case map([MapEntry])
  case node(NodeID)
  case edge(EdgeID)
  case path(Path)

  public struct MapEntry: Sendable {
    public let key: String
    public let value: Value
    public init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// A map with its keys in the order of their bytes; of equal keys the last counts.
  public static func map(of entries: [MapEntry]) -> Value {
    var sorted: [MapEntry] = []
    // The sort is stable, so of equal keys the last one given comes last.
    for entry in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if let last = sorted.last, last.key.utf8.elementsEqual(entry.key.utf8) { sorted.removeLast() }
      sorted.append(entry)
    }
    return .map(sorted)
  }

  public var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// The name of the value's type in messages, with an article: "a string".
  public var typeDescription: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a float"
    case .string: "a string"
    case .date: "a date"
    case .localTime: "a local time"
    case .zonedTime: "a time"
    case .localDateTime: "a local date-time"
    case .zonedDateTime: "a date-time"
    case .duration: "a duration"
    case .list: "a list"
    case .map: "a map"
    case .node: "a node"
    case .edge: "an edge"
    case .path: "a path"
    }
  }
}
