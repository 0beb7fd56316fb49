import Diagnostics
import PropertyGraph
import QueryEngine
import Testing

#if canImport(Glibc)
import Glibc
#endif

struct BruteForceTests {
  /// How many times the usual number of pairs to try.
  static let factor = unsafe getenv("MAILLAGE_FUZZ").flatMap { unsafe Int(String(cString: $0)) } ?? 1

  @Test(arguments: 0..<8)
  func `the engine finds what trying everything finds`(part: Int) throws {
    var tried = 0
    var rows = 0
    var seed = part
    while tried < 200 * Self.factor {
      seed += 8
      if let count = try compare(seed: seed) {
        tried += 1
        rows += count
      }
    }
    #expect(rows > tried)
  }

  /// Compares one pattern on one graph; nil where there are too many matches to try.
  private func compare(seed: Int) throws -> Int? {
    var generator = PatternGenerator(seed: seed)
    let graph = generator.graph()
    let pattern = generator.pattern()
    let outer = generator.number(0...graph.nodeCount - 1)
    let first = generator.number(0...graph.nodeCount - 1)
    let last = generator.number(0...graph.nodeCount - 1)
    var known: [String: PathEnumerator.Element] = ["o": .node(outer)]
    let ends = [pattern.nodes[0].name, pattern.nodes[pattern.nodes.count - 1].name]
    if let name = ends[0], generator.chance(35) { known[name] = .node(first) }
    if let name = ends[1], known[name] == nil, generator.chance(35) { known[name] = .node(last) }
    if pattern.nodes.count > 2, let name = pattern.nodes[1].name, known[name] == nil, generator.chance(10) {
      known[name] = .node(outer)
    }
    let longest = pattern.repeatsEdges ? 5 : 20
    let enumerator = PathEnumerator(graph, pattern, longest: longest, known: known)
    guard let expected = try? enumerator.matches() else { return nil }
    let names = pattern.names
    let lines =
      expected.map { match in
        ([Self.text(match)] + names.map { match.values[$0].map(Self.text) ?? "null" })
          .joined(separator: " | ")
      }
      .sorted()

    var query = ""
    for (name, element) in known.sorted(by: { $0.key < $1.key }) {
      guard case .node(let node) = element else { continue }
      query += "MATCH (\(name) {number: \(Self.value("number", of: node, graph))}) "
    }
    query += pattern.repeatsEdges ? "MATCH REPEATABLE ELEMENTS " : "MATCH "
    query += pattern.text
    if !pattern.filters.isEmpty {
      query += " WHERE " + pattern.filters.map(\.text).joined(separator: " AND ")
    }
    query += " RETURN p" + names.map { ", \($0)" }.joined()
    for (options, batchSize) in [(OptimizerOptions.all, 2_048), (.none, 2), (.all, 1)] {
      let session = QuerySession(graph: graph, options: options, batchSize: batchSize)
      let found: [String]
      do throws(SourceFailure) {
        found = try Self.lines(session.run(SourceText(name: "query", text: query)).table, longest: longest)
      } catch {
        Issue.record("seed \(seed): \(query)\n\(error.diagnostics.map(\.message))")
        return 0
      }
      guard found == lines else {
        Issue.record(
          """
          seed \(seed), batches of \(batchSize): \(query)
          expected: \(lines.filter { !found.contains($0) }.prefix(4)) of \(lines.count)
          found: \(found.filter { !lines.contains($0) }.prefix(4)) of \(found.count)
          """
        )
        return 0
      }
    }
    return lines.count
  }

  private static func value(_ key: String, of node: Int, _ graph: Graph) -> String {
    guard let key = graph.propertyKeys.id(of: key),
      case .integer(let number) = graph.value(key, of: NodeID(node))
    else { return "-1" }
    return "\(number)"
  }

  // MARK: Rows as text

  private static func lines(_ table: ValueTable, longest: Int) -> [String] {
    table.rows
      .filter { row in
        if case .path(let path) = row[0] { path.edges.count <= longest } else { true }
      }
      .map { $0.map(text).joined(separator: " | ") }.sorted()
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .node(let node): "n\(node.index)"
    case .edge(let edge): "e\(edge.index)"
    case .list(let values): "[" + values.map(text).joined(separator: " ") + "]"
    case .path(let path):
      "n\(path.nodes[0].index)"
        + zip(path.edges, path.nodes.dropFirst()).map { " e\($0.index) n\($1.index)" }.joined()
    default: "null"
    }
  }

  private static func text(_ match: PathEnumerator.Match) -> String {
    "n\(match.nodes[0])" + zip(match.edges, match.nodes.dropFirst()).map { " e\($0) n\($1)" }.joined()
  }

  private static func text(_ element: PathEnumerator.Element) -> String {
    switch element {
    case .node(let node): "n\(node)"
    case .edge(let edge): "e\(edge)"
    case .list(let elements): "[" + elements.map(text).joined(separator: " ") + "]"
    }
  }
}
