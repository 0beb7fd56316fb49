import PropertyGraph
import Testing

@Suite struct PropertyIndexTests {
  @Test(arguments: 0..<10)
  func `an index finds the nodes that a look at every node finds`(seed: Int) {
    var random = RandomNumbers(seed: seed)
    var builder = GraphBuilder()
    for handle in 0..<300 {
      var properties: [(String, Value)] = []
      if Int.random(in: 0..<5, using: &random) > 0 {
        properties.append(("name", .string("n\(Int.random(in: 0..<40, using: &random))")))
        properties.append(("size", .integer(Int64.random(in: -20..<20, using: &random))))
      }
      builder.addNode(labels: ["L\(handle % 3)"], properties: properties)
    }
    builder.addIndex(on: "name")
    builder.addIndex(on: "size")
    let graph = builder.finish()
    let sought: [Value] =
      (0..<40).map { .string("n\($0)") } + (-20..<20).map { .integer($0) }
      + (-20..<20).map { .float(Double($0)) }
      + [.float(0.5), .float(.nan), .float(1e300), .null, .boolean(true), .string("other"), .list([])]
    for key in ["name", "size"].compactMap({ graph.propertyKeys.id(of: $0) }) {
      #expect(graph.hasIndex(on: key))
      for value in sought {
        let scanned = (0..<graph.nodeCount).map { NodeID($0) }
          .filter { Value.areEqual(graph.value(key, of: $0), value) == true }
        #expect(graph.nodes(where: key, equals: value) == scanned)
      }
    }
  }

  @Test func `there is no index where values are of other or several types, or where none was asked for`() {
    var builder = GraphBuilder()
    builder.addNode(
      labels: [],
      properties: [("mixed", .integer(1)), ("float", .float(1)), ("plain", .integer(1))]
    )
    builder.addNode(labels: [], properties: [("mixed", .string("a"))])
    for key in ["mixed", "float", "absent"] { builder.addIndex(on: key) }
    let graph = builder.finish()
    for key in ["mixed", "float", "absent", "plain"].compactMap({ graph.propertyKeys.id(of: $0) }) {
      #expect(!graph.hasIndex(on: key))
      #expect(graph.nodes(where: key, equals: .integer(1)) == nil)
    }
  }
}
