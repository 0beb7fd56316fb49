import GraphDrawing
import PropertyGraph
import Testing

@Suite struct DiagramTests {
  private let graph = SampleGraph.network

  private func diagram(_ selection: DrawingSelection, _ language: Language = .french) -> Diagram {
    Draftsman.diagram(for: DrawingRequest(graph: graph, selection: selection, language: language))
  }

  @Test func `The whole network is the poles and those who act on them`() {
    let diagram = diagram(.whole)
    #expect(diagram.subtitle == "3\u{A0}pôles, 3\u{A0}acteurs, 6\u{A0}liens")
    #expect(diagram.notes.contains("Non dessinés\u{A0}: régions."))
    #expect(diagram.title == "Acteurs et pôles")
    #expect(self.diagram(.whole, .english).subtitle == "3\u{A0}poles, 3\u{A0}actors, 6\u{A0}links")
  }

  @Test func `Links between the same two are one tie with a strand for each relation`() throws {
    let diagram = diagram(.whole)
    let tie = try #require(diagram.ties.first { $0.strands.count > 1 })
    let supports = try #require(tie.strands.first { diagram.relations[$0.relation].type == "SUPPORTS" })
    #expect(supports.count == 2)
    #expect(
      supports.tooltip == """
        Ville de Dijon soutient La Coursive Boutaric
        – aide au loyer, 2012–2015
        – mise à disposition de locaux, 2014
        """
    )
  }

  @Test func `Ids come from the data and are unique`() {
    let ids = diagram(.whole).nodes.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("archer") && ids.contains("archer-2") && ids.contains("la-coursive"))
  }

  @Test func `A selection of two sides becomes columns, one centre an ego drawing`() {
    #expect(diagram(.whole).profile == .columns)
    let archer = SampleGraph.find("Pôle Sud Archer", in: graph)
    let ego = diagram(.surroundings(of: archer, steps: 1))
    #expect(ego.profile == .ego)
    #expect(ego.title == "Autour de «\u{A0}Pôle Sud Archer\u{A0}»")
    #expect(
      Set(ego.nodes.map(\.name)) == ["Pôle Sud Archer", "Groupe Archer", "Région Rhône-Alpes", "Rhône-Alpes"]
    )
    let wider = diagram(.surroundings(of: archer, steps: 2))
    #expect(wider.nodes.contains { $0.name == "La Coursive Boutaric" })
  }

  @Test func `Paths from one node to another become a route`() throws {
    let names = ["Groupe Archer", "Pôle Sud Archer", "Région Rhône-Alpes"]
    let nodes = names.map { SampleGraph.find($0, in: graph) }
    let edges = zip(nodes, nodes.dropFirst())
      .compactMap { pair in
        (0..<graph.edgeCount).map { EdgeID($0) }
          .first {
            Set([graph.source(of: $0), graph.target(of: $0)]) == Set([pair.0, pair.1])
          }
      }
    let diagram = diagram(.elements(nodes: [], edges: [], paths: [Path(nodes: nodes, edges: edges)]))
    #expect(diagram.profile == .route)
    #expect(diagram.title == "De «\u{A0}Groupe Archer\u{A0}» à «\u{A0}Région Rhône-Alpes\u{A0}»")
    #expect(diagram.nodes.map(\.rank).sorted() == [0, 1, 2])
  }

  @Test func `Nodes alone bring the edges among them`() {
    let nodes = ["Ville de Dijon", "La Coursive Boutaric"].map { SampleGraph.find($0, in: graph) }
    #expect(diagram(.elements(nodes: nodes, edges: [], paths: [])).ties.count == 1)
  }

  @Test func `Of too much, the most connected part is drawn, and a line says so`() {
    let graph = SampleGraph.random(nodes: 2_000, edges: 6_000, seed: 7)
    var request = DrawingRequest(graph: graph, selection: .whole, language: .french)
    request.limits.ties = 500
    let diagram = Draftsman.diagram(for: request)
    #expect(diagram.nodes.count <= 1_000 && !diagram.nodes.isEmpty)
    #expect(diagram.ties.count <= 500)
    #expect(diagram.notes.contains { $0.contains("les plus liés sur 2\u{A0}000") })
  }
}
