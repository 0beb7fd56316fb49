import Diagnostics
import PropertyGraph

extension ClauseRunner {
  /// `CALL procedure(…)`: for each row, the rows that the procedure gives.
  func call(_ call: BoundProcedureCall, for rows: RowBatch) throws(Diagnostic) -> RowBatch {
    let arguments = try evaluate(call.arguments, rows)
    let context = ProcedureContext(graph: graph, analysis: settings.analysis, networks: settings.networks)
    var outer: [Int32] = []
    var columns: [Vector] = call.outputs.map { _ in .absent }
    var last: (arguments: [Value], rows: ProcedureRows)?
    for row in 0..<rows.count {
      let given = arguments.map { $0.value(at: row, in: graph) }
      let found: ProcedureRows
      // A procedure depends on its arguments and the graph alone, and rows mostly bring the same ones.
      if let last, zip(last.arguments, given).allSatisfy({ Value.areIdentical($0, $1) }) {
        found = last.rows
      } else {
        do throws(Procedure.Failure) {
          found = try call.procedure.body(given, context)
        } catch {
          try settings.budget.checkTime(at: call.range)
          throw .procedureFailed(call, error)
        }
        last = (given, found)
      }
      // A procedure without columns does its work and lets the row pass.
      let count = call.procedure.columns.isEmpty ? 1 : found.count
      outer.append(contentsOf: repeatElement(Int32(row), count: count))
      try settings.budget.hold(bytes: 16 * found.columns.count * found.count, at: call.range)
      for (index, output) in call.outputs.enumerated() {
        columns[index].append(found.columns[output.column].vector, in: graph)
      }
    }
    var extended = rows.gather(outer, keeping: rows.filledVariables)
    for (index, output) in call.outputs.enumerated() {
      extended[output.variable] = rows.count == 0 ? .values([]) : columns[index]
    }
    guard !call.predicates.isEmpty else { return extended }
    let decisions = try evaluate(
      [BoundExpression(.and(call.predicates), .boolean, at: call.range)],
      extended
    )[0]
    let kept = (0..<Int32(extended.count))
      .filter { row in
        if case .boolean(true) = decisions.value(at: Int(row), in: graph) { return true }
        return false
      }
    return extended.gather(kept, keeping: extended.filledVariables)
  }

  /// `CALL { … }`: for each row, the rows of the inner query; without RETURN, the row itself.
  func call(
    _ call: BoundCallSubquery,
    _ locate: @escaping (BoundQuery) -> BoundQuery,
    for rows: RowBatch
  ) throws(Diagnostic) -> RowBatch {
    var outer: [Int32] = []
    var values: [[Value]] = call.outputs.map { _ in [] }
    for row in 0..<rows.count {
      let alone = rows.gather([Int32(row)], keeping: call.imports.intersection(rows.filledVariables))
      var found: [[Value]] = []
      for (batch, outputs) in try run(locate, over: alone) where !outputs.isEmpty {
        for index in 0..<batch.count { found.append(outputs.map { batch[$0].value(at: index, in: graph) }) }
      }
      if !call.query.keepsDuplicates {
        var seen: Set<EquivalenceKey> = []
        found.removeAll { !seen.insert(EquivalenceKey(.list($0))).inserted }
      }
      if call.outputs.isEmpty || (found.isEmpty && call.isOptional) {
        outer.append(Int32(row))
        for index in values.indices { values[index].append(.null) }
        continue
      }
      for result in found {
        outer.append(Int32(row))
        for (index, value) in result.enumerated() { values[index].append(value) }
      }
    }
    var extended = rows.gather(outer, keeping: rows.filledVariables)
    for (variable, column) in zip(call.outputs, values) { extended[variable] = Vector(column) }
    return extended
  }
}

extension Diagnostic {
  fileprivate static func procedureFailed(
    _ call: BoundProcedureCall,
    _ failure: Procedure.Failure
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "procedure-failed",
      "\(call.procedure.name): \(failure.message)",
      at: failure.argument.map { call.arguments[$0].range } ?? call.range,
      help: failure.help
    )
  }
}
