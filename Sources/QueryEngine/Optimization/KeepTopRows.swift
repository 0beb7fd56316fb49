import PropertyGraph

/// Lets a sort keep only the rows that a limit after it wants.
enum KeepTopRows: OptimizerRule {
  static let rule = OptimizerOptions.keepTopRows

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      guard case .slice(let slice, .sort(var sort, let input)) = step, slice.limit != nil,
        // The limit is computed by both steps.
        ![slice.offset, slice.limit].contains(where: { $0?.isVolatile ?? false })
      else { return step }
      sort.top = slice
      return .slice(slice, .sort(sort, input))
    }
  }
}
