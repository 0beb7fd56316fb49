import Diagnostics
import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// Runs queries that have barriers: clauses that change the graph, or that call something for each row.
///
/// Every clause sees what the clauses before it left, for all rows. So the rows before a barrier are
/// collected, the barrier does its work, and what follows is bound anew on the graph as it is then. Numbers
/// of variables, nodes and edges stay the same throughout.
///
/// The graph that the run began with is never touched: a query that fails leaves no trace.
final class ClauseRunner {
  private(set) var graph: Graph
  private let statement: BoundStatement
  let settings: Settings

  /// What a session gives to a run.
  struct Settings {
    var parameters: [String: Value]
    var procedures: ProcedureCatalog
    var analysis: AnalysisContext
    var networks: NetworkCache
    var options: OptimizerOptions
    var batchSize: Int
    var time: StatementTime
    var budget: QueryBudget
  }

  init(_ statement: BoundStatement, graph: Graph, settings: Settings) {
    self.statement = statement
    self.graph = graph
    self.settings = settings
  }

  func run() throws(Diagnostic) -> ValueTable {
    var table = ValueTable(columns: statement.query.columns)
    let row = RowBatch(count: 1, variableCount: statement.variableCount)
    let results = try run({ $0 }, over: row)
    let range = SourceRange(0, statement.source.bytes.count)
    for (batch, outputs) in results {
      try settings.budget.produce(rows: outputs.isEmpty ? 0 : batch.count, at: range)
      for index in 0..<batch.count where !outputs.isEmpty {
        table.rows.append(outputs.map { batch[$0].value(at: index, in: graph) })
      }
    }
    if !statement.query.keepsDuplicates {
      var seen: Set<EquivalenceKey> = []
      table.rows.removeAll { !seen.insert(EquivalenceKey(.list($0))).inserted }
    }
    return table
  }

  /// The rows of each part of a query, with the variables of their columns.
  ///
  /// - Parameters:
  ///   - locate: from the whole query to the one that runs; it may be inside a CALL.
  ///   - rows: the rows around it.
  /// - Returns: by part, rows and the variables of the columns.
  /// - Throws: what stops the query.
  func run(
    _ locate: @escaping (BoundQuery) -> BoundQuery,
    over rows: RowBatch
  ) throws(Diagnostic) -> [(rows: RowBatch, outputs: [VariableID])] {
    var results: [(rows: RowBatch, outputs: [VariableID])] = []
    for index in locate(statement.query).parts.indices {
      let rows = try run(part: index, of: locate, over: rows)
      results.append((rows, locate(statement.query).parts[index].outputs))
    }
    return results
  }

  private func run(
    part: Int,
    of locate: @escaping (BoundQuery) -> BoundQuery,
    over start: RowBatch
  ) throws(Diagnostic) -> RowBatch {
    var rows = start
    var index = 0
    while true {
      let bound = try bind()
      let clauses = locate(bound.query).parts[part].clauses
      if index == clauses.count { return rows }
      let end = clauses[index...].firstIndex(where: \.isBarrier) ?? clauses.count
      if end > index {
        rows = try read(Array(clauses[index..<end]), over: rows, variableCount: bound.variableCount)
        index = end
        continue
      }
      let barrier = index
      rows = try pass(clauses[barrier], rows) { query in
        guard case .callSubquery(let call) = locate(query).parts[part].clauses[barrier] else { return query }
        return call.query
      }
      index += 1
    }
  }

  /// The whole query on the graph as it is now; names that were unknown may have come to be.
  private func bind() throws(Diagnostic) -> BoundStatement {
    do throws(SourceFailure) {
      return try BoundStatement(statement.source, graph: graph, procedures: settings.procedures)
    } catch {
      throw error.diagnostics.last
        ?? Diagnostic(.error, "internal", "the query changed", at: SourceRange(0, 0))
    }
  }

  // MARK: Reading

  /// All rows that some reading clauses make of the rows given.
  func read(
    _ clauses: [BoundClause],
    over rows: RowBatch,
    variableCount: Int
  ) throws(Diagnostic) -> RowBatch {
    var compiler = PlanCompiler(
      graph: graph,
      options: settings.options,
      time: settings.time,
      variableCount: max(variableCount, rows.variableCount),
      mayHoldDeleted: true
    )
    let plan = compiler.compile(clauses, over: rows.filledVariables)
    let context = makeContext(compiler.variableCount, compiler.subqueryPlans)
    var start = rows
    start.widen(to: compiler.variableCount)
    let needed = plan.variables
    let root = try OperatorBuilder(plan, needed: needed).build(in: context, argument: start)
    var collected = RowBatch(count: 0, variableCount: compiler.variableCount)
    while let batch = try root.next() {
      try context.hold(bytes: batch.byteCount, at: SourceRange(0, 0))
      collected.append(batch, keeping: needed, in: graph)
    }
    for variable in needed where collected.count == 0 { collected[variable] = .values([]) }
    return collected
  }

  func makeContext(_ variableCount: Int, _ subqueryPlans: [VariableID: QueryPlan] = [:]) -> ExecutionContext {
    ExecutionContext(
      graph: graph,
      parameters: settings.parameters,
      variableCount: variableCount,
      batchSize: settings.batchSize,
      subqueryPlans: subqueryPlans,
      time: settings.time,
      workers: settings.analysis.workers,
      budget: settings.budget
    )
  }

  /// Values of expressions for all rows, on the graph as it is now.
  func evaluate(_ expressions: [BoundExpression], _ rows: RowBatch) throws(Diagnostic) -> [Vector] {
    var compiler = PlanCompiler(
      graph: graph,
      options: settings.options,
      time: settings.time,
      variableCount: rows.variableCount,
      mayHoldDeleted: true
    )
    let expressions = expressions.map { $0.rebound(on: graph) }
    // A filter is only the carrier of the expressions to the compiler of subqueries.
    _ = compiler.compile(
      [
        .unwind(
          BoundUnwind(list: BoundExpression(.list(expressions), .any, at: SourceRange(0, 0)), variable: 0)
        )
      ],
      over: rows.filledVariables
    )
    var rows = rows
    rows.widen(to: compiler.variableCount)
    let context = makeContext(compiler.variableCount, compiler.subqueryPlans)
    return try ExpressionEvaluator(context: context).vectors(expressions, rows)
  }

  // MARK: Barriers

  private func pass(
    _ clause: BoundClause,
    _ rows: RowBatch,
    inner: @escaping (BoundQuery) -> BoundQuery
  ) throws(Diagnostic) -> RowBatch {
    switch clause {
    case .match, .unwind, .project: return rows
    case .create(let create): return try self.create(create, for: rows)
    case .merge(let merge): return try self.merge(merge, for: rows)
    case .set(let items, _):
      try set(items, for: rows)
      return rows
    case .delete(let delete):
      try self.delete(delete, for: rows)
      return rows
    case .callProcedure(let call): return try self.call(call, for: rows)
    case .callSubquery(let call): return try self.call(call, inner, for: rows)
    }
  }

  /// Replaces the graph by what an editor makes of it.
  func edit(_ change: (inout GraphEditor) throws(Diagnostic) -> Void) throws(Diagnostic) {
    var editor = GraphEditor(graph)
    try change(&editor)
    graph = editor.finish()
  }
}
