import Diagnostics
import PropertyGraph

extension ClauseRunner {
  /// `CALL procedure(…)`: for each row, the rows that the procedure gives.
  func call(_ call: BoundProcedureCall, for rows: RowBatch) throws(Diagnostic) -> RowBatch {
    let arguments = try evaluate(call.arguments, rows)
    let context = ProcedureContext(graph: graph, analysis: settings.analysis, networks: settings.networks)
    let wanted = call.outputs.filter { statement.readVariables.contains($0.variable) }
    let kept = rows.filledVariables
    var outer: [Int32] = []
    var count = 0
    var columns: [Vector] = wanted.map { _ in .absent }
    var last: CalledRows?
    for row in 0..<rows.count {
      let given = arguments.map { $0.value(at: row, in: graph) }
      // A procedure depends on its arguments and the graph alone, and rows mostly bring the same ones.
      if last?.arguments.elementsEqual(given, by: Value.areIdentical) != true {
        last = try run(call, given, context, columns: wanted.map(\.column))
      }
      guard let found = last else { break }
      // A procedure without columns does its work and lets the row pass.
      let foundCount = call.procedure.columns.isEmpty ? 1 : found.count
      count += foundCount
      if !kept.isEmpty { outer.append(contentsOf: repeatElement(Int32(row), count: foundCount)) }
      try settings.budget.hold(bytes: 16 * wanted.count * found.count, at: call.range)
      for index in columns.indices { columns[index].append(found.columns[index], in: graph) }
    }
    var extended =
      kept.isEmpty
      ? RowBatch(count: count, variableCount: rows.variableCount) : rows.gather(outer, keeping: kept)
    for (index, output) in wanted.enumerated() {
      extended[output.variable] = rows.count == 0 ? .values([]) : columns[index]
    }
    guard !call.predicates.isEmpty else { return extended }
    let decisions = try evaluate(
      [BoundExpression(.and(call.predicates), .boolean, at: call.range)],
      extended
    )[0]
    let accepted = (0..<Int32(extended.count))
      .filter { row in
        if case .boolean(true) = decisions.value(at: Int(row), in: graph) { return true }
        return false
      }
    return extended.gather(accepted, keeping: extended.filledVariables)
  }

  /// What a procedure gave for some arguments.
  private struct CalledRows {
    let arguments: [Value]
    /// Those that were asked for.
    let columns: [Vector]
    let count: Int
  }

  private func run(
    _ call: BoundProcedureCall,
    _ arguments: [Value],
    _ context: ProcedureContext,
    columns: [Int]
  ) throws(Diagnostic) -> CalledRows {
    do throws(Procedure.Failure) {
      let rows = try call.procedure.body(arguments, context)
      return CalledRows(
        arguments: arguments,
        columns: columns.map { rows.columns[$0].vector(count: rows.count) },
        count: rows.count
      )
    } catch {
      try settings.budget.checkTime(at: call.range)
      throw .procedureFailed(call, error)
    }
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
