import GraphFormats
import PropertyGraph
import Testing

@Suite struct GraphFolderTests {
  @Test func `a valid package becomes a graph`() throws {
    let loaded = try GraphFolder.load(Fixtures.path("valid"))
    let graph = loaded.graph
    #expect(loaded.warnings.isEmpty)
    #expect(graph.nodeCount == 10)
    #expect(graph.edgeCount == 8)
    #expect(loaded.info.title == "Un petit réseau")
    #expect(loaded.info.licenses.map(\.name) == ["etalab-2.0"])

    let romans = try #require(node("romans", in: graph))
    #expect(text(graph, "name", romans) == "Pôle Sud, dit \"Romans\"")
    #expect(text(graph, "started", romans) == "2008")
    #expect(text(graph, "ended", romans) == "null")
    let lens = try #require(node("lens", in: graph))
    #expect(text(graph, "budget", lens) == "1200.5")
    #expect(text(graph, "witness", lens) == "true")
    #expect(text(graph, "announced", lens) == "2014-01-10")
    #expect(text(graph, "sources", lens) == #"["s1","s2"]"#)
    let archer = try #require(node("archer", in: graph))
    #expect(graph.labels(of: archer).map { graph.labels[$0] }.sorted() == ["Actor", "ESSEnterprise"])
    let leads = try #require(graph.edgeTypes.id(of: "LEADS"))
    #expect(graph.outgoing(leads).row(of: archer).map { graph.outgoing(leads).neighbor(at: $0) } == [lens])
  }

  @Test func `separators, line ends and number forms may vary`() throws {
    let loaded = try GraphFolder.load(Fixtures.path("variants"))
    let graph = loaded.graph
    #expect(loaded.warnings.isEmpty)
    #expect(graph.nodeCount == 5)
    #expect(graph.edgeCount == 2)
    let poles = graph.nodeRanges { $0.map { graph.labels[$0] } == ["Pole"] }.flatMap { $0.map { NodeID($0) } }
    let lens = try #require(poles.first { text(graph, "id", $0) == "1" })
    #expect(text(graph, "name", lens) == "Lens; \"Nord\"")
    #expect(text(graph, "budget", lens) == "1234.5")
    #expect(text(graph, "witness", lens) == "true")
    #expect(text(graph, "opened", lens) == "2014-07-31")
    let romans = try #require(poles.first { text(graph, "id", $0) == "2" })
    #expect(text(graph, "budget", romans) == "null")
    let type = try #require(graph.edgeTypes.id(of: "MEMBER_OF"))
    #expect(graph.incoming(type).degree(of: romans) == 1)
  }

  @Test func `times, date-times and durations are read as such`() throws {
    let graph = try GraphFolder.load(Fixtures.path("times")).graph
    let rows = graph.nodeRanges { _ in true }.flatMap { $0.map { NodeID($0) } }
      .map { node in ["id", "opens", "start", "lasts"].map { text(graph, $0, node) ?? "" } }
    #expect(
      rows == [
        ["fair", "08:30", "2014-07-31T08:30Z", "P2DT4H"],
        ["forum", "09:00", "2014-07-31T10:30:00.5", "PT1H30M"],
        ["open", "null", "null", "null"],
      ]
    )
    let lasts = try #require(graph.propertyKeys.id(of: "lasts"))
    guard case .duration = graph.value(lasts, of: NodeID(0)) else {
      Issue.record("a duration is kept as one")
      return
    }
  }

  @Test func `the schema stands in the package`() throws {
    let schema = try GraphFolder.load(Fixtures.path("valid")).graph.schema
    #expect(schema.nodes.map(\.label) == ["Pole", "Actor", "ESSEnterprise", "SME", "Region", "Source"])
    #expect(schema.node("Pole")?.plural.french == "Pôles")
    #expect(schema.node("Pole")?.style?.shape == .box)
    #expect(schema.edge("MEMBER_OF")?.passive.english == "has as member")
    #expect(schema.edge("MEMBER_OF")?.style?.hasArrow == true)
    #expect(schema.property("started")?.caption.english == "Started")
  }

  @Test func `the path may be the package's file`() throws {
    #expect(try GraphFolder.load(Fixtures.path("valid/datapackage.json")).graph.nodeCount == 10)
  }

  @Test func `a graph with errors is refused as a whole`() {
    #expect(throws: GraphLoadFailure.self) { try GraphFolder.load(Fixtures.path("unknown-ids")) }
    #expect(throws: GraphLoadFailure.self) { try GraphFolder.load("/no/such/folder") }
  }

  @Test(arguments: Fixtures.names)
  func `what is said of a package`(name: String) {
    let report = GraphFolder.check(Fixtures.path(name))
    TextFile.expect(Fixtures.rendered(report), equals: Fixtures.path(name) + "/expected.txt")
    let isRefused = (try? GraphFolder.load(Fixtures.path(name))) == nil
    #expect(isRefused == (report.errorCount > 0))
  }

  private func node(_ id: String, in graph: Graph) -> NodeID? {
    graph.propertyKeys.id(of: "id").flatMap { graph.nodes(where: $0, equals: .string(id)) }?.first
  }

  private func text(_ graph: Graph, _ key: String, _ node: NodeID) -> String? {
    guard let key = graph.propertyKeys.id(of: key) else { return nil }
    var text = ""
    ValueJSON(graph: graph).append(graph.value(key, of: node), to: &text)
    return text.hasPrefix("\"") ? String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"") : text
  }
}
