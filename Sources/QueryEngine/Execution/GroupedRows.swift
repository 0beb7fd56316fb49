import Diagnostics
import PropertyGraph

/// Rows gathered into groups, in the order in which the groups first appear.
struct GroupedRows: Sendable {
  private let step: GroupRows
  private let keyVariables: Set<VariableID>
  private var keys: RowKeys
  /// The keys of the groups, one row each.
  private var groups: RowBatch
  private var accumulators: [Accumulator]
  private var hasRows = false

  init(_ step: GroupRows, context: ExecutionContext) {
    self.step = step
    keyVariables = Set(step.keys.map(\.variable))
    keys = RowKeys(graph: context.graph)
    groups = RowBatch(count: 0, variableCount: context.variableCount)
    accumulators = step.aggregates.map { Accumulator($0.call, graph: context.graph) }
  }

  /// Without keys everything is one group, also when there are no rows.
  private var groupCount: Int { step.keys.isEmpty ? 1 : keys.count }

  mutating func add(_ batch: RowBatch, context: ExecutionContext) throws(Diagnostic) {
    hasRows = true
    let evaluator = ExpressionEvaluator(context: context)
    let columns = try step.keys.map { key throws(Diagnostic) in
      try evaluator.evaluateRepeated(key.expression, batch)
    }
    let numbers = number(columns, count: batch.count, in: context.graph)
    for index in accumulators.indices {
      let call = step.aggregates[index].call
      let argument = try call.argument.map { argument throws(Diagnostic) in
        try evaluator.evaluate(argument, batch)
      }
      let parameter = try call.parameter.map { parameter throws(Diagnostic) in
        try evaluator.evaluate(parameter, batch)
      }
      try accumulators[index]
        .add(
          argument,
          parameter: parameter,
          groups: numbers,
          groupCount: groupCount,
          multiplicities: batch.multiplicities,
          context: context
        )
    }
  }

  /// Adds the groups of later rows.
  mutating func merge(_ other: GroupedRows, context: ExecutionContext) throws(Diagnostic) {
    guard other.hasRows else { return }
    hasRows = true
    let columns = step.keys.map { RepeatedVector(vector: other.groups[$0.variable]) }
    let numbers =
      step.keys.isEmpty ? [0] : number(columns, count: other.groups.count, in: context.graph)
    for index in accumulators.indices {
      try accumulators[index]
        .merge(other.accumulators[index], groups: numbers, groupCount: groupCount, context: context)
    }
  }

  /// One row for each group; nil when there is none.
  consuming func result() throws(Diagnostic) -> RowBatch? {
    let count = groupCount
    guard count > 0 else { return nil }
    var output = groups
    output.count = count
    for (index, aggregate) in step.aggregates.enumerated() {
      output[aggregate.variable] = try accumulators[index].results(groupCount: count)
    }
    return output
  }

  /// The number of each row's group; new groups get the next numbers.
  private mutating func number(_ columns: [RepeatedVector], count: Int, in graph: Graph) -> [UInt32] {
    if step.keys.isEmpty { return [UInt32](repeating: 0, count: count) }
    let found = keys.numbers(columns, count: count)
    if found.newRows.isEmpty { return found.numbers }
    var new = RowBatch(count: found.newRows.count, variableCount: groups.variableCount)
    for (key, column) in zip(step.keys, columns) {
      new[key.variable] = column.gather(ascending: found.newRows)
    }
    groups.append(new, keeping: keyVariables, in: graph)
    return found.numbers
  }
}
