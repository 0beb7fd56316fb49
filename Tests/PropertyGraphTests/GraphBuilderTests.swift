import PropertyGraph
import Testing

@Suite struct GraphBuilderTests {
  @Test(arguments: 0..<40)
  func `nodes keep labels and properties, and each label set is one range`(seed: Int) throws {
    let model = GraphModel(seed: seed)
    let (graph, numbers) = model.build(inBulk: false)
    #expect(graph.nodeCount == model.labels.count)
    #expect(Set(numbers).count == numbers.count)
    for (handle, node) in numbers.enumerated() {
      #expect(Set(graph.labels(of: node).map { graph.labels[$0] }) == Set(model.labels[handle]))
      #expect(graph.labels(of: node) == graph.labels(of: node).sorted())
      let found = graph.properties(of: node).map { (graph.propertyKeys[$0.key], EquivalenceKey($0.value)) }
      let known = model.values[handle].mapValues { EquivalenceKey($0) }
      #expect(Dictionary(uniqueKeysWithValues: found) == known)
    }
    var end: UInt32 = 0
    for set in graph.labelSets {
      #expect(set.nodes.lowerBound == end)
      end = set.nodes.upperBound
    }
    #expect(Int(end) == graph.nodeCount)
    #expect(Set(graph.labelSets.map(\.labels)).count == graph.labelSets.count)
    for index in graph.labels.names.indices {
      let label = SymbolID(index)
      let count = model.labels.count { $0.contains(graph.labels[label]) }
      #expect(graph.nodeCount(label: label) == count)
      let ranges = graph.nodeRanges { $0.contains(label) }
      #expect(ranges.reduce(0) { $0 + $1.count } == count)
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    }
  }

  @Test(arguments: 0..<40, [false, true])
  func `both directions agree with a list of edges`(seed: Int, inBulk: Bool) throws {
    let model = GraphModel(seed: seed)
    let (graph, numbers) = model.build(inBulk: inBulk)
    #expect(graph.edgeCount == model.edges.count)
    let types = graph.edgeTypes.names.indices.map { SymbolID($0) }
    #expect(Set(graph.edgeTypes.names) == Set(model.edges.map(\.type)))
    for type in types {
      let edges = model.edges.filter { $0.type == graph.edgeTypes[type] }
      #expect(graph.edgeCount(ofType: type) == edges.count)
      for (handle, node) in numbers.enumerated() {
        let out = edges.filter { $0.source == handle }.map { numbers[$0.target] }.sorted()
        let back = edges.filter { $0.target == handle }.map { numbers[$0.source] }.sorted()
        check(graph.outgoing(type), node, out)
        check(graph.incoming(type), node, back)
      }
    }
    checkNumbering(graph, types)
  }

  private func check(_ adjacency: Adjacency, _ node: NodeID, _ neighbors: [NodeID]) {
    let row = adjacency.row(of: node)
    #expect(row.map { adjacency.neighbor(at: $0) } == neighbors)
    #expect(row.allSatisfy { adjacency.neighbors[$0] == adjacency.neighbor(at: $0) })
    #expect(adjacency.degree(of: node) == neighbors.count)
    for other in Set(neighbors + [NodeID(0), NodeID(5), .none]) {
      let positions = adjacency.positions(of: other, in: row)
      #expect(positions.count == neighbors.count { $0 == other })
      #expect(positions.allSatisfy { adjacency.neighbor(at: $0) == other && row.contains($0) })
    }
  }

  /// Edges are numbered by type, source and target; both adjacencies name the edges that they follow.
  private func checkNumbering(_ graph: Graph, _ types: [SymbolID]) {
    var end: UInt32 = 0
    for type in types {
      let ranges = graph.edgeRanges(ofType: type)
      #expect(ranges.count <= 1)
      guard let range = ranges.first else { continue }
      #expect(range.lowerBound == end)
      end = range.upperBound
      let ends = range.map { (graph.source(of: EdgeID($0)), graph.target(of: EdgeID($0))) }
      #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(range.allSatisfy { graph.type(of: EdgeID($0)) == type })
      for node in (0..<graph.nodeCount).map({ NodeID($0) }) {
        let out = graph.outgoing(type)
        for position in out.row(of: node) {
          let edge = out.edge(at: position)
          #expect(graph.source(of: edge) == node)
          #expect(graph.target(of: edge) == out.neighbor(at: position))
        }
        let back = graph.incoming(type)
        let edges = back.row(of: node).map { back.edge(at: $0) }
        #expect(edges == edges.sorted())
        for position in back.row(of: node) {
          let edge = back.edge(at: position)
          #expect(graph.target(of: edge) == node)
          #expect(graph.source(of: edge) == back.neighbor(at: position))
        }
      }
    }
    #expect(Int(end) == graph.edgeCount)
  }

  @Test(arguments: 0..<40, [false, true])
  func `edges keep their properties, and those between the same two their order`(seed: Int, inBulk: Bool) {
    let model = GraphModel(seed: seed)
    let (graph, numbers) = model.build(inBulk: inBulk)
    guard let weight = graph.propertyKeys.id(of: "weight") else { return }
    func key(_ type: String, _ source: NodeID, _ target: NodeID) -> String {
      "\(type) \(source.rawValue) \(target.rawValue)"
    }
    let known = Dictionary(grouping: model.edges) { key($0.type, numbers[$0.source], numbers[$0.target]) }
    let found = Dictionary(grouping: (0..<graph.edgeCount).map { EdgeID($0) }) {
      key(graph.edgeTypes[graph.type(of: $0)], graph.source(of: $0), graph.target(of: $0))
    }
    let foundWeights = found.mapValues { $0.map { EquivalenceKey(graph.value(weight, of: $0)) } }
    #expect(foundWeights == known.mapValues { $0.map { EquivalenceKey($0.weight) } })
  }

  @Test func `an empty graph has nothing`() {
    let graph = GraphBuilder().finish()
    #expect(graph.nodeCount == 0)
    #expect(graph.edgeCount == 0)
    #expect(graph.labelSets.isEmpty)
    #expect(graph.nodeRanges { _ in true }.isEmpty)
  }

  @Test func `a type without edges and a label set without nodes do no harm`() {
    var builder = GraphBuilder()
    _ = builder.labelSet(["Empty"])
    let a = builder.addNode(labels: ["A"])
    _ = builder.labelSet(["Last"])
    builder.addEdges(type: "NONE", sources: [], targets: [])
    builder.addEdge(type: "LOOP", from: a, to: a)
    builder.addEdges(type: "NEVER", sources: [], targets: [])
    let graph = builder.finish()
    #expect(graph.nodeCount == 1)
    #expect(graph.labels(of: NodeID(0)).map { graph.labels[$0] } == ["A"])
    #expect(graph.edgeTypes[graph.type(of: EdgeID(0))] == "LOOP")
    #expect(graph.outgoing(SymbolID(0)).row(of: NodeID(0)).isEmpty)
    #expect(graph.outgoing(SymbolID(0)).edgeCount == 0)
    #expect(graph.outgoing(SymbolID(1)).neighbor(at: 0) == graph.incoming(SymbolID(1)).neighbor(at: 0))
  }

  @Test func `hundreds of label sets are found again`() {
    var builder = GraphBuilder()
    for handle in 0..<1000 {
      builder.addNode(
        labels: (0..<10).filter { (handle * 7) >> $0 & 1 == 1 }.map { "L\($0)" },
        properties: [("rank", .integer(Int64(handle)))]
      )
    }
    let graph = builder.finish()
    #expect(graph.labelSets.count > 500)
    for (index, set) in graph.labelSets.enumerated() {
      #expect(set.nodes.allSatisfy { graph.labelSetIndex(of: NodeID($0)) == index })
    }
  }

  @Test func `bulk and single edges of one type may alternate`() {
    var builder = GraphBuilder()
    builder.addNodes(labelSets: Array(repeating: builder.labelSet([]), count: 200))
    for round in 0..<3 {
      builder.addEdge(type: "T", from: round, to: 199)
      builder.addEdges(type: "T", sources: (0..<100).map { $0 }, targets: (0..<100).map { $0 + 1 })
      builder.addEdge(type: "U", from: round, to: round)
      builder.addEdge(type: "T", from: round, to: 198, properties: [("round", .integer(Int64(round)))])
    }
    #expect(builder.edgeCount == 309)
    let graph = builder.finish()
    #expect(graph.edgeCount(ofType: SymbolID(0)) == 306)
    #expect(graph.outgoing(SymbolID(0)).degree(of: NodeID(1)) == 5)
    let rounds = (0..<graph.edgeCount).map { graph.value(SymbolID(0), of: EdgeID($0)) }.filter { !$0.isNull }
    #expect(rounds.map { EquivalenceKey($0) } == [0, 1, 2].map { EquivalenceKey(.integer($0)) })
  }

  @Test func `a node is named by its schema's key, else by name, title or id`() {
    let caption = Caption(french: "Pôle", english: "Pole")
    let pole = NodeDescription(label: "Pole", caption: caption, plural: caption, nameKey: "acronym")
    var builder = GraphBuilder(schema: GraphSchema(nodes: [pole]))
    builder.addNode(labels: ["Pole"], properties: [("name", .string("Long")), ("acronym", .string("L"))])
    builder.addNode(labels: ["Pole"], properties: [("id", .integer(7)), ("title", .string("Titre"))])
    builder.addNode(labels: ["Pole"], properties: [("id", .integer(7)), ("title", .list([]))])
    builder.addNode(labels: ["Pole"])
    let graph = builder.finish()
    #expect((0..<4).map { graph.name(of: NodeID($0)) } == ["L", "Titre", "7", nil])
    #expect(caption.text(in: .french) == "Pôle")
  }
}
