import Diagnostics
import PropertyGraph

/// The first row of each combination of columns, as soon as it comes.
final class DistinctOperator: Operator {
  private let variables: [VariableID]
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext
  private var keys: RowKeys

  init(
    _ variables: [VariableID],
    input: any Operator,
    keeping kept: Set<VariableID>,
    context: ExecutionContext
  ) {
    self.variables = variables
    self.input = input
    self.kept = kept
    self.context = context
    keys = RowKeys(graph: context.graph)
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while let batch = try input.next() {
      let rows = keys.numbers(variables.map { batch[$0] }, count: batch.count).newRows
      if !rows.isEmpty { return batch.gather(rows, keeping: kept) }
    }
    return nil
  }
}
