import Diagnostics
import PropertyGraph
import QuerySyntax

/// Computes expressions for all rows of a batch at once.
///
/// Columns of one kind are worked on directly; everything else goes row by row through `Value`. What a
/// row does not need is not computed for it: branches of CASE, and the right sides of AND and OR.
struct ExpressionEvaluator {
  let context: ExecutionContext
  var graph: Graph { context.graph }

  /// The rows for which a condition is true.
  func select(_ predicates: [BoundExpression], in batch: RowBatch) throws(Diagnostic) -> [Int32] {
    var rows: [Int32]?
    for predicate in predicates {
      let part = rows.map { batch.gather($0, keeping: predicate.variables) } ?? batch
      guard part.count > 0 else { return [] }
      let decisions = try ternaries(predicate, part)
      var kept: [Int32] = []
      kept.reserveCapacity(part.count)
      if let rows {
        for (index, decision) in decisions.enumerated() where decision == .true { kept.append(rows[index]) }
      } else {
        for (index, decision) in decisions.enumerated() where decision == .true { kept.append(Int32(index)) }
      }
      rows = kept
    }
    return rows ?? Array(0..<Int32(batch.count))
  }

  func evaluate(_ expression: BoundExpression, _ batch: RowBatch) throws(Diagnostic) -> Vector {
    switch expression.kind {
    case .constant(let value): return .constant(value, count: batch.count)
    case .parameter(let name): return .constant(context.parameters[name] ?? .null, count: batch.count)
    case .variable(let variable):
      let column = batch[variable]
      if case .absent = column { return .constant(.null, count: batch.count) }
      return column
    case .list(let items):
      let columns = try vectors(items, batch)
      return .values((0..<batch.count).map { row in .list(columns.map { $0.value(at: row, in: graph) }) })
    case .map(let entries):
      let columns = try vectors(entries.map(\.value), batch)
      return .values(
        (0..<batch.count)
          .map { row in
            .map(of: zip(entries, columns).map { Value.MapEntry($0.key, $1.value(at: row, in: graph)) })
          }
      )
    case .property(let operand, let name, let key):
      return try property(name, key, of: try evaluate(operand, batch), at: expression.range)
    case .not, .and, .or, .xor, .comparison, .text, .contains, .isNull, .hasLabels, .quantifier:
      return .booleans(try ternaries(expression, batch))
    case .negate(let operand): return try negate(operand, batch, at: expression.range)
    case .arithmetic(let sign, let a, let b):
      return try arithmetic(sign, try evaluate(a, batch), try evaluate(b, batch), expression)
    case .index(let list, let index): return try self.index(list, index, batch)
    case .slice(let list, let from, let to): return try slice(list, from, to, batch)
    case .call(let function, let arguments): return try call(function, arguments, batch, at: expression.range)
    case .case(let branches, let otherwise): return try self.case(branches, otherwise, batch)
    case .listComprehension(let variable, let list, let condition, let result):
      return try comprehension(variable, list, condition, result, batch, expression)
    case .reduce(let accumulator, let initial, let element, let list, let result):
      return try reduce(accumulator, initial, element, list, result, batch, expression)
    case .subquery(let subquery):
      return try SubqueryRunner(subquery, context: context).evaluate(batch, at: expression.range)
    case .path(let recipe): return paths(recipe, batch)
    case .aggregate:
      preconditionFailure("the projection takes aggregates out")
    }
  }

  func vectors(_ expressions: [BoundExpression], _ batch: RowBatch) throws(Diagnostic) -> [Vector] {
    var vectors: [Vector] = []
    for expression in expressions { vectors.append(try evaluate(expression, batch)) }
    return vectors
  }

  // MARK: Calls

  private func call(
    _ function: ScalarFunction,
    _ arguments: [BoundExpression],
    _ batch: RowBatch,
    at range: SourceRange
  ) throws(Diagnostic) -> Vector {
    let columns = try vectors(arguments, batch)
    let isConstant =
      !function.isVolatile && columns.allSatisfy { if case .constant = $0 { true } else { false } }
    let count = isConstant ? min(batch.count, 1) : batch.count
    var results: [Value] = []
    results.reserveCapacity(count)
    var bytes = 0
    for row in 0..<count {
      let values = columns.map { $0.value(at: row, in: graph) }
      if function.isNullForNull, values.contains(where: \.isNull) {
        results.append(.null)
        continue
      }
      do throws(FunctionFailure) {
        results.append(try function.implementation(values, context.environment))
      } catch {
        throw Diagnostic(
          .error,
          error.code,
          "\(function.name): \(error.message)",
          at: error.argument.map { arguments[min($0, arguments.count - 1)].range } ?? range,
          help: error.help
        )
      }
      bytes += results[row].heapBytes
      try context.checkRoom(bytes: bytes, at: range)
    }
    if isConstant, batch.count > 0 { return .constant(results[0], count: batch.count) }
    return Vector(results)
  }

  private func `case`(
    _ branches: [(condition: BoundExpression, result: BoundExpression)],
    _ otherwise: BoundExpression?,
    _ batch: RowBatch
  ) throws(Diagnostic) -> Vector {
    var results = [Value](repeating: .null, count: batch.count)
    var open = (0..<Int32(batch.count)).map { $0 }
    func fill(_ rows: [Int32], from result: BoundExpression) throws(Diagnostic) {
      guard !rows.isEmpty else { return }
      let column = try evaluate(result, batch.gather(rows, keeping: result.variables))
      for (index, row) in rows.enumerated() { results[Int(row)] = column.value(at: index, in: graph) }
    }
    for branch in branches where !open.isEmpty {
      let decisions = try ternaries(
        branch.condition,
        batch.gather(open, keeping: branch.condition.variables)
      )
      var taken: [Int32] = []
      var left: [Int32] = []
      for (index, row) in open.enumerated() {
        if decisions[index] == .true { taken.append(row) } else { left.append(row) }
      }
      try fill(taken, from: branch.result)
      open = left
    }
    if let otherwise { try fill(open, from: otherwise) }
    return Vector(results)
  }

  // MARK: Paths

  private func paths(_ recipe: PathRecipe, _ batch: RowBatch) -> Vector {
    .values((0..<batch.count).map { row in path(recipe, batch, row).map { .path($0) } ?? .null })
  }

  private func path(_ recipe: PathRecipe, _ batch: RowBatch, _ row: Int) -> Path? {
    var node = batch[recipe.start].node(at: row)
    guard node != .none else { return nil }
    var nodes = [node]
    var edges: [EdgeID] = []
    func add(_ edge: EdgeID) {
      node = graph.source(of: edge) == node ? graph.target(of: edge) : graph.source(of: edge)
      nodes.append(node)
      edges.append(edge)
    }
    for part in recipe.parts {
      switch part {
      case .edge(let variable):
        let edge = batch[variable].edge(at: row)
        guard edge != .none else { return nil }
        add(edge)
      case .edges(let variable):
        guard case .list(let values) = batch[variable].value(at: row, in: graph) else { return nil }
        for case .edge(let edge) in values { add(edge) }
      }
    }
    return Path(nodes: nodes, edges: edges)
  }
}

extension Value {
  /// What a text or a list takes, without what stands inside its elements.
  var heapBytes: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .list(let values): values.count * MemoryLayout<Value>.stride
    default: 0
    }
  }
}
