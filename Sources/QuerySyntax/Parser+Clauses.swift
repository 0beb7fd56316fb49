import Diagnostics

/// One clause at a time; synonyms become what they stand for.
extension Parser {
  mutating func parseClause() throws(Interruption) -> ClauseSyntax {
    let start = current.start
    guard let keyword else { throw unexpectedClause() }
    switch keyword {
    case .match:
      advance()
      return .match(try parseMatchBody(start: start, isOptional: false))
    case .optional:
      advance()
      if self.keyword == .call { return try parseCall(start: start, isOptional: true) }
      guard take(.match) else { throw unexpected("MATCH or CALL", known: ["MATCH", "CALL"]) }
      return .match(try parseMatchBody(start: start, isOptional: true))
    case .unwind: return .unwind(try parseUnwind())
    case .for: return .unwind(try parseFor())
    case .let: return .with(try parseLet())
    case .filter: return .with(try parseFilter())
    case .with: return .with(try parseWith())
    case .return: return .return(try parseReturn())
    case .order, .offset, .skip, .limit: return .with(try parsePageClause())
    case .where: throw misplacedWhere()
    case .call: return try parseCall(start: start, isOptional: false)
    case .finish:
      advance()
      continuation = "the end of the query"
      return .finish(range(from: start))
    default: return try parseUpdate(keyword)
    }
  }

  private mutating func parseUpdate(_ keyword: Keyword) throws(Interruption) -> ClauseSyntax {
    switch keyword {
    case .create, .insert: return .create(try parseCreate())
    case .merge: return .merge(try parseMerge())
    case .set: return .set(try parseSet())
    case .remove: return .remove(try parseRemove())
    case .delete, .detach, .nodetach: return .delete(try parseDelete())
    default: throw unexpectedClause()
    }
  }

  private mutating func unexpectedClause() -> Interruption {
    if let (name, reason) = unsupportedClause {
      return failure(.unsupportedClause(name, at: current.range, reason))
    }
    let isNewName = continuation.contains("ORDER BY") && keyword == nil && current.isName
    return unexpected(
      continuation,
      known: Self.clauseWords,
      otherwise: isNewName ? "a new name stands after AS" : nil
    )
  }

  private static let clauseWords = [
    "MATCH", "OPTIONAL", "WHERE", "WITH", "RETURN", "UNWIND", "ORDER", "OFFSET", "SKIP", "LIMIT", "UNION",
    "FOR", "LET", "FILTER", "GROUP", "CREATE", "INSERT", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "CALL",
    "YIELD", "FINISH",
  ]

  // MARK: MATCH

  /// What follows the keyword MATCH, or stands alone in `EXISTS { … }`.
  mutating func parseMatchBody(start: Int, isOptional: Bool) throws(Interruption) -> MatchSyntax {
    let mode = try parseMatchMode()
    let patterns = try parsePatterns()
    let condition = take(.where) ? try parseExpression() : nil
    continuation = condition == nil ? "',', WHERE or the next clause" : "an operator or the next clause"
    return MatchSyntax(
      isOptional: isOptional,
      mode: mode,
      patterns: patterns,
      condition: condition,
      range: range(from: start)
    )
  }

  private mutating func parseMatchMode() throws(Interruption) -> MatchSyntax.Mode {
    guard token(1).kind != .equal else { return .differentEdges }
    if take(.repeatable) {
      guard take(.elements) || take(.element) else { throw unexpected("ELEMENTS", known: ["ELEMENTS"]) }
      return .repeatableElements
    }
    if take(.different) {
      guard take(.edges) || take(.relationships) || take(.edge) || take(.relationship) else {
        throw unexpected("EDGES", known: ["EDGES", "RELATIONSHIPS"])
      }
    }
    return .differentEdges
  }

  // MARK: UNWIND and FOR

  private mutating func parseUnwind() throws(Interruption) -> UnwindSyntax {
    let start = current.start
    advance()
    let list = try parseExpression()
    guard take(.as) else { throw unexpected("AS and a name for each element", known: ["AS"]) }
    let variable = try expectName()
    continuation = "the next clause"
    return UnwindSyntax(list: list, variable: variable, numbering: nil, range: range(from: start))
  }

  private mutating func parseFor() throws(Interruption) -> UnwindSyntax {
    let start = current.start
    advance()
    let variable = try expectName()
    try expect(.in)
    let list = try parseExpression()
    var syntax = UnwindSyntax(list: list, variable: variable, numbering: nil, range: list.range)
    if keyword == .with, token(1).keyword == .ordinality || token(1).keyword == .offset,
      token(2).isName, token(2).keyword != .as, !startsClause(at: index + 2)
    {
      advance()
      let kind: UnwindSyntax.Numbering = keyword == .offset ? .offset : .ordinality
      advance()
      syntax.numbering = (kind, try expectName())
    }
    continuation = "the next clause"
    syntax.range = range(from: start)
    return syntax
  }

  // MARK: LET and FILTER

  /// `LET x = e` is `WITH *, e AS x`.
  private mutating func parseLet() throws(Interruption) -> ProjectionSyntax {
    let start = current.start
    var projection = ProjectionSyntax.everything(at: current.range)
    advance()
    repeat {
      let name = try expectName()
      try expect(.equal)
      projection.items.append(ProjectionSyntax.Item(expression: try parseExpression(), alias: name))
    } while take(.comma)
    continuation = "',' or the next clause"
    projection.range = range(from: start)
    return projection
  }

  /// `FILTER c` is `WITH * WHERE c`.
  private mutating func parseFilter() throws(Interruption) -> ProjectionSyntax {
    let start = current.start
    var projection = ProjectionSyntax.everything(at: current.range)
    advance()
    if keyword == .where, startsOperand(at: index + 1) { advance() }
    projection.condition = try parseExpression()
    continuation = "an operator or the next clause"
    projection.range = range(from: start)
    return projection
  }

  private mutating func misplacedWhere() -> Interruption {
    failure(
      Diagnostic(
        .error,
        "misplaced-where",
        "WHERE stands directly after MATCH or WITH, and once",
        at: current.range,
        help: "join conditions with AND; elsewhere write FILTER instead of WHERE"
      )
    )
  }
}

extension ProjectionSyntax {
  /// `WITH *`.
  static func everything(at range: SourceRange) -> ProjectionSyntax {
    ProjectionSyntax(
      isDistinct: false,
      star: range,
      items: [],
      grouping: nil,
      order: [],
      offset: nil,
      limit: nil,
      condition: nil,
      range: range
    )
  }
}
