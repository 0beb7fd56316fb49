import Diagnostics
import PropertyGraph
import QuerySyntax
import RegularExpressions

extension Binder {
  /// Binds `=~`; a pattern that the query's text holds is compiled, once for all rows.
  func bindMatch(
    _ text: BoundExpression,
    _ pattern: BoundExpression,
    at range: SourceRange
  ) throws(Diagnostic) -> BoundExpression {
    var compiled: RegularExpression?
    if case .constant(.string(let constant)) = pattern.kind {
      do throws(InvalidPattern) {
        compiled = try RegularExpression(constant)
      } catch {
        let place = source.place(ofByte: error.offset, inLiteral: pattern.range) ?? pattern.range
        throw .invalidPattern(error, at: place)
      }
    }
    return BoundExpression(.text(.matches(compiled), text, pattern), .boolean, at: range)
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func invalidPattern(_ error: InvalidPattern, at place: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      "invalid-regular-expression",
      "this is no regular expression",
      at: place,
      label: error.message
    )
  }
}
