import Diagnostics
import PropertyGraph
import QuerySyntax

/// Lists: parts of them, and expressions over their elements.
///
/// Elements of all rows are laid out in one inner batch, so that the inner expression is computed once
/// for many elements.
extension ExpressionEvaluator {
  func index(
    _ list: BoundExpression,
    _ index: BoundExpression,
    _ batch: RowBatch
  ) throws(Diagnostic) -> Vector {
    let lists = try evaluate(list, batch)
    let indexes = try evaluate(index, batch)
    var results: [Value] = []
    for row in 0..<batch.count {
      switch (lists.value(at: row, in: graph), indexes.value(at: row, in: graph)) {
      case (.null, _), (_, .null): results.append(.null)
      case (.list(let values), .integer(let position)):
        let offset = position < 0 ? position + Int64(values.count) : position
        results.append(offset >= 0 && offset < values.count ? values[Int(offset)] : .null)
      case (.map(let entries), .string(let name)):
        results.append(entries.first { $0.key.utf8.elementsEqual(name.utf8) }?.value ?? .null)
      case (.node(let node), .string(let name)):
        if graph.isDeleted(node) { throw .deletedEntity("the node", at: list.range) }
        results.append(graph.propertyKeys.id(of: name).map { graph.value($0, of: node) } ?? .null)
      case (.edge(let edge), .string(let name)):
        if graph.isDeleted(edge) { throw .deletedEntity("the edge", at: list.range) }
        results.append(graph.propertyKeys.id(of: name).map { graph.value($0, of: edge) } ?? .null)
      case (let container, let key): throw .invalidIndex(container, key, at: index.range)
      }
    }
    return Vector(results)
  }

  func slice(
    _ list: BoundExpression,
    _ from: BoundExpression?,
    _ to: BoundExpression?,
    _ batch: RowBatch
  ) throws(Diagnostic) -> Vector {
    let lists = try evaluate(list, batch)
    let starts = try from.map { from throws(Diagnostic) in try evaluate(from, batch) }
    let ends = try to.map { to throws(Diagnostic) in try evaluate(to, batch) }
    var results: [Value] = []
    for row in 0..<batch.count {
      let start = starts?.value(at: row, in: graph) ?? .integer(0)
      let end = ends?.value(at: row, in: graph) ?? .integer(.max)
      switch (lists.value(at: row, in: graph), start, end) {
      case (.null, _, _), (_, .null, _), (_, _, .null): results.append(.null)
      case (.list(let values), .integer(let start), .integer(let end)):
        let count = Int64(values.count)
        func clamped(_ position: Int64) -> Int {
          Int(max(0, min(count, position < 0 ? position + count : position)))
        }
        let lower = clamped(start)
        results.append(.list(Array(values[lower..<max(lower, clamped(end))])))
      case (let list, _, _): throw .notList(list, at: expressionRange(list, from, to))
      }
    }
    return .values(results)

    func expressionRange(_ value: Value, _ from: BoundExpression?, _ to: BoundExpression?) -> SourceRange {
      if case .list = value { return (from ?? to ?? list).range }
      return list.range
    }
  }

  // MARK: Elements

  /// The elements of all rows, one below the other, with the columns around them.
  private struct Elements {
    var batch: RowBatch
    /// By outer row: where its elements are; nil when its list is null.
    var spans: [Range<Int>?]
  }

  private func elements(
    of list: BoundExpression,
    as variable: VariableID,
    needing inner: Set<VariableID>,
    _ batch: RowBatch
  ) throws(Diagnostic) -> Elements {
    let lists = try evaluate(list, batch)
    var values: [Value] = []
    var rows: [Int32] = []
    var spans: [Range<Int>?] = []
    for row in 0..<batch.count {
      switch lists.value(at: row, in: graph) {
      case .null: spans.append(nil)
      case .list(let elements):
        try context.checkRoom(
          bytes: (values.count + elements.count) * (MemoryLayout<Value>.stride + 4),
          at: list.range
        )
        spans.append(values.count..<values.count + elements.count)
        values += elements
        rows += repeatElement(Int32(row), count: elements.count)
      case let value: throw .notList(value, at: list.range)
      }
    }
    var flat = batch.gather(rows, keeping: inner.subtracting([variable]))
    flat[variable] = Vector(values)
    return Elements(batch: flat, spans: spans)
  }

  func quantify(
    _ quantifier: QuantifierKind,
    _ variable: VariableID,
    _ list: BoundExpression,
    _ condition: BoundExpression,
    _ batch: RowBatch
  ) throws(Diagnostic) -> [Ternary] {
    let elements = try elements(of: list, as: variable, needing: condition.variables, batch)
    let decisions = try ternaries(condition, elements.batch)
    return elements.spans.map { span in
      guard let span else { return .null }
      var trues = 0
      var nulls = 0
      for decision in decisions[span] {
        if decision == .true { trues += 1 }
        if decision == .null { nulls += 1 }
      }
      let falses = span.count - trues - nulls
      return switch quantifier {
      case .all: falses > 0 ? .false : nulls > 0 ? .null : .true
      case .any: trues > 0 ? .true : nulls > 0 ? .null : .false
      case .none: trues > 0 ? .false : nulls > 0 ? .null : .true
      case .single: trues > 1 ? .false : nulls > 0 ? .null : Ternary(trues == 1)
      }
    }
  }

  func comprehension(
    _ variable: VariableID,
    _ list: BoundExpression,
    _ condition: BoundExpression?,
    _ result: BoundExpression?,
    _ batch: RowBatch,
    _ expression: BoundExpression
  ) throws(Diagnostic) -> Vector {
    let needed = (condition?.variables ?? []).union(result?.variables ?? [variable])
    let elements = try elements(of: list, as: variable, needing: needed, batch)
    let kept = try condition.map { condition throws(Diagnostic) in
      try select([condition], in: elements.batch)
    }
    let chosen = kept.map { elements.batch.gather($0, keeping: needed.union([variable])) } ?? elements.batch
    let results =
      try result.map { result throws(Diagnostic) in try evaluate(result, chosen) } ?? chosen[variable]
    var next = 0
    var lists: [Value] = []
    for span in elements.spans {
      guard let span else {
        lists.append(.null)
        continue
      }
      var values: [Value] = []
      if let kept {
        while next < kept.count, Int(kept[next]) < span.upperBound {
          values.append(results.value(at: next, in: graph))
          next += 1
        }
      } else {
        for position in span { values.append(results.value(at: position, in: graph)) }
      }
      lists.append(.list(values))
    }
    return .values(lists)
  }

  /// Step by step: the first elements of all rows, then the second ones, and so on.
  func reduce(
    _ accumulator: VariableID,
    _ initial: BoundExpression,
    _ variable: VariableID,
    _ list: BoundExpression,
    _ result: BoundExpression,
    _ batch: RowBatch,
    _ expression: BoundExpression
  ) throws(Diagnostic) -> Vector {
    let lists = try evaluate(list, batch).values(in: graph)
    var totals = try evaluate(initial, batch).values(in: graph)
    let needed = result.variables.subtracting([accumulator, variable])
    var step = 0
    while true {
      var rows: [Int32] = []
      var values: [Value] = []
      for (row, value) in lists.enumerated() {
        switch value {
        case .list(let elements):
          if step < elements.count {
            rows.append(Int32(row))
            values.append(elements[step])
          }
        case .null: totals[row] = .null
        default: throw .notList(value, at: list.range)
        }
      }
      if rows.isEmpty { return Vector(totals) }
      try context.tick(at: expression.range)
      var inner = batch.gather(rows, keeping: needed)
      inner[variable] = Vector(values)
      inner[accumulator] = Vector(rows.map { totals[Int($0)] })
      let next = try evaluate(result, inner)
      for (index, row) in rows.enumerated() { totals[Int(row)] = next.value(at: index, in: graph) }
      step += 1
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func invalidIndex(_ container: Value, _ key: Value, at range: SourceRange) -> Diagnostic
  {
    let expected: String?
    let code: Diagnostic.Code
    switch container {
    case .list: (expected, code) = ("an integer", "invalid-argument-type")
    case .map, .node, .edge: (expected, code) = ("a string", "invalid-key")
    default: (expected, code) = (nil, "invalid-argument-type")
    }
    return Diagnostic(
      .error,
      code,
      expected.map { "expected \($0) as index, found \(key.typeDescription)" }
        ?? "\(container.typeDescription) has no parts",
      at: range
    )
  }
}
