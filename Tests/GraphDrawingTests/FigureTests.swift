import GraphDrawing
import PropertyGraph
import Testing

/// What figures that count and group say, against counts made here.
@Suite struct FigureTests {
  private func diagram(
    _ graph: Graph,
    _ profile: DrawingProfile,
    groups: DrawingMeasure? = nil,
    frames: DrawingFrames = .dates,
    _ change: (inout DrawingRequest) -> Void = { _ in }
  ) -> Diagram {
    var request = DrawingRequest(graph: graph, selection: .whole, language: .french, profile: profile)
    request.groups = groups
    request.frames = frames
    change(&request)
    return Draftsman.diagram(for: request)
  }

  private static let seeds: [UInt64] = [1, 2, 3, 4]

  private func edges(_ graph: Graph) -> [(source: NodeID, target: NodeID)] {
    (0..<graph.edgeCount).map { (graph.source(of: EdgeID($0)), graph.target(of: EdgeID($0))) }
  }

  private func isPole(_ node: NodeID, _ graph: Graph) -> Bool {
    graph.labels(of: node).contains { graph.labels[$0] == "Pole" }
  }

  private func kind(_ node: NodeID, _ graph: Graph) -> String {
    let names = graph.labels(of: node).map { graph.labels[$0] }
    return ["Pole": "Pôle", "LocalAuthority": "Collectivité", "ESSEnterprise": "Entreprise de l’ESS"]
      .first { names.contains($0.key) }?
      .value ?? ""
  }

  // MARK: Numbers

  @Test(arguments: seeds)
  func `a matrix of kinds counts every link once, in its direction`(seed: UInt64) throws {
    let graph = SampleGraph.random(nodes: 60, edges: 150, seed: seed)
    let matrix = try #require(diagram(graph, .kinds).matrix)
    for (row, source) in matrix.rows.enumerated() {
      for (column, target) in matrix.columns.enumerated() {
        let expected = edges(graph)
          .count { kind($0.source, graph) == source && kind($0.target, graph) == target }
        #expect(matrix.cells[row][column] == Double(expected), "\(source) – \(target)")
      }
    }
    #expect(matrix.cells.joined().compactMap { $0 }.reduce(0, +) == Double(graph.edgeCount))
  }

  @Test(arguments: seeds)
  func `partners and their matrix count the actors that two poles share`(seed: UInt64) throws {
    let graph = SampleGraph.random(nodes: 60, edges: 90, seed: seed)
    var partners: [String: Set<NodeID>] = [:]
    for (source, target) in edges(graph) {
      for (pole, actor) in [(source, target), (target, source)]
      where isPole(pole, graph) && !isPole(actor, graph) {
        partners[graph.name(of: pole) ?? "", default: []].insert(actor)
      }
    }
    func shared(_ a: String, _ b: String) -> Int {
      (partners[a] ?? []).intersection(partners[b] ?? []).count
    }
    let matrix = try #require(diagram(graph, .matrix).matrix)
    for (row, a) in matrix.rows.enumerated() {
      for (column, b) in matrix.columns.enumerated() {
        #expect(matrix.cells[row][column] == (a == b ? nil : Double(shared(a, b))))
      }
    }
    let figure = diagram(graph, .partners)
    #expect(!figure.ties.isEmpty)
    for tie in figure.ties {
      let count = tie.strands.reduce(0) { $0 + $1.count }
      #expect(count == shared(figure.nodes[tie.tail].name, figure.nodes[tie.head].name))
    }
    let pairs = matrix.rows.indices.flatMap { row in (0..<row).map { matrix.cells[row][$0] ?? 0 } }
    #expect(
      figure.ties.count == pairs.count { $0 > 0 }
        || figure.notes.contains { $0.contains("paires plus faibles") }
    )
  }

  @Test(arguments: seeds)
  func `groups are discs of their members, lines the links between them`(seed: UInt64) {
    let graph = SampleGraph.random(nodes: 80, edges: 160, seed: seed)
    let values = Dictionary(
      uniqueKeysWithValues: (0..<80).map { (NodeID($0), [Value.integer(Int64($0 % 7))]) }
    )
    let figure = diagram(
      graph,
      .groups,
      groups: DrawingMeasure("cluster", source: .column(nodes: values, edges: [:]))
    )
    var neighbors: [NodeID: Set<NodeID>] = [:]
    for edge in edges(graph) where edge.source != edge.target {
      neighbors[edge.source, default: []].insert(edge.target)
      neighbors[edge.target, default: []].insert(edge.source)
    }
    for (group, node) in figure.nodes.enumerated() {
      let members = (0..<80).filter { $0 % 7 == group }.map { NodeID($0) }
      let most = members.map { neighbors[$0]?.count ?? 0 }.max() ?? 0
      let leaders = members.filter { neighbors[$0]?.count ?? 0 == most }.compactMap { graph.name(of: $0) }
      #expect(leaders.map { "Groupe \(group), autour de «\u{A0}\($0)\u{A0}»" }.contains(node.name))
    }
    #expect(figure.nodes.count == 7)
    #expect(figure.nodes.compactMap(\.count).reduce(0, +) == 80)
    for tie in figure.ties {
      let expected = edges(graph)
        .count { edge in
          Set([edge.source.index % 7, edge.target.index % 7]) == Set([tie.tail, tie.head])
        }
      #expect(tie.strands.reduce(0) { $0 + $1.count } == expected)
    }
  }

  @Test func `nodes of no group stand outside of the plates, and others in their first one`() {
    let values: [NodeID: [Value]] = [
      NodeID(0): [.string("nord"), .string("sud")], NodeID(1): [.string("sud")],
    ]
    let figure = diagram(
      SampleGraph.network,
      .clusters,
      groups: DrawingMeasure("group", source: .column(nodes: values, edges: [:]))
    )
    #expect(figure.groups.filter { !$0.isOutside }.map(\.caption) == ["sud", "nord"])
    #expect(figure.groups.last?.isOutside == true)
    #expect(figure.notes.contains { $0.contains("plusieurs groupes") })
  }

  @Test(arguments: seeds)
  func `panels hold each actor once for each of its poles`(seed: UInt64) {
    let graph = SampleGraph.random(nodes: 60, edges: 90, seed: seed)
    var expected: Set<String> = []
    for (source, target) in edges(graph) {
      for (pole, actor) in [(source, target), (target, source)]
      where isPole(pole, graph) && !isPole(actor, graph) {
        expected.insert("\(graph.name(of: pole) ?? "") \(graph.name(of: actor) ?? "")")
      }
    }
    let figure = diagram(graph, .panels)
    let found = figure.nodes.map { "\(figure.groups[$0.groups[0]].caption) \($0.name)" }
    #expect(found.count == expected.count && Set(found) == expected)
    #expect(Set(figure.nodes.map(\.id)).count == figure.nodes.count)
  }

  // MARK: Columns and dates

  @Test func `a hierarchy has a column for each kind, in the order of the links`() {
    let figure = diagram(SampleGraph.network, .hierarchy) { request in
      let graph = request.graph
      request.selection = .elements(
        nodes: [],
        edges: (0..<graph.edgeCount).map { EdgeID($0) },
        paths: []
      )
    }
    #expect(figure.headings.count == 3 && figure.headings[1] == "Pôles")
    for tie in figure.ties { #expect(figure.nodes[tie.head].rank - figure.nodes[tie.tail].rank == 1) }
  }

  @Test func `frames of dates show what stood in a year, and say what has no date`() throws {
    let figure = diagram(SampleGraph.network, .multiples)
    #expect(figure.frames.compactMap(\.year) == [2012, 2013, 2014])
    #expect(figure.frames.map(\.subtitle) == ["1\u{A0}lien", "1\u{A0}lien", "2\u{A0}liens"])
    #expect(figure.notes.contains { $0.contains("dans aucune vignette\u{A0}: 4\u{A0}liens sur 6") })
    let poles = diagram(SampleGraph.network, .multiples, frames: .poles)
    #expect(poles.frames.map(\.caption).contains("La Coursive Boutaric"))
    let undated = diagram(SampleGraph.random(nodes: 10, edges: 10, seed: 1), .multiples)
    #expect(undated.frames.isEmpty && undated.notes.contains("Aucun lien n’est daté."))
  }

  // MARK: Scales

  @Test func `sizes, widths and colours bring their scale into the legend`() {
    let graph = SampleGraph.random(nodes: 30, edges: 40, seed: 5)
    let sizes = Dictionary(uniqueKeysWithValues: (0..<30).map { (NodeID($0), [Value.integer(Int64($0))]) })
    let kinds = sizes.mapValues { $0.map { Value.string("k\($0.plainText?.last ?? "0")") } }
    let widths = Dictionary(uniqueKeysWithValues: (0..<40).map { (EdgeID($0), [Value.float(Double($0))]) })
    let figure = diagram(graph, .network) { request in
      request.sizeBy = DrawingMeasure("âge", source: .column(nodes: sizes, edges: [:]))
      request.colorBy = DrawingMeasure("sorte", source: .column(nodes: kinds, edges: [:]))
      request.widthBy = DrawingMeasure("montant", source: .column(nodes: [:], edges: widths))
    }
    #expect(figure.scales.map(\.caption) == ["Âge", "Sorte", "Montant"])
    #expect(figure.scales[1].samples.count == DiagramScaleLimits.categories + 1)
    #expect(figure.scales[1].samples.last?.caption == "Autres")
    let shares = figure.nodes.compactMap(\.share)
    #expect(shares.max() == 1 && shares.allSatisfy { (0...1).contains($0) })
    #expect(figure.ties.compactMap(\.share).max() == 1)
  }

  @Test func `numbers that are none size nothing`() {
    let odd: [Value] = [.float(.nan), .float(-.infinity), .integer(-3), .string("x"), .null, .boolean(true)]
    let values = Dictionary(uniqueKeysWithValues: odd.enumerated().map { (NodeID($0.offset), [$0.element]) })
    let figure = diagram(SampleGraph.network, .network) { request in
      request.sizeBy = DrawingMeasure("x", source: .column(nodes: values, edges: [:]))
      request.widthBy = DrawingMeasure("nowhere")
      request.colorBy = DrawingMeasure("nowhere")
    }
    #expect(figure.scales.isEmpty)
    #expect(figure.nodes.allSatisfy { $0.share == nil })
  }
}

/// The limits that the drawing promises.
private enum DiagramScaleLimits { static let categories = 8 }
