import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// How many rows the steps of a plan give, roughly, from the numbers of nodes and edges.
struct RowEstimate {
  private let graph: Graph
  /// The rows of `Plan.argument`.
  private let around: Double

  init(_ graph: Graph, around: Double = 1) {
    self.graph = graph
    self.around = around
  }

  func rows(_ plan: Plan) -> Double {
    let input = plan.input.map(rows) ?? 1
    switch plan {
    case .unit: return 1
    case .argument: return around
    case .match, .project, .sort, .countEdges: return input
    case .scan(let step, _): return input * nodes(step.labels)
    case .seek(let step, _): return input * min(1, nodes(step.labels))
    case .expand(let step, _): return input * degree(step) * share(step.labels)
    case .expandInto(let step, _): return input * min(1, degree(step) / nodes(nil))
    case .intersect(let step, _):
      return input * degree(step.first) * min(1, degree(step.second) / nodes(nil))
    case .countPairs(let step, _):
      return input * min(degree(step.first) * degree(step.second), nodes(nil))
    case .findPaths(let step, _): return input * paths(step)
    case .countPaths(let step, _): return input * min(paths(step.paths), nodes(nil))
    case .filter(let predicates, _): return predicates.reduce(input) { $0 * selectivity($1) }
    case .aggregate(let step, _): return step.keys.isEmpty ? 1 : input.squareRoot()
    case .distinct: return input.squareRoot()
    case .slice(let step, _):
      guard case .constant(.integer(let limit))? = step.limit?.kind else { return input }
      return min(input, Double(limit))
    case .unwind(let step, _, _):
      guard case .constant(.list(let values)) = step.list.kind else { return input * 10 }
      return input * Double(values.count)
    case .optional(let step, _):
      return max(input, RowEstimate(graph, around: input).rows(step.inner))
    }
  }

  private func nodes(_ labels: LabelPredicate?) -> Double {
    Double(max(1, labels?.nodeCount ?? graph.nodeCount))
  }

  private func share(_ labels: LabelPredicate?) -> Double {
    // Edge types mostly lead to one kind of node.
    labels == nil ? 1 : 0.9
  }

  private func degree(_ step: ExpandEdges) -> Double { degree(step.types, step.direction) }

  /// The mean number of edges of the nodes that have any.
  private func degree(_ types: [SymbolID], _ direction: Traversal.Direction) -> Double {
    var edges = 0.0
    var ends: Set<Range<UInt32>> = []
    for type in types {
      edges += Double(graph.edgeCount(ofType: type)) * (direction == .any ? 2 : 1)
      ends.formUnion(EdgeLegs.nodes(graph, types: [type], direction: direction))
    }
    return edges / max(1, ends.reduce(0) { $0 + Double($1.count) })
  }

  private func paths(_ step: FindPaths) -> Double {
    if step.pattern.selector != nil { return step.closes ? 1 : nodes(nil) }
    var paths = 1.0
    for part in step.pattern.steps {
      switch part {
      case .edge(let edge): paths *= degree(edge.types, edge.direction.traversal(isReversed: step.isReversed))
      case .repetition(let repetition):
        let branches = repetition.edges.reduce(1.0) { product, edge in
          product * degree(edge.types, edge.direction.traversal(isReversed: step.isReversed))
        }
        let turns = min(repetition.maximum ?? 6, 6)
        var sum = 0.0
        var power = 1.0
        for turn in 0...turns {
          if turn >= repetition.minimum { sum += power }
          power *= branches
        }
        paths *= max(sum, 1)
      }
    }
    return step.closes ? paths / nodes(nil) : paths
  }

  private func selectivity(_ predicate: BoundExpression) -> Double {
    switch predicate.kind {
    case .comparison(.equal, _, _): 0.05
    case .comparison(.notEqual, _, _), .hasLabels: 0.9
    case .and(let parts): parts.reduce(1) { $0 * selectivity($1) }
    case .not(let operand): 1 - selectivity(operand)
    default: 0.3
    }
  }
}
