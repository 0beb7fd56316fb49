import Diagnostics
import PropertyGraph

/// Makes the operators of a plan, each told which columns are needed after it.
struct OperatorBuilder {
  let context: ExecutionContext
  /// The rows that `Plan.argument` stands for.
  var argument: RowBatch?
  /// What the innermost scan finds, in a piece of the plan; nil for all.
  var scannedRanges: [Range<UInt32>]?

  init(
    context: ExecutionContext,
    argument: RowBatch? = nil,
    scannedRanges: [Range<UInt32>]? = nil
  ) {
    self.context = context
    self.argument = argument
    self.scannedRanges = scannedRanges
  }

  func build(_ plan: Plan, needed: Set<VariableID>) throws(Diagnostic) -> any Operator {
    guard let inputPlan = plan.input else {
      return GivenRows(argument ?? RowBatch(count: 1, variableCount: context.variableCount))
    }
    // Columns that the input does not have are left absent, so that nothing is lost by asking for them.
    let replaced = plan.replacedVariables
    let kept = replaced.isEmpty ? needed : needed.subtracting(replaced)
    func input(_ more: Set<VariableID> = []) throws(Diagnostic) -> any Operator {
      try build(inputPlan, needed: more.isEmpty ? kept : kept.union(more))
    }
    switch plan {
    case .unit, .argument, .match:
      preconditionFailure("the planner has turned patterns into steps")
    case .scan(let step, _):
      var ranges = step.labels?.ranges ?? context.graph.nodeRanges { _ in true }
      if case .unit = inputPlan, let scannedRanges { ranges = scannedRanges }
      return ScanNodesOperator(step, ranges, input: try input(), keeping: kept, context: context)
    case .seek(let step, _):
      return SeekNodesOperator(step, input: try input(step.value.variables), keeping: kept, context: context)
    case .expand(let step, _):
      let source = try input(Set(step.others + [step.from]))
      return ExpandOperator(step, input: source, keeping: kept, needed: needed, context: context)
    case .expandInto(let step, _):
      let source = try input(Set(step.others + [step.from, step.to]))
      return ExpandIntoOperator(step, input: source, keeping: kept, context: context)
    case .countEdges(let step, _):
      return CountEdgesOperator(step, input: try input([step.from]), keeping: kept, context: context)
    case .countPairs(let step, _):
      return try CountPairsOperator(
        step,
        input: try input([step.first.from]),
        keeping: kept,
        context: context
      )
    case .findPaths(let step, _):
      return try FindPathsOperator(
        step,
        input: try input(step.readVariables),
        keeping: kept,
        needed: needed,
        context: context
      )
    case .countPaths(let step, _):
      return try CountPathsOperator(
        step,
        input: try input(step.paths.readVariables),
        keeping: kept,
        needed: needed,
        context: context
      )
    case .filter(let predicates, _):
      let read = predicates.reduce(into: Set<VariableID>()) { $0.formUnion($1.variables) }
      return FilterOperator(predicates, input: try input(read), keeping: kept, context: context)
    case .project(let columns, _):
      let used = columns.filter { needed.contains($0.variable) }
      let read = used.reduce(into: Set<VariableID>()) { $0.formUnion($1.expression.variables) }
      return used.isEmpty ? try input() : ProjectOperator(used, input: try input(read), context: context)
    case .aggregate(let step, _):
      var read: Set<VariableID> = []
      for key in step.keys { read.formUnion(key.expression.variables) }
      for aggregate in step.aggregates {
        for expression in [aggregate.call.argument, aggregate.call.parameter] {
          read.formUnion(expression?.variables ?? [])
        }
      }
      read.formIntersection(inputPlan.variables)
      if let pieces = PlanPieces(inputPlan, needed: read, context: context) {
        return AggregateOperator(step, input: .pieces(pieces), context: context)
      }
      return AggregateOperator(step, input: .rows(try build(inputPlan, needed: read)), context: context)
    case .distinct(let variables, _):
      return DistinctOperator(variables, input: try input(Set(variables)), keeping: kept, context: context)
    case .sort(let step, _):
      let read = step.keys.reduce(into: Set<VariableID>()) { $0.formUnion($1.expression.variables) }
      return SortOperator(step, input: try input(read), keeping: kept, context: context)
    case .slice(let step, _):
      return SliceOperator(try SliceBounds(step, context: context), input: try input(), keeping: kept)
    case .unwind(let step, _, _):
      return UnwindOperator(step, input: try input(step.list.variables), keeping: kept, context: context)
    case .optional(let step, _):
      let read = step.inner.argumentVariables.subtracting([step.rowNumber])
      return OptionalOperator(
        step,
        input: try input(read),
        keeping: kept,
        needed: needed,
        context: context
      )
    }
  }
}

extension Plan {
  /// Columns of the input that this step fills anew, so that the old ones need not be kept for it.
  fileprivate var replacedVariables: [VariableID] {
    switch self {
    case .project(let columns, _): columns.map(\.variable)
    default: newVariables
    }
  }

  /// What an inner plan can read of the rows around it.
  var argumentVariables: Set<VariableID> {
    if case .argument(let variables) = self { return variables }
    return input?.argumentVariables ?? []
  }
}
