import Diagnostics
import PropertyGraph
import QuerySyntax

/// Expressions that choose: among branches, and among properties.
extension Binder {
  mutating func bindCase(
    _ syntax: CaseSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    let operand = try syntax.operand.map { operand throws(Diagnostic) in try bind(operand, in: scope) }
    var branches: [(condition: BoundExpression, result: BoundExpression)] = []
    var type = BoundType.null
    for branch in syntax.branches {
      var conditions: [BoundExpression] = []
      for when in branch.when {
        if let operand {
          let value = try bind(when, in: scope)
          conditions.append(BoundExpression(.comparison(.equal, operand, value), .boolean, at: when.range))
        } else {
          conditions.append(try bindCondition(when, in: scope))
        }
      }
      let condition =
        conditions.count == 1
        ? conditions[0] : BoundExpression(.or(conditions), .boolean, at: branch.when[0].range)
      let result = try bind(branch.then, in: scope)
      type = type.union(result.type)
      branches.append((condition, result))
    }
    let otherwise = try syntax.otherwise.map { otherwise throws(Diagnostic) in try bind(otherwise, in: scope)
    }
    if let otherwise { type = type.union(otherwise.type) }
    return BoundExpression(.case(branches, otherwise: otherwise), type, at: range)
  }

  mutating func bindMapProjection(
    _ name: NameSyntax,
    _ fields: [MapProjectionFieldSyntax],
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    let variable = try resolve(name, in: scope)
    let operand = BoundExpression(.variable(variable.id), variable.type, at: name.range)
    try require(operand, [.node, .edge, .map], "only nodes, edges and maps have properties")
    var maps: [BoundExpression] = [operand]
    for field in fields {
      switch field {
      case .all(let range):
        maps.append(BoundExpression(.call(FunctionCatalog.properties, [operand]), .map, at: range))
      case .property(let key):
        let isElement = variable.type.kinds.isSubset(of: [.node, .edge])
        let id = isElement ? propertyKey(key) : graph.propertyKeys.id(of: key.text)
        let value = BoundExpression(.property(operand, name: key.text, key: id), .any, at: key.range)
        maps.append(BoundExpression(.map([(key.text, value)]), .map, at: key.range))
      case .variable(let other):
        let value = try resolve(other, in: scope)
        let bound = BoundExpression(.variable(value.id), value.type, at: other.range)
        maps.append(BoundExpression(.map([(other.text, bound)]), .map, at: other.range))
      case .entry(let entry):
        let value = try bind(entry.value, in: scope)
        maps.append(BoundExpression(.map([(entry.key.text, value)]), .map, at: entry.key.range))
      }
    }
    return BoundExpression(.call(FunctionCatalog.mapProjection, maps), .map, at: range)
  }
}
