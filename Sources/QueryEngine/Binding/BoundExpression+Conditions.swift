import PropertyGraph
import QuerySyntax

extension BoundExpression {
  /// The variable that the expression is.
  var asVariable: VariableID? {
    if case .variable(let variable) = kind { return variable }
    return nil
  }

  /// Whether it is a condition on nodes and edges that can be tested on any of them without failing.
  var isTotalCondition: Bool {
    switch kind {
    case .not(let operand): operand.isTotalCondition
    case .and(let parts), .or(let parts): parts.allSatisfy(\.isTotalCondition)
    case .comparison(_, let a, let b): a.isTotalValue && b.isTotalValue
    case .text(.matches, _, _): false
    case .text(_, let a, let b): a.isTotalValue && b.isTotalValue
    case .isNull(let operand, _): operand.isTotalValue
    case .hasLabels(let operand, _, _): operand.isElement
    default: false
    }
  }

  private var isTotalValue: Bool {
    switch kind {
    case .constant, .parameter, .variable: true
    case .property(let operand, _, _): operand.isElement
    default: false
    }
  }

  private var isElement: Bool { asVariable != nil && [.node, .edge].contains(type.kinds) }

  /// The two nodes of `a.key < b.key`, and the key.
  var strictOrder: (lesser: VariableID, greater: VariableID, key: SymbolID)? {
    guard case .comparison(let comparison, let a, let b) = kind,
      case .property(let left, _, let key?) = a.kind, case .property(let right, _, key) = b.kind,
      left.type.kinds == .node, right.type.kinds == .node,
      let first = left.asVariable, let second = right.asVariable, first != second
    else { return nil }
    return switch comparison {
    case .less: (first, second, key)
    case .greater: (second, first, key)
    case .equal, .notEqual, .lessOrEqual, .greaterOrEqual: nil
    }
  }
}
