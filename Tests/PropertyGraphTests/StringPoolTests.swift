import PropertyGraph
import Testing

@Suite struct StringPoolTests {
  @Test func `a hundred thousand strings each have one number, and come back`() {
    var builder = GraphBuilder()
    let texts = (0..<100_000).map { "\($0 % 3 == 0 ? "é" : "texte")\($0)" }
    let ids = texts.map { builder.intern($0) }
    #expect(ids.map { Int($0.rawValue) } == Array(0..<100_000))
    #expect(texts.map { builder.intern($0) } == ids)
    let strings = builder.strings
    #expect(strings.count == 100_000)
    #expect(zip(ids, texts).allSatisfy { strings[$0].utf8.elementsEqual($1.utf8) })
    #expect(zip(texts, ids).allSatisfy { strings.id(of: $0) == $1 })
    #expect(strings.id(of: "absent") == nil)
  }

  @Test func `the strings of another pool get the numbers that they would get one by one`() {
    var random = RandomNumbers(seed: 7)
    var whole = StringPool()
    var alone = StringPool()
    for size in [0, 1, 31, 32, 33, 500, 3_000, 20] {
      var other = StringPool()
      for _ in 0..<size { _ = other.intern("texte \(UInt64.random(in: 0..<2_000, using: &random))") }
      let ids = whole.intern(allOf: other)
      #expect(ids == (0..<other.count).map { alone.intern(other[StringID(UInt32($0))]) })
    }
    #expect(whole.count == alone.count)
    #expect((0..<whole.count).allSatisfy { whole[StringID(UInt32($0))] == alone[StringID(UInt32($0))] })
  }

  @Test func `strings are the same when their bytes are`() {
    var builder = GraphBuilder()
    #expect(builder.intern("\u{E9}") != builder.intern("e\u{301}"))
    #expect(builder.intern("") == builder.intern(""))
    #expect(builder.intern("a\u{0}") != builder.intern("a"))
    #expect(builder.intern(utf8: Array("日本".utf8).span) == builder.intern("日本"))
    #expect(builder.strings.id(of: "e\u{301}") != builder.strings.id(of: "\u{E9}"))
    #expect(StringPool().id(of: "") == nil)
  }

  @Test func `every length up to forty, and every place of a difference, counts`() {
    var builder = GraphBuilder()
    var ids: Set<StringID> = []
    for length in 0...40 {
      let text = [UInt8](repeating: 0x61, count: length)
      ids.insert(builder.intern(utf8: text.span))
      for place in text.indices {
        var other = text
        other[place] = 0x62
        ids.insert(builder.intern(utf8: other.span))
      }
    }
    #expect(ids.count == 41 + (0...40).reduce(0, +))
    #expect(builder.strings.count == ids.count)
  }

  @Test func `strings are ordered by code points`() {
    var builder = GraphBuilder()
    let sorted = ["", "A", "Z", "a", "ab", "e\u{301}", "f", "\u{E9}", "日", "\u{FFFD}", "👍"]
      .map {
        builder.intern($0)
      }
    let strings = builder.strings
    for i in sorted.indices {
      for j in sorted.indices { #expect(strings.isOrdered(sorted[i], before: sorted[j]) == (i < j)) }
    }
  }

  @Test func `names of symbols are compared by their bytes`() {
    var builder = GraphBuilder()
    builder.addNode(labels: ["\u{E9}", "e\u{301}", "\u{E9}"])
    let graph = builder.finish()
    #expect(graph.labels.count == 2)
    #expect(graph.labels.id(of: "e\u{301}") == SymbolID(1))
    #expect(graph.labels.id(of: "e") == nil)
  }
}
