import Diagnostics
import PropertyGraph

extension ClauseRunner {
  /// SET and REMOVE: item after item, each for all rows.
  func set(_ items: [BoundSetItem], for rows: RowBatch) throws(Diagnostic) {
    for item in items where rows.count > 0 {
      switch item {
      case .property(let target, let key, let value):
        let columns = try evaluate([target, key, value], rows)
        try edit { editor throws(Diagnostic) in
          for row in 0..<rows.count {
            guard let element = try self.element(columns[0].value(at: row, in: graph), target, &editor) else {
              continue
            }
            guard case .string(let name) = columns[1].value(at: row, in: graph) else {
              throw .notAKey(columns[1].value(at: row, in: graph), at: key.range)
            }
            let new = columns[2].value(at: row, in: graph)
            try new.checkStorable(as: name, at: value.range)
            element.set(name, new, &editor)
          }
        }
      case .properties(let target, let value, let keepsOthers):
        let columns = try evaluate([target, value], rows)
        try edit { editor throws(Diagnostic) in
          for row in 0..<rows.count {
            guard let element = try self.element(columns[0].value(at: row, in: graph), target, &editor) else {
              continue
            }
            let entries = try self.entries(columns[1].value(at: row, in: graph), value)
            if !keepsOthers { element.removeAll(&editor) }
            for entry in entries {
              try entry.value.checkStorable(as: entry.key, at: value.range)
              element.set(entry.key, entry.value, &editor)
            }
          }
        }
      case .labels(let target, let labels, let isRemoval):
        let column = try evaluate([target], rows)[0]
        try edit { editor throws(Diagnostic) in
          for row in 0..<rows.count {
            guard case .node(let node)? = try self.element(column.value(at: row, in: graph), target, &editor)
            else {
              continue
            }
            for label in labels {
              if isRemoval { editor.removeLabel(label, from: node) } else { editor.addLabel(label, to: node) }
            }
          }
        }
      }
    }
  }

  /// A node or an edge as the target of a change.
  private enum Element {
    case node(NodeID)
    case edge(EdgeID)

    func set(_ key: String, _ value: Value, _ editor: inout GraphEditor) {
      switch self {
      case .node(let node): editor.set(key, of: node, to: value)
      case .edge(let edge): editor.set(key, of: edge, to: value)
      }
    }

    func removeAll(_ editor: inout GraphEditor) {
      switch self {
      case .node(let node): editor.removeAllProperties(of: node)
      case .edge(let edge): editor.removeAllProperties(of: edge)
      }
    }
  }

  /// Nil for null, which is left alone.
  private func element(
    _ value: Value,
    _ expression: BoundExpression,
    _ editor: inout GraphEditor
  ) throws(Diagnostic) -> Element? {
    switch value {
    case .null: return nil
    case .node(let node):
      guard !editor.isDeleted(node) else { throw .deletedEntity("the node", at: expression.range) }
      return .node(node)
    case .edge(let edge):
      guard !editor.isDeleted(edge) else { throw .deletedEntity("the edge", at: expression.range) }
      return .edge(edge)
    default:
      throw Diagnostic(
        .error,
        "invalid-argument-type",
        "only nodes and edges can be changed, found \(value.typeDescription)",
        at: expression.range
      )
    }
  }

  private func entries(
    _ value: Value,
    _ expression: BoundExpression
  ) throws(Diagnostic) -> [(key: String, value: Value)] {
    switch value {
    case .null: return []
    case .map(let entries): return entries.map { ($0.key, $0.value) }
    case .node(let node): return graph.properties(of: node).map { (graph.propertyKeys[$0.key], $0.value) }
    case .edge(let edge): return graph.properties(of: edge).map { (graph.propertyKeys[$0.key], $0.value) }
    default:
      throw Diagnostic(
        .error,
        "invalid-argument-type",
        "properties come from a map, a node or an edge, found \(value.typeDescription)",
        at: expression.range
      )
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func notAKey(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-argument-type",
      "the name of a property is a string, found \(value.typeDescription)",
      at: range
    )
  }
}
