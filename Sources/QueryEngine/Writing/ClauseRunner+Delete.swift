import Diagnostics
import PropertyGraph

extension ClauseRunner {
  /// DELETE: everything that any row names, at once; a node must have lost its edges by then.
  func delete(_ delete: BoundDelete, for rows: RowBatch) throws(Diagnostic) {
    guard rows.count > 0 else { return }
    let columns = try evaluate(delete.expressions, rows)
    var doomed = Doomed()
    for (column, expression) in zip(columns, delete.expressions) {
      for row in 0..<rows.count { try doomed.add(column.value(at: row, in: graph), expression) }
    }
    try edit { editor throws(Diagnostic) in
      for edge in doomed.edges where !editor.isDeleted(edge) { editor.delete(edge) }
      for node in doomed.nodes where !editor.isDeleted(node) {
        if delete.isDetach {
          editor.detachAndDelete(node)
          continue
        }
        do throws(GraphEditor.ConnectedNode) {
          try editor.delete(node)
        } catch {
          throw .stillConnected(graph.name(of: node), error.edges.count, at: delete.range)
        }
      }
    }
  }

  /// What is to be deleted, each once, in order of appearance.
  private struct Doomed {
    private(set) var nodes: [NodeID] = []
    private(set) var edges: [EdgeID] = []
    private var seenNodes: Set<NodeID> = []
    private var seenEdges: Set<EdgeID> = []

    mutating func add(_ value: Value, _ expression: BoundExpression) throws(Diagnostic) {
      switch value {
      case .null: break
      case .node(let node): if seenNodes.insert(node).inserted { nodes.append(node) }
      case .edge(let edge): if seenEdges.insert(edge).inserted { edges.append(edge) }
      case .path(let path):
        for edge in path.edges { try add(.edge(edge), expression) }
        for node in path.nodes { try add(.node(node), expression) }
      default:
        throw Diagnostic(
          .error,
          "invalid-argument-type",
          "only nodes, edges and paths can be deleted, found \(value.typeDescription)",
          at: expression.range
        )
      }
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func stillConnected(_ name: String?, _ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "delete-connected-node",
      "the node\(name.map { " '\($0)'" } ?? "") still has \(count) edge\(count == 1 ? "" : "s")",
      at: range,
      help: "delete them first, or use DETACH DELETE to delete them with it"
    )
  }
}
