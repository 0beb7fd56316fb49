import GraphDrawing
import PropertyGraph
import Testing

/// Too much of something: a picture, or a word about why there is none.
@Suite struct LargeGraphTests {
  private struct Excess: CustomTestStringConvertible {
    let testDescription: String
    let graph: Graph

    /// Nodes are known by their numbers; a link has a type and two ends.
    init(
      _ description: String,
      nodes: Int,
      label: (Int) -> String = { _ in "A" },
      name: (Int) -> String = { "\($0)" },
      links: [(String, Int, Int)]
    ) {
      testDescription = description
      var builder = GraphBuilder()
      for number in 0..<nodes {
        builder.addNode(
          labels: [label(number)],
          properties: [("id", .string("\(number)")), ("name", .string(name(number)))]
        )
      }
      for (type, tail, head) in links { builder.addEdge(type: type, from: tail, to: head) }
      graph = builder.finish()
    }
  }

  private static let long = String(repeating: "Long, ", count: 1 << 15)

  private static let excesses = [
    Excess("labels", nodes: 700, label: { "L\($0)" }, links: (1..<700).map { ("T", $0, $0 / 2) }),
    Excess("types", nodes: 400, links: (0..<700).map { ("T\($0)", $0 % 400, $0 * 7 % 400) }),
    Excess("pairs", nodes: 1_200, links: (0..<600).map { ("T", 2 * $0, 2 * $0 + 1) }),
    Excess("isolates", nodes: 5_000, links: []),
    Excess("loops", nodes: 3, links: (0..<6_000).map { ("T\($0 % 3)", $0 % 3, $0 % 3) }),
    Excess("links of one pair", nodes: 2, links: (0..<6_000).map { ("T\($0 % 3)", $0 % 2, 1 - $0 % 2) }),
    Excess("everyone with everyone", nodes: 90, links: (0..<8_100).map { ("T", $0 / 90, $0 % 90) }),
    Excess("long names", nodes: 6, name: { "\($0)" + long }, links: (0..<6).map { ("T", 0, $0) }),
    Excess(
      "long labels and types",
      nodes: 6,
      label: { long + "\($0)" },
      links: (0..<6).map { (long, 0, $0) }
    ),
    Excess("NUL", nodes: 2, label: { "A\0\($0)" }, name: { "\0\($0)" }, links: [("T\0", 0, 1)]),
  ]

  @Test(arguments: excesses)
  private func `There is a picture of any excess`(excess: Excess) throws {
    let pictures = try Draftsman.draw(DrawingRequest(graph: excess.graph, selection: .whole))
    #expect(try XML.complaint(#require(pictures[.svg])) == nil)
  }

  @Test(arguments: [Language.french, .english])
  func `What is left out is said in the figure and in the message`(language: Language) throws {
    var request = DrawingRequest(
      graph: SampleGraph.random(nodes: 200, edges: 300, seed: 1),
      selection: .whole,
      language: language
    )
    request.limits.nodes = 40
    let drawing = try Draftsman.drawing(request)
    guard case .thinned(let nodes, let all) = drawing.notices.first else {
      Issue.record("\(drawing.notices)")
      return
    }
    #expect(nodes <= 40 && all == 200)
    #expect(drawing.notices.first?.hint.contains("--as groups") == true)
    let text = String(decoding: try #require(drawing.pictures[.svg]), as: UTF8.self)
    let sentence = language == .french ? "nœuds les plus liés sur 200" : "most connected nodes of 200"
    #expect(text.contains(sentence))
    request.profile = .partners
    #expect(try Draftsman.drawing(request).notices.isEmpty)
  }

  @Test func `Where those with many links are linked to others only, links are left all the same`() throws {
    // 60 nodes of degree 20, and 400 of degree 3.
    let excess = Excess("", nodes: 460, links: (0..<1_200).map { ("T", 60 + $0 / 3, ($0 * 7) % 60) })
    var request = DrawingRequest(graph: excess.graph, selection: .whole)
    request.limits.nodes = 50
    let diagram = Draftsman.diagram(for: request)
    #expect(diagram.nodes.count > 40 && diagram.nodes.count <= 50)
    let linked = Set(diagram.ties.flatMap { [$0.tail, $0.head] })
    #expect(linked.count == diagram.nodes.count)
  }

  @Test func `When the layout takes too long, the core is drawn, and that is said`() throws {
    let workers = try HostileWorkers()
    defer { workers.remove() }
    var request = DrawingRequest(
      graph: SampleGraph.random(nodes: 200, edges: 300, seed: 1),
      selection: .whole,
      language: .english
    )
    request.limits.workerPath = try workers.tired()
    request.limits.seconds = 4.5
    let drawing = try Draftsman.drawing(request)
    guard case .core(let nodes, let seconds) = drawing.notices.first else {
      Issue.record("\(drawing.notices)")
      return
    }
    #expect(nodes <= 40 && seconds == 3)
    let text = String(decoding: try #require(drawing.pictures[.svg]), as: UTF8.self)
    #expect(text.contains("most connected nodes of 200 are drawn"))
  }
}
