import Diagnostics
import PropertyGraph

/// Pulls the rows of a plan through its operators into a table.
struct Executor {
  let context: ExecutionContext

  func run(_ plan: QueryPlan, range: SourceRange) throws(Diagnostic) -> ValueTable {
    var table = ValueTable(columns: plan.columns)
    var keys = RowKeys(graph: context.graph)
    for part in plan.parts {
      let root = try OperatorBuilder(context: context).build(part.plan, needed: Set(part.outputs))
      while let batch = try root.next() {
        try context.checkTime(at: range)
        let columns = part.outputs.map { batch[$0] }
        var known = keys.count
        let numbers = plan.keepsDuplicates ? [] : keys.numbers(columns, count: batch.count)
        try context.produce(rows: batch.count, at: range)
        for row in 0..<batch.count {
          if !plan.keepsDuplicates {
            guard numbers[row] == known else { continue }
            known += 1
          }
          table.rows.append(columns.map { $0.value(at: row, in: context.graph) })
        }
      }
    }
    return table
  }
}
