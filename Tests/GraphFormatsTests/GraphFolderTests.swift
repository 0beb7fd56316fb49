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
  }
}
