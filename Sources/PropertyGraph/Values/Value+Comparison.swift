/// The four relations between values that openCypher keeps apart (CIP2016-06-14).
///
/// Equality and comparison know null, which makes them uncertain; equivalence (for DISTINCT and grouping)
/// and order (for ORDER BY, min and max) are total. Strings compare by UTF-8 bytes throughout.
extension Value {
  /// `=`: nil when null makes it uncertain.
  public static func areEqual(_ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.null, _), (_, .null): return nil
    case (.boolean(let x), .boolean(let y)): return x == y
    case (.integer(let x), .integer(let y)): return x == y
    case (.float(let x), .float(let y)): return x == y
    case (.integer(let x), .float(let y)), (.float(let y), .integer(let x)):
      return compareNumbers(x, y) == .equal
    case (.string(let x), .string(let y)): return x.utf8.elementsEqual(y.utf8)
    case (.date(let x), .date(let y)): return x == y
    case (.localTime(let x), .localTime(let y)): return x == y
    case (.zonedTime(let x), .zonedTime(let y)): return x.utcNanoseconds == y.utcNanoseconds
    case (.localDateTime(let x), .localDateTime(let y)): return x == y
    case (.zonedDateTime(let x), .zonedDateTime(let y)): return x.epochNanosecond == y.epochNanosecond
    case (.duration(let x), .duration(let y)): return x == y
    case (.node(let x), .node(let y)): return x == y
    case (.edge(let x), .edge(let y)): return x == y
    case (.path(let x), .path(let y)): return x == y
    case (.list(let x), .list(let y)):
      return x.count == y.count ? conjunction(zip(x, y).lazy.map { areEqual($0, $1) }) : false
    case (.map(let x), .map(let y)):
      guard x.count == y.count, zip(x, y).allSatisfy({ $0.key.utf8.elementsEqual($1.key.utf8) }) else {
        return false
      }
      return conjunction(zip(x, y).lazy.map { areEqual($0.value, $1.value) })
    default: return false
    }
  }

  /// `<`, `<=`, `>`, `>=`: nil when the two cannot be compared.
  ///
  /// NaN compares false with every number; see `Comparison.unordered`.
  public static func compare(_ a: Value, _ b: Value) -> Comparison? {
    switch (a, b) {
    case (.integer(let x), .integer(let y)): return Comparison(x, y)
    case (.float(let x), .float(let y)): return x.isNaN || y.isNaN ? .unordered : Comparison(x, y)
    case (.integer(let x), .float(let y)): return compareNumbers(x, y)
    case (.float(let x), .integer(let y)): return compareNumbers(y, x).reversed
    case (.string(let x), .string(let y)): return compareStrings(x, y)
    case (.boolean(let x), .boolean(let y)): return Comparison(x ? 1 : 0, y ? 1 : 0)
    case (.date(let x), .date(let y)): return Comparison(x, y)
    case (.localTime(let x), .localTime(let y)): return Comparison(x, y)
    case (.zonedTime(let x), .zonedTime(let y)): return Comparison(x.utcNanoseconds, y.utcNanoseconds)
    case (.localDateTime(let x), .localDateTime(let y)): return Comparison(x, y)
    case (.zonedDateTime(let x), .zonedDateTime(let y)):
      return Comparison(x.epochNanosecond, y.epochNanosecond)
    case (.list(let x), .list(let y)):
      for (first, second) in zip(x, y) {
        guard let comparison = compare(first, second) else { return nil }
        if comparison != .equal { return comparison }
      }
      return Comparison(x.count, y.count)
    default: return nil
    }
  }

  /// Whether DISTINCT and grouping take the two as one: null is null, NaN is NaN, 1 is 1.0.
  public static func areEquivalent(_ a: Value, _ b: Value) -> Bool {
    order(a, b) == .equal
  }

  /// The one total order over all values, smallest first.
  ///
  /// map < node < edge < list < path < zoned date-time < local date-time < date < zoned time < local time <
  /// duration < string < boolean < number < NaN < null. Durations go by their average length.
  public static func order(_ a: Value, _ b: Value) -> Comparison {
    let (rankA, rankB) = (a.rank, b.rank)
    if rankA != rankB { return Comparison(rankA, rankB) }
    switch (a, b) {
    case (.node(let x), .node(let y)): return Comparison(x, y)
    case (.edge(let x), .edge(let y)): return Comparison(x, y)
    case (.list(let x), .list(let y)): return orderSequences(x, y, by: order)
    case (.path(let x), .path(let y)):
      let nodes = orderSequences(x.nodes, y.nodes) { Comparison($0, $1) }
      return nodes == .equal ? orderSequences(x.edges, y.edges) { Comparison($0, $1) } : nodes
    case (.map(let x), .map(let y)):
      let keys = orderSequences(x, y) { compareStrings($0.key, $1.key) }
      return keys == .equal ? orderSequences(x, y) { order($0.value, $1.value) } : keys
    case (.duration(let x), .duration(let y)): return CalendarDuration.order(x, y)
    case (.float(let x), .float(let y)) where x.isNaN && y.isNaN: return .equal
    default: return compare(a, b) ?? .equal
    }
  }

  /// Equivalent values hash alike: 1 and 1.0, 0.0 and -0.0, every NaN, one instant in two zones.
  public func hashEquivalence(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .float(let value):
      if let integer = value.exactInteger {
        hasher.combine(integer)
      } else {
        hasher.combine(value.isNaN ? .nan : value)
      }
    case .string(let text):
      hasher.combine(ByteHash.hash(text.utf8Span.span))
    case .date(let date): hasher.combine(date)
    case .localTime(let time): hasher.combine(time)
    case .zonedTime(let time): hasher.combine(time.utcNanoseconds)
    case .localDateTime(let time): hasher.combine(time)
    case .zonedDateTime(let time): hasher.combine(time.epochNanosecond)
    case .duration(let duration): hasher.combine(duration)
    case .list(let values):
      hasher.combine(values.count)
      for value in values { value.hashEquivalence(into: &hasher) }
    case .map(let entries):
      hasher.combine(entries.count)
      for entry in entries {
        hasher.combine(ByteHash.hash(entry.key.utf8Span.span))
        entry.value.hashEquivalence(into: &hasher)
      }
    case .node(let id): hasher.combine(id)
    case .edge(let id): hasher.combine(id)
    case .path(let path): hasher.combine(path)
    }
  }

  private var rank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .edge: 2
    case .list: 3
    case .path: 4
    case .zonedDateTime: 5
    case .localDateTime: 6
    case .date: 7
    case .zonedTime: 8
    case .localTime: 9
    case .duration: 10
    case .string: 11
    case .boolean: 12
    case .integer: 13
    case .float(let value): value.isNaN ? 14 : 13
    case .null: 15
    }
  }

  /// True when all hold, false when one does not, else nil.
  private static func conjunction(_ parts: some Sequence<Bool?>) -> Bool? {
    var result: Bool? = true
    for part in parts {
      if part == false { return false }
      if part == nil { result = nil }
    }
    return result
  }

  private static func orderSequences<Element>(
    _ a: [Element],
    _ b: [Element],
    by order: (Element, Element) -> Comparison
  ) -> Comparison {
    for (first, second) in zip(a, b) {
      let comparison = order(first, second)
      if comparison != .equal { return comparison }
    }
    return Comparison(a.count, b.count)
  }

  static func compareStrings(_ a: String, _ b: String) -> Comparison {
    if a.utf8.elementsEqual(b.utf8) { return .equal }
    return a.utf8.lexicographicallyPrecedes(b.utf8) ? .less : .greater
  }

  /// Exact, without rounding the integer to a double.
  private static func compareNumbers(_ integer: Int64, _ float: Double) -> Comparison {
    if float.isNaN { return .unordered }
    if float >= 0x1p63 { return .less }
    if float < -0x1p63 { return .greater }
    let whole = Int64(float)
    let comparison = Comparison(integer, whole)
    return comparison == .equal ? Comparison(Double(whole), float) : comparison
  }
}

extension Double {
  /// The integer that this number equals, if there is one.
  ///
  /// Not `Int64(exactly:)`, which needs the C mathematics library that this layer does not link.
  var exactInteger: Int64? {
    guard self >= -0x1p63, self < 0x1p63 else { return nil }
    let integer = Int64(self)
    return Double(integer) == self ? integer : nil
  }
}

/// The outcome of comparing two values.
public enum Comparison: Sendable {
  case less, equal, greater
  /// NaN is involved: every comparison is false.
  case unordered

  init<Operand: Comparable>(_ a: Operand, _ b: Operand) {
    self = a < b ? .less : a == b ? .equal : .greater
  }

  public var reversed: Comparison {
    switch self {
    case .less: .greater
    case .greater: .less
    case .equal, .unordered: self
    }
  }
}

/// A value as a key of sets and dictionaries, by equivalence.
public struct EquivalenceKey: Hashable, Sendable {
  public let value: Value
  public init(_ value: Value) { self.value = value }
  public static func == (a: EquivalenceKey, b: EquivalenceKey) -> Bool {
    Value.areEquivalent(a.value, b.value)
  }
  public func hash(into hasher: inout Hasher) { value.hashEquivalence(into: &hasher) }
}
