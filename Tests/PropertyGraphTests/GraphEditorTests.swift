import Glibc
import PropertyGraph
import Testing

@Suite struct GraphEditorTests {
  /// `MAILLAGE_FUZZ` is the number of rounds; thousands take a minute.
  private static let rounds = unsafe getenv("MAILLAGE_FUZZ").flatMap { unsafe Int(String(cString: $0)) } ?? 60

  @Test(arguments: 0..<rounds)
  func `random edits agree with a model of dictionaries`(seed: Int) throws {
    var random = RandomNumbers(seed: seed)
    var graph = GraphModel(seed: seed).build(inBulk: true).graph
    var model = EditedModel(graph)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let (before, oldModel) = (graph, model)
      var editor = GraphEditor(graph)
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        try RandomEdit.apply(to: &editor, &model, using: &random)
      }
      graph = editor.finish()
      #expect(EditedModel(graph).text == model.text)
      checkIndexes(of: graph, model)
      checkDifference(before, oldModel, graph, model)
      // To undo is to keep the old graph.
      #expect(EditedModel(before).text == oldModel.text)
    }
    let (compact, nodes, edges) = graph.compacted()
    #expect(compact.nodeIDLimit == compact.nodeCount && compact.edgeIDLimit == compact.edgeCount)
    #expect(compact.nodeCount == graph.nodeCount && compact.edgeCount == graph.edgeCount)
    #expect(EditedModel(compact).text == model.renumbered(nodes, edges).text)
    checkIndexes(of: compact, model.renumbered(nodes, edges))
    #expect(nodes.indices.allSatisfy { (nodes[$0] == .none) == graph.isDeleted(NodeID($0)) })
    #expect(edges.indices.allSatisfy { (edges[$0] == .none) == graph.isDeleted(EdgeID($0)) })
  }

  /// Adjacency, counts, ranges and lookups say the same as the lists of nodes and edges.
  private func checkIndexes(of graph: Graph, _ model: EditedModel) {
    #expect(graph.nodeCount == model.nodes.count)
    #expect(graph.edgeCount == model.edges.count)
    for index in 0..<graph.labels.count {
      let label = graph.labels[SymbolID(index)]
      let known = model.nodes.filter { $0.value.labels.contains(label) }.keys.sorted()
      #expect(graph.nodeCount(label: SymbolID(index)) == known.count)
      let ranges = graph.nodeRanges { $0.contains(SymbolID(index)) }
      #expect(ranges.joined().map { NodeID($0) } == known)
    }
    for index in 0..<graph.edgeTypes.count {
      let type = SymbolID(index)
      let known = model.edges.filter { $0.value.type == graph.edgeTypes[type] }
      #expect(graph.edgeCount(ofType: type) == known.count)
      #expect(graph.edgeRanges(ofType: type).joined().map { EdgeID($0) } == known.keys.sorted())
      let (outgoing, incoming) = (graph.outgoing(type), graph.incoming(type))
      for number in 0..<graph.nodeIDLimit {
        let node = NodeID(number)
        let out = known.filter { $0.value.source == node }.map { ($0.value.target, $0.key) }
          .sorted { $0 < $1 }
        let back = known.filter { $0.value.target == node }.map { ($0.value.source, $0.key) }
          .sorted { $0 < $1 }
        #expect(row(outgoing, node).elementsEqual(out) { $0 == $1 })
        #expect(row(incoming, node).elementsEqual(back) { $0 == $1 })
        for (neighbor, _) in out {
          let positions = outgoing.positions(of: neighbor, in: outgoing.row(of: node))
          #expect(positions.count == out.count { $0.0 == neighbor })
        }
      }
    }
    guard let key = graph.propertyKeys.id(of: "name") else { return }
    #expect(graph.nodes(where: key, equals: .string("n3")) == nil)
  }

  private func row(_ adjacency: Adjacency, _ node: NodeID) -> [(NodeID, EdgeID)] {
    adjacency.row(of: node).map { (adjacency.neighbor(at: $0), adjacency.edge(at: $0)) }
  }

  private func checkDifference(_ before: Graph, _ old: EditedModel, _ after: Graph, _ new: EditedModel) {
    func triples(_ model: EditedModel) -> Set<String> {
      var triples: Set<String> = []
      for (id, node) in model.nodes {
        for (key, value) in node.values { triples.insert("n \(id.rawValue) \(key) \(value)") }
      }
      for (id, edge) in model.edges {
        for (key, value) in edge.values { triples.insert("e \(id.rawValue) \(key) \(value)") }
      }
      return triples
    }
    func labels(_ model: EditedModel) -> Set<String> {
      model.nodes.values.reduce(into: []) { $0.formUnion($1.labels) }
    }
    var expected = GraphDifference()
    expected.nodesCreated = Set(new.nodes.keys).subtracting(old.nodes.keys).count
    expected.nodesDeleted = Set(old.nodes.keys).subtracting(new.nodes.keys).count
    expected.edgesCreated = Set(new.edges.keys).subtracting(old.edges.keys).count
    expected.edgesDeleted = Set(old.edges.keys).subtracting(new.edges.keys).count
    expected.labelsAdded = labels(new).subtracting(labels(old)).count
    expected.labelsRemoved = labels(old).subtracting(labels(new)).count
    expected.propertiesAdded = triples(new).subtracting(triples(old)).count
    expected.propertiesRemoved = triples(old).subtracting(triples(new)).count
    #expect(after.differences(from: before) == expected)
    let changed = GraphChanges(from: before, to: after).labels
    let known = old.nodes.filter { id, node in new.nodes[id].map { $0.labels != node.labels } ?? false }
    #expect(changed.map(\.node) == known.keys.sorted())
    for change in changed {
      let labels = old.nodes[change.node]?.labels.union(change.added).subtracting(change.removed)
      #expect(labels == new.nodes[change.node]?.labels)
    }
  }

  @Test func `numbers stay, and new ones follow`() throws {
    var builder = GraphBuilder()
    let a = builder.addNode(labels: ["A"], properties: [("id", .string("a"))])
    let b = builder.addNode(labels: ["A"], properties: [("id", .string("b"))])
    builder.addEdge(type: "T", from: a, to: b, properties: [("w", .integer(1))])
    builder.addIndex(on: "id")
    let graph = builder.finish()
    var editor = GraphEditor(graph)
    #expect(throws: GraphEditor.ConnectedNode.self) { try editor.delete(NodeID(0)) }
    editor.detachAndDelete(NodeID(0))
    let new = editor.createNode(labels: ["B", "A"], properties: [("id", .string("c")), ("x", .null)])
    let edge = editor.createEdge(type: "U", from: new, to: new)
    #expect(new == NodeID(2) && edge == EdgeID(1))
    #expect(editor.labels(of: new) == ["A", "B"] && editor.labels(of: NodeID(0)).isEmpty)
    #expect(editor.edges(of: new) == [edge] && editor.edges(of: NodeID(1)).isEmpty)
    let edited = editor.finish()
    let id = try #require(edited.propertyKeys.id(of: "id"))
    #expect(edited.nodeCount == 2 && edited.nodeIDLimit == 3 && edited.edgeCount == 1)
    #expect(edited.isDeleted(NodeID(0)) && edited.isDeleted(EdgeID(0)) && !edited.isDeleted(new))
    #expect(edited.edgeTypes[edited.type(of: EdgeID(0))] == "T")
    #expect(edited.nodes(where: id, equals: .string("a")) == [])
    #expect(edited.nodes(where: id, equals: .string("c")) == [new])
    #expect(edited.propertyKeys.id(of: "x") == nil)
    #expect(graph.nodes(where: id, equals: .string("a")) == [NodeID(0)])
    #expect(edited.nodeRanges { _ in true } == [1..<3])
    let difference = edited.differences(from: graph)
    #expect(difference.propertiesAdded == 1 && difference.propertiesRemoved == 2)
    #expect(difference.labelsAdded == 1 && difference.labelsRemoved == 0)
  }

  @Test func `everything may be deleted`() {
    let graph = GraphModel(seed: 7).build(inBulk: true).graph
    var editor = GraphEditor(graph)
    for node in 0..<graph.nodeCount { editor.detachAndDelete(NodeID(node)) }
    let empty = editor.finish()
    #expect(empty.nodeCount == 0 && empty.edgeCount == 0 && empty.labelSets.isEmpty)
    #expect(empty.isDeleted(NodeID(0)) && empty.labels(of: NodeID(0)).isEmpty)
    #expect(empty.compacted().graph.propertyKeys.count == 0)
    var again = GraphEditor(empty)
    let node = again.createNode(labels: ["A"])
    #expect(node == NodeID(graph.nodeCount))
    #expect(again.finish().nodeCount == 1)
  }

  @Test func `without changes it is the same graph`() {
    let graph = GraphModel(seed: 3).build(inBulk: true).graph
    #expect(GraphEditor(graph).finish() === graph)
  }

  @Test func `columns turn general and narrow again`() throws {
    var builder = GraphBuilder()
    for number in 0..<4 { builder.addNode(labels: [], properties: [("x", .integer(Int64(number)))]) }
    let graph = builder.finish()
    var editor = GraphEditor(graph)
    editor.set("x", of: NodeID(1), to: .string("one"))
    let mixed = editor.finish()
    let key = try #require(mixed.propertyKeys.id(of: "x"))
    guard case .values = try #require(mixed.nodeColumn(key)).storage else { throw Surprise() }
    var second = GraphEditor(mixed)
    second.set("x", of: NodeID(1), to: .integer(1))
    let narrow = second.finish()
    guard case .integers = try #require(narrow.nodeColumn(key)).storage else { throw Surprise() }
    #expect(GraphChanges(from: graph, to: narrow).isEmpty)
  }

  private struct Surprise: Error {}
}
