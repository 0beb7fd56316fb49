import Foundation
import GraphDrawing
import PropertyGraph
import Testing

@Suite struct PictureTests {
  private func svg(_ request: DrawingRequest) throws -> String {
    let bytes = try #require(Draftsman.draw(request)[.svg])
    #expect(try XML.complaint(bytes) == nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func svg(
    _ graph: Graph,
    _ selection: DrawingSelection = .whole,
    _ profile: DrawingProfile? = nil
  ) throws -> String {
    try svg(DrawingRequest(graph: graph, selection: selection, language: .french, profile: profile))
  }

  @Test func `An SVG has names, roles, stable ids, classes and tooltips`() throws {
    let text = try svg(
      DrawingRequest(
        graph: SampleGraph.network,
        selection: .whole,
        title: "Qui <soutient> & qui ?",
        language: .french,
        sourceLine: "Labo de l’ESS",
        date: "2026-11-01"
      )
    )
    for expected in [
      "lang=\"fr\"", "role=\"graphics-document document\"",
      "<title id=\"figure-title\">Qui &lt;soutient&gt; &amp; qui ?</title>",
      "<desc id=\"figure-description\">3\u{A0}pôles, 3\u{A0}acteurs, 6\u{A0}liens",
      "id=\"la-coursive\" class=\"node named k-pole\"",
      "data-kind=\"LocalAuthority\"", "class=\"edge r-supports\"",
      "data-from=\"dijon\" data-to=\"la-coursive\" data-rel=\"SUPPORTS\" data-count=\"2\"",
      "Source\u{A0}: Labo de l’ESS · état au 1er\u{A0}novembre\u{A0}2026", ">soutient</text>",
      ">Collectivité</text>",
      "prefers-color-scheme:dark", "– aide au loyer, 2012–2015",
    ] {
      #expect(text.contains(expected), "\(expected)")
    }
    for unwanted in [
      "<!--", "<!DOCTYPE", "<?xml", "transparent", "&#45;", "xlink", "var(", " width=\"", "\u{A0}\u{A0}",
    ] {
      #expect(!text.contains(unwanted), "\(unwanted)")
    }
  }

  @Test func `Two drawings on a page share no id`() throws {
    func ids(_ prefix: String) throws -> Set<Substring> {
      let text = try svg(DrawingRequest(graph: SampleGraph.network, selection: .whole, idPrefix: prefix))
      return Set(text.split(separator: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first })
    }
    #expect(try ids("a").isDisjoint(with: ids("b")))
  }

  @Test(arguments: SampleGraph.namingProfiles)
  func `Hostile names are shown and never become markup`(profile: DrawingProfile) throws {
    let text = try svg(SampleGraph.ring(HostileNames.all), .whole, profile)
    #expect(!text.contains("<script") && !text.contains("<b>") && !text.contains("<TABLE"))
    #expect(!text.contains(" onclick=\"alert"))
    for shown in [
      #">\N</text>"#, "&amp;nope; &amp;amp;", "&lt;b&gt;x&lt;/b&gt;</text>", "مرحبا", "中文", ">ab</text>",
    ] {
      #expect(text.contains(shown), "\(shown)")
    }
  }

  @Test(arguments: DrawingProfile.allCases)
  func `Odd graphs are drawn`(profile: DrawingProfile) throws {
    var single = GraphBuilder(schema: SampleGraph.schema)
    let node = single.addNode(labels: [], properties: [])
    single.addEdge(type: "LOOP", from: node, to: node)
    single.addEdge(type: "LOOP", from: node, to: node)
    let empty = try svg(GraphBuilder().finish(), .whole, profile)
    #expect(empty.contains("Rien à dessiner."))
    let loops = try svg(single.finish(), .whole, profile)
    let isNetwork = SampleGraph.namingProfiles.contains(profile)
    // Without dates, the map is not repeated but drawn once.
    #expect(loops.contains("data-count=\"2\"") == (isNetwork || profile == .multiples))
    var isolates = GraphBuilder()
    for index in 0..<5 { isolates.addNode(labels: ["A"], properties: [("name", .integer(Int64(index)))]) }
    let isolated = try svg(isolates.finish(), .whole, profile)
    if isNetwork { #expect(isolated.contains(">4</text>")) }
    var antiparallel = GraphBuilder()
    for _ in 0..<2 { antiparallel.addNode(labels: ["A"]) }
    for index in 0..<6 {
      antiparallel.addEdge(type: "T\(index % 2)", from: index % 2, to: (index + index / 2) % 2)
    }
    _ = try svg(antiparallel.finish(), .whole, profile)
  }

  @Test func `A random graph of 300 nodes is drawn in every format`() throws {
    let graph = SampleGraph.random(nodes: 300, edges: 500, seed: 42)
    let request = DrawingRequest(graph: graph, selection: .whole, formats: PictureFormat.allCases)
    let pictures = try Draftsman.draw(request)
    #expect(try XML.complaint(#require(pictures[.svg])) == nil)
    #expect(pictures[.png]?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    #expect(pictures[.pdf]?.starts(with: Array("%PDF-".utf8)) == true)
    #expect(pictures[.dot]?.starts(with: Array("strict digraph".utf8)) == true)
  }

  @Test(arguments: [96.0, 300])
  func `A PNG is opaque and says how many dots make an inch`(dotsPerInch: Double) throws {
    var request = DrawingRequest(
      graph: SampleGraph.random(nodes: 5, edges: 5, seed: 1),
      selection: .whole,
      formats: [.png]
    )
    request.dotsPerInch = dotsPerInch
    let png = try #require(Draftsman.draw(request)[.png])
    // Behind the signature, the length and the name of the first chunk: two sides, the depth, the kind of colour.
    #expect(png[25] == 2)
    let name = Array("pHYs".utf8)
    let start = try #require(png.indices.first { png[$0...].starts(with: name) }) + name.count
    let perMeter = png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    #expect(perMeter == Int((dotsPerInch / 0.0254).rounded()))
  }

  @Test func `Small random graphs in every profile give valid XML`() throws {
    for seed in 0..<4 as Range<UInt64> {
      for profile in DrawingProfile.allCases {
        let graph = SampleGraph.random(nodes: 12 + Int(seed) * 25, edges: 20 + Int(seed) * 30, seed: seed)
        _ = try svg(graph, .whole, profile)
      }
    }
  }

  @Test func `The same request gives the same bytes`() throws {
    let graph = SampleGraph.random(nodes: 60, edges: 90, seed: 3)
    let request = DrawingRequest(graph: graph, selection: .whole, formats: PictureFormat.allCases)
    #expect(try Draftsman.draw(request) == Draftsman.draw(request))
  }
}
