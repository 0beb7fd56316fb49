import Foundation
import PropertyGraph
import Testing

/// The six algorithms of LDBC Graphalytics, through the procedures of the language.
///
/// Two small graphs of our own stand beside this file. The variable `MAILLAGE_GRAPHALYTICS` names a folder with
/// the validation graphs of `github.com/ldbc/ldbc_graphalytics`; see `make graphalytics`.
@Suite struct GraphalyticsTests {
  private static let unreached = Int64.max
  private static let ownFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Graphs")

  @Test func `small graphs of our own`() throws {
    #expect(try checkAll(in: Self.ownFolder) == 12)
  }

  @Test(.enabled(if: Benchmark.folder(named: "MAILLAGE_GRAPHALYTICS") != nil))
  func `all reference outputs of the validation graphs`() throws {
    let folder = try #require(Benchmark.folder(named: "MAILLAGE_GRAPHALYTICS"))
    #expect(try checkAll(in: folder) == 24)
  }

  /// - Returns: how many reference outputs there were.
  private func checkAll(in folder: URL) throws -> Int {
    var count = 0
    for benchmark in try Benchmark.all(in: folder) {
      for algorithm in benchmark.algorithms {
        let name = Comment(rawValue: "\(benchmark.name) \(algorithm)")
        let found = try values(algorithm, benchmark)
        let expected = try benchmark.reference(algorithm)
        #expect(Set(found.keys) == Set(expected.keys), name)
        switch algorithm {
        case "wcc":
          // The same parts; their names may differ.
          let pairs = Set(found.map { [$0.value, Double(expected[$0.key] ?? "") ?? -1] })
          #expect(Set(pairs.map { $0[0] }).count == pairs.count, name)
          #expect(Set(pairs.map { $0[1] }).count == pairs.count, name)
        case "bfs", "cdlp":
          for (vertex, value) in found { #expect(value == expected[vertex].flatMap(Double.init), name) }
        default:
          for (vertex, value) in found {
            let reference = expected[vertex].flatMap(Double.init) ?? .nan
            let isEqual = value == reference || abs(value - reference) <= 0.0001 * abs(reference)
            #expect(isEqual, name)
          }
        }
        count += 1
      }
    }
    return count
  }

  /// By vertex; infinite where not reached, or the largest integer for BFS.
  private func values(_ algorithm: String, _ benchmark: Benchmark) throws -> [Int64: Double] {
    var parameters: [String: Value] = [
      "direction": .string(benchmark.isDirected ? "natural" : "undirected")
    ]
    let query: String
    var missing = Double.nan
    switch algorithm {
    case "bfs":
      parameters["source"] = Int64(benchmark.property("bfs.source-vertex")).map { .integer($0) }
      missing = Double(Self.unreached)
      query = """
        MATCH (s:V {id: $source})
        CALL paths.distances(s, {direction: $direction}) YIELD node, distance
        RETURN node.id AS id, distance
        """
    case "sssp":
      parameters["source"] = Int64(benchmark.property("sssp.source-vertex")).map { .integer($0) }
      missing = .infinity
      query = """
        MATCH (s:V {id: $source})
        CALL paths.distances(s, {direction: $direction, weight: 'weight'}) YIELD node, distance
        RETURN node.id AS id, distance
        """
    case "wcc":
      query = "CALL cohesion.components() YIELD node, component RETURN node.id AS id, component"
      parameters = [:]
    case "pr":
      parameters["damping"] = Double(benchmark.property("pr.damping-factor")).map { .float($0) }
      parameters["iterations"] = Int64(benchmark.property("pr.num-iterations")).map { .integer($0) }
      query = """
        CALL centrality.pagerank({direction: $direction, damping: $damping, iterations: $iterations})
        YIELD node, score
        RETURN node.id AS id, score
        """
    case "cdlp":
      parameters["iterations"] = Int64(benchmark.property("cdlp.max-iterations")).map { .integer($0) }
      query = """
        CALL clusters.labelPropagation({
          direction: $direction, method: 'synchronous', iterations: $iterations
        }) YIELD node, origin
        RETURN node.id AS id, origin.id AS label
        """
    case "lcc":
      query = """
        CALL cohesion.clustering({direction: $direction, convention: 'networkx'}) YIELD node, clustering
        RETURN node.id AS id, clustering
        """
    default: throw UnknownAlgorithm(name: algorithm)
    }
    var values: [Int64: Double] = [:]
    for row in try VertexGraph.rows(query, benchmark.graph, parameters) {
      guard case .integer(let vertex) = row[0] else { continue }
      switch row[1] {
      case .integer(let value): values[vertex] = Double(value)
      case .float(let value): values[vertex] = value
      default: values[vertex] = missing
      }
    }
    return values
  }

  private struct UnknownAlgorithm: Error { let name: String }
}
