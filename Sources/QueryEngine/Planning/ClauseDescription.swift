import Diagnostics
import PropertyGraph
import QuerySyntax

/// How a query with barriers would run: its clauses, the last one first, each reading part with its plan.
struct ClauseDescription {
  private(set) var text = ""

  init(
    _ statement: BoundStatement,
    graph: Graph,
    options: OptimizerOptions,
    time: StatementTime
  ) {
    var parts: [String] = []
    for (part, syntax) in zip(statement.query.parts, statement.syntax.parts) {
      parts.append(Self.describe(part, syntax, statement, graph, options, time))
    }
    text = parts.joined(separator: "UNION\n")
  }

  private static func describe(
    _ part: BoundPart,
    _ syntax: PartSyntax,
    _ statement: BoundStatement,
    _ graph: Graph,
    _ options: OptimizerOptions,
    _ time: StatementTime
  ) -> String {
    var blocks: [String] = []
    var known: Set<VariableID> = []
    var index = 0
    while index < part.clauses.count {
      let end = part.clauses[index...].firstIndex(where: \.isBarrier) ?? part.clauses.count
      if end > index {
        var compiler = PlanCompiler(
          graph: graph,
          options: options,
          time: time,
          variableCount: statement.variableCount
        )
        let plan = compiler.compile(Array(part.clauses[index..<end]), over: known)
        known.formUnion(plan.variables)
        let description = PlanDescription(
          plan,
          graph: graph,
          names: statement.names,
          source: statement.source,
          subqueries: compiler.subqueryPlans
        )
        blocks.append(description.text)
        index = end
      } else {
        let words = statement.source.text(in: syntax.clauses[index].range)
          .split(whereSeparator: \.isWhitespace)
        blocks.append("For all rows: \(words.joined(separator: " "))\n")
        known.formUnion(0..<statement.variableCount)
        index += 1
      }
    }
    return blocks.reversed().joined()
  }
}

extension BoundStatement {
  /// The place of the first clause that changes the graph.
  var firstWritingClause: SourceRange? {
    for (part, written) in zip(query.parts, syntax.parts) {
      for (clause, place) in zip(part.clauses, written.clauses) where clause.writes { return place.range }
    }
    return nil
  }
}
