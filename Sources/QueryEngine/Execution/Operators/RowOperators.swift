import Diagnostics
import PropertyGraph
import QuerySyntax

/// The rows for which all conditions are true.
final class FilterOperator: Operator {
  private let predicates: [BoundExpression]
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext

  init(
    _ predicates: [BoundExpression],
    input: any Operator,
    keeping kept: Set<VariableID>,
    context: ExecutionContext
  ) {
    self.predicates = predicates
    self.input = input
    self.kept = kept
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while let batch = try input.next() {
      try context.checkTime(at: predicates[0].range)
      let rows = try ExpressionEvaluator(context: context).select(predicates, in: batch)
      if rows.count == batch.count { return batch }
      if !rows.isEmpty { return batch.gather(rows, keeping: kept) }
    }
    return nil
  }
}

/// The rows with more columns.
final class ProjectOperator: Operator {
  private let columns: [Plan.Computed]
  private let input: any Operator
  private let context: ExecutionContext

  init(_ columns: [Plan.Computed], input: any Operator, context: ExecutionContext) {
    self.columns = columns
    self.input = input
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard let batch = try input.next() else { return nil }
    // All are computed from the rows as they were: one column may replace a variable that another reads.
    let evaluator = ExpressionEvaluator(context: context)
    let vectors = try evaluator.vectors(columns.map(\.expression), batch)
    var output = batch
    for (column, vector) in zip(columns, vectors) { output[column.variable] = vector }
    return output
  }
}

/// For each row, one row for each element of a list.
final class UnwindOperator: Operator {
  private let step: BoundUnwind
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext

  private var batch: RowBatch?
  private var lists: Vector = .absent
  private var row = 0
  private var element = 0

  init(_ step: BoundUnwind, input: any Operator, keeping kept: Set<VariableID>, context: ExecutionContext) {
    self.step = step
    self.input = input
    self.kept = kept
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while true {
      try context.checkTime(at: step.list.range)
      if batch == nil {
        batch = try input.next()
        if let batch { lists = try ExpressionEvaluator(context: context).evaluate(step.list, batch) }
        row = 0
        element = 0
      }
      guard let current = batch else { return nil }
      var rows: [Int32] = []
      var values: [Value] = []
      var numbers: [Int64] = []
      while row < current.count, rows.count < context.batchSize {
        let list: [Value] =
          switch lists.value(at: row, in: context.graph) {
          case .list(let values): values
          case .null: []
          case let value: [value]
          }
        let end = min(list.count, element + context.batchSize - rows.count)
        for index in element..<max(element, end) {
          rows.append(Int32(row))
          values.append(list[index])
          numbers.append(Int64(step.numbering?.kind == .ordinality ? index + 1 : index))
        }
        element = end
        if element >= list.count {
          row += 1
          element = 0
        }
      }
      if row == current.count { batch = nil }
      if rows.isEmpty { continue }
      var output = current.gather(rows, keeping: kept)
      output[step.variable] = Vector(values)
      if let numbering = step.numbering { output[numbering.variable] = .integers(numbers, nulls: nil) }
      return output
    }
  }
}

/// The rows after an offset, up to a limit.
final class SliceOperator: Operator {
  private let input: any Operator
  private let kept: Set<VariableID>
  private var toSkip: Int
  private var left: Int

  init(_ bounds: SliceBounds, input: any Operator, keeping kept: Set<VariableID>) {
    self.input = input
    self.kept = kept
    toSkip = bounds.offset
    left = bounds.limit
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while left > 0, let batch = try input.next() {
      let start = min(toSkip, batch.count)
      toSkip -= start
      let end = min(batch.count, left > batch.count - start ? batch.count : start + left)
      left -= end - start
      if start == 0, end == batch.count { return batch }
      if start < end { return batch.gather((Int32(start)..<Int32(end)).map { $0 }, keeping: kept) }
    }
    return nil
  }
}

/// Offset and limit as numbers.
struct SliceBounds {
  let offset: Int
  let limit: Int

  init(_ step: SliceRows, context: ExecutionContext) throws(Diagnostic) {
    offset = try Self.count(step.offset, "OFFSET", context) ?? 0
    limit = try Self.count(step.limit, "LIMIT", context) ?? .max
  }

  private static func count(
    _ expression: BoundExpression?,
    _ word: String,
    _ context: ExecutionContext
  ) throws(Diagnostic) -> Int? {
    guard let expression else { return nil }
    let row = RowBatch(count: 1, variableCount: context.variableCount)
    let value = try ExpressionEvaluator(context: context).evaluate(expression, row)
      .value(at: 0, in: context.graph)
    guard case .integer(let number) = value else {
      throw Diagnostic(
        .error,
        "invalid-argument-type",
        "\(word) takes an integer, found \(value.typeDescription)",
        at: expression.range
      )
    }
    guard number >= 0 else { throw .negativeCount(word, at: expression.range) }
    return Int(number)
  }
}
