import GraphFormats
import Glibc
import PackageEdits
import PropertyGraph
import Testing

/// The stored image: the same graph as the tables', or not used.
@Suite struct StoredImageTests {
  private static func image(_ graph: Graph) -> [UInt8] { GraphImage.encode(graph, note: [1, 2, 255]) }

  private static func open(_ bytes: [UInt8], schema: GraphSchema = GraphSchema()) throws -> Graph? {
    try GraphImage.open(try #require(MemoryRegion(copying: bytes))) { $0 == [1, 2, 255] ? schema : nil }
  }

  @Test(arguments: ["valid", "times", "variants", "field-types", "mapping"])
  func `an image is the graph of its tables`(name: String) throws {
    guard let graph = try? GraphFolder.load(Fixtures.path(name)).graph else { return }
    let opened = try #require(try Self.open(Self.image(graph)))
    #expect(SameGraph.facts(opened) == SameGraph.facts(graph))
  }

  @Test func `values of every type come back`() throws {
    let folder = TestFolder()
    for seed in 0..<6 {
      RandomPackage(seed: UInt64(seed), rows: 1 + seed * 40).write(to: folder)
      let graph = try GraphFolder.load(folder.path).graph
      let image = Self.image(graph)
      let opened = try #require(try Self.open(image))
      #expect(SameGraph.facts(opened) == SameGraph.facts(graph))
      #expect(Self.image(opened) == image)
    }
  }

  @Test func `graphs without nodes, edges or texts come back`() throws {
    var builder = GraphBuilder()
    #expect(SameGraph.facts(try #require(try Self.open(Self.image(builder.finish())))).count > 0)
    builder = GraphBuilder()
    let extremes: [Value] = [
      .integer(.min), .integer(.max), .float(.nan), .float(-0.0), .float(.infinity), .boolean(true),
      .list([.null, .list([.string("")]), .integer(.min)]), .map([Value.MapEntry("é", .float(0.1))]),
      .duration(CalendarDuration(parsing: "P-1Y2M3DT-4.5S") ?? .zero), .string(""),
    ]
    for (index, value) in extremes.enumerated() {
      builder.addNode(labels: [], properties: [("all", value), ("k\(index)", value)])
    }
    let last = builder.addNode(labels: ["L"])
    builder.addEdge(type: "LOOP", from: last, to: last, properties: [("x", .integer(1))])
    builder.addEdge(type: "LOOP", from: last, to: last)
    let graph = builder.finish()
    #expect(SameGraph.facts(try #require(try Self.open(Self.image(graph)))) == SameGraph.facts(graph))
  }

  @Test func `texts are lent from where they stand`() throws {
    let texts = ["", "é", "two words", String(repeating: "long ", count: 900), "\u{0}"]
    var builder = GraphBuilder()
    for text in texts { builder.addNode(labels: [], properties: [("text", .string(text))]) }
    let opened = try #require(try Self.open(Self.image(builder.finish())))
    var pool = opened.strings
    let added = pool.intern("added since")
    var ids = texts.compactMap { pool.id(of: $0) }
    #expect(ids.count == texts.count)
    ids += [added, StringID(4_000_000), ids[1]]
    var lent: [String] = []
    pool.forEachText(of: ids) { index, text in
      lent.append("\(index) \(text.indices.map { text[$0] })")
    }
    let expected = texts + ["added since", "unknown", texts[1]]
    #expect(lent == expected.indices.filter { $0 != 6 }.map { "\($0) \(Array(expected[$0].utf8))" })
  }

  @Test func `an edited graph comes back numbered anew, and an opened one can be edited`() throws {
    let graph = try GraphFolder.load(Fixtures.path("valid")).graph
    let opened = try #require(try Self.open(Self.image(graph)))
    var results: [String] = []
    for base in [graph, opened] {
      var editor = GraphEditor(base)
      let node = editor.createNode(
        labels: ["Actor"],
        properties: [("id", .string("x")), ("name", .string("Lens"))]
      )
      _ = editor.createEdge(type: "MEMBER_OF", from: node, to: NodeID(0 as UInt32))
      editor.set("name", of: NodeID(1 as UInt32), to: .string("another name"))
      editor.detachAndDelete(NodeID(2 as UInt32))
      let edited = editor.finish()
      results.append(GraphText.describe(edited))
      let again = try #require(try Self.open(Self.image(edited)))
      #expect(GraphText.describe(again) == GraphText.describe(edited))
      #expect(SameGraph.facts(again) == SameGraph.facts(edited.compacted().graph))
    }
    #expect(results[0] == results[1])
  }

  @Test func `no changed byte and no other length is taken for an image`() throws {
    var builder = GraphBuilder()
    let a = builder.addNode(labels: ["A"], properties: [("id", .string("a")), ("x", .integer(300))])
    let b = builder.addNode(labels: ["B"], properties: [("id", .string("b")), ("l", .list([.integer(1)]))])
    builder.addEdge(type: "T", from: a, to: b, properties: [("w", .float(1.5))])
    builder.addIndex(on: "id")
    let image = Self.image(builder.finish())
    #expect(try Self.open(image) != nil)
    for index in image.indices {
      for mask: UInt8 in [1, 0x10, 0x80, 0xFF] {
        var changed = image
        changed[index] ^= mask
        #expect(throws: GraphImage.Fault.self, "byte \(index)") { _ = try Self.open(changed) }
      }
    }
    for length in 1..<image.count {
      #expect(throws: GraphImage.Fault.self, "length \(length)") {
        _ = try Self.open(Array(image[..<length]))
      }
    }
    for extra in 1...16 {
      #expect(throws: GraphImage.Fault.self) {
        _ = try Self.open(image + [UInt8](repeating: 0, count: extra))
      }
    }
  }

  // MARK: Beside the tables

  private static func fault(_ folder: TestFolder) throws -> String? {
    try GraphFolder.load(folder.path).imageFault
  }

  @Test func `an image is used until a table changes`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    let tables = try GraphFolder.load(folder.path).graph
    let summary = try GraphFolder.pack(folder.path)
    #expect(summary.nodeCount == 10 && summary.edgeCount == 8)
    let loaded = try GraphFolder.load(folder.path)
    #expect(SameGraph.facts(loaded.graph) == SameGraph.facts(tables))
    #expect(loaded.graph.schema.nodes == tables.schema.nodes)
    #expect(loaded.imageFault == nil)
    let regions = folder["regions.csv"]
    folder["regions.csv"] = regions.replacing("Rhône", with: "rhône")
    #expect(try Self.fault(folder) == "is not of these tables")
    #expect(GraphText.describe(try GraphFolder.load(folder.path).graph).contains("rhône"))
    // The same bytes at another time are the same table.
    folder["regions.csv"] = regions
    #expect(try Self.fault(folder) == nil)
    folder["datapackage.json"] += " "
    #expect(try Self.fault(folder) == "is not of these tables")
    _ = try GraphFolder.pack(folder.path)
    #expect(try Self.fault(folder) == nil)
  }

  @Test func `a damaged image is passed over, and one of other tables`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    _ = try GraphFolder.pack(folder.path)
    let path = folder.path + "/.maillage-image"
    let image = try #require(TextFile.read(path))
    let expected = SameGraph.facts(try GraphFolder.load(folder.path).graph)
    for bytes in [[], Array(image.dropLast()), image + [0], Array(image.reversed()), [7]] {
      unsafe unlink(path)
      TextFile.write(bytes, to: path)
      let loaded = try GraphFolder.load(folder.path)
      #expect(loaded.imageFault != nil)
      #expect(SameGraph.facts(loaded.graph) == expected)
    }
    var changed = image
    changed[image.count / 2] ^= 4
    unsafe unlink(path)
    TextFile.write(changed, to: path)
    #expect(try Self.fault(folder) == "is damaged")
    let other = TestFolder(copying: Fixtures.path("times"))
    TextFile.write(image, to: other.path + "/.maillage-image")
    #expect(try Self.fault(other) == "is not of these tables")
  }

  @Test func `a commit makes the image that of other tables`() throws {
    let folder = TestFolder(copying: Fixtures.path("valid"))
    _ = try GraphFolder.pack(folder.path)
    let loaded = try GraphFolder.load(folder.path, forWriting: true)
    var editor = GraphEditor(loaded.graph)
    _ = editor.createNode(
      labels: ["Region"],
      properties: [("id", .string("ouest")), ("name", .string("Ouest"))]
    )
    let edited = editor.finish()
    _ = try GraphWriter.commit(from: loaded, to: edited)
    let again = try GraphFolder.load(folder.path)
    #expect(again.imageFault == "is not of these tables")
    #expect(GraphText.describe(again.graph) == GraphText.describe(edited))
    _ = try GraphFolder.pack(folder.path)
    #expect(try Self.fault(folder) == nil)
    #expect(GraphText.describe(try GraphFolder.load(folder.path).graph) == GraphText.describe(edited))
  }

  @Test func `a graph with errors is not packed`() {
    let folder = TestFolder(copying: Fixtures.path("unknown-ids"))
    #expect(throws: GraphLoadFailure.self) { try GraphFolder.pack(folder.path) }
    #expect(!GraphFolder.hasImage(folder.path))
  }
}
