public import Diagnostics

/// One path pattern of a MATCH: `[p =] [selector] [mode] path`.
public struct PatternSyntax: Sendable, Equatable {
  public var variable: NameSyntax?
  public var selector: SelectorSyntax?
  public var mode: PathModeSyntax
  public var path: PathSyntax
  /// Written `shortestPath(…)` or `allShortestPaths(…)`: the clause's WHERE then filters before the search.
  public var isLegacyShortest: Bool
  public var range: SourceRange

  public init(
    variable: NameSyntax?,
    selector: SelectorSyntax?,
    mode: PathModeSyntax,
    path: PathSyntax,
    isLegacyShortest: Bool,
    range: SourceRange
  ) {
    self.variable = variable
    self.selector = selector
    self.mode = mode
    self.path = path
    self.isLegacyShortest = isLegacyShortest
    self.range = range
  }
}

/// Which of the paths between each pair of ends to keep.
public struct SelectorSyntax: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// `ANY`, `ANY k`.
    case any
    /// `SHORTEST k`, `ANY SHORTEST`, `shortestPath(…)`.
    case shortest
    /// `SHORTEST k GROUPS`.
    case shortestGroups
    /// `ALL SHORTEST`, `allShortestPaths(…)`.
    case allShortest
  }

  public var kind: Kind
  /// How many, an integer literal or a parameter; nil means one.
  public var count: ExpressionSyntax?
  public var range: SourceRange

  public init(kind: Kind, count: ExpressionSyntax?, range: SourceRange) {
    self.kind = kind
    self.count = count
    self.range = range
  }
}

public enum PathModeSyntax: String, Sendable, Equatable {
  /// As the match mode says: no edge twice by default.
  case unspecified
  case walk, trail, simple, acyclic
}

/// Nodes, edges and groups, in the order written.
public struct PathSyntax: Sendable, Equatable {
  public enum Step: Sendable, Equatable {
    case node(NodeSyntax)
    case edge(EdgeSyntax)
    case group(GroupSyntax)

    public var range: SourceRange {
      switch self {
      case .node(let node): node.range
      case .edge(let edge): edge.range
      case .group(let group): group.range
      }
    }
  }

  public var steps: [Step]
  public var range: SourceRange

  public init(steps: [Step], range: SourceRange) {
    self.steps = steps
    self.range = range
  }
}

/// `(variable:Labels {map} WHERE …)`.
public struct NodeSyntax: Sendable, Equatable {
  public var variable: NameSyntax?
  public var labels: LabelExpressionSyntax?
  /// A map literal or a parameter.
  public var properties: ExpressionSyntax?
  public var condition: ExpressionSyntax?
  public var range: SourceRange

  public init(
    variable: NameSyntax?,
    labels: LabelExpressionSyntax?,
    properties: ExpressionSyntax?,
    condition: ExpressionSyntax?,
    range: SourceRange
  ) {
    self.variable = variable
    self.labels = labels
    self.properties = properties
    self.condition = condition
    self.range = range
  }
}

/// `-[variable:TYPE*1..3 {map} WHERE …]->` or `-[…]->{1,3}`.
public struct EdgeSyntax: Sendable, Equatable {
  public enum Direction: Sendable, Equatable {
    /// `-->`
    case right
    /// `<--`
    case left
    /// `--` and `<-->`
    case any
  }

  public var variable: NameSyntax?
  public var types: LabelExpressionSyntax?
  public var direction: Direction
  /// `*…` inside the brackets or a quantifier after the arrow; nil for one edge.
  public var quantifier: QuantifierSyntax?
  /// A map literal or a parameter.
  public var properties: ExpressionSyntax?
  public var condition: ExpressionSyntax?
  public var range: SourceRange

  public init(
    variable: NameSyntax?,
    types: LabelExpressionSyntax?,
    direction: Direction,
    quantifier: QuantifierSyntax?,
    properties: ExpressionSyntax?,
    condition: ExpressionSyntax?,
    range: SourceRange
  ) {
    self.variable = variable
    self.types = types
    self.direction = direction
    self.quantifier = quantifier
    self.properties = properties
    self.condition = condition
    self.range = range
  }
}

/// `((a)-[:R]->(b) WHERE …){1,5}`, or a plain parenthesised path when there is no quantifier.
public struct GroupSyntax: Sendable, Equatable {
  public var variable: NameSyntax?
  public var mode: PathModeSyntax
  public var path: PathSyntax
  public var condition: ExpressionSyntax?
  public var quantifier: QuantifierSyntax?
  public var range: SourceRange

  public init(
    variable: NameSyntax?,
    mode: PathModeSyntax,
    path: PathSyntax,
    condition: ExpressionSyntax?,
    quantifier: QuantifierSyntax?,
    range: SourceRange
  ) {
    self.variable = variable
    self.mode = mode
    self.path = path
    self.condition = condition
    self.quantifier = quantifier
    self.range = range
  }
}

/// How many times an edge or group repeats.
///
/// An upper bound below the lower one is legal and matches nothing.
public struct QuantifierSyntax: Sendable, Equatable {
  public var minimum: Int
  /// Nil: no upper bound.
  public var maximum: Int?
  public var range: SourceRange

  public init(minimum: Int, maximum: Int?, range: SourceRange) {
    self.minimum = minimum
    self.maximum = maximum
    self.range = range
  }
}

/// `A&!B|%` after `:` or `IS`; for nodes labels, for edges types.
public indirect enum LabelExpressionSyntax: Sendable, Equatable {
  case name(NameSyntax)
  /// `%`: at least one.
  case any(SourceRange)
  case not(LabelExpressionSyntax, SourceRange)
  case and(LabelExpressionSyntax, LabelExpressionSyntax)
  case or(LabelExpressionSyntax, LabelExpressionSyntax)

  public var range: SourceRange {
    switch self {
    case .name(let name): name.range
    case .any(let range), .not(_, let range): range
    case .and(let left, let right), .or(let left, let right): left.range.union(right.range)
    }
  }
}
