import Diagnostics

/// `WITH`, `RETURN`, and what sorts and cuts their rows.
extension Parser {
  mutating func parseWith() throws(Interruption) -> ProjectionSyntax {
    let start = current.start
    advance()
    var projection = try parseProjection(start: start)
    if take(.where) {
      projection.condition = try parseExpression()
      continuation = "an operator or the next clause"
    }
    projection.range = range(from: start)
    return projection
  }

  mutating func parseReturn() throws(Interruption) -> ProjectionSyntax {
    let start = current.start
    advance()
    return try parseProjection(start: start)
  }

  private mutating func parseProjection(start: Int) throws(Interruption) -> ProjectionSyntax {
    var projection = ProjectionSyntax.everything(at: current.range)
    projection.isDistinct = takeSetModifier()
    projection.star = kind == .star ? current.range : nil
    if !take(.star) {
      projection.items.append(try parseItem())
    }
    while take(.comma) {
      projection.items.append(try parseItem())
    }
    continuation = "',', ORDER BY, LIMIT or the end of the query"
    if keyword == .group, token(1).keyword == .by {
      advance()
      advance()
      projection.grouping = try parseGrouping()
    }
    try parsePage(&projection)
    projection.range = range(from: start)
    return projection
  }

  private mutating func parseItem() throws(Interruption) -> ProjectionSyntax.Item {
    let expression = try parseExpression()
    let alias = take(.as) ? try expectName("a name after AS") : nil
    return ProjectionSyntax.Item(expression: expression, alias: alias)
  }

  private mutating func parseGrouping() throws(Interruption) -> [ExpressionSyntax] {
    if kind == .leftParenthesis, token(1).kind == .rightParenthesis {
      advance()
      advance()
      return []
    }
    return try parseExpressions()
  }

  // MARK: ORDER BY, OFFSET, LIMIT

  /// A page on its own is `WITH *` and the page.
  mutating func parsePageClause() throws(Interruption) -> ProjectionSyntax {
    let start = current.start
    var projection = ProjectionSyntax.everything(at: SourceRange(start, start))
    try parsePage(&projection)
    projection.range = range(from: start)
    return projection
  }

  private mutating func parsePage(_ projection: inout ProjectionSyntax) throws(Interruption) {
    var last: (rank: Int, name: String, range: SourceRange)?
    var isReported = false
    while let (rank, name) = pagePart {
      let range = current.range
      if let last, last.rank >= rank, !isReported {
        report(.misorderedPage(name, at: range, after: last.name, at: last.range))
        isReported = true
      }
      last = (rank, name, range)
      advance()
      switch rank {
      case 0: projection.order = try parseSortKeys()
      case 1: projection.offset = try parseExpression()
      default: projection.limit = try parseExpression()
      }
      continuation = rank == 2 ? "the end of the query" : "',', LIMIT or the end of the query"
    }
  }

  private var pagePart: (rank: Int, name: String)? {
    switch keyword {
    case .order: (0, "ORDER BY")
    case .offset: (1, "OFFSET")
    case .skip: (1, "SKIP")
    case .limit: (2, "LIMIT")
    default: nil
    }
  }

  private mutating func parseSortKeys() throws(Interruption) -> [ProjectionSyntax.SortKey] {
    try expect(.by)
    var keys: [ProjectionSyntax.SortKey] = []
    repeat {
      keys.append(try parseSortKey())
    } while take(.comma)
    return keys
  }

  private mutating func parseSortKey() throws(Interruption) -> ProjectionSyntax.SortKey {
    let expression = try parseExpression()
    let isDescending = take(.desc) || take(.descending)
    if !isDescending, !take(.asc) { _ = take(.ascending) }
    var nulls: ProjectionSyntax.SortKey.NullPlacement?
    if take(.nulls) {
      if take(.first) {
        nulls = .first
      } else if take(.last) {
        nulls = .last
      } else {
        throw unexpected("FIRST or LAST", known: ["FIRST", "LAST"])
      }
    }
    return ProjectionSyntax.SortKey(expression: expression, isDescending: isDescending, nulls: nulls)
  }
}

extension Diagnostic {
  fileprivate static func misorderedPage(
    _ name: String,
    at range: SourceRange,
    after earlier: String,
    at earlierRange: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      "misordered-clause",
      name == earlier ? "\(name) stands here twice" : "\(name) must stand before \(earlier)",
      at: range,
      related: [Note("\(earlier) stands here", at: earlierRange)],
      help: "the order is: ORDER BY, then OFFSET, then LIMIT"
    )
  }
}
