/// One problem: what it is about in the source, and what to try instead.
public struct Diagnostic: Error, Sendable, Equatable {
  public enum Severity: String, Sendable {
    /// Stops what was asked.
    case error
    /// Travels with the result.
    case warning
  }

  /// A stable name for the kind of problem, such as `unknown-label`; documentation and tests refer to it.
  public struct Code: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let description: String
    public init(stringLiteral value: StaticString) { description = value.description }
  }

  /// Another place that helps to understand the problem, with a few words: "first defined here".
  public struct Note: Sendable, Equatable {
    public var range: SourceRange
    public var text: String
    public init(_ text: String, at range: SourceRange) {
      self.range = range
      self.text = text
    }
  }

  public var severity: Severity
  public var code: Code
  /// Lower case, no full stop: `unknown label 'Twon'`.
  public var message: String
  public var range: SourceRange
  /// A few words beside the caret.
  public var label: String?
  public var related: [Note]
  /// What to try: `did you mean 'Town'?`.
  public var help: String?

  public init(
    _ severity: Severity,
    _ code: Code,
    _ message: String,
    at range: SourceRange,
    label: String? = nil,
    related: [Note] = [],
    help: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.label = label
    self.related = related
    self.help = help
  }
}

/// Why something was refused: a source, and at least one error in it.
public struct SourceFailure: Error, Sendable {
  public let source: SourceText
  public let diagnostics: [Diagnostic]

  public init(_ source: SourceText, _ diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }
}
