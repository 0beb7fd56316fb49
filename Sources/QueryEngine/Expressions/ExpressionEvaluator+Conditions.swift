import Diagnostics
import PropertyGraph
import QuerySyntax

/// Expressions that are true, false or null.
extension ExpressionEvaluator {
  func ternaries(_ expression: BoundExpression, _ batch: RowBatch) throws(Diagnostic) -> [Ternary] {
    switch expression.kind {
    case .not(let operand): return try ternaries(operand, batch).map(\.negated)
    case .and(let operands): return try fold(operands, batch, decisive: .false)
    case .or(let operands): return try fold(operands, batch, decisive: .true)
    case .xor(let a, let b):
      return zip(try ternaries(a, batch), try ternaries(b, batch))
        .map { a, b in
          a == .null || b == .null ? .null : Ternary(a != b)
        }
    case .comparison(let comparison, let a, let b):
      return compare(comparison, try evaluate(a, batch), try evaluate(b, batch))
    case .text(.matches(let compiled), let text, let pattern):
      return try match(text, pattern, compiled, batch)
    case .text(let sign, let a, let b): return match(sign, try evaluate(a, batch), try evaluate(b, batch))
    case .contains(let list, let element):
      return try contains(list, try evaluate(list, batch), try evaluate(element, batch))
    case .isNull(let operand, let isNegated):
      let column = try evaluate(operand, batch)
      return (0..<batch.count).map { Ternary(column.isNull(at: $0) != isNegated) }
    case .hasLabels(let operand, let labels, let types):
      return hasLabels(try evaluate(operand, batch), labels, types)
    case .quantifier(let quantifier, let variable, let list, let condition):
      return try quantify(quantifier, variable, list, condition, batch)
    default:
      let column = try evaluate(expression, batch)
      if case .booleans(let decisions) = column { return decisions }
      var decisions: [Ternary] = []
      for row in 0..<batch.count {
        switch column.value(at: row, in: graph) {
        case .boolean(let value): decisions.append(Ternary(value))
        case .null: decisions.append(.null)
        case let value: throw .notBoolean(value, at: expression.range)
        }
      }
      return decisions
    }
  }

  /// AND and OR: later operands are computed only for rows that earlier ones leave open.
  private func fold(
    _ operands: [BoundExpression],
    _ batch: RowBatch,
    decisive: Ternary
  ) throws(Diagnostic) -> [Ternary] {
    var decisions = try ternaries(operands[0], batch)
    for operand in operands.dropFirst() {
      let open = (0..<Int32(batch.count)).filter { decisions[Int($0)] != decisive }
      if open.isEmpty { break }
      let part = open.count == batch.count ? batch : batch.gather(open, keeping: operand.variables)
      for (index, decision) in try ternaries(operand, part).enumerated() {
        let row = Int(open[index])
        if decision == decisive || decisions[row] != .null { decisions[row] = decision }
      }
    }
    return decisions
  }

  // MARK: Comparison

  func compare(_ comparison: ComparisonOperator, _ a: Vector, _ b: Vector) -> [Ternary] {
    switch (a, b) {
    case (.strings(let column), .constant(.string(let text), _))
    where comparison == .equal || comparison == .notEqual:
      let id = graph.strings.id(of: text)
      return column.map { $0 == .null ? .null : Ternary(($0 == id) == (comparison == .equal)) }
    case (.constant(.string, _), .strings) where comparison == .equal || comparison == .notEqual:
      return compare(comparison, b, a)
    case (.strings(let x), .strings(let y)) where comparison == .equal || comparison == .notEqual:
      return zip(x, y)
        .map { x, y in
          x == .null || y == .null ? .null : Ternary((x == y) == (comparison == .equal))
        }
    case (.integers(let column, let nulls), .constant(.integer(let number), _)):
      return Self.compare(comparison, column, number).withNulls(nulls)
    case (.floats(let column, let nulls), .constant(.float(let number), _)):
      return Self.compare(comparison, column, number).withNulls(nulls)
    case (.constant, .integers), (.constant, .floats):
      return compare(comparison.turned, b, a)
    case (.integers(let x, let nullsX), .integers(let y, let nullsY)):
      return Self.compare(comparison, x, y).withNulls(nullsX).withNulls(nullsY)
    case (.floats(let x, let nullsX), .floats(let y, let nullsY)):
      return Self.compare(comparison, x, y).withNulls(nullsX).withNulls(nullsY)
    case (.nodes(let x), .nodes(let y)) where comparison == .equal || comparison == .notEqual:
      return zip(x, y)
        .map { x, y in
          x == .none || y == .none ? .null : Ternary((x == y) == (comparison == .equal))
        }
    default:
      return (0..<a.count)
        .map { row in
          Self.compare(comparison, a.value(at: row, in: graph), b.value(at: row, in: graph))
        }
    }
  }

  /// One loop for each sign, so that none looks at the sign for each row.
  private static func compare<Number: Comparable>(
    _ comparison: ComparisonOperator,
    _ column: [Number],
    _ number: Number
  ) -> [Ternary] {
    switch comparison {
    case .equal: column.map { Ternary($0 == number) }
    case .notEqual: column.map { Ternary($0 != number) }
    case .less: column.map { Ternary($0 < number) }
    case .lessOrEqual: column.map { Ternary($0 <= number) }
    case .greater: column.map { Ternary($0 > number) }
    case .greaterOrEqual: column.map { Ternary($0 >= number) }
    }
  }

  private static func compare<Number: Comparable>(
    _ comparison: ComparisonOperator,
    _ x: [Number],
    _ y: [Number]
  ) -> [Ternary] {
    switch comparison {
    case .equal: zip(x, y).map { Ternary($0 == $1) }
    case .notEqual: zip(x, y).map { Ternary($0 != $1) }
    case .less: zip(x, y).map { Ternary($0 < $1) }
    case .lessOrEqual: zip(x, y).map { Ternary($0 <= $1) }
    case .greater: zip(x, y).map { Ternary($0 > $1) }
    case .greaterOrEqual: zip(x, y).map { Ternary($0 >= $1) }
    }
  }

  static func compare(_ comparison: ComparisonOperator, _ a: Value, _ b: Value) -> Ternary {
    switch comparison {
    case .equal: return Ternary(Value.areEqual(a, b))
    case .notEqual: return Ternary(Value.areEqual(a, b)).negated
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let order = Value.compare(a, b) else { return .null }
      return switch (comparison, order) {
      case (.less, .less), (.greater, .greater): .true
      case (.lessOrEqual, .less), (.lessOrEqual, .equal): .true
      case (.greaterOrEqual, .greater), (.greaterOrEqual, .equal): .true
      default: .false
      }
    }
  }

  // MARK: Text

  private func match(_ sign: TextOperator, _ a: Vector, _ b: Vector) -> [Ternary] {
    var decisions = [Ternary](repeating: .null, count: a.count)
    if case .strings(let column) = a, case .constant(.string(let pattern), _) = b {
      let search = TextSearch(for: pattern)
      // One loop for each sign, so that none looks at the sign for each row.
      switch sign {
      case .contains:
        graph.strings.forEachText(of: column) { decisions[$0] = Ternary(search.isFound(in: $1)) }
      case .startsWith:
        graph.strings.forEachText(of: column) { decisions[$0] = Ternary(search.isPrefix(of: $1)) }
      case .endsWith:
        graph.strings.forEachText(of: column) { decisions[$0] = Ternary(search.isSuffix(of: $1)) }
      case .matches: preconditionFailure("regular expressions are matched by a matcher")
      }
      return decisions
    }
    for row in 0..<a.count {
      guard case .string(let text) = a.value(at: row, in: graph),
        case .string(let pattern) = b.value(at: row, in: graph)
      else { continue }
      decisions[row] = Ternary(Self.matches(sign, text.utf8Span.span, TextSearch(for: pattern)))
    }
    return decisions
  }

  private static func matches(_ sign: TextOperator, _ text: Span<UInt8>, _ search: TextSearch) -> Bool {
    switch sign {
    case .startsWith: search.isPrefix(of: text)
    case .endsWith: search.isSuffix(of: text)
    case .contains: search.isFound(in: text)
    case .matches: preconditionFailure("regular expressions are matched by a matcher")
    }
  }

  // MARK: Membership

  private func contains(
    _ list: BoundExpression,
    _ lists: Vector,
    _ elements: Vector
  ) throws(Diagnostic) -> [Ternary] {
    if case .constant(.list(let values), _) = lists, !values.isEmpty,
      values.allSatisfy({ if case .string = $0 { true } else { false } }),
      case .strings(let column) = elements
    {
      var ids: Set<StringID> = []
      for case .string(let text) in values {
        if let id = graph.strings.id(of: text) { ids.insert(id) }
      }
      if ids.count <= 8 {
        let few = Array(ids)
        return column.map { $0 == .null ? .null : Ternary(few.contains($0)) }
      }
      return column.map { $0 == .null ? .null : Ternary(ids.contains($0)) }
    }
    var decisions: [Ternary] = []
    for row in 0..<elements.count {
      switch lists.value(at: row, in: graph) {
      case .null: decisions.append(.null)
      case .list(let values):
        let element = elements.value(at: row, in: graph)
        var decision = Ternary.false
        for value in values {
          switch Value.areEqual(value, element) {
          case true: decision = .true
          case nil: decision = .null
          default: continue
          }
          if decision == .true { break }
        }
        decisions.append(decision)
      case let value: throw .notList(value, at: list.range)
      }
    }
    return decisions
  }

  private func hasLabels(_ operand: Vector, _ labels: LabelPredicate, _ types: [SymbolID]) -> [Ternary] {
    if case .nodes(let nodes) = operand {
      return nodes.map { $0 == .none ? .null : Ternary(labels.matches($0)) }
    }
    return (0..<operand.count)
      .map { row in
        switch operand.value(at: row, in: graph) {
        case .node(let node): Ternary(labels.matches(node))
        case .edge(let edge): Ternary(types.contains(graph.type(of: edge)))
        default: .null
        }
      }
  }
}

extension Vector {
  func isNull(at row: Int) -> Bool {
    switch self {
    case .nodes(let column): column[row] == .none
    case .edges(let column): column[row] == .none
    case .integers(_, let nulls), .floats(_, let nulls): nulls?[row] ?? false
    case .booleans(let column): column[row] == .null
    case .strings(let column): column[row] == .null
    case .values(let column): column[row].isNull
    case .constant(let value, _): value.isNull
    case .absent: true
    }
  }

  /// Whether any row may hold null.
  var hasNulls: Bool {
    switch self {
    case .nodes(let column): column.contains(.none)
    case .edges(let column): column.contains(.none)
    case .integers(_, let nulls), .floats(_, let nulls): nulls != nil
    case .booleans, .strings, .values, .constant, .absent: true
    }
  }
}

extension [Ternary] {
  /// The same, null where a column is.
  fileprivate func withNulls(_ nulls: Bitmap?) -> [Ternary] {
    guard let nulls else { return self }
    return indices.map { nulls[$0] ? .null : self[$0] }
  }
}

extension ComparisonOperator {
  /// The sign between exchanged sides.
  fileprivate var turned: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

// MARK: Messages

extension Diagnostic {
  static func notBoolean(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-argument-type",
      "expected true or false, found \(value.typeDescription)",
      at: range
    )
  }

  static func notList(_ value: Value, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "invalid-argument-type", "expected a list, found \(value.typeDescription)", at: range)
  }
}
