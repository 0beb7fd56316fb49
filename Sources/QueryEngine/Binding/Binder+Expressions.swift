import Diagnostics
import PropertyGraph
import QuerySyntax

extension Binder {
  /// Binds an expression that decides: its value is true, false or null.
  mutating func bindCondition(
    _ syntax: ExpressionSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> BoundExpression {
    let bound = try asCondition { binder throws(Diagnostic) in try binder.bind(syntax, in: scope) }
    try require(bound, .boolean, "a condition must be true or false")
    return bound
  }

  mutating func bind(_ syntax: ExpressionSyntax, in scope: Scope) throws(Diagnostic) -> BoundExpression {
    let isCondition = enterExpression(staysCondition: syntax.isLogical)
    defer { leaveExpression(isCondition) }
    let range = syntax.range
    switch syntax.kind {
    case .null: return BoundExpression(.constant(.null), .null, at: range)
    case .boolean(let value): return BoundExpression(.constant(.boolean(value)), .boolean, at: range)
    case .integer(let value): return BoundExpression(.constant(.integer(value)), .integer, at: range)
    case .float(let value): return BoundExpression(.constant(.float(value)), .float, at: range)
    case .string(let value): return BoundExpression(.constant(.string(value)), .string, at: range)
    case .parameter(let name):
      noteParameter(name, at: range)
      // What a parameter is counts when the query runs: the same text is bound alike with other values.
      return BoundExpression(.parameter(name), .any, at: range)
    case .variable(let name):
      let variable = try resolve(NameSyntax(name, at: range), in: scope)
      return BoundExpression(.variable(variable.id), variable.type, at: range)
    case .list(let items):
      var bound: [BoundExpression] = []
      for item in items { bound.append(try bind(item, in: scope)) }
      let elements = bound.reduce(into: BoundType.Kinds.null) { $0.formUnion($1.type.kinds) }
      return BoundExpression(.list(bound), .list(of: elements), at: range)
    case .map(let entries):
      var bound: [(key: String, value: BoundExpression)] = []
      for entry in entries { bound.append((entry.key.text, try bind(entry.value, in: scope))) }
      return BoundExpression(.map(bound), .map, at: range)
    case .property(let operand, let name): return try bindProperty(operand, name, in: scope, at: range)
    case .index(let list, let index):
      let list = try bind(list, in: scope)
      try require(list, [.list, .map, .node, .edge], "only lists, maps, nodes and edges have parts")
      let index = try bind(index, in: scope)
      try require(index, list.type.kinds == .list ? .integer : [.integer, .string], "invalid index")
      let elements = list.type.kinds == .list ? list.type.elements : .any
      return BoundExpression(.index(list, index), BoundType(kinds: elements), at: range)
    case .slice(let list, let from, let to):
      let list = try bind(list, in: scope)
      try require(list, .list, "only a list can be cut")
      let from = try from.map { from throws(Diagnostic) in try bind(from, in: scope) }
      let to = try to.map { to throws(Diagnostic) in try bind(to, in: scope) }
      for bound in [from, to] {
        if let bound { try require(bound, .integer, "the bounds of a part of a list are integers") }
      }
      return BoundExpression(.slice(list, from: from, to: to), list.type, at: range)
    case .unary(let sign, let operand): return try bindUnary(sign, operand, in: scope, at: range)
    case .binary(let sign, let a, let b): return try bindBinary(sign, a, b, in: scope, at: range)
    case .comparison(let first, let links): return try bindComparison(first, links, in: scope, at: range)
    case .isNull(let operand, let isNegated):
      let operand = try bind(operand, in: scope)
      return BoundExpression(.isNull(operand, isNegated: isNegated), .boolean, at: range)
    case .hasLabels(let operand, let labels):
      let operand = try bind(operand, in: scope)
      try require(operand, [.node, .edge], "only nodes have labels, and edges a type")
      if operand.type.kinds == .edge {
        let types = edgeTypes(labels)
        let none = LabelPredicate(text: source.text(in: labels.range), test: .never, graph: graph)
        return BoundExpression(.hasLabels(operand, none, types: types), .boolean, at: range)
      }
      return BoundExpression(.hasLabels(operand, labelPredicate(labels), types: []), .boolean, at: range)
    case .call(let call): return try bindCall(call, in: scope, at: range)
    case .case(let syntax): return try bindCase(syntax, in: scope, at: range)
    case .quantifier(let quantifier, let element, let condition):
      let (variable, list, inner) = try bind(element, in: scope)
      let bound = try withoutAggregates(in: "a list condition") { binder throws(Diagnostic) in
        try condition.map { condition throws(Diagnostic) in try binder.bindCondition(condition, in: inner) }
      }
      let always = BoundExpression(.variable(variable), .boolean, at: range)
      return BoundExpression(
        .quantifier(quantifier, variable, list: list, condition: bound ?? always),
        .boolean,
        at: range
      )
    case .listComprehension(let element, let condition, let result):
      let (variable, list, inner) = try bind(element, in: scope)
      return try withoutAggregates(in: "a list comprehension") { binder throws(Diagnostic) in
        let condition = try condition.map { condition throws(Diagnostic) in
          try binder.bindCondition(condition, in: inner)
        }
        let result = try result.map { result throws(Diagnostic) in try binder.bind(result, in: inner) }
        return BoundExpression(
          .listComprehension(variable, list: list, condition: condition, result: result),
          .list(of: result?.type.kinds ?? list.type.elements),
          at: range
        )
      }
    case .reduce(let accumulator, let initial, let element, let result):
      let initial = try bind(initial, in: scope)
      var (variable, list, inner) = try bind(element, in: scope)
      let total = makeVariable(named: accumulator.text)
      inner.insert(
        Scope.Variable(id: total, name: accumulator.text, type: .any, range: accumulator.range)
      )
      let scope = inner
      let bound = try withoutAggregates(in: "reduce") { binder throws(Diagnostic) in
        try binder.bind(result, in: scope)
      }
      return BoundExpression(
        .reduce(accumulator: total, initial: initial, element: variable, list: list, result: bound),
        initial.type.union(bound.type),
        at: range
      )
    case .mapProjection(let name, let fields):
      return try bindMapProjection(name, fields, in: scope, at: range)
    case .subquery(let kind, let subquery):
      return try bindSubquery(kind, subquery.statement, in: scope, at: range)
    case .pattern(let path):
      // What `exists(…)` surrounds is wider than its path.
      guard isCondition || range != path.range else { throw .misplacedPattern(at: range) }
      return try bindPatternPredicate(path, in: scope, at: range)
    case .patternComprehension(let variable, let path, let condition, let result):
      return try bindPatternComprehension(variable, path, condition, result, in: scope, at: range)
    case .shortestPath(let pattern): return try bindShortestPath(pattern, in: scope, at: range)
    }
  }

  // MARK: Parts

  private mutating func bindProperty(
    _ operand: ExpressionSyntax,
    _ name: NameSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    let operand = try bind(operand, in: scope)
    let owners = BoundType.Kinds.temporal.union([.node, .edge, .map])
    try require(operand, owners, "only nodes, edges, maps and temporal values have properties")
    let isElement = !operand.type.kinds.isEmpty && operand.type.kinds.isSubset(of: [.node, .edge])
    let key = isElement ? propertyKey(name) : graph.propertyKeys.id(of: name.text)
    let type = BoundType(kinds: isElement ? .property : .any)
    return BoundExpression(.property(operand, name: name.text, key: key), type, at: range)
  }

  private mutating func bindUnary(
    _ sign: UnaryOperator,
    _ operand: ExpressionSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    let operand = try bind(operand, in: scope)
    switch sign {
    case .not:
      try require(operand, .boolean, "NOT takes true or false")
      return BoundExpression(.not(operand), .boolean, at: range)
    case .plus:
      try require(operand, .number, "only a number has a sign")
      return operand
    case .minus:
      try require(operand, [.integer, .float, .duration], "only numbers and durations have a sign")
      return BoundExpression(.negate(operand), operand.type, at: range)
    }
  }

  private mutating func bindBinary(
    _ sign: BinaryOperator,
    _ a: ExpressionSyntax,
    _ b: ExpressionSyntax,
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    let a = try bind(a, in: scope)
    let b = try bind(b, in: scope)
    func arithmetic(_ sign: ArithmeticOperator) throws(Diagnostic) -> BoundExpression {
      let operands = BoundType.Kinds.temporal.union(.number)
      for operand in [a, b] { try require(operand, operands, "\(sign.rawValue) takes numbers") }
      guard a.type.kinds.union(b.type.kinds).isSubset(of: .number) else {
        return BoundExpression(.arithmetic(sign, a, b), BoundType(kinds: operands), at: range)
      }
      let isInteger = a.type.kinds == .integer && b.type.kinds == .integer && sign != .power
      let isFloat = a.type.kinds == .float || b.type.kinds == .float || sign == .power
      let type: BoundType = isInteger ? .integer : isFloat ? .float : .number
      return BoundExpression(.arithmetic(sign, a, b), type, at: range)
    }
    func logical(_ kind: BoundExpression.Kind) throws(Diagnostic) -> BoundExpression {
      for operand in [a, b] { try require(operand, .boolean, "\(sign.rawValue) takes true or false") }
      return BoundExpression(kind, .boolean, at: range)
    }
    switch sign {
    case .or: return try logical(.or([a, b]))
    case .and: return try logical(.and([a, b]))
    case .xor: return try logical(.xor(a, b))
    case .in:
      try require(b, .list, "IN takes a list on its right")
      return BoundExpression(.contains(list: b, element: a), .boolean, at: range)
    case .contains: return BoundExpression(.text(.contains, a, b), .boolean, at: range)
    case .startsWith: return BoundExpression(.text(.startsWith, a, b), .boolean, at: range)
    case .endsWith: return BoundExpression(.text(.endsWith, a, b), .boolean, at: range)
    case .matches: return try bindMatch(a, b, at: range)
    case .subtract: return try arithmetic(.subtract)
    case .multiply: return try arithmetic(.multiply)
    case .divide: return try arithmetic(.divide)
    case .modulo: return try arithmetic(.modulo)
    case .power: return try arithmetic(.power)
    case .add: return try bindAddition(a, b, at: range)
    case .concatenate:
      for operand in [a, b] { try require(operand, [.string, .list], "|| joins strings or lists") }
      return BoundExpression(.arithmetic(.concatenate, a, b), a.type.union(b.type), at: range)
    }
  }

  /// `+` adds numbers, joins strings (a number beside a string is written out), and joins or extends lists.
  private func bindAddition(
    _ a: BoundExpression,
    _ b: BoundExpression,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    let isList = a.type.kinds == .list || b.type.kinds == .list
    if !isList {
      for operand in [a, b] {
        try require(
          operand,
          BoundType.Kinds.temporal.union([.integer, .float, .string, .list]),
          "+ takes numbers, strings or lists"
        )
      }
    }
    let type: BoundType =
      if isList {
        .list(of: .any)
      } else if a.type.kinds == .string || b.type.kinds == .string {
        a.type.kinds.union(b.type.kinds).contains(.list) ? .any : .string
      } else if a.type.kinds == .integer, b.type.kinds == .integer {
        .integer
      } else if a.type.kinds.union(b.type.kinds).isSubset(of: .number) {
        .number
      } else {
        .any
      }
    return BoundExpression(.arithmetic(.add, a, b), type, at: range)
  }

  private mutating func bindComparison(
    _ first: ExpressionSyntax,
    _ links: [ComparisonLinkSyntax],
    in scope: Scope,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    var left = try bind(first, in: scope)
    var parts: [BoundExpression] = []
    for link in links {
      let right = try bind(link.operand, in: scope)
      parts.append(
        BoundExpression(
          .comparison(link.comparison, left, right),
          .boolean,
          at: left.range.union(right.range)
        )
      )
      left = right
    }
    return parts.count == 1 ? parts[0] : BoundExpression(.and(parts), .boolean, at: range)
  }

  private mutating func bind(
    _ element: ElementSyntax,
    in scope: Scope
  ) throws(Diagnostic) -> (variable: VariableID, list: BoundExpression, inner: Scope) {
    let list = try bind(element.list, in: scope)
    try require(list, .list, "IN takes a list on its right")
    let variable = makeVariable(named: element.variable.text)
    var inner = scope
    inner.insert(
      Scope.Variable(
        id: variable,
        name: element.variable.text,
        type: BoundType(kinds: list.type.kinds == .list ? list.type.elements : .any),
        range: element.variable.range
      )
    )
    return (variable, list, inner)
  }

  // MARK: Types

  func require(
    _ expression: BoundExpression,
    _ kinds: BoundType.Kinds,
    _ message: String
  ) throws(Diagnostic) {
    if expression.type.excludes(kinds) {
      throw Diagnostic(
        .error,
        "invalid-argument-type",
        message,
        at: expression.range,
        label: "this is \(expression.type.description)"
      )
    }
  }
}

extension ExpressionSyntax {
  /// Whether its operands are conditions where it is one.
  fileprivate var isLogical: Bool {
    switch kind {
    case .unary(.not, _), .binary(.and, _, _), .binary(.or, _, _), .binary(.xor, _, _): true
    default: false
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func misplacedPattern(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "misplaced-pattern",
      "a pattern can only be a condition",
      at: range,
      help: "write exists((a)-->(b)), COUNT { (a)-->(b) } or [(a)-->(b) | b] to have a value"
    )
  }
}
