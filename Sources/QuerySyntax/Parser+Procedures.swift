import Diagnostics

/// `CALL` of a procedure or of a query in braces.
extension Parser {
  mutating func parseCall(start: Int, isOptional: Bool) throws(Interruption) -> ClauseSyntax {
    advance()
    if kind == .leftParenthesis || kind == .leftBrace {
      return .callSubquery(try parseCallSubquery(start: start, isOptional: isOptional))
    }
    if isOptional {
      throw unexpected("'{' or '(' and a query, as only a query in braces can be optional")
    }
    return .callProcedure(try parseCallProcedure(start: start))
  }

  // MARK: Procedures

  private mutating func parseCallProcedure(start: Int) throws(Interruption) -> CallProcedureSyntax {
    let nameStart = current.start
    var text = try expectName("the name of a procedure, or '{' and a query").text
    while take(.dot) { text += "." + (try expectName("the rest of the name").text) }
    var call = CallProcedureSyntax(
      name: NameSyntax(text, at: range(from: nameStart)),
      arguments: nil,
      yields: nil,
      condition: nil,
      range: range(from: start)
    )
    continuation = "'(', YIELD or the next clause"
    if kind == .leftParenthesis {
      let bracket = try expectOpening(.leftParenthesis)
      call.arguments = kind == .rightParenthesis ? [] : try parseExpressions()
      try expectClosing(bracket, or: "','")
      continuation = "YIELD or the next clause"
    }
    if keyword == .yield {
      call.yields = try parseYield()
      if take(.where) {
        call.condition = try parseExpression()
        continuation = "an operator or the next clause"
      }
    }
    call.range = range(from: start)
    return call
  }

  private mutating func parseYield() throws(Interruption) -> YieldSyntax {
    advance()
    continuation = "WHERE or the next clause"
    if kind == .star {
      let range = current.range
      advance()
      return .all(range)
    }
    var items: [(column: NameSyntax, alias: NameSyntax?)] = []
    repeat {
      let column = try expectName("the name of a column or '*'")
      items.append((column, take(.as) ? try expectName("a name after AS") : nil))
    } while take(.comma)
    continuation = "',', AS, WHERE or the next clause"
    return .items(items)
  }

  /// What only a CALL that is the whole query may leave to the procedure.
  mutating func checkCalls(in clauses: [ClauseSyntax]) {
    for case .callProcedure(let call) in clauses {
      if call.arguments == nil { report(.implicitArguments(of: call.name)) }
      if case .all(let range)? = call.yields { report(.yieldOfAll(at: range)) }
    }
  }

  // MARK: Queries

  private mutating func parseCallSubquery(
    start: Int,
    isOptional: Bool
  ) throws(Interruption) -> CallSubquerySyntax {
    let outer = try descend()
    defer { ascend(outer) }
    // As for a query within an expression.
    try deepen(by: 7)
    defer { depth -= 7 }
    var call = CallSubquerySyntax(
      imports: nil,
      isOptional: isOptional,
      statement: StatementSyntax(parts: [], unions: [], range: current.range),
      range: current.range
    )
    if kind == .leftParenthesis { try parseImports(of: &call) }
    let bracket = try expectOpening(.leftBrace)
    call.statement = try parseStatement(in: .call)
    try expectClosing(bracket, or: continuation)
    try grow(by: 8)
    if keyword == .in, token(1).isName {
      throw failure(.unsupportedClause("CALL … IN TRANSACTIONS", at: range(ofTokens: 2), .transactions))
    }
    continuation = "the next clause"
    call.range = range(from: start)
    return call
  }

  /// `(a, b)`, `()` or `(*)`.
  private mutating func parseImports(of call: inout CallSubquerySyntax) throws(Interruption) {
    let bracket = try expectOpening(.leftParenthesis)
    var names: [NameSyntax] = []
    if kind == .star {
      call.star = current.range
      advance()
    } else if kind != .rightParenthesis {
      repeat {
        names.append(try expectName("the name of a variable"))
      } while take(.comma)
    }
    try expectClosing(bracket, or: names.isEmpty ? nil : "','")
    call.imports = names
  }
}

extension Diagnostic {
  fileprivate static func implicitArguments(of name: NameSyntax) -> Diagnostic {
    Diagnostic(
      .error,
      "implicit-arguments",
      "the arguments of a procedure may be left out only where CALL is the whole query",
      at: name.range,
      help: "write them in parentheses, or an empty pair"
    )
  }

  fileprivate static func yieldOfAll(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "misplaced-yield-star",
      "YIELD * stands only where CALL is the whole query",
      at: range,
      help: "name the columns that the next clauses use: YIELD node, community"
    )
  }
}
