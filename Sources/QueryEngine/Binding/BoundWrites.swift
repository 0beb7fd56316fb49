import Diagnostics
import PropertyGraph
import QuerySyntax

/// CREATE, or what a MERGE creates when nothing matches.
struct BoundCreate: Sendable {
  var nodes: [BoundNewNode]
  var edges: [BoundNewEdge]
  var paths: [(variable: VariableID, recipe: PathRecipe)]
  var range: SourceRange

  /// The variables that get a value.
  var newVariables: [VariableID] {
    nodes.map(\.variable) + edges.map(\.variable) + paths.map(\.variable)
  }

  /// The same in steps, where properties are computed from what the clause itself has created:
  /// `CREATE (a {id: 1}), (b {id: a.id + 1})` takes two.
  var stages: [BoundCreate] {
    var levels = Dictionary(newVariables.map { ($0, 0) }) { first, _ in first }
    var isSettled = false
    func raise(_ variable: VariableID, to level: Int) {
      if level > levels[variable, default: 0] { (levels[variable], isSettled) = (level, false) }
    }
    func level(after properties: BoundExpression?) -> Int {
      properties?.variables.compactMap { levels[$0] }.max().map { $0 + 1 } ?? 0
    }
    while !isSettled {
      isSettled = true
      for node in nodes { raise(node.variable, to: level(after: node.properties)) }
      for edge in edges {
        raise(
          edge.variable,
          to: max(levels[edge.from] ?? 0, levels[edge.to] ?? 0, level(after: edge.properties))
        )
      }
      for path in paths {
        let parts = BoundExpression(.path(path.recipe), .path, at: range).variables
        raise(path.variable, to: parts.compactMap { levels[$0] }.max() ?? 0)
      }
    }
    return (0...(levels.values.max() ?? 0))
      .map { stage in
        var part = self
        part.nodes.removeAll { levels[$0.variable] != stage }
        part.edges.removeAll { levels[$0.variable] != stage }
        part.paths.removeAll { levels[$0.variable] != stage }
        return part
      }
  }
}

struct BoundNewNode: Sendable {
  var variable: VariableID
  var labels: [String]
  /// A map, or nil for none.
  var properties: BoundExpression?
  var range: SourceRange
}

struct BoundNewEdge: Sendable {
  var variable: VariableID
  var type: String
  var from: VariableID
  var to: VariableID
  /// A map, or nil for none.
  var properties: BoundExpression?
  var range: SourceRange
}

struct BoundMerge: Sendable {
  var match: BoundMatch
  var create: BoundCreate
  var onCreate: [BoundSetItem]
  var onMatch: [BoundSetItem]
  var range: SourceRange
}

enum BoundSetItem: Sendable {
  /// `SET n.key = value`, `SET n[key] = value`; null removes.
  case property(target: BoundExpression, key: BoundExpression, value: BoundExpression)
  /// `SET n = map` and `SET n += map`.
  case properties(target: BoundExpression, value: BoundExpression, keepsOthers: Bool)
  /// `SET n:A:B` and `REMOVE n:A:B`.
  case labels(target: BoundExpression, labels: [String], isRemoval: Bool)
}

struct BoundDelete: Sendable {
  var isDetach: Bool
  var expressions: [BoundExpression]
  var range: SourceRange
}

/// `CALL name(…) YIELD …`.
struct BoundProcedureCall: Sendable {
  var procedure: Procedure
  var arguments: [BoundExpression]
  /// The columns of the procedure that are kept, with the variables that hold them.
  var outputs: [(column: Int, variable: VariableID)]
  var predicates: [BoundExpression]
  var range: SourceRange
}

/// `CALL { … }`: an inner query for each row.
struct BoundCallSubquery: Sendable {
  var query: BoundQuery
  /// Outer variables that the inner query reads.
  var imports: Set<VariableID>
  /// By column of the inner query: the variable outside.
  var outputs: [VariableID]
  var isOptional: Bool
  var range: SourceRange
}

extension BoundClause {
  /// Whether the rows before it must all be there before it runs, and its effect before what follows.
  var isBarrier: Bool {
    switch self {
    case .match, .unwind, .project: false
    case .create, .merge, .set, .delete, .callProcedure, .callSubquery: true
    }
  }

  /// Whether it changes the graph.
  var writes: Bool {
    switch self {
    case .match, .unwind, .project, .callProcedure: false
    case .create, .merge, .set, .delete: true
    case .callSubquery(let call): call.query.writes
    }
  }
}

extension BoundQuery {
  var writes: Bool { parts.contains { $0.clauses.contains(where: \.writes) } }
  var hasBarriers: Bool { parts.contains { $0.clauses.contains(where: \.isBarrier) } }
}
