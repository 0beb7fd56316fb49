import Diagnostics
import PropertyGraph
import RegularExpressions

/// The operator `=~`: whether a whole text matches a regular expression.
extension ExpressionEvaluator {
  /// Null where either side is no text.
  func match(
    _ text: BoundExpression,
    _ pattern: BoundExpression,
    _ compiled: RegularExpression?,
    _ batch: RowBatch
  ) throws(Diagnostic) -> [Ternary] {
    let texts = try evaluate(text, batch)
    let patterns = try evaluate(pattern, batch)
    guard case .constant(let constant, _) = patterns else {
      return try match(texts, patterns, pattern.range)
    }
    guard case .string(let constant) = constant else {
      return [Ternary](repeating: .null, count: batch.count)
    }
    return try match(texts, constant, compiled, pattern.range)
  }

  /// A column of texts with one pattern.
  private func match(
    _ texts: Vector,
    _ pattern: String,
    _ compiled: RegularExpression?,
    _ range: SourceRange
  ) throws(Diagnostic) -> [Ternary] {
    var decisions = [Ternary](repeating: .null, count: texts.count)
    var matcher: Matcher?
    func decide(_ row: Int, _ text: Span<UInt8>) throws(Diagnostic) {
      if matcher == nil { matcher = try makeMatcher(pattern, compiled, range) }
      if let matcher { decisions[row] = Ternary(try decision(matcher, text, row, range)) }
    }
    if case .strings(let column) = texts {
      try graph.strings.forEachText(of: column) { (row, text) throws(Diagnostic) in try decide(row, text) }
    } else {
      for row in 0..<texts.count {
        if case .string(let text) = texts.value(at: row, in: graph) { try decide(row, text.utf8Span.span) }
      }
    }
    return decisions
  }

  /// A pattern a row.
  private func match(
    _ texts: Vector,
    _ patterns: Vector,
    _ range: SourceRange
  ) throws(Diagnostic) -> [Ternary] {
    var decisions = [Ternary](repeating: .null, count: texts.count)
    for row in 0..<texts.count {
      guard case .string(let text) = texts.value(at: row, in: graph),
        case .string(let pattern) = patterns.value(at: row, in: graph)
      else { continue }
      let matcher = try makeMatcher(pattern, nil, range)
      decisions[row] = Ternary(try decision(matcher, text.utf8Span.span, row, range))
    }
    return decisions
  }

  private func makeMatcher(
    _ pattern: String,
    _ compiled: RegularExpression?,
    _ range: SourceRange
  ) throws(Diagnostic) -> Matcher {
    do throws(InvalidPattern) {
      return try context.patterns.matcher(for: pattern, compiled: compiled)
    } catch {
      throw .invalidPattern(error, in: pattern, at: range)
    }
  }

  private func decision(
    _ matcher: Matcher,
    _ text: Span<UInt8>,
    _ row: Int,
    _ range: SourceRange
  ) throws(Diagnostic) -> Bool {
    // One match can take a moment, so the clock is looked at more often than for other steps.
    if row & 7 == 0 || text.count > 1000 { try context.checkTime(at: range) }
    do throws(MatchFailure) {
      return try matcher.matches(text)
    } catch {
      throw .matchFailure(error, bytes: text.count, at: range)
    }
  }
}

// MARK: Messages

extension Diagnostic {
  /// A pattern that only the run knows: the message tells it.
  fileprivate static func invalidPattern(
    _ error: InvalidPattern,
    in pattern: String,
    at range: SourceRange
  ) -> Diagnostic {
    let before = String(decoding: pattern.utf8.prefix(error.offset), as: UTF8.self).unicodeScalars.count
    return Diagnostic(
      .error,
      "invalid-regular-expression",
      "this is no regular expression: \(error.message)",
      at: range,
      label: "wrong after \(before) characters of '\(shortened(pattern))'"
    )
  }

  private static func shortened(_ pattern: String) -> String {
    pattern.unicodeScalars.count <= 60 ? pattern : String(pattern.unicodeScalars.prefix(59)) + "…"
  }

  fileprivate static func matchFailure(
    _ failure: MatchFailure,
    bytes: Int,
    at range: SourceRange
  ) -> Diagnostic {
    let code: Code = "regular-expression-limit"
    let help = "write it without a repetition inside a repetition, as in (a+)+"
    return switch failure {
    case .tooManySteps:
      Diagnostic(
        .error,
        code,
        "this regular expression takes too many steps on a text of \(bytes) bytes",
        at: range,
        help: help
      )
    case .tooMuchMemory:
      Diagnostic(
        .error,
        code,
        "this regular expression takes too much memory on a text of \(bytes) bytes",
        at: range,
        help: help
      )
    case .invalidText:
      Diagnostic(.error, "invalid-text", "a text here is not UTF-8", at: range)
    case .other(let message):
      Diagnostic(.error, code, "this regular expression cannot be matched: \(message)", at: range)
    }
  }
}
