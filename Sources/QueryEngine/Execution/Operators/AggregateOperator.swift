import Diagnostics
import PropertyGraph

/// One row for each group, in the order in which the groups first appear.
final class AggregateOperator: Operator {
  private let step: GroupRows
  private let input: any Operator
  private let context: ExecutionContext
  private var isDone = false

  init(_ step: GroupRows, input: any Operator, context: ExecutionContext) {
    self.step = step
    self.input = input
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    guard !isDone else { return nil }
    isDone = true
    let graph = context.graph
    let evaluator = ExpressionEvaluator(context: context)
    var keys = RowKeys(graph: graph)
    var output = RowBatch(count: 0, variableCount: context.variableCount)
    let keyVariables = Set(step.keys.map(\.variable))
    let accumulators = step.aggregates.map { Accumulator($0.call, context: context) }

    while let batch = try input.next() {
      try context.checkTime(at: step.range)
      let columns = try evaluator.vectors(step.keys.map(\.expression), batch)
      let groups: [Int32]
      if step.keys.isEmpty {
        groups = [Int32](repeating: 0, count: batch.count)
      } else {
        let known = keys.count
        groups = keys.numbers(columns, count: batch.count)
        append(columns, of: groups, from: known, to: &output, keyVariables)
      }
      let groupCount = step.keys.isEmpty ? 1 : keys.count
      for (accumulator, aggregate) in zip(accumulators, step.aggregates) {
        let argument = try aggregate.call.argument.map { argument throws(Diagnostic) in
          try evaluator.evaluate(argument, batch)
        }
        let parameter = try aggregate.call.parameter.map { parameter throws(Diagnostic) in
          try evaluator.evaluate(parameter, batch)
        }
        try accumulator.add(
          argument,
          parameter: parameter,
          groups: groups,
          groupCount: groupCount,
          multiplicities: batch.multiplicities
        )
      }
    }
    let count = step.keys.isEmpty ? 1 : keys.count
    guard count > 0 else { return nil }
    output.count = count
    for (accumulator, aggregate) in zip(accumulators, step.aggregates) {
      output[aggregate.variable] = Vector(try accumulator.results(groupCount: count))
    }
    return output
  }

  /// The key columns of groups that are new in this batch.
  private func append(
    _ columns: [Vector],
    of groups: [Int32],
    from known: Int,
    to output: inout RowBatch,
    _ variables: Set<VariableID>
  ) {
    var next = Int32(known)
    var rows: [Int32] = []
    for (row, group) in groups.enumerated() where group == next {
      rows.append(Int32(row))
      next += 1
    }
    guard !rows.isEmpty else { return }
    var new = RowBatch(count: rows.count, variableCount: context.variableCount)
    for (key, column) in zip(step.keys, columns) { new[key.variable] = column.gather(rows) }
    output.append(new, keeping: variables, in: context.graph)
  }
}
