public import Diagnostics

/// An expression as written, with its range (parentheses around it included).
public struct ExpressionSyntax: Sendable, Equatable {
  public indirect enum Kind: Sendable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case parameter(String)
    case variable(String)
    case list([ExpressionSyntax])
    case map([MapEntrySyntax])

    case property(ExpressionSyntax, NameSyntax)
    case index(ExpressionSyntax, ExpressionSyntax)
    case slice(ExpressionSyntax, from: ExpressionSyntax?, to: ExpressionSyntax?)

    case unary(UnaryOperator, ExpressionSyntax)
    case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax)
    /// `a < b <= c`: each neighbouring pair must hold.
    case comparison(ExpressionSyntax, [ComparisonLinkSyntax])
    case isNull(ExpressionSyntax, isNegated: Bool)
    /// `n:A&B`.
    case hasLabels(ExpressionSyntax, LabelExpressionSyntax)

    case call(CallSyntax)
    case `case`(CaseSyntax)
    /// `all(x IN list WHERE …)`.
    case quantifier(QuantifierKind, ElementSyntax, ExpressionSyntax?)
    /// `[x IN list WHERE … | …]`.
    case listComprehension(ElementSyntax, condition: ExpressionSyntax?, result: ExpressionSyntax?)
    /// `[p = (a)--(b) WHERE … | …]`.
    case patternComprehension(
      variable: NameSyntax?,
      PathSyntax,
      condition: ExpressionSyntax?,
      result: ExpressionSyntax
    )
    /// `reduce(total = 0, x IN list | total + x)`.
    case reduce(accumulator: NameSyntax, initial: ExpressionSyntax, ElementSyntax, ExpressionSyntax)
    /// `n {.name, .*, other, key: value}`.
    case mapProjection(NameSyntax, [MapProjectionFieldSyntax])
    case subquery(SubqueryKind, SubquerySyntax)
    /// A chain of nodes and edges as a condition: at least one match exists.
    case pattern(PathSyntax)
    /// `shortestPath(…)` or `allShortestPaths(…)` as a value.
    case shortestPath(PatternSyntax)
  }

  public var kind: Kind
  public var range: SourceRange

  public init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}

public struct MapEntrySyntax: Sendable, Equatable {
  public var key: NameSyntax
  public var value: ExpressionSyntax

  public init(key: NameSyntax, value: ExpressionSyntax) {
    self.key = key
    self.value = value
  }
}

public enum UnaryOperator: String, Sendable {
  case not = "NOT"
  case plus = "+"
  case minus = "-"
}

public enum BinaryOperator: String, Sendable {
  case or = "OR"
  case xor = "XOR"
  case and = "AND"
  case `in` = "IN"
  case contains = "CONTAINS"
  case startsWith = "STARTS WITH"
  case endsWith = "ENDS WITH"
  case matches = "=~"
  case add = "+"
  case subtract = "-"
  /// `||`: strings or lists only.
  case concatenate = "||"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
}

public enum ComparisonOperator: String, Sendable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

public struct ComparisonLinkSyntax: Sendable, Equatable {
  public var comparison: ComparisonOperator
  public var operand: ExpressionSyntax

  public init(_ comparison: ComparisonOperator, _ operand: ExpressionSyntax) {
    self.comparison = comparison
    self.operand = operand
  }
}

/// `name(arguments)`; `count(*)` has `isStar`.
public struct CallSyntax: Sendable, Equatable {
  /// The whole name, with dots where qualified.
  public var name: NameSyntax
  public var isDistinct: Bool
  public var isStar: Bool
  public var arguments: [ExpressionSyntax]

  public init(name: NameSyntax, isDistinct: Bool, isStar: Bool, arguments: [ExpressionSyntax]) {
    self.name = name
    self.isDistinct = isDistinct
    self.isStar = isStar
    self.arguments = arguments
  }
}

public struct CaseSyntax: Sendable, Equatable {
  public struct Branch: Sendable, Equatable {
    /// Conditions or, with an operand, values to equal, of which any one suffices.
    public var when: [ExpressionSyntax]
    public var then: ExpressionSyntax

    public init(when: [ExpressionSyntax], then: ExpressionSyntax) {
      self.when = when
      self.then = then
    }
  }

  public var operand: ExpressionSyntax?
  public var branches: [Branch]
  public var otherwise: ExpressionSyntax?

  public init(operand: ExpressionSyntax?, branches: [Branch], otherwise: ExpressionSyntax?) {
    self.operand = operand
    self.branches = branches
    self.otherwise = otherwise
  }
}

public enum QuantifierKind: String, Sendable {
  case all, any, none, single
}

/// `x IN list`.
public struct ElementSyntax: Sendable, Equatable {
  public var variable: NameSyntax
  public var list: ExpressionSyntax

  public init(variable: NameSyntax, list: ExpressionSyntax) {
    self.variable = variable
    self.list = list
  }
}

public enum MapProjectionFieldSyntax: Sendable, Equatable {
  /// `.name`
  case property(NameSyntax)
  /// `.*`
  case all(SourceRange)
  /// `variable`
  case variable(NameSyntax)
  /// `key: value`
  case entry(MapEntrySyntax)
}

public enum SubqueryKind: String, Sendable {
  case exists = "EXISTS"
  case count = "COUNT"
  case collect = "COLLECT"
}

/// What stands between the braces of `EXISTS { … }`.
///
/// A pattern without MATCH is read as `MATCH pattern`; a query of EXISTS and COUNT may lack RETURN.
public struct SubquerySyntax: Sendable, Equatable {
  public var statement: StatementSyntax

  public init(statement: StatementSyntax) {
    self.statement = statement
  }
}
