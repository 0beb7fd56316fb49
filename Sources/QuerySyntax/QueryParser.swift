public import Diagnostics

/// From a query's text to its syntax tree.
///
/// ```
/// text → Lexer → [Token] → Parser → StatementSyntax → SyntaxPrinter → text
/// ```
public enum QueryParser {
  /// The longest text that is read, in bytes.
  public static let maximumLength = 1 << 24

  /// How many levels a tree has at most, so that walking over it by recursion is safe on a small stack.
  public static let maximumHeight = Parser.maximumHeight

  /// Reads one query, with or without a semicolon after it.
  ///
  /// Goes on after a mistake at the next clause, so that several are reported at once, in the order of the
  /// text and at most ten.
  ///
  /// - Complexity: O(length of the text).
  public static func parse(_ source: SourceText) throws(SourceFailure) -> StatementSyntax {
    guard source.bytes.count <= maximumLength else {
      throw SourceFailure(source, [.tooLong(source)])
    }
    var parser = Parser(source)
    let statement = parser.parseScript()
    guard parser.diagnostics.isEmpty else {
      throw SourceFailure(source, parser.sortedDiagnostics())
    }
    return statement
  }
}

extension Diagnostic {
  fileprivate static func tooLong(_ source: SourceText) -> Diagnostic {
    Diagnostic(
      .error,
      "text-too-long",
      "the query has \(source.bytes.count) bytes; at most \(QueryParser.maximumLength) are read",
      at: SourceRange(0, 0)
    )
  }
}
