import PropertyGraph
import Testing

/// The total order of ORDER BY, and the equivalence of DISTINCT that goes with it.
@Suite struct ValueOrderTests {
  /// From the smallest to the largest; all are different.
  static let ascending: [Value] =
    [
      .map(of: []), .map(of: [.init("a", .integer(1))]), .map(of: [.init("a", .null)]),
      .map(of: [.init("a", .integer(1)), .init("b", .integer(1))]), .map(of: [.init("b", .integer(0))]),
      .node(NodeID(0)), .node(NodeID(7)), .edge(EdgeID(0)), .edge(EdgeID(3)),
      .list([]), .list([.list([])]), .list([.string("a")]), .list([.string("a"), .integer(1)]),
      .list([.string("a"), .null]), .list([.integer(1)]), .list([.float(.nan)]), .list([.null]),
      .list([.null, .integer(1)]),
      .path(Path(nodes: [NodeID(0)], edges: [])),
      .path(Path(nodes: [NodeID(0), NodeID(1)], edges: [EdgeID(0)])),
      .path(Path(nodes: [NodeID(0), NodeID(1)], edges: [EdgeID(2)])),
      .path(Path(nodes: [NodeID(1)], edges: [])),
    ] + ["2013-12-31", "2014-07-31"].compactMap { CalendarDate($0).map { .date($0) } }
    + [
      .string(""), .string("A"), .string("a"), .string("e\u{301}"), .string("f"), .string("\u{E9}"),
      .string("👍"),
      .boolean(false), .boolean(true), .float(-.infinity), .integer(.min), .float(-1.5), .integer(-1),
      .integer(0),
      .float(0.5), .integer(1), .integer(4_611_686_018_427_387_900), .integer(4_611_686_018_427_387_905),
      .integer(.max), .float(0x1p63), .float(.infinity), .float(.nan), .null,
    ]

  @Test func `every two values are in the one order`() {
    for (i, a) in Self.ascending.enumerated() {
      for (j, b) in Self.ascending.enumerated() {
        let comparison = Value.order(a, b)
        #expect(comparison == (i < j ? .less : i == j ? .equal : .greater), "\(a) against \(b)")
        #expect(Value.areEquivalent(a, b) == (i == j))
      }
    }
  }

  @Test(
    arguments: [
      (.integer(1), .float(1)), (.float(0), .float(-0.0)), (.integer(0), .float(-0.0)), (.null, .null),
      (.float(.nan), .float(-.nan)), (.float(.nan), .float(Double(nan: 7, signaling: false))),
      (.integer(1 << 62), .float(0x1p62)), (.integer(.min), .float(-0x1p63)),
      (.list([.integer(1), .null, .float(.nan)]), .list([.float(1), .null, .float(.nan)])),
      (.map(of: [.init("k", .integer(2))]), .map(of: [.init("k", .float(2))])),
    ] as [(Value, Value)]
  )
  func `equivalent values are one key`(a: Value, b: Value) {
    #expect(Value.areEquivalent(a, b))
    #expect(EquivalenceKey(a).hashValue == EquivalenceKey(b).hashValue)
    #expect(Set([EquivalenceKey(a), EquivalenceKey(b)]).count == 1)
  }

  @Test func `the order is antisymmetric and transitive, and hashes agree with it`() {
    var random = RandomNumbers(seed: 7)
    let values = (0..<120).map { _ in Self.value(depth: 2, using: &random) }
    for a in values {
      for b in values {
        let comparison = Value.order(a, b)
        #expect(Value.order(b, a) == comparison.reversed)
        #expect(comparison != .unordered)
        if comparison == .equal { #expect(EquivalenceKey(a).hashValue == EquivalenceKey(b).hashValue) }
        if Value.areEqual(a, b) == true { #expect(comparison == .equal) }
        if let compared = Value.compare(a, b), compared != .unordered { #expect(compared == comparison) }
      }
    }
    let sorted = values.sorted { Value.order($0, $1) == .less }
    for (i, a) in sorted.enumerated() {
      // A sort says nothing about an order that is not transitive, so every pair is looked at.
      #expect(sorted[i...].allSatisfy { Value.order(a, $0) != .greater })
    }
  }

  private static func value(depth: Int, using random: inout RandomNumbers) -> Value {
    let numbers: [Double] = [0, -0.0, 1, 1.5, -1, .nan, .infinity, 0x1p53, 0x1p62, 0x1p63, -0x1p63]
    let integers: [Int64] = [0, 1, -1, 1 << 53, 1 << 53 + 1, 1 << 62, 1 << 62 + 1, .max, .min]
    switch Int.random(in: 0..<(depth > 0 ? 11 : 9), using: &random) {
    case 0: return .null
    case 1: return .boolean(Bool.random(using: &random))
    case 2, 3: return .integer(integers.randomElement(using: &random) ?? 0)
    case 4, 5: return .float(numbers.randomElement(using: &random) ?? 0)
    case 6: return .string(["", "a", "\u{E9}", "e\u{301}", "ab"].randomElement(using: &random) ?? "")
    case 7: return .node(NodeID(Int.random(in: 0..<3, using: &random)))
    case 8:
      return CalendarDate(year: 2014, month: 1, day: .random(in: 1...3, using: &random)).map { .date($0) }
        ?? .null
    case 9:
      return .list(
        (0..<Int.random(in: 0..<3, using: &random)).map { _ in value(depth: depth - 1, using: &random) }
      )
    default:
      let keys = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
      return .map(of: keys.map { .init($0, value(depth: depth - 1, using: &random)) })
    }
  }
}
