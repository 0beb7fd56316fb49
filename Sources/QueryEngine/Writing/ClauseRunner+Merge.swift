import Diagnostics
import PropertyGraph

extension ClauseRunner {
  /// MERGE: for each row, the matches of the whole pattern, or what is created in their place.
  ///
  /// A row sees what earlier rows have created; so rows go one by one as soon as one creates something.
  func merge(_ merge: BoundMerge, for rows: RowBatch) throws(Diagnostic) -> RowBatch {
    try checkNulls(merge, rows)
    var collected = RowBatch(count: 0, variableCount: rows.columns.count)
    let variables = rows.filledVariables.union(merge.match.newVariables).union(merge.create.newVariables)
    for row in 0..<rows.count {
      let alone = rows.gather([Int32(row)], keeping: rows.filledVariables)
      var found = try read([.match(rebound(merge))], over: alone, variableCount: rows.columns.count)
      if found.count > 0 {
        try set(merge.onMatch, for: found)
      } else {
        found = try create(merge.create, for: alone)
        try set(merge.onCreate, for: found)
      }
      found.widen(to: rows.columns.count)
      collected.append(found, keeping: variables.filter { $0 < found.columns.count }, in: graph)
    }
    for variable in variables where collected.count == 0 && variable < collected.columns.count {
      collected[variable] = .values([])
    }
    return collected
  }

  /// The match with its labels and types looked up in the graph as it is now.
  private func rebound(_ merge: BoundMerge) -> BoundMatch {
    var match = merge.match
    let types = Dictionary(merge.create.edges.map { ($0.variable, $0.type) }) { first, _ in first }
    match.predicates = match.predicates.map { $0.rebound(on: graph) }
    for index in match.patterns.indices {
      for step in match.patterns[index].steps.indices {
        guard case .edge(var edge) = match.patterns[index].steps[step] else { continue }
        if let type = types[edge.variable] { edge.types = graph.edgeTypes.id(of: type).map { [$0] } ?? [] }
        match.patterns[index].steps[step] = .edge(edge)
      }
    }
    return match
  }

  /// A null property can neither match nor be created.
  private func checkNulls(_ merge: BoundMerge, _ rows: RowBatch) throws(Diagnostic) {
    let maps = merge.create.nodes.map { ($0.properties, $0.range) } + merge.create.edges.map { ($0.properties, $0.range) }
    for (properties, range) in maps {
      guard let properties else { continue }
      let column = try evaluate([properties], rows)[0]
      for row in 0..<rows.count {
        guard case .map(let entries) = column.value(at: row, in: graph),
          let null = entries.first(where: \.value.isNull)
        else { continue }
        throw .mergesNull(null.key, at: range)
      }
    }
  }
}

extension BoundExpression {
  /// The same expression with labels and keys looked up in another state of the graph.
  func rebound(on graph: Graph) -> BoundExpression {
    var copy = mapChildren { $0.rebound(on: graph) }
    switch copy.kind {
    case .property(let operand, let name, _):
      copy.kind = .property(operand, name: name, key: graph.propertyKeys.id(of: name))
    case .hasLabels(let operand, let labels, let types):
      copy.kind = .hasLabels(operand, labels.rebound(on: graph), types: types)
    default: break
    }
    return copy
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func mergesNull(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "merge-null-property",
      "MERGE cannot look for '\(key)' with null as value",
      at: range
    )
  }
}
