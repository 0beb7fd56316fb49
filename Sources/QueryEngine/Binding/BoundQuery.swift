import Diagnostics
import PropertyGraph
import QuerySyntax

/// A query whose names, kinds and types are known, on one graph.
struct BoundQuery: Sendable {
  var parts: [BoundPart]
  /// Whether repeated rows are kept between the parts; the binder has seen to it that all are alike.
  var keepsDuplicates: Bool
  /// Headings of the result.
  var columns: [String]
}

struct BoundPart: Sendable {
  var clauses: [BoundClause]
  /// What the last RETURN gives, in the order of the headings; empty where a subquery has no RETURN.
  var outputs: [VariableID]
}

enum BoundClause: Sendable {
  case match(BoundMatch)
  case unwind(BoundUnwind)
  case project(BoundProjection)
  case create(BoundCreate)
  case merge(BoundMerge)
  /// SET and REMOVE.
  case set([BoundSetItem], SourceRange)
  case delete(BoundDelete)
  case callProcedure(BoundProcedureCall)
  case callSubquery(BoundCallSubquery)
}

struct BoundMatch: Sendable {
  var isOptional: Bool
  var patterns: [BoundPattern]
  /// Labels, property maps, inline conditions and the clause's WHERE, as conjuncts.
  var predicates: [BoundExpression]
  /// Conjuncts of the clause's WHERE that must wait for the selected paths.
  var laterPredicates: [BoundExpression]
  /// Variables that the clause binds, in order of appearance.
  var newVariables: [VariableID]
  /// Whether an edge may occur twice in a match.
  var repeatsEdges: Bool
  var range: SourceRange
}

/// One path pattern: nodes with a step between each two.
struct BoundPattern: Sendable {
  /// One more than there are steps.
  var nodes: [VariableID]
  var steps: [BoundStep]
  var path: VariableID?
  /// Names of parts of the path, `(p = …)`, as ranges of steps.
  var subpaths: [(variable: VariableID, steps: Range<Int>)] = []
  var selector: BoundSelector?
  /// Parts whose nodes may not repeat, where that cannot be said by comparing variables.
  var scopes: [BoundScope] = []
  /// Conditions that candidates for the selector, or paths in the mode, must meet.
  var conditions: [BoundExpression] = []
  /// Holds all edges of the path, where its steps are searched together.
  var edges: VariableID?
  /// What people gave a name: paths that differ elsewhere are one path to a selector.
  var named: Set<VariableID> = []
  var range: SourceRange
}

/// A range of steps whose nodes may not repeat.
struct BoundScope: Sendable {
  /// Simple or acyclic.
  var mode: PathModeSyntax
  var steps: Range<Int>
}

enum BoundStep: Sendable {
  case edge(BoundEdge)
  case repetition(BoundRepetition)
}

/// One edge between two nodes of a pattern.
struct BoundEdge: Sendable {
  var variable: VariableID
  var types: [SymbolID]
  /// What the types satisfy; nil for any.
  var typeTest: LabelTest?
  /// As written, for plans: `:A|B`; empty for any type.
  var typeText: String
  var direction: EdgeSyntax.Direction
  /// The variable had a value before.
  var isBound: Bool
  var range: SourceRange
}

/// A quantified edge or group: what one turn looks like, and how many turns.
struct BoundRepetition: Sendable {
  /// The inner nodes of one turn, the joints first and last.
  var nodes: [VariableID]
  var edges: [BoundEdge]
  /// Conditions on one turn, over its inner variables and outer ones.
  var predicates: [BoundExpression]
  /// Conditions on the node between two turns, over the first inner node.
  var betweenPredicates: [BoundExpression] = []
  var minimum: Int
  var maximum: Int?
  /// All edges of all turns in path order.
  var edgeList: VariableID
  /// Lists outside for the inner variables that have names.
  var lists: [(inner: VariableID, outer: VariableID)]
  /// The list of the turns' paths, `(p = (a)-->(b)){2}`.
  var paths: VariableID?
  var range: SourceRange
}

/// Which of the paths between each two ends are kept.
struct BoundSelector: Sendable {
  enum Kind: String, Sendable {
    case any = "ANY"
    case shortest = "SHORTEST"
    case shortestGroups = "SHORTEST GROUPS"
    case allShortest = "ALL SHORTEST"
  }

  var kind: Kind
  /// How many paths or groups; nil for one.
  var count: BoundExpression?
  /// Conditions of `shortestPath(…)` on the path itself, which choose among paths before the shortest is
  /// taken.
  var pathPredicates: [BoundExpression]
  /// Written `shortestPath(…)` or `allShortestPaths(…)`.
  var isLegacy: Bool
  var range: SourceRange
}

struct BoundUnwind: Sendable {
  var list: BoundExpression
  var variable: VariableID
  var numbering: (kind: UnwindSyntax.Numbering, variable: VariableID)?
}

/// WITH or RETURN.
struct BoundProjection: Sendable {
  struct Item: Sendable {
    var variable: VariableID
    var expression: BoundExpression
    var name: String
  }

  struct SortKey: Sendable {
    var expression: BoundExpression
    var isDescending: Bool
    var nullsFirst: Bool
  }

  /// Evaluated on the rows before; empty where there is no aggregation.
  var groupingKeys: [Item]
  /// Nil where there is no aggregation.
  var aggregates: [(variable: VariableID, call: AggregateCall, name: String)]?
  /// Evaluated on the groups, or on the rows where there is no aggregation.
  var items: [Item]
  var isDistinct: Bool
  var order: [SortKey]
  var offset: BoundExpression?
  var limit: BoundExpression?
  /// `WITH … WHERE`.
  var predicates: [BoundExpression]
  var range: SourceRange
}
