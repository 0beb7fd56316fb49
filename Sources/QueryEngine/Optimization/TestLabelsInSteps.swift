import PropertyGraph

/// Moves a label test into the scan or expansion that finds the node.
///
/// A scan then runs over the numbers of the label sets alone.
enum TestLabelsInSteps: OptimizerRule {
  static let rule = OptimizerOptions.testLabelsInSteps

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    let graph = context.graph
    return plan.rewritten { step in
      guard case .filter(let predicates, var input) = step else { return step }
      var rest: [BoundExpression] = []
      for predicate in predicates {
        guard case .hasLabels(let operand, let labels, _) = predicate.kind,
          operand.type.kinds == .node, case .variable(let variable) = operand.kind,
          let changed = add(labels, on: variable, to: input, graph)
        else {
          rest.append(predicate)
          continue
        }
        input = changed
      }
      return rest.isEmpty ? input : .filter(rest, input)
    }
  }

  private static func add(
    _ labels: LabelPredicate,
    on variable: VariableID,
    to plan: Plan,
    _ graph: Graph
  ) -> Plan? {
    func both(_ known: LabelPredicate?) -> LabelPredicate {
      known.map { LabelPredicate($0, and: labels, graph: graph) } ?? labels
    }
    switch plan {
    case .scan(var step, let input) where step.variable == variable:
      step.labels = both(step.labels)
      return .scan(step, input)
    case .expand(var step, let input) where step.to == variable:
      step.labels = both(step.labels)
      return .expand(step, input)
    default: return nil
    }
  }
}
