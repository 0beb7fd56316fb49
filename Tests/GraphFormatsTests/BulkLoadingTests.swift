import Diagnostics
import GraphFormats
import Parallelism
import PropertyGraph
import Testing

/// Reading tables in chunks and in parallel gives what reading them row after row gives.
@Suite struct BulkLoadingTests {
  private static func careful() -> LoadOptions {
    var options = LoadOptions()
    options.readsInBulk = false
    options.usesImage = false
    return options
  }

  private static func bulk(chunkSize: Int, threads: Int, explains: Bool = false) -> LoadOptions {
    var options = LoadOptions()
    options.chunkSize = chunkSize
    options.workers = Workers(threadCount: threads)
    options.explains = explains
    options.usesImage = false
    return options
  }

  /// What loading says: the graph's facts, or the problems.
  private static func outcome(_ path: String, _ options: LoadOptions) -> [String] {
    do throws(GraphLoadFailure) {
      let loaded = try GraphFolder.load(path, options: options)
      return SameGraph.facts(loaded.graph) + rendered(loaded.warnings)
    } catch {
      return rendered(error.diagnostics)
    }
  }

  private static func rendered(_ found: [FileDiagnostic]) -> [String] {
    found.map { DiagnosticRenderer().render($0.diagnostic, in: $0.source) }
  }

  @Test func `chunks may end anywhere`() throws {
    let folder = TestFolder()
    for (seed, rows) in [(1, 1), (3, 7)] {
      RandomPackage(seed: UInt64(seed), rows: rows).write(to: folder)
      let expected = SameGraph.facts(try GraphFolder.load(folder.path, options: Self.careful()).graph)
      for size in 1...120 {
        let options = Self.bulk(chunkSize: size, threads: 1)
        let graph = try GraphFolder.load(folder.path, options: options).graph
        #expect(SameGraph.facts(graph) == expected, "chunks of \(size) bytes, seed \(seed)")
      }
    }
  }

  @Test func `any number of threads gives the same graph`() throws {
    let folder = TestFolder()
    for seed in 10..<18 {
      RandomPackage(seed: UInt64(seed), rows: 60 + seed * 9).write(to: folder)
      let expected = SameGraph.facts(try GraphFolder.load(folder.path, options: Self.careful()).graph)
      for (size, threads) in [(97, 1), (97, 2), (1_000, 4), (1 << 20, 2)] {
        let options = Self.bulk(chunkSize: size, threads: threads)
        let graph = try GraphFolder.load(folder.path, options: options).graph
        #expect(SameGraph.facts(graph) == expected, "chunks of \(size) bytes, seed \(seed)")
      }
    }
  }

  @Test func `origins are the same`() throws {
    let folder = TestFolder()
    RandomPackage(seed: 5, rows: 40).write(to: folder)
    let options = Self.bulk(chunkSize: 200, threads: 2)
    let loaded = try GraphFolder.load(folder.path, forWriting: true, options: options)
    var editor = GraphEditor(loaded.graph)
    for node in loaded.graph.nodeRanges(where: { _ in true }).joined().map({ NodeID($0) }) {
      editor.set("name", of: node, to: .string("new \(node.index)"))
    }
    for edge in 0..<loaded.graph.edgeIDLimit {
      let key = loaded.graph.edgeTypes[loaded.graph.type(of: EdgeID(edge))] == "VISITED" ? "year" : "weight"
      if key == "year" || loaded.graph.edgeTypes[loaded.graph.type(of: EdgeID(edge))] != "LIVES_IN" {
        editor.set(key, of: EdgeID(edge), to: .integer(Int64(edge)))
      }
    }
    let edited = editor.finish()
    _ = try GraphWriter.commit(from: loaded, to: edited)
    let again = try GraphFolder.load(folder.path, options: Self.careful()).graph
    #expect(SameGraph.facts(again) == SameGraph.facts(edited))
  }

  @Test(arguments: Fixtures.names)
  func `a package is explained as by the careful reader`(name: String) {
    let expected = Self.outcome(Fixtures.path(name), Self.careful())
    for size in [1, 13, 1 << 20] {
      let options = Self.bulk(chunkSize: size, threads: 2, explains: true)
      #expect(Self.outcome(Fixtures.path(name), options) == expected)
    }
  }

  @Test func `a damaged package is explained as by the careful reader`() {
    let folder = TestFolder()
    var random = SeededRandom(seed: 77)
    for seed in 0..<30 {
      let package = RandomPackage(seed: UInt64(seed), rows: 12)
      package.write(to: folder)
      for name in ["people.csv", "ties.csv", "places.csv", "visits.csv"] {
        var bytes = package.files[name] ?? []
        for _ in 0...random.below(2) {
          let marks = Array("\",;\n\r9pé\0 ".utf8)
          bytes[random.below(bytes.count)] = marks[random.below(marks.count)]
        }
        TextFile.write(bytes, to: folder.path + "/" + name)
        let options = Self.bulk(chunkSize: 1 + random.below(300), threads: 2, explains: true)
        #expect(Self.outcome(folder.path, options) == Self.outcome(folder.path, Self.careful()))
        TextFile.write(package.files[name] ?? [], to: folder.path + "/" + name)
      }
    }
  }

  @Test func `ids are found however they lie`() throws {
    let folder = TestFolder()
    folder["datapackage.json"] = """
      { "name": "ids", "resources": [
        { "name": "places", "path": "places.csv",
          "maillage": { "holds": "nodes", "id": "id", "labels": ["Place"] },
          "schema": { "primaryKey": "id", "fields": [
            { "name": "id", "type": "integer", "constraints": { "required": true } } ] } },
        { "name": "roads", "path": "roads.csv",
          "maillage": { "holds": "edges", "type": "ROAD",
            "source": { "column": "from", "resource": "places" },
            "target": { "column": "to", "resource": "places" } },
          "schema": { "fields": [ { "name": "from", "type": "integer" }, { "name": "to", "type": "integer" } ] } }
      ] }
      """
    let rising = (7...60).map { Int64($0) }
    let lists: [[Int64]] = [
      [], [5], rising, rising.reversed(), rising.filter { $0 % 3 > 0 }, [-2, -1, 0, 1],
      [.max - 2, .max - 1, .max], [.min, .min + 1], [.min, 0, .max], [.max, .min], rising + [8],
      [1, 3, 2, 4], [1_234_567_890_123_456, 12_345_678_901_234_567, 123_456_789],
    ]
    for ids in lists {
      folder["places.csv"] = "id\n" + ids.map { "\($0)\n" }.joined()
      for unknown in [nil, 6, .max - 3, .min] as [Int64?] {
        let ends = ids + (unknown.map { [$0] } ?? [])
        folder["roads.csv"] = "from,to\n" + ends.indices.map { "\(ends[0]),\(ends[$0])\n" }.joined()
        let expected = (try? GraphFolder.load(folder.path, options: Self.careful()).graph)
          .map(SameGraph.facts)
        let isRight = Set(ids).count == ids.count && ends.allSatisfy { ids.contains($0) }
        #expect((expected != nil) == isRight, "\(ids), \(unknown ?? 0)")
        for size in [9, 40, 1_000] {
          let options = Self.bulk(chunkSize: size, threads: 2)
          let found = (try? GraphFolder.load(folder.path, options: options).graph).map(SameGraph.facts)
          #expect(found == expected, "\(ids), \(unknown ?? 0), chunks of \(size) bytes")
        }
      }
    }
  }

  @Test func `a record may be longer than many chunks`() throws {
    let folder = TestFolder()
    RandomPackage(seed: 3, rows: 5).write(to: folder)
    folder["places.csv"] = "id,name\n1,\"" + String(repeating: "a\n", count: 20_000) + "\"\n2,b\n"
    folder["people.csv"] = folder["people.csv"].split(separator: "\n").first.map(String.init) ?? ""
    folder["ties.csv"] = "from,to,kind,weight,note\n"
    folder["visits.csv"] = "person,place,year\n"
    folder["people.csv"] =
      "id,name,kind,height,awake,born,rises,seen,stays,since,until,tags,home,code\np-1,n,Baker,,,,,,,,,,2,\n"
    let expected = SameGraph.facts(try GraphFolder.load(folder.path, options: Self.careful()).graph)
    for size in [50, 4_000, 30_000] {
      let graph = try GraphFolder.load(folder.path, options: Self.bulk(chunkSize: size, threads: 2)).graph
      #expect(SameGraph.facts(graph) == expected)
    }
  }
}
