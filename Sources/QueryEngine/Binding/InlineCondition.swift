import Diagnostics
import PropertyGraph
import QuerySyntax

/// A condition written inside a pattern, bound once all variables of the pattern are known.
struct InlineCondition {
  enum Kind {
    case properties(ExpressionSyntax)
    case labels(LabelExpressionSyntax)
    case condition(ExpressionSyntax)
    /// What the binder adds itself.
    case bound(BoundExpression)
  }

  var kind: Kind
  var variable: VariableID
  var isNode: Bool
  var range: SourceRange
}

extension Binder {
  func conditions(
    _ labels: LabelExpressionSyntax?,
    _ properties: ExpressionSyntax?,
    _ condition: ExpressionSyntax?,
    on variable: VariableID,
    isNode: Bool,
    _ range: SourceRange
  ) -> [InlineCondition] {
    func make(_ kind: InlineCondition.Kind) -> InlineCondition {
      InlineCondition(kind: kind, variable: variable, isNode: isNode, range: range)
    }
    return [
      labels.map { make(.labels($0)) }, properties.map { make(.properties($0)) },
      condition.map { make(.condition($0)) },
    ]
    .compactMap { $0 }
  }

  /// Two variables must hold the same, or two that differ.
  func compare(
    _ a: VariableID,
    _ comparison: ComparisonOperator,
    _ b: VariableID,
    _ type: BoundType,
    at range: SourceRange
  ) -> InlineCondition {
    let operands = [a, b].map { BoundExpression(.variable($0), type, at: range) }
    return InlineCondition(
      kind: .bound(BoundExpression(.comparison(comparison, operands[0], operands[1]), .boolean, at: range)),
      variable: a,
      isNode: true,
      range: range
    )
  }

  mutating func bind(_ condition: InlineCondition, in scope: Scope) throws(Diagnostic) -> [BoundExpression] {
    let element = BoundExpression(
      .variable(condition.variable),
      condition.isNode ? .node : .edge,
      at: condition.range
    )
    switch condition.kind {
    case .bound(let expression): return [expression]
    case .labels(let labels):
      let predicate = labelPredicate(labels)
      return [BoundExpression(.hasLabels(element, predicate, types: []), .boolean, at: labels.range)]
    case .condition(let condition): return try bindCondition(condition, in: scope).conjuncts
    case .properties(let properties):
      guard case .map(let entries) = properties.kind else {
        throw .parameterAsProperties(at: properties.range)
      }
      var predicates: [BoundExpression] = []
      for entry in entries {
        let key = propertyKey(entry.key)
        let property = BoundExpression(
          .property(element, name: entry.key.text, key: key),
          BoundType(kinds: .property),
          at: entry.key.range
        )
        let value = try bind(entry.value, in: scope)
        predicates.append(
          BoundExpression(
            .comparison(.equal, property, value),
            .boolean,
            at: entry.key.range.union(entry.value.range)
          )
        )
      }
      return predicates
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func parameterAsProperties(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-parameter-use",
      "a parameter cannot stand for all properties of a pattern",
      at: range,
      help: "name each property: {id: $id}"
    )
  }
}
