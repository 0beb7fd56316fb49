import Diagnostics

/// Clauses that change the graph.
extension Parser {
  /// `INSERT` and `CREATE`.
  mutating func parseCreate() throws(Interruption) -> CreateSyntax {
    let start = current.start
    if keyword == .create, let schema = schemaCommand(after: "CREATE") {
      throw failure(.unsupportedClause(schema, at: range(ofTokens: 2), .schema))
    }
    advance()
    let patterns = try parsePatterns()
    for pattern in patterns { checkCreated(pattern) }
    continuation = "',' or the next clause"
    return CreateSyntax(patterns: patterns, range: range(from: start))
  }

  // MARK: MERGE

  mutating func parseMerge() throws(Interruption) -> MergeSyntax {
    let start = current.start
    advance()
    var patterns = try parsePatterns()
    let pattern = patterns.removeFirst()
    if let second = patterns.first { report(.severalMerged(at: second.range, first: pattern.range)) }
    checkCreated(pattern)
    var merge = MergeSyntax(pattern: pattern, onCreate: [], onMatch: [], range: pattern.range)
    while take(.on) {
      let isCreate = keyword == .create || keyword == .insert
      guard isCreate || keyword == .match else {
        throw unexpected("CREATE or MATCH", known: ["CREATE", "MATCH"])
      }
      advance()
      try expect(.set)
      let items = try parseSetItems()
      if isCreate { merge.onCreate += items } else { merge.onMatch += items }
    }
    let hasBoth = !merge.onCreate.isEmpty && !merge.onMatch.isEmpty
    continuation = hasBoth ? "the next clause" : "ON CREATE SET, ON MATCH SET or the next clause"
    merge.range = range(from: start)
    return merge
  }

  // MARK: SET and REMOVE

  mutating func parseSet() throws(Interruption) -> SetSyntax {
    let start = current.start
    advance()
    let items = try parseSetItems()
    continuation = "',', an operator or the next clause"
    return SetSyntax(items: items, range: range(from: start))
  }

  private mutating func parseSetItems() throws(Interruption) -> [SetItemSyntax] {
    var items: [SetItemSyntax] = []
    repeat {
      items.append(try parseSetItem())
    } while take(.comma)
    return items
  }

  private mutating func parseSetItem() throws(Interruption) -> SetItemSyntax {
    let target = try parseTarget()
    if let name = target.variableName, startsTargetLabels {
      return .labels(name, try parseTargetLabels())
    }
    if startsAddition { return try parseAddition(to: target) }
    if kind == .doubleEqual {
      report(.misspelledOperator(current.range, "==", "="))
      advance()
    } else {
      guard kind == .equal else { throw unexpectedAfterTarget(target) }
      advance()
    }
    switch target.kind {
    case .property(let base, let key): return .property(target: base, key: key, value: try parseExpression())
    case .index(let base, let key):
      return .dynamicProperty(target: base, key: key, value: try parseExpression())
    default:
      guard let name = target.variableName else { throw failure(.noTarget(at: target.range)) }
      return .replaceAll(name, try parseExpression())
    }
  }

  private mutating func unexpectedAfterTarget(_ target: ExpressionSyntax) -> Interruption {
    switch target.kind {
    case .variable: unexpected("'.', ':', '=' or '+='")
    case .property, .index: unexpected("'='")
    default: failure(.noTarget(at: target.range))
    }
  }

  /// `+=` in one piece.
  private var startsAddition: Bool {
    kind == .plus && (token(1).kind == .equal || token(1).kind == .doubleEqual)
      && token(1).start == current.end
  }

  private mutating func parseAddition(to target: ExpressionSyntax) throws(Interruption) -> SetItemSyntax {
    guard let name = target.variableName else {
      throw failure(.misplacedAddition(at: range(ofTokens: 2), target: source.text(in: target.range)))
    }
    advance()
    try expect(.equal)
    return .addAll(name, try parseExpression())
  }

  mutating func parseRemove() throws(Interruption) -> RemoveSyntax {
    let start = current.start
    advance()
    var items: [RemoveItemSyntax] = []
    repeat {
      items.append(try parseRemoveItem())
    } while take(.comma)
    continuation = "',' or the next clause"
    return RemoveSyntax(items: items, range: range(from: start))
  }

  private mutating func parseRemoveItem() throws(Interruption) -> RemoveItemSyntax {
    let target = try parseTarget()
    switch target.kind {
    case .property(let base, let key): return .property(target: base, key: key)
    case .index(let base, let key): return .dynamicProperty(target: base, key: key)
    default:
      guard let name = target.variableName else { throw failure(.noTarget(at: target.range)) }
      guard startsTargetLabels else { throw unexpected("'.' and a property, or ':' and a label") }
      return .labels(name, try parseTargetLabels())
    }
  }

  /// What a property is set of or removed from, and the property.
  private mutating func parseTarget() throws(Interruption) -> ExpressionSyntax {
    let outer = try descend()
    defer { ascend(outer) }
    return try parsePostfix()
  }

  private var startsTargetLabels: Bool {
    kind == .colon || (keyword == .is && startsLabels(at: index + 1))
  }

  /// Labels to add or take away: names only.
  private mutating func parseTargetLabels() throws(Interruption) -> [NameSyntax] {
    advance()
    let labels = try parseLabels()
    var names: [NameSyntax] = []
    var rest = [labels]
    while let label = rest.popLast() {
      switch label {
      case .name(let name): names.append(name)
      case .and(let left, let right): rest += [right, left]
      case .or, .not, .any:
        report(.indefiniteLabels(at: label.range))
        return names
      }
    }
    return names
  }

  // MARK: DELETE

  mutating func parseDelete() throws(Interruption) -> DeleteSyntax {
    let start = current.start
    let isDetach = take(.detach)
    if !isDetach { _ = take(.nodetach) }
    try expect(.delete)
    let expressions = try parseExpressions()
    continuation = "',' or the next clause"
    return DeleteSyntax(isDetach: isDetach, expressions: expressions, range: range(from: start))
  }

  // MARK: What can be created

  /// A pattern that is created says exactly what comes into being.
  private mutating func checkCreated(_ pattern: PatternSyntax) {
    if let selector = pattern.selector {
      report(
        .searchInCreated(pattern.isLegacyShortest ? "a shortest path" : "a selector", at: selector.range)
      )
    } else if pattern.mode != .unspecified {
      report(.searchInCreated("a path mode", at: pattern.range))
    }
    for step in pattern.path.steps {
      switch step {
      case .node(let node):
        if let condition = node.condition { report(.searchInCreated("WHERE", at: condition.range)) }
      case .edge(let edge):
        if let condition = edge.condition { report(.searchInCreated("WHERE", at: condition.range)) }
      case .group(let group): report(.searchInCreated("a group", at: group.range))
      }
    }
  }
}

extension ExpressionSyntax {
  fileprivate var variableName: NameSyntax? {
    if case .variable(let name) = kind { NameSyntax(name, at: range) } else { nil }
  }
}

extension Diagnostic {
  fileprivate static func severalMerged(at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "several-merged-patterns",
      "MERGE takes one pattern",
      at: range,
      label: "a second pattern",
      related: [Note("the first one", at: first)],
      help: "write MERGE again before it"
    )
  }

  fileprivate static func noTarget(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-target",
      "nothing can be set or removed here",
      at: range,
      help: "name a property such as n.name, a node or edge, or a label such as n:Pole"
    )
  }

  fileprivate static func misplacedAddition(at range: SourceRange, target: String) -> Diagnostic {
    let isShort = target.count <= 40 && !target.contains { $0.isNewline }
    return Diagnostic(
      .error,
      "misplaced-addition",
      "'+=' adds a map of properties to a node or edge, not to one property",
      at: range,
      help: isShort ? "write \(target) = \(target) + …" : "write the property again after '='"
    )
  }

  fileprivate static func indefiniteLabels(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "indefinite-labels",
      "labels to set or remove are names, joined by '&' or ':'",
      at: range
    )
  }

  fileprivate static func searchInCreated(_ part: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "search-in-created-pattern",
      "\(part) searches; here a pattern says what to create",
      at: range,
      help: "search with MATCH before, then create between what it found"
    )
  }
}
