import PropertyGraph
import Testing

/// `=`, `<` and their like, after openCypher (CIP2016-06-14).
@Suite struct ValueEqualityTests {
  struct Case: Sendable {
    let a: Value
    let b: Value
    let outcome: Bool?
    init(_ a: Value, _ b: Value, _ outcome: Bool?) { (self.a, self.b, self.outcome) = (a, b, outcome) }
  }

  @Test(arguments: [
    // Null makes it uncertain.
    Case(.null, .null, nil), Case(.null, .integer(1), nil), Case(.null, .list([]), nil),
    // Numbers compare exactly, whatever their type.
    Case(.integer(1), .float(1), true), Case(.integer(1), .float(1.5), false),
    Case(.integer(4_611_686_018_427_387_905), .integer(4_611_686_018_427_387_900), false),
    Case(.integer(4_611_686_018_427_387_905), .float(4_611_686_018_427_387_904), false),
    Case(.integer(4_611_686_018_427_387_904), .float(0x1p62), true),
    Case(.integer(.max), .float(0x1p63), false), Case(.integer(.min), .float(-0x1p63), true),
    Case(.integer(0), .float(-0.0), true), Case(.float(0), .float(-0.0), true),
    // NaN equals nothing.
    Case(.float(.nan), .float(.nan), false), Case(.float(.nan), .integer(1), false),
    Case(.float(.infinity), .float(.infinity), true), Case(.float(.infinity), .integer(.max), false),
    // Different types are different.
    Case(.string("1"), .integer(1), false), Case(.boolean(true), .integer(1), false),
    Case(.list([]), .map(of: []), false), Case(.node(NodeID(1)), .edge(EdgeID(1)), false),
    Case(.date(day(1)), .string("2014-07-01"), false),
    // Strings by bytes.
    Case(.string("\u{E9}"), .string("e\u{301}"), false), Case(.string("é"), .string("é"), true),
    Case(.string(""), .string("\u{0}"), false),
    // Lists: the length decides first, then all elements together.
    Case(.list([]), .list([]), true), Case(.list([.null]), .list([.null]), nil),
    Case(.list([.null]), .list([.null, .null]), false),
    Case(.list([.integer(1), .integer(2)]), .list([.null, .string("foo")]), false),
    Case(.list([.integer(1), .integer(2)]), .list([.null, .integer(2)]), nil),
    Case(.list([.list([.null])]), .list([.list([.integer(1)])]), nil),
    Case(.list([.integer(1)]), .list([.float(1)]), true),
    // Maps: the keys decide first, then all values together.
    Case(.map(of: [.init("k", .null)]), .map(of: []), false),
    Case(.map(of: [.init("k", .null)]), .map(of: [.init("k", .null)]), nil),
    Case(.map(of: [.init("k", .null)]), .map(of: [.init("l", .null)]), false),
    Case(
      .map(of: [.init("b", .integer(1)), .init("a", .integer(2))]),
      .map(of: [.init("a", .float(2)), .init("b", .float(1))]),
      true
    ),
    // Graph elements.
    Case(.node(NodeID(1)), .node(NodeID(1)), true), Case(.edge(EdgeID(1)), .edge(EdgeID(2)), false),
    Case(.path(path(1)), .path(path(1)), true), Case(.path(path(1)), .path(path(2)), false),
    Case(.date(day(1)), .date(day(1)), true),
  ])
  func `equality is true, false or uncertain`(sample: Case) {
    #expect(Value.areEqual(sample.a, sample.b) == sample.outcome)
    #expect(Value.areEqual(sample.b, sample.a) == sample.outcome)
  }

  @Test(
    arguments: [
      (.integer(1), .integer(2), .less), (.integer(1), .float(1.5), .less),
      (.integer(-1), .float(-1.5), .greater),
      (.integer(2), .float(2), .equal), (.integer(.max), .float(0x1p63), .less),
      (.integer(.max), .float(1e300), .less),
      (.integer(.min), .float(-.infinity), .greater), (.integer(.min), .float(-0x1p63), .equal),
      (.integer(4_611_686_018_427_387_905), .float(4_611_686_018_427_387_904), .greater),
      (.integer(9_007_199_254_740_993), .float(9_007_199_254_740_992), .greater),
      (.float(.nan), .float(1), .unordered), (.integer(1), .float(.nan), .unordered),
      (.float(.nan), .float(.nan), .unordered), (.float(.nan), .string("a"), nil),
      (.string("a"), .string("b"), .less), (.string("e\u{301}"), .string("f"), .less),
      (.string("\u{E9}"), .string("f"), .greater), (.string("a"), .string("ab"), .less),
      (.string("\u{FFFD}"), .string("👍"), .less), (.boolean(false), .boolean(true), .less),
      (.date(day(1)), .date(day(2)), .less),
      (.integer(1), .string("a"), nil), (.null, .null, nil), (.null, .integer(1), nil),
      (.boolean(true), .integer(1), nil),
      (.list([.integer(1)]), .list([.integer(1), .null]), .less), (.list([.integer(1)]), .list([.null]), nil),
      (.list([.integer(1), .null]), .list([.integer(2), .null]), .less), (.list([]), .list([]), .equal),
      (.list([.integer(1)]), .list([.string("a")]), nil), (.map(of: []), .map(of: []), nil),
      (.node(NodeID(1)), .node(NodeID(2)), nil),
    ] as [(Value, Value, Comparison?)]
  )
  func `comparison is less, equal, greater, unordered or impossible`(a: Value, b: Value, outcome: Comparison?)
  {
    #expect(Value.compare(a, b) == outcome)
    #expect(Value.compare(b, a) == outcome?.reversed)
  }

  @Test func `of equal keys in a map the last counts, and keys are sorted by bytes`() {
    let entries: [Value.MapEntry] = [
      .init("b", .integer(1)), .init("\u{E9}", .integer(2)), .init("b", .integer(3)),
      .init("e\u{301}", .integer(4)),
    ]
    guard case .map(let sorted) = Value.map(of: entries) else { return }
    #expect(sorted.map { Array($0.key.utf8) } == [[0x62], [0x65, 0xCC, 0x81], [0xC3, 0xA9]])
    #expect(sorted.map { EquivalenceKey($0.value) } == [3, 4, 2].map { EquivalenceKey(.integer($0)) })
    let many = Value.map(of: (0..<20_000).map { .init("k\($0 % 15_000)", .integer($0)) })
    guard case .map(let unique) = many else { return }
    #expect(unique.count == 15_000)
  }
}

private func day(_ day: Int) -> CalendarDate {
  guard let date = CalendarDate(year: 2014, month: 7, day: day) else { preconditionFailure("no such day") }
  return date
}

private func path(_ end: Int) -> Path {
  Path(nodes: [NodeID(0), NodeID(end)], edges: [EdgeID(end)])
}
