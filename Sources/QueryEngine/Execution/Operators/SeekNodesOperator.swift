import Diagnostics
import PropertyGraph

/// For each row, the nodes that the index gives for a value, in ascending order.
final class SeekNodesOperator: Operator {
  private let step: SeekNodes
  private let input: any Operator
  private let kept: Set<VariableID>
  private let context: ExecutionContext

  init(_ step: SeekNodes, input: any Operator, keeping kept: Set<VariableID>, context: ExecutionContext) {
    self.step = step
    self.input = input
    self.kept = kept
    self.context = context
  }

  func next() throws(Diagnostic) -> RowBatch? {
    while let batch = try input.next() {
      try context.checkTime(at: step.range)
      let values = try ExpressionEvaluator(context: context).evaluate(step.value, batch)
      var rows: [Int32] = []
      var nodes: [NodeID] = []
      for row in 0..<batch.count {
        let value = values.value(at: row, in: context.graph)
        for node in context.graph.nodes(where: step.key, equals: Self.indexable(value)) ?? []
        where step.labels?.matches(node) ?? true {
          rows.append(Int32(row))
          nodes.append(node)
        }
      }
      if rows.isEmpty { continue }
      var output = batch.gather(rows, keeping: kept)
      output[step.variable] = .nodes(nodes)
      return output
    }
    return nil
  }

  /// A float that is a whole number equals the integer in the index.
  private static func indexable(_ value: Value) -> Value {
    if case .float(let number) = value, let integer = Int64(exactly: number) { return .integer(integer) }
    return value
  }
}
