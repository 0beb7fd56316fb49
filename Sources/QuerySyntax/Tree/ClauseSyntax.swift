public import Diagnostics

/// One clause of a query.
///
/// Synonyms are gone: `LET x = e` is `WITH *, e AS x`, `FILTER c` is `WITH * WHERE c`, `FOR x IN l` is
/// `UNWIND l AS x`, `SKIP` is `OFFSET`, `INSERT` is `CREATE`. A clause keeps the range of what was written.
public enum ClauseSyntax: Sendable, Equatable {
  case match(MatchSyntax)
  case unwind(UnwindSyntax)
  case with(ProjectionSyntax)
  case `return`(ProjectionSyntax)

  case create(CreateSyntax)
  case merge(MergeSyntax)
  case set(SetSyntax)
  case remove(RemoveSyntax)
  case delete(DeleteSyntax)

  case callProcedure(CallProcedureSyntax)
  case callSubquery(CallSubquerySyntax)
  /// `FINISH`: runs the clauses before it and gives no rows.
  case finish(SourceRange)

  public var range: SourceRange {
    switch self {
    case .match(let clause): clause.range
    case .unwind(let clause): clause.range
    case .with(let clause), .return(let clause): clause.range
    case .create(let clause): clause.range
    case .merge(let clause): clause.range
    case .set(let clause): clause.range
    case .remove(let clause): clause.range
    case .delete(let clause): clause.range
    case .callProcedure(let clause): clause.range
    case .callSubquery(let clause): clause.range
    case .finish(let range): range
    }
  }

  /// Changes the graph by itself; what a CALL does is not asked.
  public var isUpdate: Bool {
    switch self {
    case .create, .merge, .set, .remove, .delete: true
    case .match, .unwind, .with, .return, .callProcedure, .callSubquery, .finish: false
    }
  }
}

/// `[OPTIONAL] MATCH pattern, … [WHERE …]`.
public struct MatchSyntax: Sendable, Equatable {
  public enum Mode: Sendable, Equatable {
    /// An edge occurs once in a match: the default.
    case differentEdges
    case repeatableElements
  }

  public var isOptional: Bool
  public var mode: Mode
  public var patterns: [PatternSyntax]
  public var condition: ExpressionSyntax?
  public var range: SourceRange

  public init(
    isOptional: Bool,
    mode: Mode,
    patterns: [PatternSyntax],
    condition: ExpressionSyntax?,
    range: SourceRange
  ) {
    self.isOptional = isOptional
    self.mode = mode
    self.patterns = patterns
    self.condition = condition
    self.range = range
  }
}

/// `UNWIND list AS variable`.
public struct UnwindSyntax: Sendable, Equatable {
  public enum Numbering: Sendable, Equatable {
    /// Counts from 1.
    case ordinality
    /// Counts from 0.
    case offset
  }

  public var list: ExpressionSyntax
  public var variable: NameSyntax
  /// `FOR x IN list WITH ORDINALITY n`.
  public var numbering: (kind: Numbering, variable: NameSyntax)?
  public var range: SourceRange

  public init(
    list: ExpressionSyntax,
    variable: NameSyntax,
    numbering: (kind: Numbering, variable: NameSyntax)?,
    range: SourceRange
  ) {
    self.list = list
    self.variable = variable
    self.numbering = numbering
    self.range = range
  }

  public static func == (a: UnwindSyntax, b: UnwindSyntax) -> Bool {
    a.list == b.list && a.variable == b.variable && a.range == b.range
      && a.numbering?.kind == b.numbering?.kind && a.numbering?.variable == b.numbering?.variable
  }
}

/// What `WITH` and `RETURN` have in common.
public struct ProjectionSyntax: Sendable, Equatable {
  public struct Item: Sendable, Equatable {
    public var expression: ExpressionSyntax
    /// The name after `AS`; nil where none is written, and the heading is the source text.
    public var alias: NameSyntax?

    public init(expression: ExpressionSyntax, alias: NameSyntax?) {
      self.expression = expression
      self.alias = alias
    }
  }

  public struct SortKey: Sendable, Equatable {
    public enum NullPlacement: Sendable, Equatable { case first, last }
    public var expression: ExpressionSyntax
    public var isDescending: Bool
    /// Nil where not said: nulls are largest.
    public var nulls: NullPlacement?

    public init(expression: ExpressionSyntax, isDescending: Bool, nulls: NullPlacement?) {
      self.expression = expression
      self.isDescending = isDescending
      self.nulls = nulls
    }
  }

  public var isDistinct: Bool
  /// `*`: every variable in scope, before the items; holds the range of the star.
  public var star: SourceRange?
  public var items: [Item]
  /// `GROUP BY …` where written; an empty list is `GROUP BY ()`.
  public var grouping: [ExpressionSyntax]?
  public var order: [SortKey]
  public var offset: ExpressionSyntax?
  public var limit: ExpressionSyntax?
  /// `WITH … WHERE`; nil after `RETURN`.
  public var condition: ExpressionSyntax?
  public var range: SourceRange

  public init(
    isDistinct: Bool,
    star: SourceRange?,
    items: [Item],
    grouping: [ExpressionSyntax]?,
    order: [SortKey],
    offset: ExpressionSyntax?,
    limit: ExpressionSyntax?,
    condition: ExpressionSyntax?,
    range: SourceRange
  ) {
    self.isDistinct = isDistinct
    self.star = star
    self.items = items
    self.grouping = grouping
    self.order = order
    self.offset = offset
    self.limit = limit
    self.condition = condition
    self.range = range
  }
}
