public import Diagnostics

/// A whole query: one or more parts, joined by UNION.
public struct StatementSyntax: Sendable, Equatable {
  public var parts: [PartSyntax]
  /// `unions[i]` stands between `parts[i]` and `parts[i + 1]`.
  public var unions: [UnionSyntax]
  public var range: SourceRange

  public init(parts: [PartSyntax], unions: [UnionSyntax], range: SourceRange) {
    self.parts = parts
    self.unions = unions
    self.range = range
  }
}

public struct UnionSyntax: Sendable, Equatable {
  /// `UNION ALL` keeps repeated rows.
  public var keepsDuplicates: Bool
  public var range: SourceRange

  public init(keepsDuplicates: Bool, range: SourceRange) {
    self.keepsDuplicates = keepsDuplicates
    self.range = range
  }
}

/// Clauses in the order in which rows pass through them.
public struct PartSyntax: Sendable, Equatable {
  public var clauses: [ClauseSyntax]
  public var range: SourceRange

  public init(clauses: [ClauseSyntax], range: SourceRange) {
    self.clauses = clauses
    self.range = range
  }
}
