public import Diagnostics

/// A problem and the file that it is in.
public struct FileDiagnostic: Sendable {
  public let source: SourceText
  public let diagnostic: Diagnostic

  public init(source: SourceText, diagnostic: Diagnostic) {
    self.source = source
    self.diagnostic = diagnostic
  }
}
