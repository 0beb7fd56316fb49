import Diagnostics
import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// A plan as a tree of lines, the last step first.
///
/// ```
/// Project: p.name
/// └─ Expand: (a)-[:SUPPORTS]->(p:Pole)
///    └─ Scan: (a:LocalAuthority)
/// ```
struct PlanDescription {
  private let graph: Graph
  private let names: [VariableID: String]
  private let source: SourceText?
  /// Shown in place of `$name`.
  private let parameters: [String: Value]
  private let subqueries: [VariableID: QueryPlan]
  /// Whether variables without a name are shown as the text that they were put in place of.
  private var namesHelpersAsWritten = false
  /// Each with its step; titles between them have none.
  private var lines: [(text: String, plan: Plan?)] = []

  init(
    _ plan: Plan,
    graph: Graph,
    names: [VariableID: String],
    source: SourceText? = nil,
    parameters: [String: Value] = [:],
    subqueries: [VariableID: QueryPlan] = [:]
  ) {
    self.graph = graph
    self.names = names
    self.source = source
    self.parameters = parameters
    self.subqueries = subqueries
    write(plan, first: "", rest: "")
  }

  /// The lines of the tree.
  var text: String { lines.map { $0.text + "\n" }.joined() }

  /// The lines with numbers beside them.
  ///
  /// - Parameters:
  ///   - columns: which numbers.
  ///   - profile: what was measured.
  /// - Returns: the text of a table with headings.
  func text(_ columns: PlanColumns, _ profile: PlanProfile) -> String {
    if columns.isEmpty { return text }
    let estimate = RowEstimate(graph)
    let numbers = lines.map { line in
      line.plan.map { plan in
        let measure = profile.measure(at: PlanPlace(plan))
        let below = children(of: plan)
          .reduce(Duration.zero) { $0 + profile.measure(at: PlanPlace($1.plan)).time }
        return PlanNumbers(
          estimate: estimate.rows(plan),
          rows: measure.rows,
          time: max(.zero, measure.time - below)
        )
      }
    }
    let width = lines.reduce(0) { max($0, $1.text.count) }
    return zip([""] + lines.map(\.text), PlanNumbers.lines(numbers, columns))
      .map { text, numbers in
        numbers.allSatisfy { $0 == " " }
          ? text + "\n" : text + String(repeating: " ", count: width - text.count) + numbers + "\n"
      }
      .joined()
  }

  private mutating func write(_ plan: Plan, first: String, rest: String) {
    if case .unit = plan { return }
    lines.append((first + describe(plan), plan))
    let children = children(of: plan)
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      let branch = rest + (isLast ? "└─ " : "├─ ")
      let below = rest + (isLast ? "   " : "│  ")
      if let title = child.title {
        lines.append(("\(branch)\(title):", nil))
        write(child.plan, first: below + "└─ ", rest: below + "   ")
      } else {
        write(child.plan, first: branch, rest: below)
      }
    }
  }

  private func children(of plan: Plan) -> [(title: String?, plan: Plan)] {
    var children: [(title: String?, plan: Plan)] = []
    if case .optional(let step, _) = plan { children.append(("optionally", step.inner)) }
    for subquery in plan.ownSubqueries {
      for part in subqueries[subquery.rowNumber]?.parts ?? [] { children.append(("for each row", part.plan)) }
    }
    if let input = plan.input { children.append((nil, input)) }
    return children.filter { child in
      if case .unit = child.plan { return false }
      return true
    }
  }

  private func describe(_ plan: Plan) -> String {
    switch plan {
    case .unit: "One row"
    case .argument: "Rows around"
    case .match: "Match"
    case .scan(let step, _): "Scan: \(node(step.variable, step.labels))"
    case .seek(let step, _):
      "Seek: \(node(step.variable, step.labels)) with \(graph.propertyKeys[step.key]) = \(written(step.value))"
    case .expand(let step, _): "Expand: \(edge(step, labels: step.labels))"
    case .expandInto(let step, _): "Expand into: \(edge(step, labels: step.labels))"
    case .intersect(let step, _): intersected(step)
    case .countEdges(let step, _): "Count edges: \(edge(step, labels: nil))"
    case .countPairs(let step, _): counted(step)
    case .findPaths(let step, _): found(step)
    case .countPaths(let step, _): counted(step)
    case .filter(let predicates, _): "Filter: \(predicates.map(written).joined(separator: " AND "))"
    case .project(let columns, _): "Project: \(columns.map(computed).joined(separator: ", "))"
    case .aggregate(let step, _):
      "Aggregate: \(step.aggregates.map(aggregated).joined(separator: ", "))"
        + (step.keys.isEmpty ? "" : " by \(step.keys.map(computed).joined(separator: ", "))")
    case .distinct(let variables, _): "Distinct: \(variables.map(name).joined(separator: ", "))"
    case .sort(let step, _):
      "Sort: \(step.keys.map { written($0.expression) + ($0.isDescending ? " DESC" : "") }.joined(separator: ", "))"
        + (step.top.map { " (top\(slice($0)))" } ?? "")
    case .slice(let step, _): "Slice:\(slice(step))"
    case .unwind(let step, _, _): "Unwind: \(written(step.list)) AS \(name(step.variable))"
    case .optional: "Optional"
    }
  }

  private func slice(_ step: SliceRows) -> String {
    (step.offset.map { " OFFSET \(written($0))" } ?? "") + (step.limit.map { " LIMIT \(written($0))" } ?? "")
  }

  private func computed(_ column: Plan.Computed) -> String {
    let name = name(column.variable)
    let text = written(column.expression)
    return text == name || names[column.variable] == nil ? text : "\(text) AS \(name)"
  }

  private func aggregated(_ aggregate: (variable: VariableID, call: AggregateCall, name: String)) -> String {
    let name = name(aggregate.variable)
    return name == aggregate.name ? name : "\(aggregate.name) AS \(name)"
  }

  private func node(_ variable: VariableID, _ labels: LabelPredicate?) -> String {
    "(\(names[variable] ?? "")\(labels.map { ":\($0.text)" } ?? ""))"
  }

  /// `Intersect: (a)-[:E]->(c)<-[:E]-(b)`.
  private func intersected(_ step: IntersectEdges) -> String {
    let first = edge(step.first, labels: step.first.labels)
    let second = edge(step.second.reversed(labels: nil), labels: nil)
    let labels = step.second.labels.map { ", \(name(step.second.to)):\($0.text)" } ?? ""
    return "Intersect: \(first)\(second.dropFirst(node(step.second.to, nil).count))\(labels)"
  }

  /// `Count pairs: (p)<-[:SUPPORTS]-(a:Actor)-[:SUPPORTS]->(q:Pole) AS w, in ascending order of the ends`.
  private func counted(_ step: CountPairs) -> String {
    let conditions =
      step.conditions.isEmpty ? "" : " with \(step.conditions.map(written).joined(separator: " AND "))"
    let first = edge(step.first, labels: step.first.labels)
    let second = edge(step.second, labels: step.second.labels).dropFirst(node(step.second.from, nil).count)
    return "Count pairs: \(first)\(second)" + conditions
      + (step.count.map { " AS \(name($0))" } ?? "") + (step.isAscending ? ", ends in ascending order" : "")
  }

  private func edge(_ step: ExpandEdges, labels: LabelPredicate?) -> String {
    let body = "[\(names[step.edge] ?? "")\(step.typeText)]"
    let arrow =
      switch step.direction {
      case .outgoing: "-\(body)->"
      case .incoming: "<-\(body)-"
      case .any: "-\(body)-"
      }
    return node(step.from, nil) + arrow + node(step.to, labels)
  }

  /// `Shortest 2 paths: (a)-[:ROAD]->{1,}(b), no node twice`.
  private func found(_ step: FindPaths) -> String { "\(searchTitle(step)): \(searched(step))" }

  private func searchTitle(_ step: FindPaths) -> String {
    guard let selector = step.pattern.selector else {
      return step.pattern.isSearchedWhole ? "Find paths" : "Expand repeatedly"
    }
    let count = selector.count.map { " \(written($0))" } ?? ""
    return switch selector.kind {
    case .any: "Any\(count) paths"
    case .shortest: "Shortest\(count) paths"
    case .shortestGroups: "Shortest\(count) groups of paths"
    case .allShortest: "All shortest paths"
    }
  }

  private func searched(_ step: FindPaths) -> String {
    let pattern = step.pattern
    var text = node(pattern.nodes[0], nil)
    for (index, step) in pattern.steps.enumerated() {
      switch step {
      case .edge(let edge): text += arrow(edge)
      case .repetition(let repetition):
        let bounds = "{\(repetition.minimum),\(repetition.maximum.map { "\($0)" } ?? "")}"
        let edges = repetition.edges.map(arrow)
        text += (edges.count == 1 ? edges[0] : "(()\(edges.joined(separator: "()"))())") + bounds
      }
      text += node(pattern.nodes[index + 1], nil)
    }
    if step.isReversed { text += " from the right" }
    if step.closes { text += " between known nodes" }
    // Conditions on the ends stand in filters and scans.
    let conditions = pattern.conditions.filter { !$0.variables.isSubset(of: pattern.ends) }
    if !conditions.isEmpty { text += " with \(conditions.map(written).joined(separator: " AND "))" }
    for case .repetition(let repetition) in pattern.steps {
      var inner = self
      inner.namesHelpersAsWritten = true
      for predicate in repetition.predicates { text += ", each \(inner.written(predicate))" }
      for predicate in repetition.betweenPredicates { text += ", between \(inner.written(predicate))" }
    }
    for scope in pattern.scopes {
      text += scope.mode == .simple ? ", no node twice but the first as the last" : ", no node twice"
    }
    if step.repeatsEdges { text += ", edges may repeat" }
    return text
  }

  /// `Count paths: (a)-[:ROAD]->{1,3}(b)`.
  private func counted(_ step: CountPaths) -> String {
    let title: String
    if step.paths.pattern.selector != nil {
      title = "Count " + searchTitle(step.paths).lowercased()
    } else {
      title = step.countsOnce ? "Reach" : "Count paths"
    }
    return "\(title): \(searched(step.paths))"
  }

  private func arrow(_ edge: BoundEdge) -> String {
    let body = "[\(names[edge.variable] ?? "")\(edge.typeText)]"
    return switch edge.direction {
    case .right: "-\(body)->"
    case .left: "<-\(body)-"
    case .any: "-\(body)-"
    }
  }

  private func name(_ variable: VariableID) -> String { names[variable] ?? "_\(variable)" }

  private static func literal(_ value: Value) -> String? {
    if case .string(let text) = value { "'\(text)'" } else { value.plainText }
  }

  /// An expression as written, its white space folded.
  private func written(_ expression: BoundExpression) -> String {
    switch expression.kind {
    case .variable(let variable):
      // A helper can stand for what was written in its place.
      guard names[variable] == nil, namesHelpersAsWritten || expression.type == .integer, let source else {
        return name(variable)
      }
      return source.text(in: expression.range).words
    case .not(let operand) where operand.range == expression.range: return "NOT (\(written(operand)))"
    case .hasLabels(let operand, let labels, _) where !labels.text.isEmpty:
      return "\(written(operand)):\(labels.text)"
    case .comparison(let comparison, let a, let b):
      return "\(written(a)) \(comparison.rawValue) \(written(b))"
    case .property(let operand, let name, _): return "\(written(operand)).\(name)"
    case .and(let parts): return parts.map(written).joined(separator: " AND ")
    case .path(let recipe): return "path from \(name(recipe.start))"
    case .constant(let value): if let text = Self.literal(value) { return text }
    case .parameter(let name): if let text = parameters[name].flatMap(Self.literal) { return text }
    default: break
    }
    guard let source else { return "…" }
    return source.text(in: expression.range).words
  }
}

extension String {
  /// The same text with its white space folded.
  fileprivate var words: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension Plan {
  /// The subqueries in this step's own expressions.
  fileprivate var ownSubqueries: [BoundSubquery] {
    guard input != nil else { return [] }
    if case .optional = self { return [] }
    return replacingInput(.unit).subqueries
  }
}
