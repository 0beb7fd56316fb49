import Diagnostics
import PropertyGraph
import QuerySyntax

/// From bound clauses to plans that can run: planned, optimized, with the plans of all their subqueries.
struct PlanCompiler {
  /// By part: the plan after each rule that changed it; empty unless asked for.
  private(set) var stages: [[Optimizer.Stage]] = []
  private(set) var subqueryPlans: [VariableID: QueryPlan] = [:]
  private let options: OptimizerOptions
  private let keepsStages: Bool
  private let graph: Graph
  /// Whether rows from before can hold nodes that have been deleted since.
  private let mayHoldDeleted: Bool
  private var context: OptimizerContext

  init(
    graph: Graph,
    options: OptimizerOptions,
    time: StatementTime,
    variableCount: Int,
    keepsStages: Bool = false,
    mayHoldDeleted: Bool = false
  ) {
    self.graph = graph
    self.mayHoldDeleted = mayHoldDeleted && graph.nodeCount < graph.nodeIDLimit
    self.options = options
    self.keepsStages = keepsStages
    context = OptimizerContext(
      graph: graph,
      time: time,
      variableCount: variableCount
    )
  }

  /// How many variables there are, helpers included.
  var variableCount: Int { context.variableCount }

  mutating func compile(_ query: BoundQuery) -> QueryPlan {
    compile(
      query.parts.map { ($0, Plan.unit) },
      keepsDuplicates: query.keepsDuplicates,
      columns: query.columns
    )
  }

  /// The plan of some clauses over rows that are there.
  mutating func compile(_ clauses: [BoundClause], over variables: Set<VariableID>) -> Plan {
    let part = BoundPart(clauses: clauses, outputs: [])
    return compile([(part, .argument(variables))], keepsDuplicates: true, columns: []).parts[0].plan
  }

  private mutating func compile(
    _ parts: [(part: BoundPart, start: Plan)],
    keepsDuplicates: Bool,
    columns: [String]
  ) -> QueryPlan {
    var plan = planned(parts, keepsDuplicates: keepsDuplicates, columns: columns)
    for index in plan.parts.indices { optimize(&plan.parts[index].plan, keepsStages: keepsStages) }
    var open = plan.parts.flatMap(\.plan.subqueries)
    while let subquery = open.popLast() {
      let start = Plan.argument(subquery.imports.union([subquery.rowNumber]))
      var inner = planned(
        subquery.query.parts.map { ($0, start) },
        keepsDuplicates: subquery.query.keepsDuplicates,
        columns: subquery.query.columns
      )
      for index in inner.parts.indices { optimize(&inner.parts[index].plan, keepsStages: false) }
      subqueryPlans[subquery.rowNumber] = inner
      open += inner.parts.flatMap(\.plan.subqueries)
    }
    return plan
  }

  private mutating func planned(
    _ parts: [(part: BoundPart, start: Plan)],
    keepsDuplicates: Bool,
    columns: [String]
  ) -> QueryPlan {
    var planner = Planner(variableCount: context.variableCount)
    let planned = parts.map { part, start in
      var part = part
      if mayHoldDeleted {
        let known = start.variables
        part.clauses = part.clauses.map { $0.withoutDeleted(known, on: graph) }
      }
      return planner.plan(part, over: start)
    }
    context.variableCount = planner.variableCount
    return QueryPlan(parts: planned, keepsDuplicates: keepsDuplicates, columns: columns)
  }

  private mutating func optimize(_ plan: inout Plan, keepsStages: Bool) {
    var seen: [Optimizer.Stage] = []
    plan = Optimizer.optimize(
      plan,
      options: options,
      &context,
      observe: keepsStages ? { seen.append($0) } : nil
    )
    if keepsStages { stages.append(seen) }
  }
}
