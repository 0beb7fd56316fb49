import PropertyGraph

/// Tells the steps of a query's plans apart, also those that are made anew for each batch of rows around them.
///
/// Every variable is first given a value in one chain of steps, so the chain's first one and the height above its
/// beginning name a step.
struct PlanPlace: Hashable {
  private var anchor: VariableID?
  private var height: Int

  init(_ plan: Plan) {
    anchor = nil
    height = 0
    var step: Plan? = plan
    while let current = step {
      if case .argument(let variables) = current { anchor = anchor ?? variables.max() }
      if let new = current.newVariables.min() { anchor = new }
      height += 1
      step = current.input
    }
  }
}
