public import Diagnostics

/// A name as written, without backquotes, and where.
public struct NameSyntax: Sendable, Hashable {
  public var text: String
  public var range: SourceRange

  public init(_ text: String, at range: SourceRange) {
    self.text = text
    self.range = range
  }
}
