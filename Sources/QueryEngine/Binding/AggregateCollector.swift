import Diagnostics
import PropertyGraph
import QuerySyntax

/// Takes the aggregates out of the items of a projection.
///
/// `count(b) + 1` becomes a variable for the group's count, plus one. What stands beside an aggregate must
/// be constant or one of the grouping keys (CIP2021-07-07).
struct AggregateCollector {
  private let grouping: [BoundProjection.Item]
  /// After grouping or DISTINCT: the variables that columns are made of, though not columns themselves.
  private var present: Set<VariableID>?
  private(set) var aggregates: [(variable: VariableID, call: AggregateCall, name: String)] = []

  init(grouping: [BoundProjection.Item]) {
    self.grouping = grouping
  }

  /// An item, evaluated on groups rather than rows.
  mutating func rewrite(
    _ expression: BoundExpression,
    binder: inout Binder
  ) throws(Diagnostic) -> BoundExpression {
    guard expression.containsAggregate else { return expression }
    let keys = grouping.filter { $0.expression.isSimpleKey }
    return try replace(expression, keys: keys.map { ($0.expression, $0.variable) }, binder: &binder)
  }

  /// A sort key or a condition after grouping or DISTINCT: made of columns, of expressions equal to columns,
  /// and of aggregates.
  mutating func rewrite(
    _ expression: BoundExpression,
    items: [Binder.WrittenItem],
    outputs: [BoundProjection.Item],
    allowed: Set<VariableID>,
    binder: inout Binder
  ) throws(Diagnostic) -> BoundExpression {
    var keys: [(BoundExpression, VariableID)] = []
    // Beside an aggregate only what is simple stands for a column.
    let isMixed = expression.containsAggregate
    for (item, output) in zip(items, outputs)
    where !isMixed || item.expression.isSimpleKey || item.expression.containsAggregate {
      keys.append((item.expression, output.variable))
    }
    for variable in allowed {
      keys.append((BoundExpression(.variable(variable), .any, at: expression.range), variable))
    }
    let isGrouped = !(aggregates.isEmpty && grouping.isEmpty)
    present = isGrouped ? grouping.reduce(into: allowed) { $0.formUnion($1.expression.variables) } : []
    return try replace(expression, keys: keys, binder: &binder)
  }

  private mutating func replace(
    _ expression: BoundExpression,
    keys: [(expression: BoundExpression, variable: VariableID)],
    binder: inout Binder
  ) throws(Diagnostic) -> BoundExpression {
    if let key = keys.first(where: { $0.expression.isSame(as: expression) }) {
      return BoundExpression(.variable(key.variable), expression.type, at: expression.range)
    }
    switch expression.kind {
    case .aggregate(let call):
      let result = aggregate(call, expression, binder: &binder)
      // Only what is projected can be aggregated further.
      if present != nil, result.isNew, let gone = expression.firstVariable(outside: keys.map(\.expression)) {
        throw .goneVariable(binder.names[gone] ?? "", at: expression.range)
      }
      return result.variable
    case .variable(let variable):
      if let present, !present.contains(variable) {
        throw .goneVariable(binder.names[variable] ?? "", at: expression.range)
      }
      throw .ambiguousAggregation(at: expression.range)
    case .subquery, .path:
      let known = Set(
        keys.compactMap { key -> VariableID? in
          if case .variable(let variable) = key.expression.kind, variable == key.variable { return variable }
          return nil
        }
      )
      guard expression.variables.isSubset(of: known) else {
        throw .ambiguousAggregation(at: expression.range)
      }
      return expression
    default:
      // What an expression binds itself is there, whatever the groups.
      let keys =
        keys
        + expression.ownVariables.map { own in
          (BoundExpression(.variable(own), .any, at: expression.range), own)
        }
      var failure: Diagnostic?
      let rewritten = expression.mapChildren { child in
        do throws(Diagnostic) {
          return try replace(child, keys: keys, binder: &binder)
        } catch {
          failure = failure ?? error
          return child
        }
      }
      if let failure { throw failure }
      return rewritten
    }
  }

  private mutating func aggregate(
    _ call: AggregateCall,
    _ expression: BoundExpression,
    binder: inout Binder
  ) -> (variable: BoundExpression, isNew: Bool) {
    let known = aggregates.first { known in
      BoundExpression(.aggregate(known.call), .any, at: expression.range)
        .isSame(as: BoundExpression(.aggregate(call), .any, at: expression.range))
    }
    if let known {
      return (BoundExpression(.variable(known.variable), expression.type, at: expression.range), false)
    }
    let name = binder.source.text(in: expression.range)
    let variable = binder.makeVariable(named: name)
    aggregates.append((variable, call, name))
    return (BoundExpression(.variable(variable), expression.type, at: expression.range), true)
  }
}

extension BoundExpression {
  /// A variable, or a property of one: what may stand beside an aggregate.
  fileprivate var isSimpleKey: Bool {
    switch kind {
    case .variable: true
    case .property(let operand, _, _): operand.isSimpleKey
    default: false
    }
  }

  /// A variable that is read where none of some known expressions stands.
  fileprivate func firstVariable(outside known: [BoundExpression]) -> VariableID? {
    if known.contains(where: { $0.isSame(as: self) }) { return nil }
    if case .variable(let variable) = kind { return variable }
    let own = ownVariables.map { BoundExpression(.variable($0), .any, at: range) }
    return children.lazy.compactMap { $0.firstVariable(outside: known + own) }.first
  }

  /// The variables that the expression binds for its inner parts.
  fileprivate var ownVariables: [VariableID] {
    switch kind {
    case .quantifier(_, let variable, _, _), .listComprehension(let variable, _, _, _): [variable]
    case .reduce(let accumulator, _, let element, _, _): [accumulator, element]
    default: []
    }
  }

  /// Whether two expressions are written alike on the same variables, and so have the same value.
  func isSame(as other: BoundExpression) -> Bool {
    switch (kind, other.kind) {
    case (.constant(let a), .constant(let b)):
      return BoundType(a).kinds == BoundType(b).kinds && Value.areEquivalent(a, b)
    case (.parameter(let a), .parameter(let b)): return a == b
    case (.variable(let a), .variable(let b)): return a == b
    case (.property(let a, let nameA, _), .property(let b, let nameB, _)):
      return ByteKey(nameA) == ByteKey(nameB) && a.isSame(as: b)
    case (.aggregate(let a), .aggregate(let b)):
      return a.function == b.function && a.isDistinct == b.isDistinct && same(a.argument, b.argument)
        && same(a.parameter, b.parameter)
    case (.call(let a, let x), .call(let b, let y)): return a.name == b.name && same(x, y)
    case (.arithmetic(let a, let x, let y), .arithmetic(let b, let z, let w)):
      return a == b && x.isSame(as: z) && y.isSame(as: w)
    case (.comparison(let a, let x, let y), .comparison(let b, let z, let w)):
      return a == b && x.isSame(as: z) && y.isSame(as: w)
    case (.text(let a, let x, let y), .text(let b, let z, let w)):
      return a == b && x.isSame(as: z) && y.isSame(as: w)
    case (.isNull(let x, let a), .isNull(let y, let b)): return a == b && x.isSame(as: y)
    case (.hasLabels(let x, let a, let s), .hasLabels(let y, let b, let t)):
      return x.isSame(as: y) && s == t && a.isSatisfied == b.isSatisfied
    case (.map(let x), .map(let y)):
      return x.map { ByteKey($0.key) } == y.map { ByteKey($0.key) } && same(x.map(\.value), y.map(\.value))
    case (.list, .list), (.not, .not), (.and, .and), (.or, .or), (.xor, .xor), (.negate, .negate),
      (.index, .index), (.contains, .contains), (.slice, .slice):
      return same(children, other.children)
    case (.case(let x, _), .case(let y, _)): return x.count == y.count && same(children, other.children)
    default: return false
    }
  }

  private func same(_ a: [BoundExpression], _ b: [BoundExpression]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
  }

  private func same(_ a: BoundExpression?, _ b: BoundExpression?) -> Bool {
    same([a].compactMap { $0 }, [b].compactMap { $0 })
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func goneVariable(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "undefined-variable",
      "'\(name)' cannot be used any more: only the columns are left after DISTINCT or an aggregate",
      at: range,
      help: "make what you need a column of its own"
    )
  }

  fileprivate static func ambiguousAggregation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "ambiguous-aggregation",
      "this value differs within a group",
      at: range,
      help: "make it a column of its own, or put it inside an aggregate such as collect or max"
    )
  }
}
