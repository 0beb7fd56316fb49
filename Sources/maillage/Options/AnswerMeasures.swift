import Diagnostics
import GraphDrawing
import PropertyGraph

/// Finds what nodes and edges are grouped, sized and coloured by: a column of the answer, or a property.
struct AnswerMeasures {
  let table: ValueTable?
  let graph: Graph

  /// Columns that say by their name that they hold groups.
  private static let groupNames: Set = [
    "group", "groupe", "groups", "cluster", "community", "communauté", "communaute", "component",
  ]

  /// - Parameters:
  ///   - name: as a person gave it.
  ///   - option: which option it was given to.
  /// - Returns: the column of that name, else the property.
  /// - Throws: when it is neither.
  func measure(_ name: String, option: String) throws -> DrawingMeasure {
    if let column = table?.columns.firstIndex(of: name) { return self.column(column) }
    if graph.propertyKeys.id(of: name) != nil { return DrawingMeasure(name) }
    let keys = (0..<graph.propertyKeys.count).map { graph.propertyKeys[SymbolID($0)] }
    let known = (table?.columns ?? []) + keys
    throw CommandFailure.usage(
      "\(option): no column or property is called '\(name)'",
      help: Spelling.help(for: name, among: known, of: "columns and properties")
    )
  }

  /// The groups of an answer that nobody named: a column called so, or, for figures of groups, the first
  /// plain one beside a column of nodes.
  func groupColumn(for profile: DrawingProfile?) -> DrawingMeasure? {
    guard let table else { return nil }
    let named = table.columns.firstIndex { Self.groupNames.contains($0.lowercased()) }
    switch profile {
    case nil, .matrix: return named.flatMap { hasNodes(beside: $0) ? column($0) : nil }
    case .clusters, .groups, .panels:
      let chosen = named ?? table.columns.indices.first { isPlain($0) } ?? secondNodeColumn
      return chosen.flatMap { hasNodes(beside: $0) ? column($0) : nil }
    default: return nil
    }
  }

  /// Of two columns of nodes, the first one groups the second: `RETURN pole, member`.
  private var secondNodeColumn: Int? {
    guard let table else { return nil }
    let columns = table.columns.indices.filter { index in table.rows.contains { $0[index].isNode } }
    return columns.count == 2 ? columns[0] : nil
  }

  private func hasNodes(beside column: Int) -> Bool {
    table?.rows.contains { row in row.indices.contains { $0 != column && row[$0].isNode } } ?? false
  }

  private func isPlain(_ column: Int) -> Bool {
    var isFound = false
    for row in table?.rows ?? ValueRows(width: 0) {
      switch row[column] {
      case .null: continue
      case .string, .integer, .boolean: isFound = true
      default: return false
      }
    }
    return isFound
  }

  /// A value goes with the nearest node and edge at its left, else at its right.
  private func column(_ column: Int) -> DrawingMeasure {
    var nodes: [NodeID: [Value]] = [:]
    var edges: [EdgeID: [Value]] = [:]
    for row in table?.rows ?? ValueRows(width: 0) {
      let value = row[column]
      if case .null = value { continue }
      let others = Array(row.indices[..<column].reversed()) + Array(row.indices[(column + 1)...])
      if let node = others.lazy.compactMap({ row[$0].node }).first { nodes[node, default: []].append(value) }
      if let edge = others.lazy.compactMap({ row[$0].edge }).first { edges[edge, default: []].append(value) }
    }
    return DrawingMeasure(table?.columns[column] ?? "", source: .column(nodes: nodes, edges: edges))
  }
}

extension Value {
  fileprivate var node: NodeID? { if case .node(let node) = self { node } else { nil } }
  fileprivate var edge: EdgeID? { if case .edge(let edge) = self { edge } else { nil } }
  fileprivate var isNode: Bool { node != nil }
}
