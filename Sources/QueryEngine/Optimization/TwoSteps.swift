import GraphAlgorithms
import PropertyGraph

/// A pattern of two edges with conditions on its nodes, each on one node or on both ends, and nothing else.
struct TwoSteps {
  /// Finds the nodes where the ways begin.
  private var start: Plan
  /// From the start to the middle.
  private var first: ExpandEdges
  /// From the middle to the end.
  private var second: ExpandEdges
  private var onStart: [BoundExpression] = []
  private var onMiddle: [BoundExpression] = []
  private var onEnds: [BoundExpression] = []

  /// What need not be listed.
  var inner: Set<VariableID> { [first.edge, first.to, second.edge] }

  /// Nil when a plan is not such a pattern.
  init?(_ plan: Plan) {
    var plan = plan
    var conditions = plan.takeConditions()
    guard case .expand(let last, let beforeLast) = plan else { return nil }
    plan = beforeLast
    conditions = plan.takeConditions() + conditions
    guard case .expand(let other, let beforeOther) = plan else { return nil }
    plan = beforeOther
    conditions = plan.takeConditions() + conditions
    guard Set(last.others).isSubset(of: [other.edge]), other.others.isEmpty else { return nil }
    second = last
    switch plan {
    case .scan(let scan, .unit) where other.from == scan.variable && last.from == scan.variable:
      // Both edges were found from the middle.
      first = other.reversed(labels: scan.labels)
      start = .scan(ScanNodes(variable: other.to, labels: other.labels, range: other.range), .unit)
    case .scan(let scan, .unit) where other.from == scan.variable && last.from == other.to:
      (first, start) = (other, plan)
    case .seek(let seek, .unit) where other.from == seek.variable && last.from == other.to:
      (first, start) = (other, plan)
    default: return nil
    }
    guard Set([first.from, first.to, second.to]).count == 3 else { return nil }
    for condition in conditions {
      let variables = condition.variables
      if variables == [first.from] {
        onStart.append(condition)
      } else if variables == [first.to] {
        onMiddle.append(condition)
      } else if !variables.isEmpty, variables.isSubset(of: [first.from, second.to]) {
        onEnds.append(condition)
      } else {
        return nil
      }
    }
    // These are tested on nodes that the pattern may not reach.
    guard (onStart + onMiddle).allSatisfy(\.isTotalCondition) else { return nil }
  }

  /// Whether one end alone would not do: then edges are better counted at nodes.
  func needsBothEnds(_ group: GroupRows) -> Bool {
    var read = onEnds.reduce(into: Set<VariableID>()) { $0.formUnion($1.variables) }
    for key in group.keys { read.formUnion(key.expression.variables) }
    for aggregate in group.aggregates { read.formUnion(aggregate.call.argument?.variables ?? []) }
    return read.isSuperset(of: [first.from, second.to])
  }

  /// The groups of the pattern's rows, from counted pairs.
  func plan(_ group: GroupRows, _ graph: Graph) -> Plan {
    var steps = self
    let isAscending = steps.beginAtSmallerEnd(graph)
    let keys = group.keys.map(\.expression.asVariable)
    // Pairs are groups already, when they are what is grouped by.
    let isGrouped =
      keys.count == 2 && Set(keys) == [first.from, second.to]
      && group.aggregates.allSatisfy { $0.call.function == .count && $0.call.argument == nil }
    let count = isGrouped ? group.aggregates.first?.variable : nil
    var plan = steps.start
    if !steps.onStart.isEmpty { plan = .filter(steps.onStart, plan) }
    plan = .countPairs(
      CountPairs(
        first: steps.first,
        second: steps.second,
        conditions: steps.onMiddle,
        largestDegree: steps.second.legs(in: graph).reduce(0) { $0 + $1.adjacency.largestDegree },
        isAscending: isAscending,
        count: count
      ),
      plan
    )
    if !steps.onEnds.isEmpty { plan = .filter(steps.onEnds, plan) }
    guard let count else { return .aggregate(group, plan) }
    var copies = group.keys.filter { $0.expression.asVariable != $0.variable }
    for aggregate in group.aggregates.dropFirst() {
      let same = BoundExpression(.variable(count), .integer, at: group.range)
      copies.append(Plan.Computed(variable: aggregate.variable, expression: same))
    }
    return copies.isEmpty ? plan : .project(copies, plan)
  }

  /// Takes out a condition that orders the ends by a key, where it orders their numbers too, and turns the
  /// pattern so that it begins with the smaller one.
  private mutating func beginAtSmallerEnd(_ graph: Graph) -> Bool {
    guard case .scan(let scan, .unit) = start else { return false }
    let ranges = [first, second.reversed(labels: nil)].flatMap { $0.nodes(in: graph) }
    guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else {
      return false
    }
    for (index, condition) in onEnds.enumerated() {
      guard let order = condition.strictOrder,
        Set([order.lesser, order.greater]) == [first.from, second.to],
        graph.nodeColumn(order.key)?.isAscending(over: low..<high) ?? false
      else { continue }
      if order.greater == first.from {
        guard onStart.isEmpty else { return false }
        start = .scan(ScanNodes(variable: second.to, labels: second.labels, range: scan.range), .unit)
        (first, second) = (second.reversed(labels: first.labels), first.reversed(labels: scan.labels))
      }
      onEnds.remove(at: index)
      return true
    }
    return false
  }
}

extension ExpandEdges {
  /// The same edges from their other end.
  ///
  /// - Parameter labels: what the node that was the start must satisfy.
  /// - Returns: the step in the other direction.
  func reversed(labels: LabelPredicate?) -> ExpandEdges {
    var step = self
    (step.from, step.to) = (to, from)
    step.labels = labels
    step.direction =
      switch direction {
      case .outgoing: .incoming
      case .incoming: .outgoing
      case .any: .any
      }
    return step
  }
}

extension Plan {
  /// Takes off the filters on top; their conditions in the order in which they are tested.
  fileprivate mutating func takeConditions() -> [BoundExpression] {
    var conditions: [BoundExpression] = []
    while case .filter(let predicates, let input) = self {
      conditions = predicates.flatMap(\.conjuncts) + conditions
      self = input
    }
    return conditions
  }
}

extension PropertyColumn {
  /// Whether the values are integers that ascend strictly with the numbers of the elements.
  fileprivate func isAscending(over elements: Range<UInt32>) -> Bool {
    guard case .integers(let values) = storage, presence == nil,
      Int(elements.lowerBound) >= firstElement, Int(elements.upperBound) <= firstElement + count
    else { return false }
    let first = Int(elements.lowerBound) - firstElement
    for position in first..<first + elements.count - 1 where values[position] >= values[position + 1] {
      return false
    }
    return true
  }
}
