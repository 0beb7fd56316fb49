import GraphDrawing
import PropertyGraph
import Testing

/// What must not show in a picture: how the rows of the tables are sorted, how much is drawn at once.
@Suite struct IndependenceTests {
  private struct Row {
    var labels: [String]
    var id: String
  }

  private struct Link {
    var from: Int
    var to: Int
    var type: String
    var since: Int64

    init(_ index: Int) {
      from = index * 7 % 24
      to = index * 11 % 24
      type = ["FUNDS", "SUPPORTS"][index % 2]
      since = 2000 + Int64(index % 9)
    }
  }

  /// The same network, its rows in another order for each seed.
  private func network(_ seed: UInt64) -> Graph {
    var nodes = (0..<24)
      .map { Row(labels: $0 % 6 == 0 ? ["Pole"] : ["Actor", "ESSEnterprise"], id: "n\($0 / 2)") }
    // Ids in two tables may be alike, and names, too.
    for index in nodes.indices where index % 2 == 1 { nodes[index].labels = ["Actor", "LocalAuthority"] }
    var links = (0..<60).map(Link.init)
    var random = SeededGenerator(state: seed)
    let order = Array(nodes.indices).shuffled(using: &random)
    if seed > 0 { links.shuffle(using: &random) }
    var builder = GraphBuilder(schema: SampleGraph.schema)
    var handles = [Int](repeating: 0, count: nodes.count)
    for index in seed > 0 ? order : Array(nodes.indices) {
      let row = nodes[index]
      handles[index] = builder.addNode(
        labels: row.labels,
        properties: [("id", .string(row.id)), ("name", .string("Nom \(row.id)"))]
      )
    }
    for link in links {
      builder.addEdge(
        type: link.type,
        from: handles[link.from],
        to: handles[link.to],
        properties: [("since", .integer(link.since))]
      )
    }
    return builder.finish()
  }

  @Test(arguments: DrawingProfile.allCases)
  func `The order of rows does not show`(profile: DrawingProfile) throws {
    func picture(_ seed: UInt64, nodes: Int = 1_000) throws -> Drawing {
      var request = DrawingRequest(
        graph: network(seed),
        selection: .whole,
        language: .french,
        profile: profile,
        formats: [.svg, .dot, .json]
      )
      request.limits.nodes = nodes
      return try Draftsman.drawing(request)
    }
    let expected = try picture(0)
    #expect(try picture(1) == expected)
    #expect(try picture(2) == expected)
    #expect(try picture(3, nodes: 12) == picture(0, nodes: 12))
  }
}
