import Diagnostics

/// Where a query stands.
enum StatementContext {
  case script
  /// Between the braces of CALL.
  case call
  case subquery(needsReturn: Bool)
}

extension StatementContext {
  fileprivate var isScript: Bool {
    if case .script = self { true } else { false }
  }
}

/// Queries and their parts, and how to go on after a mistake.
extension Parser {
  /// The whole text: one query.
  mutating func parseScript() -> StatementSyntax {
    let empty = StatementSyntax(parts: [], unions: [], range: SourceRange(0, 0))
    if kind == .end || kind == .semicolon {
      if !isCurrentReported { report(.emptyQuery(at: foundRange)) }
      return empty
    }
    do {
      let statement = try parseStatement(in: .script)
      guard !isStopped, take(.semicolon) else { return statement }
      while take(.semicolon) {}
      if kind != .end { report(.severalStatements(at: current.range)) }
      return statement
    } catch {
      return empty
    }
  }

  mutating func parseStatement(in context: StatementContext) throws(Interruption) -> StatementSyntax {
    let start = current.start
    var parts = [try parsePart(in: context)]
    var unions: [UnionSyntax] = []
    while !isStopped, keyword == .union {
      let unionStart = current.start
      advance()
      let keepsDuplicates = take(.all)
      if !keepsDuplicates { _ = take(.distinct) }
      let union = UnionSyntax(keepsDuplicates: keepsDuplicates, range: range(from: unionStart))
      if let first = unions.first, first.keepsDuplicates != keepsDuplicates {
        report(.mixedUnion(at: union.range, first: first.range))
      }
      unions.append(union)
      parts.append(try parsePart(in: context))
    }
    return StatementSyntax(parts: parts, unions: unions, range: range(from: start))
  }

  private mutating func parsePart(in context: StatementContext) throws(Interruption) -> PartSyntax {
    let start = current.start
    let known = diagnostics.count
    var clauses: [ClauseSyntax] = []
    continuation = "a clause such as MATCH"
    repeat {
      let place = index
      do throws(Interruption) {
        let keywordRange = current.range
        let clause = try parseClause()
        checkPlace(of: clause, keyword: keywordRange, after: clauses.last)
        clauses.append(clause)
      } catch {
        guard case .script = context, !isStopped else { throw error }
        recover(from: place)
      }
    } while !isAtEndOfPart(in: context)
    if diagnostics.count == known, !isCutShort {
      checkEnd(of: clauses, in: context)
      if !context.isScript || clauses.count > 1 { checkCalls(in: clauses) }
    }
    return PartSyntax(clauses: clauses, range: range(from: start))
  }

  private func isAtEndOfPart(in context: StatementContext) -> Bool {
    if kind == .end || keyword == .union || isStopped { return true }
    switch context {
    case .script: return kind == .semicolon
    case .call, .subquery: return kind == .rightBrace || kind == .rightParenthesis
    }
  }

  private mutating func checkPlace(
    of clause: ClauseSyntax,
    keyword: SourceRange,
    after earlier: ClauseSyntax?
  ) {
    switch earlier {
    case .return(let earlier)?: report(.misplacedReturn(at: earlier.range, next: clause.range))
    case .finish(let range)?: report(.misplacedFinish(at: range, next: clause.range))
    default: break
    }
    guard isReadOnly else { return }
    if clause.isUpdate { report(.misplacedUpdate(at: keyword)) }
    if case .finish(let range) = clause { report(.misplacedFinish(at: range, next: nil)) }
  }

  private mutating func checkEnd(of clauses: [ClauseSyntax], in context: StatementContext) {
    switch (context, clauses.last) {
    case (.subquery(needsReturn: false), _), (_, .return?): return
    case (.subquery(needsReturn: true), _): break
    case (.script, let last?), (.call, let last?):
      switch last {
      case .create, .merge, .set, .remove, .delete, .callProcedure, .callSubquery, .finish: return
      case .match, .unwind, .with, .return: break
      }
    case (.script, nil), (.call, nil): break
    }
    report(.missingReturn(at: SourceRange(previousEnd, previousEnd), in: "a query ends with RETURN"))
  }

  // MARK: Recovery

  /// Goes to the next clause, past everything in brackets that are closed.
  private mutating func recover(from start: Int) {
    barEndsLabels = false
    isReadOnly = false
    depth = 0
    tallest = 0
    let mistake = index
    var place = start
    while place < tokens.count - 1 {
      if place > start, place >= mistake, isRecoveryPoint(place) { break }
      place = passedBy(place)
    }
    index = min(place, tokens.count - 1)
  }

  private func passedBy(_ place: Int) -> Int {
    if let partner = partner(of: place) { return partner + 1 }
    // LOAD CSV WITH HEADERS FROM … is one clause.
    if token(at: place).keyword == .load, token(at: place + 2).keyword == .with { return place + 4 }
    // MERGE … ON CREATE SET … is one clause.
    if token(at: place).keyword == .on, token(at: place + 1).isName, token(at: place + 2).keyword == .set {
      return place + 3
    }
    if token(at: place).keyword == .detach || token(at: place).keyword == .nodetach { return place + 2 }
    return place + 1
  }

  private func isRecoveryPoint(_ place: Int) -> Bool {
    if token(at: place).kind == .semicolon { return true }
    guard let keyword = token(at: place).keyword, keyword != .where, startsClause(at: place) else {
      return false
    }
    let before = token(at: max(0, place - 1))
    if before.kind == .dot || before.kind == .colon || before.keyword == .as { return false }
    return keyword == .union || keyword.beginsClause
  }
}

extension Diagnostic {
  fileprivate static func emptyQuery(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "empty-query",
      "there is no query here",
      at: range,
      help: "for example: MATCH (n) RETURN n LIMIT 10"
    )
  }

  fileprivate static func severalStatements(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "several-queries",
      "only one query can run at a time",
      at: range,
      label: "a second query begins here",
      help: "run it on its own; a semicolon ends a query"
    )
  }

  static func missingReturn(at range: SourceRange, in message: String) -> Diagnostic {
    Diagnostic(
      .error,
      "missing-return",
      message,
      at: range,
      label: "RETURN is missing here",
      help: "say what to show: RETURN *"
    )
  }

  fileprivate static func misplacedReturn(at range: SourceRange, next: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "misplaced-return",
      "RETURN must be the last clause",
      at: range,
      related: [Note("another clause follows", at: next)],
      help: "to go on with these columns, write WITH instead of RETURN"
    )
  }

  fileprivate static func misplacedFinish(at range: SourceRange, next: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error,
      "misplaced-finish",
      next == nil ? "FINISH has no place in a query within an expression" : "FINISH must be the last clause",
      at: range,
      related: next.map { [Note("another clause follows", at: $0)] } ?? []
    )
  }

  fileprivate static func misplacedUpdate(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "misplaced-update",
      "a query within an expression changes nothing",
      at: range,
      help: "write the change as a clause of its own; CALL { … } runs a query for each row"
    )
  }

  fileprivate static func mixedUnion(at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "mixed-union",
      "UNION and UNION ALL cannot be mixed in one query",
      at: range,
      related: [Note("the first one", at: first)]
    )
  }
}
