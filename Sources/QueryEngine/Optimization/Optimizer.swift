import PropertyGraph

/// One way to make a plan faster without changing its rows.
protocol OptimizerRule: Sendable {
  static var rule: OptimizerOptions { get }
  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan
}

/// What rules know and count.
struct OptimizerContext {
  let graph: Graph
  let time: StatementTime
  /// Where the numbers for helper variables continue.
  var variableCount: Int
}

/// Which rules are in use.
public struct OptimizerOptions: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let foldConstants = OptimizerOptions(rawValue: 1)
  public static let orderPatterns = OptimizerOptions(rawValue: 2)
  public static let pushFiltersDown = OptimizerOptions(rawValue: 4)
  public static let testLabelsInSteps = OptimizerOptions(rawValue: 8)
  public static let usePropertyIndex = OptimizerOptions(rawValue: 16)
  public static let expandIntoBoundNodes = OptimizerOptions(rawValue: 32)
  public static let countEdgesAtNodes = OptimizerOptions(rawValue: 64)
  public static let keepTopRows = OptimizerOptions(rawValue: 128)
  public static let countPairsOfNodes = OptimizerOptions(rawValue: 256)
  public static let testPathsInSearch = OptimizerOptions(rawValue: 512)
  public static let countPathsAtEnds = OptimizerOptions(rawValue: 1_024)
  public static let intersectNeighbors = OptimizerOptions(rawValue: 2_048)

  public static let all: OptimizerOptions = [
    .foldConstants, .orderPatterns, .pushFiltersDown, .testLabelsInSteps, .usePropertyIndex,
    .expandIntoBoundNodes, .countEdgesAtNodes, .countPairsOfNodes, .keepTopRows, .testPathsInSearch,
    .countPathsAtEnds, .intersectNeighbors,
  ]
  public static let none: OptimizerOptions = []
}

/// The rules in order, each with the plan that the ones before it have left.
enum Optimizer {
  /// The name of a rule and the plan after it, where it changed something.
  typealias Stage = (name: String, plan: Plan)

  private static let rules: [any (OptimizerRule & SendableMetatype).Type] = [
    FoldConstants.self,
    // Patterns need their conditions in one place, before filters move into them.
    OrderPatterns.self,
    // What it leaves to be tested on a path's first node moves down with the other conditions.
    TestPathsInSearch.self,
    PushFiltersDown.self,
    // Labels join their scan before the index looks for it.
    TestLabelsInSteps.self,
    UsePropertyIndex.self,
    ExpandIntoBoundNodes.self,
    IntersectNeighbors.self,
    // What needs one end alone is left to the counts of edges.
    CountPairsOfNodes.self,
    CountEdgesAtNodes.self,
    CountPathsAtEnds.self,
    KeepTopRows.self,
  ]

  /// The plan with all its patterns as steps.
  ///
  /// - Parameters:
  ///   - plan: as the planner wrote it.
  ///   - options: the rules to apply.
  ///   - context: of the query.
  ///   - observe: called with each stage, first the plan in written order.
  /// - Returns: a plan that the executor can run.
  static func optimize(
    _ plan: Plan,
    options: OptimizerOptions,
    _ context: inout OptimizerContext,
    observe: ((Stage) -> Void)? = nil
  ) -> Plan {
    if let observe {
      var copy = context
      observe(("As written", inWrittenOrder(plan, &copy)))
    }
    var plan = plan
    if !options.contains(.orderPatterns) { plan = inWrittenOrder(plan, &context) }
    for rule in rules where options.contains(rule.rule) {
      let before = observe == nil ? "" : PlanDescription(plan, graph: context.graph, names: [:]).text
      plan = rule.apply(plan, &context)
      if let observe, PlanDescription(plan, graph: context.graph, names: [:]).text != before {
        observe(("\(rule)", plan))
      }
    }
    return plan
  }

  private static func inWrittenOrder(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      guard case .match(let match, let input) = step else { return step }
      let steps = PatternSteps.inWrittenOrder(match, over: input, variableCount: context.variableCount)
      context.variableCount = steps.variableCount
      return steps.plan
    }
  }
}
