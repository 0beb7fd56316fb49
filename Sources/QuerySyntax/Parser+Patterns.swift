import Diagnostics

/// Path patterns: selectors, modes, groups, and the steps between them.
extension Parser {
  mutating func parsePatterns() throws(Interruption) -> [PatternSyntax] {
    var patterns: [PatternSyntax] = []
    repeat {
      patterns.append(try parsePattern())
    } while take(.comma)
    return patterns
  }

  private mutating func parsePattern() throws(Interruption) -> PatternSyntax {
    let start = current.start
    var variable: NameSyntax?
    if current.isName, token(1).kind == .equal {
      variable = try expectName()
      advance()
    }
    if isLegacyShortest { return try parseLegacyShortest(variable: variable, start: start) }
    let (selector, mode) = try parsePrefix()
    let path = try parsePath()
    return PatternSyntax(
      variable: variable,
      selector: selector,
      mode: mode,
      path: path,
      isLegacyShortest: false,
      range: range(from: start)
    )
  }

  private var isLegacyShortest: Bool {
    (keyword == .shortestPath || keyword == .allShortestPaths) && token(1).kind == .leftParenthesis
  }

  /// `shortestPath(path)` or `allShortestPaths(path)`.
  mutating func parseLegacyShortest(
    variable: NameSyntax?,
    start: Int
  ) throws(Interruption) -> PatternSyntax {
    let kind: SelectorSyntax.Kind = keyword == .shortestPath ? .shortest : .allShortest
    let selector = SelectorSyntax(kind: kind, count: nil, range: current.range)
    advance()
    let bracket = try expectOpening(.leftParenthesis)
    let path = try parsePath()
    try expectClosing(bracket)
    return PatternSyntax(
      variable: variable,
      selector: selector,
      mode: .unspecified,
      path: path,
      isLegacyShortest: true,
      range: range(from: start)
    )
  }

  // MARK: Prefixes

  /// `SHORTEST 2 ACYCLIC PATHS` and its like, up to the path.
  private mutating func parsePrefix() throws(Interruption) -> (SelectorSyntax?, PathModeSyntax) {
    guard let keyword else { return (nil, .unspecified) }
    switch keyword {
    case .all, .any, .shortest:
      return try parseSelector(keyword)
    case .walk, .trail, .simple, .acyclic:
      let mode = takeMode()
      takePaths()
      return (nil, mode)
    default:
      return (nil, .unspecified)
    }
  }

  private mutating func parseSelector(
    _ keyword: Keyword
  ) throws(Interruption) -> (SelectorSyntax?, PathModeSyntax) {
    let start = current.start
    advance()
    var kind: SelectorSyntax.Kind? = keyword == .any ? .any : keyword == .shortest ? .shortest : nil
    var count: ExpressionSyntax?
    if keyword != .shortest, take(.shortest) {
      kind = keyword == .all ? .allShortest : .shortest
    } else if keyword != .all, self.kind == .integer || self.kind == .parameter {
      count = try parsePrimary()
    }
    var range = range(from: start)
    let mode = takeMode()
    takePaths()
    if keyword == .shortest, take(.group) || take(.groups) {
      kind = .shortestGroups
      range = self.range(from: start)
    }
    if case .integer(1) = count?.kind { count = nil }
    if kind == .shortestGroups, count == nil { kind = .allShortest }
    return (kind.map { SelectorSyntax(kind: $0, count: count, range: range) }, mode)
  }

  private mutating func takeMode() -> PathModeSyntax {
    let mode: PathModeSyntax
    switch keyword {
    case .walk: mode = .walk
    case .trail: mode = .trail
    case .simple: mode = .simple
    case .acyclic: mode = .acyclic
    default: return .unspecified
    }
    advance()
    return mode
  }

  private mutating func takePaths() {
    if !take(.path) { _ = take(.paths) }
  }

  // MARK: Paths

  private mutating func parsePath() throws(Interruption) -> PathSyntax {
    let start = current.start
    guard startsStep else {
      throw unexpected(
        "a node in parentheses such as (a:Pole)",
        known: ["SHORTEST", "ANY", "ALL", "ACYCLIC"]
      )
    }
    var steps: [PathSyntax.Step] = []
    repeat {
      steps.append(try parseStep())
    } while startsStep
    return PathSyntax(steps: steps, range: range(from: start))
  }

  private var startsStep: Bool {
    kind == .leftParenthesis || kind == .minus || (kind == .less && token(1).kind == .minus)
  }

  private mutating func parseStep() throws(Interruption) -> PathSyntax.Step {
    if kind != .leftParenthesis { return .edge(try parseEdge(allowsAbbreviations: true)) }
    if startsGroup { return .group(try parseGroup()) }
    let node = try parseNode()
    // A node that repeats is a group of one node.
    guard let quantifier = try parseQuantifier() else { return .node(node) }
    return .group(
      GroupSyntax(
        variable: nil,
        mode: .unspecified,
        path: PathSyntax(steps: [.node(node)], range: node.range),
        condition: nil,
        quantifier: quantifier,
        range: node.range.union(quantifier.range)
      )
    )
  }

  /// Whether the parenthesis here holds a path rather than a node.
  private var startsGroup: Bool {
    var place = index + 1
    if token(at: place).isName, token(at: place + 1).kind == .equal { return true }
    switch token(at: place).keyword {
    case .walk, .trail, .simple, .acyclic: place += 1
    default: break
    }
    let kind = token(at: place).kind
    return kind == .leftParenthesis || kind == .minus || kind == .less
  }

  private mutating func parseGroup() throws(Interruption) -> GroupSyntax {
    let outer = try descend()
    defer { ascend(outer) }
    let start = current.start
    let bracket = try expectOpening(.leftParenthesis)
    var variable: NameSyntax?
    if current.isName, token(1).kind == .equal {
      variable = try expectName()
      advance()
    }
    let mode = takeMode()
    let path = try parsePath()
    let condition = take(.where) ? try parseExpression() : nil
    try expectClosing(bracket, or: condition == nil ? "an edge, WHERE" : nil)
    let quantifier = try parseQuantifier()
    try grow(by: 3)
    return GroupSyntax(
      variable: variable,
      mode: mode,
      path: path,
      condition: condition,
      quantifier: quantifier,
      range: range(from: start)
    )
  }
}
