import Diagnostics
import GraphAlgorithms
import PropertyGraph
import QuerySyntax

/// What to do, step by step; rows flow from the innermost step outwards.
///
/// The planner writes it as the query says it, the optimizer's rules rewrite it, the executor runs it.
indirect enum Plan: Sendable {
  /// One row without columns.
  case unit
  /// The rows of the query around, with these columns.
  case argument(Set<VariableID>)
  /// A pattern whose steps have not been ordered yet.
  case match(BoundMatch, Plan)
  /// For each row, every node that can stand for a variable.
  case scan(ScanNodes, Plan)
  /// For each row, the nodes with a value under an indexed key.
  case seek(SeekNodes, Plan)
  /// For each row, the edges at a node and the nodes at their other ends.
  case expand(ExpandEdges, Plan)
  /// For each row, the edges between two nodes.
  case expandInto(ExpandEdges, Plan)
  /// For each row, the nodes that edges of two nodes both lead to.
  case intersect(IntersectEdges, Plan)
  /// For each row, how many edges there are at a node, as the number of times that the row counts.
  case countEdges(ExpandEdges, Plan)
  /// For each row, the nodes that two edges lead to, each once with the number of ways there.
  case countPairs(CountPairs, Plan)
  /// For each row, the paths that match a pattern, or those of them that a selector takes.
  case findPaths(FindPaths, Plan)
  /// For each row, how many paths match a pattern, by their ends and lengths, as the number of times that the
  /// row counts.
  case countPaths(CountPaths, Plan)
  /// The rows for which all conditions are true.
  case filter([BoundExpression], Plan)
  /// More columns.
  case project([Computed], Plan)
  /// One row for each group.
  case aggregate(GroupRows, Plan)
  /// One row for each combination of columns.
  case distinct([VariableID], Plan)
  case sort(SortRows, Plan)
  case slice(SliceRows, Plan)
  /// For each row, one row for each element of a list.
  case unwind(BoundUnwind, SourceRange, Plan)
  /// For each row, the rows of an inner plan, or one row with nulls when there is none.
  case optional(OptionalRows, Plan)

  struct Computed: Sendable {
    var variable: VariableID
    var expression: BoundExpression
  }
}

struct ScanNodes: Sendable {
  var variable: VariableID
  /// Nil for every node.
  var labels: LabelPredicate?
  var range: SourceRange
}

struct SeekNodes: Sendable {
  var variable: VariableID
  var key: SymbolID
  var value: BoundExpression
  var labels: LabelPredicate?
  var range: SourceRange
}

struct ExpandEdges: Sendable {
  var from: VariableID
  var edge: VariableID
  var to: VariableID
  /// Seen from `from`.
  var direction: Traversal.Direction
  var types: [SymbolID]
  var typeText: String
  /// What the node at the other end must satisfy.
  var labels: LabelPredicate?
  /// Variables with edges, or lists of edges, of the same MATCH, which must be others.
  var others: [VariableID]
  var range: SourceRange
}

struct IntersectEdges: Sendable {
  var first: ExpandEdges
  /// To the same node.
  var second: ExpandEdges
}

struct CountPairs: Sendable {
  /// To the node in the middle.
  var first: ExpandEdges
  /// On from there.
  var second: ExpandEdges
  /// What else the node in the middle must satisfy.
  var conditions: [BoundExpression]
  /// The most second edges that one node in the middle can have.
  var largestDegree: Int
  /// Whether only ends with a larger number than the start's are wanted.
  var isAscending: Bool
  /// Holds the number of ways; nil to let each row count as often.
  var count: VariableID?
}

struct FindPaths: Sendable {
  /// In the order written: one repetition, or a whole path pattern.
  var pattern: BoundPattern
  /// The end that has a value.
  var from: VariableID
  var to: VariableID
  /// `to` has a value already, and paths must end there.
  var closes: Bool
  /// `from` is the pattern's right end.
  var isReversed: Bool
  /// Variables between the ends that have a value already.
  var known: Set<VariableID>
  /// Whether an edge may be used again.
  var repeatsEdges: Bool
  /// Variables with edges, or lists of edges, of the same MATCH, which must be others.
  var others: [VariableID]
}

struct CountPaths: Sendable {
  var paths: FindPaths
  /// Holds the number of edges.
  var length: VariableID
  /// Whether it only matters that there is a path, not how many there are.
  var countsOnce: Bool

  /// The nodes that paths lead to, unless they are known, and the length.
  var newVariables: [VariableID] { (paths.closes ? [] : [paths.to]) + [length] }
}

struct GroupRows: Sendable {
  var keys: [Plan.Computed]
  var aggregates: [(variable: VariableID, call: AggregateCall, name: String)]
  var range: SourceRange
}

struct SortRows: Sendable {
  var keys: [BoundProjection.SortKey]
  /// How many first rows are needed, as offset and limit; nil for all.
  var top: SliceRows?
  var range: SourceRange
}

struct SliceRows: Sendable {
  var offset: BoundExpression?
  var limit: BoundExpression?
  var range: SourceRange
}

struct OptionalRows: Sendable {
  var inner: Plan
  /// What is null when there is no match.
  var newVariables: [VariableID]
  /// Holds, inside, the number of the outer row.
  var rowNumber: VariableID
  var range: SourceRange
}

/// A plan for a whole query.
struct QueryPlan: Sendable {
  var parts: [PlannedPart]
  var keepsDuplicates: Bool
  var columns: [String]
}

struct PlannedPart: Sendable {
  var plan: Plan
  /// The variables behind the headings.
  var outputs: [VariableID]
}

// MARK: Walks

extension Plan {
  /// The step whose rows this one takes.
  var input: Plan? {
    switch self {
    case .unit, .argument: nil
    case .match(_, let input), .scan(_, let input), .seek(_, let input), .expand(_, let input),
      .expandInto(_, let input), .intersect(_, let input), .countEdges(_, let input),
      .countPairs(_, let input),
      .findPaths(_, let input), .countPaths(_, let input),
      .filter(_, let input), .project(_, let input),
      .aggregate(_, let input), .distinct(_, let input), .sort(_, let input), .slice(_, let input),
      .unwind(_, _, let input), .optional(_, let input):
      input
    }
  }

  func replacingInput(_ new: Plan) -> Plan {
    switch self {
    case .unit, .argument: self
    case .match(let step, _): .match(step, new)
    case .scan(let step, _): .scan(step, new)
    case .seek(let step, _): .seek(step, new)
    case .expand(let step, _): .expand(step, new)
    case .expandInto(let step, _): .expandInto(step, new)
    case .intersect(let step, _): .intersect(step, new)
    case .countEdges(let step, _): .countEdges(step, new)
    case .countPairs(let step, _): .countPairs(step, new)
    case .findPaths(let step, _): .findPaths(step, new)
    case .countPaths(let step, _): .countPaths(step, new)
    case .filter(let step, _): .filter(step, new)
    case .project(let step, _): .project(step, new)
    case .aggregate(let step, _): .aggregate(step, new)
    case .distinct(let step, _): .distinct(step, new)
    case .sort(let step, _): .sort(step, new)
    case .slice(let step, _): .slice(step, new)
    case .unwind(let step, let range, _): .unwind(step, range, new)
    case .optional(let step, _): .optional(step, new)
    }
  }

  /// The same plan with a change made to every step, inputs and inner plans first.
  func rewritten(_ change: (Plan) -> Plan) -> Plan {
    var plan = self
    if case .optional(var step, let input) = plan {
      step.inner = step.inner.rewritten(change)
      plan = .optional(step, input)
    }
    if let input = plan.input { plan = plan.replacingInput(input.rewritten(change)) }
    return change(plan)
  }

  /// The variables that have a value in the rows of this step.
  var variables: Set<VariableID> {
    switch self {
    case .unit: []
    case .argument(let variables): variables
    case .aggregate(let step, _): Set(step.keys.map(\.variable) + step.aggregates.map(\.variable))
    default: (input?.variables ?? []).union(newVariables)
    }
  }

  /// The variables that this step gives a value.
  var newVariables: [VariableID] {
    switch self {
    case .match(let match, _):
      match.newVariables
    case .scan(let step, _): [step.variable]
    case .seek(let step, _): [step.variable]
    case .expand(let step, _): [step.edge, step.to]
    case .expandInto(let step, _): [step.edge]
    case .intersect(let step, _): [step.first.edge, step.first.to, step.second.edge]
    case .countPairs(let step, _): [step.second.to] + [step.count].compactMap { $0 }
    case .findPaths(let step, _): step.newVariables
    case .countPaths(let step, _): step.newVariables
    case .project(let columns, _): columns.map(\.variable)
    case .unwind(let step, _, _): [step.variable] + [step.numbering?.variable].compactMap { $0 }
    case .optional(let step, _): step.newVariables
    default: []
    }
  }
}
