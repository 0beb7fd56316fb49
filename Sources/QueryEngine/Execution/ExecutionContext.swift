import Diagnostics
import Parallelism
import PropertyGraph

/// What all operators of one run share, or those of one piece of it.
final class ExecutionContext {
  /// What pieces of a run have in common, on whichever threads they run.
  struct Seed: Sendable {
    let graph: Graph
    let parameters: [String: Value]
    let variableCount: Int
    let batchSize: Int
    let subqueryPlans: [VariableID: QueryPlan]
    let time: StatementTime
    let workers: Workers
    let pieceWork: Double
    let expressions: PatternCache.Shared
    let masks: NodeMasks
    fileprivate let budget: QueryBudget
  }

  let seed: Seed
  var graph: Graph { seed.graph }
  var parameters: [String: Value] { seed.parameters }
  var variableCount: Int { seed.variableCount }
  /// How many rows a batch aims at; results do not depend on it.
  var batchSize: Int { seed.batchSize }
  /// Plans of subqueries, by the variable of their row numbers.
  var subqueryPlans: [VariableID: QueryPlan] { seed.subqueryPlans }
  /// How many threads may work on the run; results do not depend on it.
  var workers: Workers { seed.workers }
  /// Sets of nodes that conditions have chosen.
  var masks: NodeMasks { seed.masks }
  /// What a piece of a plan should be worth, in rows passed from step to step; infinite for no pieces.
  var pieceWork: Double { seed.pieceWork }
  /// What functions know besides their arguments.
  private(set) lazy var environment = FunctionEnvironment(graph: seed.graph, time: seed.time)
  /// The regular expressions that the run has met.
  private(set) lazy var patterns = PatternCache(seed.expressions)
  private var ticks = 0
  private var budget: QueryBudget { seed.budget }

  convenience init(
    graph: Graph,
    parameters: [String: Value],
    variableCount: Int,
    batchSize: Int,
    subqueryPlans: [VariableID: QueryPlan] = [:],
    time: StatementTime,
    workers: Workers,
    pieceWork: Double = .infinity,
    expressions: PatternCache.Shared = PatternCache.Shared(),
    budget: QueryBudget
  ) {
    self.init(
      Seed(
        graph: graph,
        parameters: parameters,
        variableCount: variableCount,
        batchSize: max(1, batchSize),
        subqueryPlans: subqueryPlans,
        time: time,
        workers: workers,
        pieceWork: pieceWork,
        expressions: expressions,
        masks: NodeMasks(),
        budget: budget
      )
    )
  }

  /// A context for a piece of the run.
  init(_ seed: Seed) {
    self.seed = seed
  }

  /// Where the steps of the plan are measured; nil for a usual run.
  var profile: PlanProfile? { budget.profile }

  func checkTime(at range: SourceRange) throws(Diagnostic) { try budget.checkTime(at: range) }

  /// To be called for every small step; looks at the clock once in a while.
  func tick(at range: SourceRange) throws(Diagnostic) {
    ticks &+= 1
    if ticks & 0x3FFF == 0 { try checkTime(at: range) }
  }

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
