import PropertyGraph
import Testing

@Suite struct PropertyColumnTests {
  static let day = CalendarDate(year: 2014, month: 7, day: 31)

  /// Six values of each type; two strings are the same.
  static let samples: [(type: String, values: [Value])] = [
    ("integers", [0, -1, .max, .min, 7, 7].map { .integer($0) }),
    ("floats", [0.5, -0.0, .infinity, 1e300, .nan, 7].map { .float($0) }),
    ("booleans", [true, false, true, true, false, false].map { .boolean($0) }),
    ("strings", ["", "a", "\u{E9}", "e\u{301}", "a", "日本"].map { .string($0) }),
    ("dates", (1...6).map { CalendarDate(year: 2014, month: $0, day: 1).map { .date($0) } ?? .null }),
    ("values", [.list([]), .list([.null]), .map(of: []), .integer(1), .string("a"), .boolean(true)]),
    ("values", [.integer(1), .float(1), .integer(2), .integer(3), .integer(4), .integer(5)]),
  ]

  @Test(arguments: samples.indices, [[], [0], [5], [2, 3], [0, 5], [0, 1, 2, 3, 4, 5]])
  func `a column has the narrowest type, with and without gaps`(sample: Int, gaps: [Int]) throws {
    let (type, values) = Self.samples[sample]
    var builder = GraphBuilder()
    for (index, value) in values.enumerated() {
      let label = index % 2 == 0 ? "Even" : "Odd"
      let properties = gaps.contains(index) ? [] : [("key", value)]
      builder.addNode(labels: [label], properties: properties + [("rank", .integer(Int64(index)))])
    }
    let graph = builder.finish()
    let rank = try #require(graph.propertyKeys.id(of: "rank"))
    guard let key = graph.propertyKeys.id(of: "key") else {
      #expect(gaps.count == 6)
      return
    }
    let column = try #require(graph.nodeColumn(key))
    for node in (0..<6).map({ NodeID($0) }) {
      guard case .integer(let index) = graph.value(rank, of: node) else { continue }
      let isGap = gaps.contains(Int(index))
      let value = isGap ? Value.null : values[Int(index)]
      #expect(EquivalenceKey(graph.value(key, of: node)) == EquivalenceKey(value))
      #expect((column.position(of: node.index) == nil) == isGap)
      #expect(graph.properties(of: node).count == (isGap ? 1 : 2))
    }
    #expect(column.position(of: -1) == nil)
    #expect(column.position(of: 6) == nil)
    #expect(column.storage.typeName == type)
    #expect(column.storage.count == column.count)
    #expect((column.presence == nil) == (column.count == 6 - gaps.count))
  }

  @Test func `a column covers only the elements from the first to the last with a value`() throws {
    var builder = GraphBuilder()
    builder.addNodes(labelSets: Array(repeating: builder.labelSet([]), count: 1000))
    builder.addNodeColumn("key", firstHandle: 400, values: .integers([1, 2, 3]), presence: nil)
    let graph = builder.finish()
    let column = try #require(graph.nodeColumn(SymbolID(0)))
    #expect(column.firstElement == 400)
    #expect(column.count == 3)
    #expect(column.presence == nil)
    #expect(graph.edgeColumn(SymbolID(0)) == nil)
  }

  @Test func `pieces, presence and single values of one key come together`() throws {
    var builder = GraphBuilder()
    builder.addNodes(labelSets: Array(repeating: builder.labelSet([]), count: 8))
    var presence = Bitmap(count: 3)
    presence[1] = true
    builder.addNodeColumn("key", firstHandle: 0, values: .integers([1, 2]), presence: nil)
    builder.addNodeColumn("key", firstHandle: 2, values: .integers([7, 3, 7]), presence: presence)
    builder.addNodeColumn("key", firstHandle: 5, values: .values([.null, .integer(4)]), presence: nil)
    builder.addNodeColumn("key", firstHandle: 2, values: .strings([]), presence: nil)
    builder.addNodeColumn("key", firstHandle: 2, values: .floats([1]), presence: Bitmap(count: 1))
    builder.addNode(labels: [], properties: [("key", .integer(5)), ("none", .null)])
    let graph = builder.finish()
    let column = try #require(graph.nodeColumn(SymbolID(0)))
    #expect(column.storage.typeName == "integers")
    let found = (0..<9).map { EquivalenceKey(graph.value(SymbolID(0), of: NodeID($0))) }
    let known: [Value] = [
      .integer(1), .integer(2), .null, .integer(3), .null, .null, .integer(4), .null, .integer(5),
    ]
    #expect(found == known.map { EquivalenceKey($0) })
    #expect(graph.propertyKeys.names == ["key"])
  }

  @Test func `pieces of several types make a column of values`() throws {
    var builder = GraphBuilder()
    let a = builder.intern("a")
    builder.addNodes(labelSets: Array(repeating: builder.labelSet([]), count: 7))
    builder.addNodeColumn("key", firstHandle: 0, values: .strings([a]), presence: nil)
    builder.addNodeColumn("key", firstHandle: 1, values: .integers([1]), presence: nil)
    builder.addNodeColumn("key", firstHandle: 2, values: .floats([0.5]), presence: nil)
    builder.addNodeColumn(
      "key",
      firstHandle: 3,
      values: .booleans(Bitmap(count: 1, repeating: true)),
      presence: nil
    )
    builder.addNodeColumn("key", firstHandle: 4, values: .dates([try #require(Self.day)]), presence: nil)
    builder.addNodeColumn("key", firstHandle: 5, values: .values([.list([]), .string("b")]), presence: nil)
    let graph = builder.finish()
    let found = (0..<7).map { EquivalenceKey(graph.value(SymbolID(0), of: NodeID($0))) }
    let known: [Value] = [
      .string("a"), .integer(1), .float(0.5), .boolean(true), .date(try #require(Self.day)), .list([]),
      .string("b"),
    ]
    #expect(found == known.map { EquivalenceKey($0) })
  }
}

extension PropertyColumn.Storage {
  fileprivate var typeName: String {
    switch self {
    case .integers: "integers"
    case .floats: "floats"
    case .booleans: "booleans"
    case .strings: "strings"
    case .dates: "dates"
    case .values: "values"
    }
  }
}
