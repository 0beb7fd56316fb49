import Diagnostics
import GraphLiterals
import PropertyGraph
import QueryEngine
import Testing

/// Random sequences of writing queries leave what a naive model holds after the same steps.
@Suite struct WriteSequenceTests {
  @Test(arguments: 0..<40)
  func `a sequence of writes gives the model's graph`(seed: Int) throws {
    var steps = WriteSteps(seed: UInt64(seed))
    var session = QuerySession(graph: GraphBuilder().finish(), allowsWriting: true)
    session.batchSize = [1, 2, 3, 2_048][seed % 4]
    var history: [String] = []
    for _ in 0..<30 {
      let query = steps.next()
      history.append(query)
      let result = try session.run(SourceText(name: "query", text: query))
      #expect(result.graph.modelText == steps.model.text, "seed \(seed):\n\(history.joined(separator: "\n"))")
      session = QuerySession(graph: result.graph, batchSize: session.batchSize, allowsWriting: true)
    }
    // Numbering the graph anew changes nothing.
    #expect(session.graph.compacted().graph.modelText == steps.model.text)
  }
}

/// Queries, and the model after each of them.
private struct WriteSteps {
  private(set) var model = ModelStore()
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> String {
    let label = pick(["A", "B", "C"])
    let other = pick(["A", "B", "C"])
    let type = pick(["R", "S"])
    let value = Int.random(in: 0..<4, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: return create(label, other, value)
    case 2: return connect(label, other, type, value)
    case 3:
      model.update(model.ids(label)) { $0.value = ($0.value ?? 0) + value }
      return "MATCH (n:\(label)) SET n.v = coalesce(n.v, 0) + \(value)"
    case 4:
      model.update(model.ids(label)) {
        $0.labels.insert(other)
        if $0.labels.contains("B") { $0.value = nil }
      }
      return "MATCH (n:\(label)) SET n:\(other) WITH n WHERE n:B REMOVE n.v"
    case 5:
      let ids = model.nodes.filter { $0.labels.contains(label) && $0.value == value }.map(\.id)
      model.update(ids) { $0.labels.remove(label) }
      return "MATCH (n:\(label) {v: \(value)}) REMOVE n:\(label) RETURN n LIMIT 0"
    case 6:
      let ids = model.nodes.filter { $0.labels.contains(label) && $0.value == value }.map(\.id)
      model.delete(ids)
      return "MATCH (n:\(label)) WHERE n.v = \(value) DETACH DELETE n"
    case 7:
      model.edges.removeAll { $0.type == type && $0.value == value }
      return "MATCH (a)-[r:\(type) {v: \(value)}]-(b) DELETE r"
    case 8: return mergeNode(label, value)
    default: return mergeEdges(label, other, type)
    }
  }

  private mutating func pick(_ names: [String]) -> String {
    names[Int.random(in: 0..<names.count, using: &random)]
  }

  private mutating func create(_ label: String, _ other: String, _ value: Int) -> String {
    let a = model.addNode([label, other], value)
    let b = model.addNode([other], nil)
    model.edges.append(ModelStore.Edge(type: "R", from: b, to: a, value: value + 1))
    return "CREATE (a:\(label):\(other) {id: \(a), v: \(value)})<-[:R {v: a.v + 1}]-(:\(other) {id: \(b)})"
  }

  /// From each node with the one label to each with the other.
  private mutating func connect(_ label: String, _ other: String, _ type: String, _ value: Int) -> String {
    for from in model.ids(label) {
      for to in model.ids(other) where from < to {
        model.edges.append(ModelStore.Edge(type: type, from: from, to: to, value: value))
      }
    }
    return "MATCH (a:\(label)), (b:\(other)) WHERE a.id < b.id CREATE (a)-[:\(type) {v: \(value)}]->(b)"
  }

  private mutating func mergeNode(_ label: String, _ value: Int) -> String {
    let found = model.nodes.filter { $0.labels.contains(label) && $0.value == value }.map(\.id)
    if found.isEmpty {
      let id = model.addNode([label], value)
      // The second row matches what the first one creates.
      model.update([id]) { $0.labels.insert("C") }
      return merge(label, value, id)
    }
    model.update(found) { $0.labels.insert("C") }
    return merge(label, value, -1)
  }

  private func merge(_ label: String, _ value: Int, _ id: Int) -> String {
    "UNWIND [1, 2] AS row MERGE (n:\(label) {v: \(value)}) ON CREATE SET n.id = \(id) ON MATCH SET n:C"
  }

  /// Only where there is none yet, in any direction; a loop is one, too.
  private mutating func mergeEdges(_ label: String, _ other: String, _ type: String) -> String {
    for from in model.ids(label) {
      for to in model.ids(other) where from <= to {
        let isThere = model.edges.contains {
          $0.type == type && ($0.from == from && $0.to == to || $0.from == to && $0.to == from)
        }
        if !isThere { model.edges.append(ModelStore.Edge(type: type, from: from, to: to, value: 0)) }
      }
    }
    return
      "MATCH (a:\(label)), (b:\(other)) WHERE a.id <= b.id MERGE (a)-[r:\(type)]-(b) ON CREATE SET r.v = 0"
  }
}
