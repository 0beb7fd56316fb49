import Diagnostics
import PropertyGraph

/// What all operators of one run share.
final class ExecutionContext {
  let graph: Graph
  let parameters: [String: Value]
  let variableCount: Int
  /// How many rows a batch aims at; results do not depend on it.
  let batchSize: Int
  /// Plans of subqueries, by the variable of their row numbers.
  let subqueryPlans: [VariableID: QueryPlan]
  /// What functions know besides their arguments.
  let environment: FunctionEnvironment
  /// The regular expressions that the run has met.
  let patterns = PatternCache()
  private let budget: QueryBudget

  init(
    graph: Graph,
    parameters: [String: Value],
    variableCount: Int,
    batchSize: Int,
    subqueryPlans: [VariableID: QueryPlan] = [:],
    time: StatementTime,
    budget: QueryBudget
  ) {
    self.graph = graph
    self.parameters = parameters
    self.variableCount = variableCount
    self.batchSize = max(1, batchSize)
    self.subqueryPlans = subqueryPlans
    environment = FunctionEnvironment(graph: graph, time: time)
    self.budget = budget
  }

  /// Where the steps of the plan are measured; nil for a usual run.
  var profile: PlanProfile? { budget.profile }

  func checkTime(at range: SourceRange) throws(Diagnostic) { try budget.checkTime(at: range) }
  func tick(at range: SourceRange) throws(Diagnostic) { try budget.tick(at: range) }
  func produce(rows: Int, at range: SourceRange) throws(Diagnostic) {
    try budget.produce(rows: rows, at: range)
  }
  func release(bytes: Int) { budget.release(bytes: bytes) }

  func hold(
    bytes: Int,
    for purpose: String = QueryBudget.rowsAndLists,
    at range: SourceRange
  ) throws(Diagnostic) {
    try budget.hold(bytes: bytes, for: purpose, at: range)
  }

  func checkRoom(bytes: Int, at range: SourceRange) throws(Diagnostic) {
    try budget.checkRoom(bytes: bytes, at: range)
  }
}
