import Diagnostics
import PropertyGraph

extension ClauseRunner {
  /// MERGE: for each row, the matches of the whole pattern, or what is created in their place.
  ///
  /// A row sees what earlier rows have created; so rows go one by one as soon as one creates something.
  func merge(_ merge: BoundMerge, for rows: RowBatch) throws(Diagnostic) -> RowBatch {
    try checkNulls(merge, rows)
    var collected = RowBatch(count: 0, variableCount: rows.variableCount)
    let variables = rows.filledVariables.union(merge.match.newVariables).union(merge.create.newVariables)
    for row in 0..<rows.count {
      let alone = rows.gather([Int32(row)], keeping: rows.filledVariables)
      var match = merge.match
      match.rebind(on: graph)
      var found = try read([.match(match)], over: alone, variableCount: rows.variableCount)
      if found.count > 0 {
        try set(merge.onMatch, for: found)
      } else {
        found = try create(merge.create, for: alone)
        try set(merge.onCreate, for: found)
      }
      found.widen(to: rows.variableCount)
      collected.append(found, keeping: variables.filter { $0 < found.variableCount }, in: graph)
    }
    for variable in variables where collected.count == 0 && variable < collected.variableCount {
      collected[variable] = .values([])
    }
    return collected
  }

  /// A null property can neither match nor be created.
  private func checkNulls(_ merge: BoundMerge, _ rows: RowBatch) throws(Diagnostic) {
    let maps =
      merge.create.nodes.map { ($0.properties, $0.range) }
      + merge.create.edges.map { ($0.properties, $0.range) }
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
