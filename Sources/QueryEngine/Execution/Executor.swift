import Diagnostics
import Parallelism
import PropertyGraph

/// Pulls the rows of a plan through its operators into a table.
struct Executor {
  /// From so many on, it pays to make the rows of a batch on several threads.
  private static let manyRows = 1_024

  let context: ExecutionContext

  /// The rows of all parts of a plan.
  ///
  /// - Parameters:
  ///   - plan: what to run.
  ///   - builders: for each part of the plan, what makes the operators for its outputs.
  ///   - range: where what stops the query is shown.
  /// - Returns: the rows under their headings.
  /// - Throws: what is wrong with a value, or the limit that was reached.
  func run(
    _ plan: QueryPlan,
    _ builders: [OperatorBuilder],
    range: SourceRange
  ) throws(Diagnostic) -> ValueTable {
    var table = ValueTable(columns: plan.columns)
    lazy var keys = RowKeys(graph: context.graph)
    for (part, builder) in zip(plan.parts, builders) {
      if plan.keepsDuplicates,
        let pieces = PlanPieces(builder, context: context)
      {
        for rows in try rows(of: pieces, part.outputs, range) { table.rows += rows }
        continue
      }
      let root = try builder.build(in: context)
      while let batch = try root.next() {
        try context.checkTime(at: range)
        let columns = part.outputs.map { batch[$0] }
        try context.produce(rows: batch.count, at: range)
        guard !plan.keepsDuplicates else {
          append(columns, count: batch.count, to: &table.rows)
          continue
        }
        let new = keys.numbers(columns, count: batch.count).newRows
        append(columns.map { $0.gather(new) }, count: new.count, to: &table.rows)
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
        let columns = outputs.map { batch[$0] }
        for row in 0..<batch.count { rows.append(columns.map { $0.value(at: row, in: context.graph) }) }
      }
      return rows
    }
  }

  /// What comes in one large batch is turned into rows on all cores.
  private func append(_ columns: [Vector], count: Int, to rows: inout [[Value]]) {
    let graph = context.graph
    if count < Self.manyRows {
      for row in 0..<count { rows.append(columns.map { $0.value(at: row, in: graph) }) }
      return
    }
    let bounds = Workers.evenBounds(count: count)
    let parts = context.workers.map(pieces: bounds.count - 1) { part in
      (bounds[part]..<bounds[part + 1]).map { row in columns.map { $0.value(at: row, in: graph) } }
    }
    for part in parts { rows += part }
  }
}
