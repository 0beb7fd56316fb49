public import Diagnostics

/// `CALL name(arguments) YIELD … WHERE …`.
public struct CallProcedureSyntax: Sendable, Equatable {
  /// The whole name, with dots where qualified.
  public var name: NameSyntax
  /// Nil without brackets: then parameters of the query that are named like the arguments are meant.
  public var arguments: [ExpressionSyntax]?
  public var yields: YieldSyntax?
  public var condition: ExpressionSyntax?
  public var range: SourceRange

  public init(
    name: NameSyntax,
    arguments: [ExpressionSyntax]?,
    yields: YieldSyntax?,
    condition: ExpressionSyntax?,
    range: SourceRange
  ) {
    self.name = name
    self.arguments = arguments
    self.yields = yields
    self.condition = condition
    self.range = range
  }
}

/// Which columns of a procedure become variables.
public enum YieldSyntax: Sendable, Equatable {
  /// `YIELD *`; holds the range of the star.
  case all(SourceRange)
  /// `YIELD column AS alias, …`
  case items([(column: NameSyntax, alias: NameSyntax?)])

  public static func == (a: YieldSyntax, b: YieldSyntax) -> Bool {
    switch (a, b) {
    case (.all(let a), .all(let b)): a == b
    case (.items(let a), .items(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.column == $1.column && $0.alias == $1.alias }
    default: false
    }
  }
}

/// `[OPTIONAL] CALL (imports) { query }`: the query runs once for each row.
public struct CallSubquerySyntax: Sendable, Equatable {
  /// The variables in brackets before the braces; nil without brackets, empty for `()` and for `(*)`.
  public var imports: [NameSyntax]?
  /// `CALL (*) { … }`: every variable in scope; holds the range of the star.
  public var star: SourceRange?
  /// Keeps a row for which the query gives none.
  public var isOptional: Bool
  public var statement: StatementSyntax
  public var range: SourceRange

  public init(
    imports: [NameSyntax]?,
    star: SourceRange? = nil,
    isOptional: Bool,
    statement: StatementSyntax,
    range: SourceRange
  ) {
    self.imports = imports
    self.star = star
    self.isOptional = isOptional
    self.statement = statement
    self.range = range
  }
}
