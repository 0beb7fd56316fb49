import Diagnostics
import PropertyGraph

/// Pulls the rows of a plan through its operators into a table.
struct Executor {
  let context: ExecutionContext

  func run(_ plan: QueryPlan, range: SourceRange) throws(Diagnostic) -> ValueTable {
    var table = ValueTable(columns: plan.columns)
    var keys = RowKeys(graph: context.graph)
    for part in plan.parts {
      let needed = Set(part.outputs)
      if plan.keepsDuplicates, let pieces = PlanPieces(part.plan, needed: needed, graph: context.graph) {
        for rows in try rows(of: pieces, part.outputs, range) { table.rows += rows }
        continue
      }
      let root = try OperatorBuilder(context: context).build(part.plan, needed: needed)
      while let batch = try root.next() {
        try context.checkTime(at: range)
        let columns = part.outputs.map { batch[$0] }
        try context.produce(rows: batch.count, at: range)
        guard !plan.keepsDuplicates else {
          Self.append(columns, count: batch.count, to: &table.rows, context.graph)
          continue
        }
        var known = keys.count
        let numbers = keys.numbers(columns, count: batch.count)
        var new: [Int32] = []
        for (row, number) in numbers.enumerated() where number == known {
          new.append(Int32(row))
          known += 1
        }
        Self.append(columns.map { $0.gather(new) }, count: new.count, to: &table.rows, context.graph)
      }
    }
    return table
  }

  private func rows(
    of pieces: PlanPieces,
    _ outputs: [VariableID],
    _ range: SourceRange
  ) throws(Diagnostic) -> [[[Value]]] {
    try pieces.map(context) { (input, context) throws(Diagnostic) in
      var rows: [[Value]] = []
      while let batch = try input.next() {
        try context.checkTime(at: range)
        try context.produce(rows: batch.count, at: range)
        Self.append(outputs.map { batch[$0] }, count: batch.count, to: &rows, context.graph)
      }
      return rows
    }
  }

  private static func append(
    _ columns: [Vector],
    count: Int,
    to rows: inout [[Value]],
    _ graph: Graph
  ) {
    for row in 0..<count { rows.append(columns.map { $0.value(at: row, in: graph) }) }
  }
}
