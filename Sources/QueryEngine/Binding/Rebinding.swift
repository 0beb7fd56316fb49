import PropertyGraph
import QuerySyntax

/// Looks labels, edge types and keys up in another state of the graph, where a clause reads what it has
/// itself written: `MERGE … ON CREATE SET n.first = true, n.copy = n.first`.
extension BoundExpression {
  func rebound(on graph: Graph) -> BoundExpression {
    var copy = mapChildren { $0.rebound(on: graph) }
    switch copy.kind {
    case .property(let operand, let name, _):
      copy.kind = .property(operand, name: name, key: graph.propertyKeys.id(of: name))
    case .hasLabels(let operand, let labels, let types):
      copy.kind = .hasLabels(operand, labels.rebound(on: graph), types: types)
    case .subquery(var subquery):
      subquery.query.rebind(on: graph)
      copy.kind = .subquery(subquery)
    default: break
    }
    return copy
  }
}

extension BoundMatch {
  mutating func rebind(on graph: Graph) {
    for index in patterns.indices {
      for step in patterns[index].steps.indices { patterns[index].steps[step].rebind(on: graph) }
      patterns[index].conditions.rebind(on: graph)
      patterns[index].selector?.pathPredicates.rebind(on: graph)
    }
    predicates.rebind(on: graph)
    laterPredicates.rebind(on: graph)
  }
}

extension BoundClause {
  /// The same clause, but without matches of nodes from before that have been deleted since.
  func withoutDeleted(_ known: Set<VariableID>, on graph: Graph) -> BoundClause {
    guard case .match(var match) = self else { return self }
    let present = LabelPredicate(text: "", test: .not(.never), graph: graph)
    for node in Set(match.patterns.flatMap(\.nodes)).intersection(known).sorted() {
      let operand = BoundExpression(.variable(node), .node, at: match.range)
      match.predicates.append(
        BoundExpression(.hasLabels(operand, present, types: []), .boolean, at: match.range)
      )
    }
    return .match(match)
  }
}

extension BoundStep {
  fileprivate mutating func rebind(on graph: Graph) {
    switch self {
    case .edge(var edge):
      edge.rebind(on: graph)
      self = .edge(edge)
    case .repetition(var repetition):
      for index in repetition.edges.indices { repetition.edges[index].rebind(on: graph) }
      repetition.predicates.rebind(on: graph)
      self = .repetition(repetition)
    }
  }
}

extension BoundEdge {
  fileprivate mutating func rebind(on graph: Graph) {
    let all = (0..<graph.edgeTypes.count).map { SymbolID($0) }
    types = typeTest.map { test in all.filter { test.matches([$0], in: graph.edgeTypes) } } ?? all
  }
}

extension BoundQuery {
  fileprivate mutating func rebind(on graph: Graph) {
    for part in parts.indices {
      for index in parts[part].clauses.indices { parts[part].clauses[index].rebind(on: graph) }
    }
  }
}

extension BoundClause {
  /// What can stand in a query within an expression.
  fileprivate mutating func rebind(on graph: Graph) {
    switch self {
    case .match(var match):
      match.rebind(on: graph)
      self = .match(match)
    case .unwind(var unwind):
      unwind.list = unwind.list.rebound(on: graph)
      self = .unwind(unwind)
    case .project(var projection):
      projection.rebind(on: graph)
      self = .project(projection)
    case .create, .merge, .set, .delete, .callProcedure, .callSubquery: break
    }
  }
}

extension BoundProjection {
  fileprivate mutating func rebind(on graph: Graph) {
    for index in groupingKeys.indices {
      groupingKeys[index].expression = groupingKeys[index].expression.rebound(on: graph)
    }
    aggregates = aggregates?
      .map { aggregate in
        var call = aggregate.call
        call.argument = call.argument?.rebound(on: graph)
        call.parameter = call.parameter?.rebound(on: graph)
        return (aggregate.variable, call, aggregate.name)
      }
    for index in items.indices { items[index].expression = items[index].expression.rebound(on: graph) }
    for index in order.indices { order[index].expression = order[index].expression.rebound(on: graph) }
    predicates.rebind(on: graph)
  }
}

extension [BoundExpression] {
  fileprivate mutating func rebind(on graph: Graph) { self = map { $0.rebound(on: graph) } }
}
