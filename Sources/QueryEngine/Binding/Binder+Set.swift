import Diagnostics
import PropertyGraph
import QuerySyntax

/// SET, REMOVE and DELETE.
extension Binder {
  mutating func bind(_ items: [SetItemSyntax], in scope: Scope) throws(Diagnostic) -> [BoundSetItem] {
    var bound: [BoundSetItem] = []
    for item in items { bound.append(try bind(item, in: scope)) }
    return bound
  }

  private mutating func bind(_ item: SetItemSyntax, in scope: Scope) throws(Diagnostic) -> BoundSetItem {
    switch item {
    case .property(let target, let key, let value):
      noteCreated(key.text)
      return .property(
        target: try bindTarget(target, in: scope),
        key: BoundExpression(.constant(.string(key.text)), .string, at: key.range),
        value: try bind(value, in: scope)
      )
    case .dynamicProperty(let target, let key, let value):
      return .property(
        target: try bindTarget(target, in: scope),
        key: try bindKey(key, in: scope),
        value: try bind(value, in: scope)
      )
    case .replaceAll(let name, let value):
      return .properties(
        target: try bindTarget(name, in: scope),
        value: try bindProperties(value, in: scope),
        keepsOthers: false
      )
    case .addAll(let name, let value):
      return .properties(
        target: try bindTarget(name, in: scope),
        value: try bindProperties(value, in: scope),
        keepsOthers: true
      )
    case .labels(let name, let labels):
      for label in labels { noteCreated(label.text) }
      return .labels(target: try bindNode(name, in: scope), labels: labels.map(\.text), isRemoval: false)
    }
  }

  mutating func bind(_ remove: RemoveSyntax, in scope: Scope) throws(Diagnostic) -> [BoundSetItem] {
    var bound: [BoundSetItem] = []
    for item in remove.items {
      switch item {
      case .property(let target, let key):
        bound.append(
          .property(
            target: try bindTarget(target, in: scope),
            key: BoundExpression(.constant(.string(key.text)), .string, at: key.range),
            value: BoundExpression(.constant(.null), .null, at: key.range)
          )
        )
      case .dynamicProperty(let target, let key):
        bound.append(
          .property(
            target: try bindTarget(target, in: scope),
            key: try bindKey(key, in: scope),
            value: BoundExpression(.constant(.null), .null, at: key.range)
          )
        )
      case .labels(let name, let labels):
        bound.append(
          .labels(target: try bindNode(name, in: scope), labels: labels.map(\.text), isRemoval: true)
        )
      }
    }
    return bound
  }

  mutating func bind(_ delete: DeleteSyntax, in scope: Scope) throws(Diagnostic) -> BoundDelete {
    var expressions: [BoundExpression] = []
    for syntax in delete.expressions {
      if case .hasLabels = syntax.kind { throw .deletesLabels(at: syntax.range) }
      let bound = try bind(syntax, in: scope)
      try require(bound, [.node, .edge, .path], "only nodes, edges and paths can be deleted")
      expressions.append(bound)
    }
    return BoundDelete(isDetach: delete.isDetach, expressions: expressions, range: delete.range)
  }

  // MARK: Parts

  private mutating func bindTarget(
    _ syntax: ExpressionSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    let bound = try bind(syntax, in: scope)
    try require(bound, [.node, .edge], "only nodes and edges have properties that can be set")
    return bound
  }

  private mutating func bindTarget(_ name: NameSyntax, in scope: Scope) throws(Diagnostic) -> BoundExpression
  {
    try bindTarget(ExpressionSyntax(.variable(name.text), at: name.range), in: scope)
  }

  private mutating func bindNode(_ name: NameSyntax, in scope: Scope) throws(Diagnostic) -> BoundExpression {
    let bound = try bind(ExpressionSyntax(.variable(name.text), at: name.range), in: scope)
    try require(bound, .node, "only nodes have labels")
    return bound
  }

  private mutating func bindKey(
    _ syntax: ExpressionSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    let bound = try bind(syntax, in: scope)
    try require(bound, .string, "the name of a property is a string")
    return bound
  }

  private mutating func bindProperties(
    _ syntax: ExpressionSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    if case .map(let entries) = syntax.kind { for entry in entries { noteCreated(entry.key.text) } }
    let bound = try bind(syntax, in: scope)
    try require(bound, [.map, .node, .edge], "properties come from a map, a node or an edge")
    return bound
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func deletesLabels(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-delete",
      "DELETE takes nodes, edges and paths, not labels",
      at: range,
      help: "use REMOVE to take a label off a node"
    )
  }
}
