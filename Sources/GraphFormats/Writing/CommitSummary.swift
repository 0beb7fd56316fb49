public import PropertyGraph

/// What a commit changed.
public struct CommitSummary: Sendable {
  public let counts: GraphChangeCounts
  /// The tables that were written, inside the graph's folder; none when there was nothing to change.
  public let tables: [String]
}

/// Why nothing was written: all problems at once.
public struct GraphWriteFailure: Error, Sendable {
  public let diagnostics: [FileDiagnostic]
  /// How many more problems there are than are listed.
  public let omittedCount: Int

  public init(diagnostics: [FileDiagnostic], omittedCount: Int = 0) {
    self.diagnostics = diagnostics
    self.omittedCount = omittedCount
  }
}
