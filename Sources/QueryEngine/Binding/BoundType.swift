import PropertyGraph

/// What is known of an expression's value before any row is seen.
struct BoundType: Sendable, Equatable {
  /// The kinds that the value can have; null is always possible.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt16
    static let boolean = Kinds(rawValue: 1)
    static let integer = Kinds(rawValue: 2)
    static let float = Kinds(rawValue: 4)
    static let string = Kinds(rawValue: 8)
    static let date = Kinds(rawValue: 16)
    static let list = Kinds(rawValue: 32)
    static let map = Kinds(rawValue: 64)
    static let node = Kinds(rawValue: 128)
    static let edge = Kinds(rawValue: 256)
    static let path = Kinds(rawValue: 512)
    static let localTime = Kinds(rawValue: 1024)
    static let zonedTime = Kinds(rawValue: 2048)
    static let localDateTime = Kinds(rawValue: 4096)
    static let zonedDateTime = Kinds(rawValue: 8192)
    static let duration = Kinds(rawValue: 16_384)
    static let number: Kinds = [.integer, .float]
    /// Points in time.
    static let instant: Kinds = [.date, .localTime, .zonedTime, .localDateTime, .zonedDateTime]
    static let temporal: Kinds = instant.union(.duration)
    static let any = Kinds(rawValue: 32_767)
    /// What a property can hold.
    static let property: Kinds = temporal.union([.boolean, .integer, .float, .string, .list, .map])
    /// Nothing but null.
    static let null: Kinds = []
  }

  var kinds: Kinds
  /// Of the elements, where the value is a list.
  var elements: Kinds = .any

  static let any = BoundType(kinds: .any)
  static let null = BoundType(kinds: .null)
  static let boolean = BoundType(kinds: .boolean)
  static let integer = BoundType(kinds: .integer)
  static let float = BoundType(kinds: .float)
  static let number = BoundType(kinds: .number)
  static let string = BoundType(kinds: .string)
  static let date = BoundType(kinds: .date)
  static let node = BoundType(kinds: .node)
  static let edge = BoundType(kinds: .edge)
  static let path = BoundType(kinds: .path)
  static let map = BoundType(kinds: .map)
  static func list(of elements: Kinds) -> BoundType { BoundType(kinds: .list, elements: elements) }

  init(kinds: Kinds, elements: Kinds = .any) {
    self.kinds = kinds
    self.elements = elements
  }

  init(_ value: Value) {
    switch value {
    case .null: self = .null
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .float: self = .float
    case .string: self = .string
    case .date: self = .date
    case .localTime: self = BoundType(kinds: .localTime)
    case .zonedTime: self = BoundType(kinds: .zonedTime)
    case .localDateTime: self = BoundType(kinds: .localDateTime)
    case .zonedDateTime: self = BoundType(kinds: .zonedDateTime)
    case .duration: self = BoundType(kinds: .duration)
    case .list(let values): self = .list(of: values.reduce(into: []) { $0.formUnion(BoundType($1).kinds) })
    case .map: self = .map
    case .node: self = .node
    case .edge: self = .edge
    case .path: self = .path
    }
  }

  func union(_ other: BoundType) -> BoundType {
    BoundType(kinds: kinds.union(other.kinds), elements: elements.union(other.elements))
  }

  /// Whether a value of this type can never be of the kinds that are needed; null always may.
  func excludes(_ needed: Kinds) -> Bool {
    !kinds.isEmpty && kinds.isDisjoint(with: needed)
  }

  /// For messages, with an article: "an integer or a float".
  var description: String {
    if kinds == .any { return "any value" }
    if kinds == .property { return "the value of a property" }
    let names: [(Kinds, String)] = [
      (.boolean, "a boolean"), (.integer, "an integer"), (.float, "a float"), (.string, "a string"),
      (.date, "a date"), (.localTime, "a local time"), (.zonedTime, "a time"),
      (.localDateTime, "a local date-time"), (.zonedDateTime, "a date-time"), (.duration, "a duration"),
      (.list, "a list"), (.map, "a map"), (.node, "a node"), (.edge, "an edge"), (.path, "a path"),
    ]
    var kinds = kinds
    var present: [String] = []
    if kinds.isSuperset(of: .instant) {
      kinds.subtract(.instant)
      present = ["a point in time"]
    }
    present = names.filter { kinds.contains($0.0) }.map(\.1) + present
    return present.isEmpty ? "null" : present.joined(separator: " or ")
  }
}
