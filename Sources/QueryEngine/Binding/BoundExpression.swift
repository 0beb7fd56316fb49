import Diagnostics
import PropertyGraph
import QuerySyntax
import RegularExpressions

/// A variable's number, unique in a query with all its subqueries; the place of its column in a batch.
typealias VariableID = Int

/// An expression whose names are known to exist.
struct BoundExpression: Sendable {
  indirect enum Kind: Sendable {
    case constant(Value)
    case parameter(String)
    case variable(VariableID)
    case list([BoundExpression])
    case map([(key: String, value: BoundExpression)])
    /// `key` is nil when no node or edge of the graph has the property.
    case property(BoundExpression, name: String, key: SymbolID?)
    case index(BoundExpression, BoundExpression)
    case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
    case not(BoundExpression)
    case and([BoundExpression])
    case or([BoundExpression])
    case xor(BoundExpression, BoundExpression)
    case negate(BoundExpression)
    case arithmetic(ArithmeticOperator, BoundExpression, BoundExpression)
    case comparison(ComparisonOperator, BoundExpression, BoundExpression)
    case text(TextOperator, BoundExpression, BoundExpression)
    case contains(list: BoundExpression, element: BoundExpression)
    case isNull(BoundExpression, isNegated: Bool)
    case hasLabels(BoundExpression, LabelPredicate, types: [SymbolID])
    case call(ScalarFunction, [BoundExpression])
    /// Until the projection takes it out, `name(argument)`.
    case aggregate(AggregateCall)
    case `case`([(condition: BoundExpression, result: BoundExpression)], otherwise: BoundExpression?)
    case quantifier(QuantifierKind, VariableID, list: BoundExpression, condition: BoundExpression)
    case listComprehension(
      VariableID,
      list: BoundExpression,
      condition: BoundExpression?,
      result: BoundExpression?
    )
    case reduce(
      accumulator: VariableID,
      initial: BoundExpression,
      element: VariableID,
      list: BoundExpression,
      result: BoundExpression
    )
    case subquery(BoundSubquery)
    case path(PathRecipe)
  }

  var kind: Kind
  var type: BoundType
  var range: SourceRange

  init(_ kind: Kind, _ type: BoundType, at range: SourceRange) {
    self.kind = kind
    self.type = type
    self.range = range
  }
}

enum ArithmeticOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
  case concatenate = "||"
}

enum TextOperator: Sendable, Equatable {
  case contains
  case startsWith
  case endsWith
  /// `=~`, with the pattern compiled if the query's text says what it is.
  case matches(RegularExpression?)
}

/// An aggregate function with its arguments.
struct AggregateCall: Sendable {
  var function: AggregateFunction
  /// Nil for `count(*)`.
  var argument: BoundExpression?
  /// The fraction of a percentile.
  var parameter: BoundExpression?
  var isDistinct: Bool
}

/// A query between braces, run for every row around it.
struct BoundSubquery: Sendable {
  enum Use: Sendable {
    case exists, count, collect
    /// The first value, for `shortestPath(…)` as an expression.
    case first
  }

  var use: Use
  var query: BoundQuery
  /// Outer variables that the inner query reads.
  var imports: Set<VariableID>
  /// Holds, inside, the number of the outer row.
  var rowNumber: VariableID
}

/// How to put a path together from the variables of a match.
struct PathRecipe: Sendable {
  enum Part: Sendable {
    /// A variable that holds one edge.
    case edge(VariableID)
    /// A variable that holds a list of edges in path order.
    case edges(VariableID)
  }

  var start: VariableID
  var parts: [Part]

  var variables: [VariableID] {
    [start]
      + parts.map {
        switch $0 {
        case .edge(let variable), .edges(let variable): variable
        }
      }
  }
}

// MARK: Walks

extension BoundExpression {
  /// The expressions directly inside, without those of subqueries.
  var children: [BoundExpression] {
    switch kind {
    case .constant, .parameter, .variable, .subquery, .path: []
    case .list(let items), .and(let items), .or(let items), .call(_, let items): items
    case .map(let entries): entries.map(\.value)
    case .property(let operand, _, _), .not(let operand), .negate(let operand), .isNull(let operand, _),
      .hasLabels(let operand, _, _):
      [operand]
    case .index(let a, let b), .xor(let a, let b), .arithmetic(_, let a, let b), .comparison(_, let a, let b),
      .text(_, let a, let b), .contains(let a, let b), .quantifier(_, _, let a, let b):
      [a, b]
    case .slice(let list, let from, let to): [list] + [from, to].compactMap { $0 }
    case .aggregate(let call): [call.argument, call.parameter].compactMap { $0 }
    case .case(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.result] } + [otherwise].compactMap { $0 }
    case .listComprehension(_, let list, let condition, let result):
      [list] + [condition, result].compactMap { $0 }
    case .reduce(_, let initial, _, let list, let result): [initial, list, result]
    }
  }

  /// The same expression with its direct parts changed.
  func mapChildren(_ change: (BoundExpression) -> BoundExpression) -> BoundExpression {
    var copy = self
    switch kind {
    case .constant, .parameter, .variable, .subquery, .path: break
    case .list(let items): copy.kind = .list(items.map(change))
    case .and(let items): copy.kind = .and(items.map(change))
    case .or(let items): copy.kind = .or(items.map(change))
    case .call(let function, let items): copy.kind = .call(function, items.map(change))
    case .map(let entries): copy.kind = .map(entries.map { ($0.key, change($0.value)) })
    case .property(let operand, let name, let key):
      copy.kind = .property(change(operand), name: name, key: key)
    case .not(let operand): copy.kind = .not(change(operand))
    case .negate(let operand): copy.kind = .negate(change(operand))
    case .isNull(let operand, let isNegated): copy.kind = .isNull(change(operand), isNegated: isNegated)
    case .hasLabels(let operand, let labels, let types):
      copy.kind = .hasLabels(change(operand), labels, types: types)
    case .index(let a, let b): copy.kind = .index(change(a), change(b))
    case .xor(let a, let b): copy.kind = .xor(change(a), change(b))
    case .arithmetic(let sign, let a, let b): copy.kind = .arithmetic(sign, change(a), change(b))
    case .comparison(let sign, let a, let b): copy.kind = .comparison(sign, change(a), change(b))
    case .text(let sign, let a, let b): copy.kind = .text(sign, change(a), change(b))
    case .contains(let list, let element): copy.kind = .contains(list: change(list), element: change(element))
    case .quantifier(let quantifier, let variable, let list, let condition):
      copy.kind = .quantifier(quantifier, variable, list: change(list), condition: change(condition))
    case .slice(let list, let from, let to):
      copy.kind = .slice(change(list), from: from.map(change), to: to.map(change))
    case .aggregate(var call):
      call.argument = call.argument.map(change)
      call.parameter = call.parameter.map(change)
      copy.kind = .aggregate(call)
    case .case(let branches, let otherwise):
      copy.kind = .case(
        branches.map { (change($0.condition), change($0.result)) },
        otherwise: otherwise.map(change)
      )
    case .listComprehension(let variable, let list, let condition, let result):
      copy.kind = .listComprehension(
        variable,
        list: change(list),
        condition: condition.map(change),
        result: result.map(change)
      )
    case .reduce(let accumulator, let initial, let element, let list, let result):
      copy.kind = .reduce(
        accumulator: accumulator,
        initial: change(initial),
        element: element,
        list: change(list),
        result: change(result)
      )
    }
    return copy
  }

  /// The variables of the rows that the expression reads; those that it binds itself are left out.
  var variables: Set<VariableID> {
    var found: Set<VariableID> = []
    addVariables(to: &found)
    return found
  }

  private func addVariables(to found: inout Set<VariableID>) {
    switch kind {
    case .constant, .parameter: break
    case .variable(let variable): found.insert(variable)
    case .path(let recipe): found.formUnion(recipe.variables)
    case .subquery(let subquery): found.formUnion(subquery.imports)
    case .property(let operand, _, _): operand.addVariables(to: &found)
    case .quantifier(_, let variable, _, _), .listComprehension(let variable, _, _, _):
      found.formUnion(childVariables.subtracting([variable]))
    case .reduce(let accumulator, _, let element, _, _):
      found.formUnion(childVariables.subtracting([accumulator, element]))
    default: for child in children { child.addVariables(to: &found) }
    }
  }

  private var childVariables: Set<VariableID> {
    var found: Set<VariableID> = []
    for child in children { child.addVariables(to: &found) }
    return found
  }

  var containsAggregate: Bool {
    if case .aggregate = kind { return true }
    return children.contains(where: \.containsAggregate)
  }

  /// Whether computing it twice can give two values.
  var isVolatile: Bool {
    if case .call(let function, _) = kind, function.isVolatile { return true }
    return children.contains(where: \.isVolatile)
  }

  /// Whether it can be another value in another run, on the same rows.
  var dependsOnRun: Bool {
    switch kind {
    case .parameter: true
    case .call(let function, let arguments): function.readsClock || arguments.contains(where: \.dependsOnRun)
    default: children.contains(where: \.dependsOnRun)
    }
  }

  /// Whether it is the same for every row of a run: made of constants and parameters alone.
  var isConstant: Bool {
    if isVolatile { return false }
    return switch kind {
    case .constant, .parameter: true
    case .variable, .subquery, .path, .aggregate: false
    default: variables.isEmpty && children.allSatisfy(\.isConstantInside)
    }
  }

  private var isConstantInside: Bool {
    switch kind {
    case .subquery, .path, .aggregate: false
    default: children.allSatisfy(\.isConstantInside)
    }
  }

  /// The parts of a conjunction; the expression itself when it is none.
  var conjuncts: [BoundExpression] {
    if case .and(let parts) = kind { return parts.flatMap(\.conjuncts) }
    return [self]
  }
}
