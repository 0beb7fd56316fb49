import Diagnostics
import GraphLiterals
import PropertyGraph
import QueryEngine

/// What a session says to a query, as texts that can be compared.
enum Answer: Equatable {
  /// Headings, rows of values written as literals, and what the graph then holds if it was changed.
  case rows([String], [[String]], graph: [String] = [])
  /// The code of the first error.
  case failure(String)

  init(_ session: QuerySession, _ text: String, parameters: [String: Value] = [:]) {
    do throws(SourceFailure) {
      let result = try session.run(SourceText(name: "query", text: text), parameters: parameters)
      let literal = ValueLiteral(result.graph)
      let isChanged = !GraphChanges(from: session.graph, to: result.graph).isEmpty
      self = .rows(
        result.table.columns,
        result.table.rows.map { $0.map { literal.text(of: $0) } },
        graph: isChanged ? AnswerText.elements(of: result.graph) : []
      )
    } catch {
      self = .failure(error.diagnostics.first { $0.severity == .error }?.code.description ?? "")
    }
  }

  var isFailure: Bool {
    if case .failure = self { return true }
    return false
  }

  /// The same rows, sorted: where the order is open.
  var unordered: Answer {
    guard case .rows(let columns, let rows, let graph) = self else { return self }
    return .rows(columns, rows.sorted { $0.lexicographicallyPrecedes($1) }, graph: graph)
  }
}

/// A query's rows or errors as people read them.
enum AnswerText {
  static func text(
    _ session: QuerySession,
    _ text: String,
    parameters: [String: Value] = [:]
  ) -> String {
    let source = SourceText(name: "query", text: text)
    let renderer = DiagnosticRenderer()
    do throws(SourceFailure) {
      let result = try session.run(source, parameters: parameters)
      let warnings = result.warnings.map { renderer.render($0, in: source) }.joined()
      let rows = result.table.columns.isEmpty ? "" : table(result.table, ValueLiteral(result.graph))
      return rows + effects(from: session.graph, to: result.graph) + warnings
    } catch {
      return error.diagnostics.map { renderer.render($0, in: source) }.joined()
    }
  }

  /// All nodes and edges, as literals in the order of their texts.
  static func elements(of graph: Graph) -> [String] {
    let literal = ValueLiteral(graph)
    let nodes = (0..<graph.nodeIDLimit).map { NodeID($0) }.filter { !graph.isDeleted($0) }
    let edges = (0..<graph.edgeIDLimit).map { EdgeID($0) }.filter { !graph.isDeleted($0) }
    let texts =
      nodes.map { literal.text(of: .node($0)) }
      + edges.map { edge in
        let ends = [graph.source(of: edge), graph.target(of: edge)].map { literal.text(of: .node($0)) }
        return "\(ends[0])-\(literal.text(of: .edge(edge)))->\(ends[1])"
      }
    return texts.sorted()
  }

  /// `+2 nodes, -1 property`, or nothing.
  private static func effects(from before: Graph, to after: Graph) -> String {
    let difference = GraphDifference(before: before, after: after)
    let counts: [(sign: String, count: Int, one: String, many: String)] = [
      ("+", difference.nodesCreated, "node", "nodes"),
      ("-", difference.nodesDeleted, "node", "nodes"),
      ("+", difference.edgesCreated, "edge", "edges"),
      ("-", difference.edgesDeleted, "edge", "edges"),
      ("+", difference.labelsAdded, "label", "labels"),
      ("-", difference.labelsRemoved, "label", "labels"),
      ("+", difference.propertiesAdded, "property", "properties"),
      ("-", difference.propertiesRemoved, "property", "properties"),
    ]
    let texts = counts.filter { $0.count > 0 }
      .map { "\($0.sign)\($0.count) \($0.count == 1 ? $0.one : $0.many)" }
    return texts.isEmpty ? "" : texts.joined(separator: ", ") + "\n"
  }

  private static func table(_ table: ValueTable, _ literal: ValueLiteral) -> String {
    let rows = [table.columns] + table.rows.map { $0.map { literal.text(of: $0) } }
    let widths = table.columns.indices.map { column in
      rows.map { TextWidth.cells(of: $0[column]) }.max() ?? 0
    }
    var output = ""
    for row in rows {
      let cells = zip(row, widths)
        .map { cell, width in
          cell + String(repeating: " ", count: width - TextWidth.cells(of: cell))
        }
      var line = cells.joined(separator: " | ")
      while line.hasSuffix(" ") { line.removeLast() }
      output += line + "\n"
    }
    return output + (table.rows.isEmpty ? "no rows\n" : "")
  }
}
