import Diagnostics
import PropertyGraph
import QuerySyntax

/// WITH and RETURN: what is computed, grouped, ordered and cut, and which names go on.
extension Binder {
  mutating func bind(
    _ projection: ProjectionSyntax,
    scope: inout Scope,
    isReturn: Bool
  ) throws(Diagnostic) -> BoundProjection {
    let before = scope
    let written = try bindItems(of: projection, in: before, isReturn: isReturn)
    var names: [ByteKey: SourceRange] = [:]
    for item in written {
      if let first = names.updateValue(item.range, forKey: ByteKey(item.name)) {
        throw .columnNameConflict(item.name, at: item.range, first: first)
      }
    }
    let isAggregation = written.contains { $0.expression.containsAggregate } || projection.grouping != nil

    // Plain variables keep their number, so that nothing is copied.
    var grouping: [BoundProjection.Item] = []
    if isAggregation {
      for item in written where !item.expression.containsAggregate {
        grouping.append(
          BoundProjection.Item(variable: variable(for: item), expression: item.expression, name: item.name)
        )
      }
      try checkGrouping(projection.grouping, against: written, in: before)
    }
    var collector = AggregateCollector(grouping: grouping)
    var items: [BoundProjection.Item] = []
    var after = Scope()
    for item in written {
      var expression = item.expression
      if isAggregation { expression = try collector.rewrite(expression, binder: &self) }
      let id: VariableID
      if let key = grouping.first(where: { ByteKey($0.name) == ByteKey(item.name) }) {
        id = key.variable
        expression = BoundExpression(.variable(id), expression.type, at: expression.range)
      } else if case .variable(let same) = expression.kind {
        id = same
        if item.expression.containsAggregate { rename(id, item.name) }
      } else {
        id = makeVariable(named: item.name)
      }
      items.append(BoundProjection.Item(variable: id, expression: expression, name: item.name))
      after.insert(
        Scope.Variable(id: id, name: item.name, type: item.expression.type, range: item.range)
      )
    }

    // After grouping or DISTINCT only what is projected can be named; before, the old names too.
    let isCollapsed = isAggregation || projection.isDistinct
    let visible = after.adding(before)
    func bindLate(
      _ syntax: ExpressionSyntax,
      _ binder: inout Binder,
      _ collector: inout AggregateCollector
    ) throws(Diagnostic) -> BoundExpression {
      let bound =
        isAggregation
        ? try binder.withAggregates { binder throws(Diagnostic) in try binder.bind(syntax, in: visible) }
        : try binder.withoutAggregates(in: "ORDER BY or WHERE without an aggregate in the columns") {
          binder throws(Diagnostic) in try binder.bind(syntax, in: visible)
        }
      guard isCollapsed else { return bound }
      let allowed = Set(items.map(\.variable))
      return try collector.rewrite(bound, items: written, outputs: items, allowed: allowed, binder: &binder)
    }
    var order: [BoundProjection.SortKey] = []
    for key in projection.order {
      order.append(
        BoundProjection.SortKey(
          expression: try bindLate(key.expression, &self, &collector),
          isDescending: key.isDescending,
          nullsFirst: key.nulls.map { $0 == .first } ?? key.isDescending
        )
      )
    }
    var predicates: [BoundExpression] = []
    if let condition = projection.condition {
      var bound = try withoutAggregates(in: "WHERE") { binder throws(Diagnostic) in
        try binder.bindCondition(condition, in: visible)
      }
      if isCollapsed {
        let allowed = Set(items.map(\.variable))
        bound = try collector.rewrite(bound, items: written, outputs: items, allowed: allowed, binder: &self)
      }
      predicates = bound.conjuncts
    }
    let offset = try bindCount(projection.offset, "OFFSET")
    let limit = try bindCount(projection.limit, "LIMIT")
    if let nameless = written.first(where: \.lacksAlias) { throw .missingAlias(at: nameless.range) }
    scope = after
    return BoundProjection(
      groupingKeys: grouping,
      aggregates: isAggregation ? collector.aggregates : nil,
      items: items,
      isDistinct: projection.isDistinct,
      order: order,
      offset: offset,
      limit: limit,
      predicates: predicates,
      range: projection.range
    )
  }

  // MARK: Items

  /// An item before aggregates are taken out.
  struct WrittenItem {
    var expression: BoundExpression
    var name: String
    var range: SourceRange
    /// Whether WITH computes it and gives it no name.
    var lacksAlias = false
  }

  private mutating func bindItems(
    of projection: ProjectionSyntax,
    in scope: Scope,
    isReturn: Bool
  ) throws(Diagnostic) -> [WrittenItem] {
    var items: [WrittenItem] = []
    if let star = projection.star {
      if scope.isEmpty, isReturn { throw .noVariables(at: star) }
      for variable in scope.sorted {
        noteRead(variable.id)
        let expression = BoundExpression(.variable(variable.id), variable.type, at: star)
        items.append(WrittenItem(expression: expression, name: variable.name, range: star))
      }
    }
    for item in projection.items {
      let expression = try withAggregates { binder throws(Diagnostic) in
        try binder.bind(item.expression, in: scope)
      }
      let name: String
      var lacksAlias = false
      if let alias = item.alias {
        name = alias.text
      } else if case .variable(let variable) = item.expression.kind {
        name = variable
      } else {
        name = source.text(in: item.expression.range)
        lacksAlias = !isReturn
      }
      items.append(
        WrittenItem(
          expression: expression,
          name: name,
          range: item.alias?.range ?? item.expression.range,
          lacksAlias: lacksAlias
        )
      )
    }
    return items
  }

  private mutating func variable(for item: WrittenItem) -> VariableID {
    if case .variable(let same) = item.expression.kind { return same }
    return makeVariable(named: item.name)
  }

  /// `GROUP BY` is allowed where it says what holds anyway: the columns without an aggregate.
  private mutating func checkGrouping(
    _ grouping: [ExpressionSyntax]?,
    against items: [WrittenItem],
    in scope: Scope
  ) throws(Diagnostic) {
    guard let grouping else { return }
    let keys = items.filter { !$0.expression.containsAggregate }
    for written in grouping {
      var isKey = false
      if case .variable(let name) = written.kind {
        isKey = keys.contains { ByteKey($0.name) == ByteKey(name) }
      }
      if !isKey {
        let bound = try bind(written, in: scope)
        isKey = keys.contains { $0.expression.isSame(as: bound) }
      }
      if !isKey { throw .groupingMismatch(at: written.range) }
    }
    if grouping.count < keys.count, let missing = keys.first(where: { !$0.expression.isConstant }) {
      throw .groupingMismatch(at: missing.range)
    }
  }

  /// The number after OFFSET or LIMIT: made of constants and parameters.
  private mutating func bindCount(
    _ syntax: ExpressionSyntax?,
    _ word: String
  ) throws(Diagnostic) -> BoundExpression? {
    guard let syntax else { return nil }
    let bound = try withoutAggregates(in: word) { binder throws(Diagnostic) in
      do throws(Diagnostic) {
        return try binder.bind(syntax, in: Scope())
      } catch  where error.code == "undefined-variable" {
        throw Diagnostic.notConstant(word, at: syntax.range)
      }
    }
    try require(bound, .integer, "\(word) takes an integer")
    if case .constant(.integer(let number)) = bound.kind, number < 0 {
      throw .negativeCount(word, at: syntax.range)
    }
    if case .negate(let operand) = bound.kind, case .constant = operand.kind {
      throw .negativeCount(word, at: syntax.range)
    }
    return bound
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func columnNameConflict(
    _ name: String,
    at range: SourceRange,
    first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "column-name-conflict",
      "two columns are named '\(name)'",
      at: range,
      related: [Note("the first one is here", at: first)],
      help: "give one of them another name with AS"
    )
  }

  fileprivate static func noVariables(at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "no-variables-in-scope", "there is no variable that '*' could stand for", at: range)
  }

  fileprivate static func missingAlias(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "missing-alias",
      "a computed column of WITH needs a name",
      at: range,
      help: "add AS and a name"
    )
  }

  fileprivate static func groupingMismatch(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "grouping-mismatch",
      "GROUP BY must name exactly the columns without an aggregate",
      at: range
    )
  }

  fileprivate static func notConstant(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "not-constant", "\(word) cannot depend on the rows", at: range)
  }

  static func negativeCount(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.error, "negative-count", "\(word) cannot be negative", at: range)
  }
}
