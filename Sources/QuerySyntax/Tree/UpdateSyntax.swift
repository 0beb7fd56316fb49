public import Diagnostics

/// `INSERT pattern, …`, also written CREATE.
public struct CreateSyntax: Sendable, Equatable {
  public var patterns: [PatternSyntax]
  public var range: SourceRange

  public init(patterns: [PatternSyntax], range: SourceRange) {
    self.patterns = patterns
    self.range = range
  }
}

/// `MERGE pattern ON CREATE SET … ON MATCH SET …`: matches the whole pattern, or creates it.
public struct MergeSyntax: Sendable, Equatable {
  public var pattern: PatternSyntax
  /// The items of every `ON CREATE SET`, in the order written.
  public var onCreate: [SetItemSyntax]
  /// The items of every `ON MATCH SET`, in the order written.
  public var onMatch: [SetItemSyntax]
  public var range: SourceRange

  public init(
    pattern: PatternSyntax,
    onCreate: [SetItemSyntax],
    onMatch: [SetItemSyntax],
    range: SourceRange
  ) {
    self.pattern = pattern
    self.onCreate = onCreate
    self.onMatch = onMatch
    self.range = range
  }
}

/// `SET item, …`.
public struct SetSyntax: Sendable, Equatable {
  public var items: [SetItemSyntax]
  public var range: SourceRange

  public init(items: [SetItemSyntax], range: SourceRange) {
    self.items = items
    self.range = range
  }
}

public enum SetItemSyntax: Sendable, Equatable {
  /// `n.name = value`
  case property(target: ExpressionSyntax, key: NameSyntax, value: ExpressionSyntax)
  /// `n[key] = value`
  case dynamicProperty(target: ExpressionSyntax, key: ExpressionSyntax, value: ExpressionSyntax)
  /// `n = map`: the properties of `n` become those of the map.
  case replaceAll(NameSyntax, ExpressionSyntax)
  /// `n += map`: properties that the map lacks stay.
  case addAll(NameSyntax, ExpressionSyntax)
  /// `n:A&B`, `n:A:B` or `n IS A`
  case labels(NameSyntax, [NameSyntax])

  public var range: SourceRange {
    switch self {
    case .property(let target, _, let value), .dynamicProperty(let target, _, let value):
      target.range.union(value.range)
    case .replaceAll(let name, let value), .addAll(let name, let value): name.range.union(value.range)
    case .labels(let name, let labels): labels.reduce(name.range) { $0.union($1.range) }
    }
  }
}

/// `REMOVE item, …`.
public struct RemoveSyntax: Sendable, Equatable {
  public var items: [RemoveItemSyntax]
  public var range: SourceRange

  public init(items: [RemoveItemSyntax], range: SourceRange) {
    self.items = items
    self.range = range
  }
}

public enum RemoveItemSyntax: Sendable, Equatable {
  /// `n.name`
  case property(target: ExpressionSyntax, key: NameSyntax)
  /// `n[key]`
  case dynamicProperty(target: ExpressionSyntax, key: ExpressionSyntax)
  /// `n:A&B`, `n:A:B` or `n IS A`
  case labels(NameSyntax, [NameSyntax])

  public var range: SourceRange {
    switch self {
    case .property(let target, let key): target.range.union(key.range)
    case .dynamicProperty(let target, let key): target.range.union(key.range)
    case .labels(let name, let labels): labels.reduce(name.range) { $0.union($1.range) }
    }
  }
}

/// `[DETACH | NODETACH] DELETE expression, …`.
public struct DeleteSyntax: Sendable, Equatable {
  /// Whether the edges of a deleted node go with it.
  public var isDetach: Bool
  public var expressions: [ExpressionSyntax]
  public var range: SourceRange

  public init(isDetach: Bool, expressions: [ExpressionSyntax], range: SourceRange) {
    self.isDetach = isDetach
    self.expressions = expressions
    self.range = range
  }
}
