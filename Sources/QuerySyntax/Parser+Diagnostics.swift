import Diagnostics

/// Reporting: every problem is written down at once; what is thrown only says where to go on.
extension Parser {
  func sortedDiagnostics() -> [Diagnostic] {
    let sorted = diagnostics.enumerated()
      .sorted { a, b in
        (a.element.range.lowerBound, a.offset) < (b.element.range.lowerBound, b.offset)
      }
    return sorted.prefix(Self.maximumDiagnostics).map(\.element)
  }

  /// Writes a problem down and goes on.
  mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    if diagnostics.count >= Self.maximumDiagnostics { isStopped = true }
  }

  /// Writes a problem down; the caller throws what it returns.
  mutating func failure(_ diagnostic: Diagnostic) -> Interruption {
    report(diagnostic)
    return Interruption()
  }

  /// Consequences of what the lexer said already are not worth a word.
  var isCurrentReported: Bool {
    kind == .invalid || (index > 0 && tokens[index - 1].kind == .invalid) || (kind == .end && isCutShort)
  }

  mutating func unexpected(
    _ expected: String,
    known: [String] = [],
    otherwise advice: String? = nil
  ) -> Interruption {
    guard !isCurrentReported else { return Interruption() }
    return failure(
      Diagnostic(
        .error,
        "unexpected-token",
        "expected \(expected), found \(found)",
        at: foundRange,
        help: self.advice(known) ?? advice
      )
    )
  }

  mutating func unclosed(_ opening: Token, expected: String?) -> Interruption {
    guard !isCurrentReported else { return Interruption() }
    let closing = opening.kind.closing?.description ?? "a closing bracket"
    return failure(
      Diagnostic(
        .error,
        "unexpected-token",
        "expected \(expected ?? closing), found \(found)",
        at: foundRange,
        related: [Diagnostic.Note("\(opening.kind.description) was opened here", at: opening.range)],
        help: advice([])
      )
    )
  }

  mutating func tooDeep() -> Interruption {
    isStopped = true
    return failure(
      Diagnostic(
        .error,
        "nesting-too-deep",
        "this is nested too deeply, or is too long a chain of operators",
        at: foundRange,
        label:
          "at most \(Self.maximumDepth / 3) brackets in each other, \(Self.maximumHeight) operators in a row",
        help: "OR, XOR, AND and || join any number; of others, name a part with LET first"
      )
    )
  }

  /// How a message names the current token.
  var found: String {
    kind == .end ? "the end of the query" : "'\(excerpt(of: current))'"
  }

  /// The current token, or the place after the last one.
  var foundRange: SourceRange {
    kind == .end ? SourceRange(previousEnd, previousEnd) : current.range
  }

  func excerpt(of token: Token) -> String {
    let text = source.text(in: SourceRange(token.start, min(token.end, token.start + 120)))
    let line = text.prefix { !$0.isNewline }
    return line.count < text.count || line.count > 40 ? line.prefix(40) + "…" : String(line)
  }

  /// What to try instead of the current token.
  func advice(_ known: [String]) -> String? {
    if hasDashComment { return "a comment starts with //" }
    if current.kind == .name, !known.isEmpty,
      let suggestion = Spelling.suggestion(for: excerpt(of: current), among: known)
    {
      return "did you mean '\(suggestion)'?"
    }
    if kind == .doubleBar { return "'||' joins texts or lists; between conditions write OR" }
    if kind == .exclamation { return "write NOT" }
    if index > 0, current.isName || kind == .string, tokens[index - 1].kind == .string,
      tokens[index - 1].end == current.start
    {
      return #"an apostrophe within '…' is written \'"#
    }
    return nil
  }

  /// Whether two dashes, apart from what follows, stand earlier in the line: a habit from SQL.
  private var hasDashComment: Bool {
    var place = index
    while place > 0, index - place < 64 {
      let token = tokens[place]
      let before = tokens[place - 1]
      if token.kind == .minus, before.kind == .minus, before.end == token.start, isBlank(after: token) {
        return !hasLineEnd(from: before.start, to: current.start)
      }
      place -= 1
    }
    return token(at: 0).kind == .minus && index == 0 && token(at: 1).kind == .minus
      || kind == .minus && token(1).kind == .minus
  }

  private func isBlank(after token: Token) -> Bool {
    token.end < source.bytes.count && source.bytes[token.end].isWhiteSpace
  }

  private func hasLineEnd(from start: Int, to end: Int) -> Bool {
    source.bytes[start..<max(start, end)].contains { $0 == 0x0A || $0 == 0x0D }
  }
}
