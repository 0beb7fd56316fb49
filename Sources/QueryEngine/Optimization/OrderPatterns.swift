import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// Chooses where a pattern begins and in which order its steps are followed.
///
/// Every node is tried as the start; from there the cheapest next step is taken, and the order with the
/// least rows in all is kept. Rows are estimated from counts of labels and degrees.
///
/// ```
/// (a)-[:SUPPORTS]->(p:Pole {id: 'x'})        scan a, expand to p, filter
///                                       →    seek p, expand back to a
/// ```
enum OrderPatterns: OptimizerRule {
  static let rule = OptimizerOptions.orderPatterns

  static func apply(_ plan: Plan, _ context: inout OptimizerContext) -> Plan {
    plan.rewritten { step in
      guard case .match(let match, let input) = step else { return step }
      var steps = PatternSteps(match, over: input, variableCount: context.variableCount)
      let estimate = CardinalityEstimate(match, graph: context.graph)
      var bound = input.variables
      for move in bestOrder(match, bound: bound, estimate) {
        switch move {
        case .scan(let node):
          steps.scan(node)
          bound.insert(node)
        case .follow(let place): steps.follow(place)
        }
      }
      let finished = steps.finish()
      context.variableCount = finished.variableCount
      return finished.plan
    }
  }

  private enum Move {
    case scan(VariableID)
    case follow(PatternSteps.Place)
  }

  /// An order under construction.
  private struct Candidate {
    var moves: [Move] = []
    var bound: Set<VariableID>
    var open: [PatternSteps.Place]
    var rows = 1.0
    var cost = 0.0
  }

  private static func bestOrder(
    _ match: BoundMatch,
    bound: Set<VariableID>,
    _ estimate: CardinalityEstimate
  ) -> [Move] {
    let places = match.patterns.indices.flatMap { match.places(of: $0) }
    var nodes: [VariableID] = []
    for pattern in match.patterns {
      let starts =
        pattern.isSearchedWhole ? [pattern.nodes[0], pattern.nodes[pattern.nodes.count - 1]] : pattern.nodes
      for node in starts where !nodes.contains(node) { nodes.append(node) }
    }

    var candidate = Candidate(bound: bound, open: places)
    // Parts that do not hang together are ordered one after the other.
    while true {
      followAll(&candidate, match, estimate)
      let starts = nodes.filter { !candidate.bound.contains($0) }
      if starts.isEmpty { return candidate.moves + candidate.open.map { .follow($0) } }
      var best: Candidate?
      for start in starts {
        var trial = candidate
        trial.cost += trial.rows * estimate.visited(start)
        trial.rows *= estimate.scan(start)
        trial.cost += trial.rows
        trial.bound.insert(start)
        trial.moves.append(.scan(start))
        followAll(&trial, match, estimate)
        if trial.cost < best?.cost ?? .infinity { best = trial }
      }
      guard let best else { return candidate.moves }
      candidate = best
    }
  }

  /// Follows steps from nodes that have a value, the one that leaves the fewest rows first.
  private static func followAll(
    _ candidate: inout Candidate,
    _ match: BoundMatch,
    _ estimate: CardinalityEstimate
  ) {
    while true {
      var best: (index: Int, factor: Double)?
      for (index, place) in candidate.open.enumerated() {
        let ends = match.ends(of: place)
        let left = candidate.bound.contains(ends.left)
        let right = candidate.bound.contains(ends.right)
        guard left || right, match.needs(place).isSubset(of: candidate.bound) else { continue }
        // Where both ends are few they are better found first: a search between two nodes is the cheapest.
        if match.patterns[place.pattern].isSearchedWhole, left != right, candidate.rows <= 4,
          estimate.scan(left ? ends.right : ends.left) <= 4
        {
          continue
        }
        let factor = estimate.follow(place, match, fromLeft: left, closes: left && right)
        if best.map({ factor < $0.factor }) ?? true { best = (index, factor) }
      }
      guard let best else { return }
      let place = candidate.open.remove(at: best.index)
      let isFromLeft = candidate.bound.contains(match.ends(of: place).left)
      candidate.cost += candidate.rows * estimate.visited(place, match, fromLeft: isFromLeft)
      candidate.rows *= best.factor
      candidate.cost += candidate.rows
      candidate.bound.formUnion(match.outputs(of: place))
      candidate.moves.append(.follow(place))
    }
  }
}

/// How many rows scans and expansions give, roughly.
struct CardinalityEstimate {
  private let graph: Graph
  private var nodeCounts: [VariableID: Double] = [:]
  /// Before conditions on properties; few where an index finds the nodes.
  private var labelCounts: [VariableID: Double] = [:]
  private let total: Double

  init(_ match: BoundMatch, graph: Graph) {
    self.graph = graph
    total = Double(max(1, graph.nodeCount))
    for node in Set(match.patterns.flatMap(\.nodes)) {
      let count = Self.count(node, match.predicates, graph)
      nodeCounts[node] = count
      let labels = match.predicates.filter { if case .hasLabels = $0.kind { true } else { false } }
      labelCounts[node] = count <= 1 ? count : Self.count(node, labels, graph)
    }
  }

  /// Nodes that meet the labels and equalities on a variable.
  private static func count(_ node: VariableID, _ predicates: [BoundExpression], _ graph: Graph) -> Double {
    var count = Double(graph.nodeCount)
    for predicate in predicates {
      switch predicate.kind {
      case .hasLabels(let operand, let labels, _):
        if case .variable(node) = operand.kind { count = min(count, Double(labels.nodeCount)) }
      case .comparison(.equal, let a, let b):
        for side in [a, b] {
          guard case .property(let operand, _, let key) = side.kind, case .variable(node) = operand.kind
          else {
            continue
          }
          let isUnique = key.map { graph.hasIndex(on: $0) } ?? true
          count = isUnique ? min(count, 1) : count * 0.05
        }
      case .comparison, .text, .contains:
        if predicate.variables == [node] { count *= 0.3 }
      default: continue
      }
    }
    return max(count, 0.01)
  }

  func scan(_ node: VariableID) -> Double { nodeCounts[node] ?? total }

  /// What a scan costs before any condition on properties, in rows.
  func visited(_ node: VariableID) -> Double { (labelCounts[node] ?? total) * 0.05 }

  /// What the edges at a node cost before any condition on the other end, in rows.
  ///
  /// Against their direction, their numbers are looked up one by one, and so is what they hold.
  func visited(_ place: PatternSteps.Place, _ match: BoundMatch, fromLeft: Bool) -> Double {
    let pattern = match.patterns[place.pattern]
    guard !pattern.isSearchedWhole, case .edge(let edge) = pattern.steps[place.step], !edge.isBound else {
      return 0
    }
    let isForward = edge.direction == (fromLeft ? .right : .left)
    return degree(edge, fromLeft: fromLeft) * (isForward ? 0.5 : 0.8)
  }

  /// By how much a step multiplies the rows.
  func follow(_ place: PatternSteps.Place, _ match: BoundMatch, fromLeft: Bool, closes: Bool) -> Double {
    let pattern = match.patterns[place.pattern]
    if pattern.isSearchedWhole { return closes ? 1 : total }
    let target = pattern.nodes[fromLeft ? place.step + 1 : place.step]
    let kept = scan(target) / total
    switch pattern.steps[place.step] {
    case .edge(let edge):
      if edge.isBound { return 0.5 }
      let degree = degree(edge, fromLeft: fromLeft)
      return closes
        ? degree / total : degree * min(1, max(kept * labelSpread(edge, fromLeft: fromLeft), 0.001))
    case .repetition(let repetition):
      let branches = repetition.edges.reduce(1.0) { $0 * degree($1, fromLeft: fromLeft) }
      let turns = Double(min(repetition.maximum ?? 6, 6))
      return max(1, branches * turns * turns)
    }
  }

  /// The mean degree of the nodes that have such edges at all.
  private func degree(_ edge: BoundEdge, fromLeft: Bool) -> Double {
    var edges = 0.0
    for type in edge.types { edges += Double(graph.edgeCount(ofType: type)) }
    let ways = edge.direction == .any ? 2.0 : 1.0
    let ends = Double(max(1, endCount(edge, fromLeft: fromLeft)))
    return edges * ways / ends
  }

  /// How many nodes can have such an edge: from the first to the last that has one, or with the schema's
  /// labels if those are fewer.
  private func endCount(_ edge: BoundEdge, fromLeft: Bool) -> Int {
    min(adjacentCount(edge, fromLeft: fromLeft), labelledCount(edge, fromLeft: fromLeft))
  }

  private func adjacentCount(_ edge: BoundEdge, fromLeft: Bool) -> Int {
    let direction = edge.direction.traversal(isReversed: !fromLeft)
    let ranges = EdgeLegs.nodes(graph, types: edge.types, direction: direction)
    guard let first = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() else {
      return 0
    }
    return Int(end - first)
  }

  private func labelledCount(_ edge: BoundEdge, fromLeft: Bool) -> Int {
    let wantsSources = (edge.direction == .right) == fromLeft
    var labels: Set<SymbolID> = []
    for type in edge.types {
      guard edge.direction != .any, let description = graph.schema.edge(graph.edgeTypes[type]) else {
        return graph.nodeCount
      }
      let names = wantsSources ? description.sources : description.targets
      if names.isEmpty { return graph.nodeCount }
      labels.formUnion(names.compactMap { graph.labels.id(of: $0) })
    }
    return graph.nodeRanges { set in set.contains { labels.contains($0) } }.reduce(0) { $0 + $1.count }
  }

  /// How much likelier than chance a neighbour has the labels that an edge type leads to.
  private func labelSpread(_ edge: BoundEdge, fromLeft: Bool) -> Double {
    total / Double(max(1, endCount(edge, fromLeft: !fromLeft)))
  }
}
