import Foundation
import PropertyGraph
import Testing

/// Three real graphs, undirected and simple, with what another program found on them.
///
/// The variable `MAILLAGE_GRAPHS` names a folder with the graphs (SNAP edge lists or METIS files) and a file
/// `facts.jsonl`, one object a graph.
@Suite struct RealGraphTests {
  private struct Facts: Decodable {
    struct BFS: Decodable {
      let source: Int64
      let reached: Int
      let sum: Int64
      let eccentricity: Int64
    }
    struct WCC: Decodable {
      let components: Int64
      let largest: Int64
    }
    struct PR: Decodable {
      let top: Int64
      let score: Double
      let sum_of_squares: Double
    }
    struct CDLP: Decodable {
      let labels: Int
      let crc32: UInt32
    }
    struct LCC: Decodable { let sum: Double }
    struct SSSP: Decodable {
      let sum: Double
      let max: Double
    }

    let file: String
    let vertices: Int
    let edges: Int
    let bfs: BFS
    let wcc: WCC
    let pr20: PR
    let cdlp10: CDLP
    let lcc: LCC
    let triangles: Int64
    let sssp: SSSP
  }

  @Test(.enabled(if: Benchmark.folder(named: "MAILLAGE_GRAPHS") != nil))
  func `facts of real graphs`() throws {
    let folder = try #require(Benchmark.folder(named: "MAILLAGE_GRAPHS"))
    let lines = try String(contentsOf: folder.appending(path: "facts.jsonl"), encoding: .utf8)
      .split(whereSeparator: \.isNewline)
    #expect(!lines.isEmpty)
    for line in lines {
      let facts = try JSONDecoder().decode(Facts.self, from: Data(line.utf8))
      try check(facts, try graph(facts.file, in: folder))
    }
  }

  private func check(_ facts: Facts, _ graph: Graph) throws {
    let name = Comment(rawValue: facts.file)
    #expect(graph.nodeCount == facts.vertices, name)
    #expect(graph.edgeCount == facts.edges, name)

    let source: [String: Value] = ["source": .integer(facts.bfs.source)]
    let hops = try VertexGraph.rows(
      """
      MATCH (s:V {id: $source}) CALL paths.distances(s) YIELD distance WHERE distance IS NOT NULL
      RETURN count(*), sum(distance), max(distance)
      """,
      graph,
      source
    )
    #expect(integers(hops[0]) == [Int64(facts.bfs.reached), facts.bfs.sum, facts.bfs.eccentricity], name)

    let costs = try VertexGraph.rows(
      """
      MATCH (s:V {id: $source}) CALL paths.distances(s, {weight: 'weight'}) YIELD distance
      RETURN sum(distance), max(distance)
      """,
      graph,
      source
    )
    #expect(floats(costs[0]) == [facts.sssp.sum, facts.sssp.max], name)

    let components = try VertexGraph.rows(
      "CALL cohesion.components() YIELD component, size RETURN max(component), max(size)",
      graph,
      [:]
    )
    #expect(integers(components[0]) == [facts.wcc.components, facts.wcc.largest], name)

    let ranks = try VertexGraph.rows(
      """
      CALL centrality.pagerank({iterations: 20}) YIELD node, score
      WITH node.id AS id, score ORDER BY score DESC
      RETURN head(collect(id)), max(score), sum(score * score)
      """,
      graph,
      [:]
    )
    #expect(integers(ranks[0]) == [facts.pr20.top], name)
    #expect(abs(floats(ranks[0])[1] - facts.pr20.score) < 1e-12, name)
    #expect(abs(floats(ranks[0])[2] - facts.pr20.sum_of_squares) < 1e-12, name)

    let labels =
      try VertexGraph.rows(
        """
        CALL clusters.labelPropagation({method: 'synchronous', iterations: 10}) YIELD node, origin
        RETURN origin.id ORDER BY node.id
        """,
        graph,
        [:]
      )
      .map { integers($0)[0] }
    #expect(Set(labels).count == facts.cdlp10.labels, name)
    #expect(crc32(labels.map(String.init).joined(separator: ",")) == facts.cdlp10.crc32, name)

    let clustering = try VertexGraph.rows(
      "CALL cohesion.clustering() YIELD clustering RETURN sum(clustering)",
      graph,
      [:]
    )
    #expect(abs(floats(clustering[0])[0] - facts.lcc.sum) < 1e-6, name)
    let triangles = try VertexGraph.rows("CALL cohesion.transitivity() YIELD triangles", graph, [:])
    #expect(integers(triangles[0])[0] == facts.triangles, name)
  }

  private func integers(_ row: ValueRow) -> [Int64] {
    row.compactMap { if case .integer(let value) = $0 { value } else { nil } }
  }

  private func floats(_ row: ValueRow) -> [Double] {
    row.map {
      switch $0 {
      case .integer(let value): Double(value)
      case .float(let value): value
      default: .nan
      }
    }
  }

  /// A METIS file, or an edge list with comments.
  private func graph(_ file: String, in folder: URL) throws -> Graph {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    var pairs: Set<[Int64]> = []
    var vertices: Set<Int64> = []
    func add(_ a: Int64, _ b: Int64) {
      vertices.formUnion([a, b])
      if a != b { pairs.insert([min(a, b), max(a, b)]) }
    }
    if file.hasSuffix(".graph") {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("%") }
      let count = Int64(lines[0].split(separator: " ")[0]) ?? 0
      vertices = Set(1...count)
      for (number, line) in lines.dropFirst().enumerated() {
        for word in line.split(separator: " ") { add(Int64(number) + 1, Int64(word) ?? 0) }
      }
    } else {
      for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
        let words = line.split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }
        add(words[0], words[1])
      }
    }
    let edges = pairs.map { pair in
      VertexGraph.Edge(pair[0], pair[1], weight: Double((pair[0] * 31 + pair[1] * 17) % 97 + 1))
    }
    return VertexGraph.graph(Array(vertices), edges)
  }

  /// The checksum of zip files.
  private func crc32(_ text: String) -> UInt32 {
    var checksum = UInt32.max
    for byte in text.utf8 {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
    }
    return ~checksum
  }
}
