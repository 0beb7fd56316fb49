import Diagnostics
import PropertyGraph

/// How rows may be given that are not simply one after the other.
struct RowForms: OptionSet {
  let rawValue: Int

  /// Values that come several times in a row once, with how often.
  static let repeatedValues = RowForms(rawValue: 1)
  /// Equal rows once, with how many they are.
  static let multiplicities = RowForms(rawValue: 2)
}

/// Makes the operators of a plan, each told which columns are needed after it.
///
/// What can be told of the plan alone is found once, however often the plan is run.
struct OperatorBuilder: Sendable {
  /// What the operators of one run, or of one piece of it, are made for.
  private struct Site {
    let context: ExecutionContext
    let argument: RowBatch?
    let scannedRanges: [Range<UInt32>]?
  }

  private typealias Recipe = @Sendable (Site) throws(Diagnostic) -> any Operator

  let plan: Plan
  /// The scan by which the rows can be made in pieces.
  let divisibleScan: ScanNodes?
  private let recipe: Recipe

  /// - Parameters:
  ///   - plan: of the rows.
  ///   - needed: the columns that are wanted.
  ///   - forms: in which the last operator may give its rows.
  init(_ plan: Plan, needed: Set<VariableID>, forms: RowForms = []) {
    self.plan = plan
    divisibleScan = plan.divisibleScan
    recipe = Self.recipe(for: plan, needed, forms: forms)
  }

  /// The operators of one run.
  ///
  /// - Parameters:
  ///   - context: of the run.
  ///   - argument: the rows that `Plan.argument` stands for.
  ///   - ranges: what the innermost scan finds, in a piece of the plan; nil for all.
  /// - Returns: the last operator, which pulls the others.
  /// - Throws: what is wrong with values that must be known before the first row.
  func build(
    in context: ExecutionContext,
    argument: RowBatch? = nil,
    scanning ranges: [Range<UInt32>]? = nil
  ) throws(Diagnostic) -> any Operator {
    try recipe(Site(context: context, argument: argument, scannedRanges: ranges))
  }

  private static func recipe(
    for plan: Plan,
    _ needed: Set<VariableID>,
    forms: RowForms = []
  ) -> Recipe {
    let make = unmeasuredRecipe(for: plan, needed, forms)
    return { (site) throws(Diagnostic) in
      let made = try make(site)
      return site.context.profile.map { ProfiledOperator(made, at: PlanPlace(plan), $0) } ?? made
    }
  }

  private static func unmeasuredRecipe(
    for plan: Plan,
    _ needed: Set<VariableID>,
    _ forms: RowForms
  ) -> Recipe {
    guard let inputPlan = plan.input else {
      return { (site) throws(Diagnostic) in
        GivenRows(site.argument ?? RowBatch(count: 1, variableCount: site.context.variableCount))
      }
    }
    // Columns that the input does not have are left absent, so that nothing is lost by asking for them.
    let replaced = plan.replacedVariables
    let kept = replaced.isEmpty ? needed : needed.subtracting(replaced)
    func input(_ more: Set<VariableID> = []) -> Recipe {
      recipe(for: inputPlan, more.isEmpty ? kept : kept.union(more))
    }
    switch plan {
    case .unit, .argument, .match:
      preconditionFailure("the planner has turned patterns into steps")
    case .scan(let step, _):
      let input = input()
      let isInnermost = if case .unit = inputPlan { true } else { false }
      return { (site) throws(Diagnostic) in
        let ranges =
          (isInnermost ? site.scannedRanges : nil) ?? step.labels?.ranges
          ?? site.context.graph.nodeRanges { _ in true }
        return ScanNodesOperator(step, ranges, input: try input(site), keeping: kept, context: site.context)
      }
    case .seek(let step, _):
      let input = input(step.value.variables)
      return { (site) throws(Diagnostic) in
        SeekNodesOperator(step, input: try input(site), keeping: kept, context: site.context)
      }
    case .expand(let step, _):
      let input = input(Set(step.others + [step.from]))
      return { (site) throws(Diagnostic) in
        ExpandOperator(
          step,
          input: try input(site),
          keeping: kept,
          needed: needed,
          repeatingRows: forms.contains(.repeatedValues),
          context: site.context
        )
      }
    case .expandInto(let step, _):
      let input = input(Set(step.others + [step.from, step.to]))
      return { (site) throws(Diagnostic) in
        ExpandIntoOperator(step, input: try input(site), keeping: kept, context: site.context)
      }
    case .intersect(let step, _):
      let input = input(Set(step.first.others + step.second.others + [step.first.from, step.second.from]))
      return { (site) throws(Diagnostic) in
        IntersectOperator(
          step,
          input: try input(site),
          keeping: kept,
          needed: needed,
          countingRows: forms.contains(.multiplicities),
          context: site.context
        )
      }
    case .countEdges(let step, _):
      let input = input([step.from])
      return { (site) throws(Diagnostic) in
        CountEdgesOperator(step, input: try input(site), keeping: kept, context: site.context)
      }
    case .countPairs(let step, _):
      let input = input([step.first.from])
      return { (site) throws(Diagnostic) in
        try CountPairsOperator(step, input: try input(site), keeping: kept, context: site.context)
      }
    case .findPaths(let step, _):
      let input = input(step.readVariables)
      return { (site) throws(Diagnostic) in
        try FindPathsOperator(
          step,
          input: try input(site),
          keeping: kept,
          needed: needed,
          context: site.context
        )
      }
    case .countPaths(let step, _):
      let input = input(step.paths.readVariables)
      return { (site) throws(Diagnostic) in
        try CountPathsOperator(
          step,
          input: try input(site),
          keeping: kept,
          needed: needed,
          context: site.context
        )
      }
    case .filter(let predicates, _):
      let input = input(predicates.reduce(into: []) { $0.formUnion($1.variables) })
      return { (site) throws(Diagnostic) in
        FilterOperator(predicates, input: try input(site), keeping: kept, context: site.context)
      }
    case .project(let columns, _):
      let used = columns.filter { needed.contains($0.variable) }
      if used.isEmpty { return input() }
      let input = input(used.reduce(into: []) { $0.formUnion($1.expression.variables) })
      return { (site) throws(Diagnostic) in
        ProjectOperator(used, input: try input(site), context: site.context)
      }
    case .aggregate(let step, _):
      let read = step.readVariables.intersection(inputPlan.variables)
      let input = OperatorBuilder(inputPlan, needed: read, forms: [.repeatedValues, .multiplicities])
      return { (site) throws(Diagnostic) in
        if let pieces = PlanPieces(input, context: site.context) {
          return AggregateOperator(step, input: .pieces(pieces), context: site.context)
        }
        return AggregateOperator(step, input: .rows(try input.recipe(site)), context: site.context)
      }
    case .distinct(let variables, _):
      let input = input(Set(variables))
      return { (site) throws(Diagnostic) in
        DistinctOperator(variables, input: try input(site), keeping: kept, context: site.context)
      }
    case .sort(let step, _):
      let input = input(step.keys.reduce(into: []) { $0.formUnion($1.expression.variables) })
      return { (site) throws(Diagnostic) in
        SortOperator(step, input: try input(site), keeping: kept, context: site.context)
      }
    case .slice(let step, _):
      let input = input()
      return { (site) throws(Diagnostic) in
        SliceOperator(
          try SliceBounds(step, context: site.context),
          input: try input(site),
          keeping: kept
        )
      }
    case .unwind(let step, _, _):
      let input = input(step.list.variables)
      return { (site) throws(Diagnostic) in
        UnwindOperator(step, input: try input(site), keeping: kept, context: site.context)
      }
    case .optional(let step, _):
      let input = input(step.inner.argumentVariables.subtracting([step.rowNumber]))
      return { (site) throws(Diagnostic) in
        OptionalOperator(
          step,
          input: try input(site),
          keeping: kept,
          needed: needed,
          context: site.context
        )
      }
    }
  }
}

extension GroupRows {
  /// What its keys and aggregates are computed of.
  fileprivate var readVariables: Set<VariableID> {
    var read: Set<VariableID> = []
    for key in keys { read.formUnion(key.expression.variables) }
    for aggregate in aggregates {
      for expression in [aggregate.call.argument, aggregate.call.parameter] {
        read.formUnion(expression?.variables ?? [])
      }
    }
    return read
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
