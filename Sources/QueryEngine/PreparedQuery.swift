public import Diagnostics
public import PropertyGraph

/// A query that has been understood and planned once, to be run many times with other parameters.
///
/// ```
/// let byID = try session.prepare(SourceText(name: "query", text: "MATCH (n {id: $id}) RETURN n"))
/// for id in ids { rows += try byID.run(["id": id]).table.rows }
/// ```
public struct PreparedQuery: Sendable {
  let session: QuerySession
  let source: SourceText
  let compiled: CompiledQuery

  /// Problems that do not keep it from being run.
  public var warnings: [Diagnostic] { compiled.statement.warnings }

  /// Answers the query.
  ///
  /// - Parameter parameters: values for `$name`.
  /// - Returns: the rows.
  /// - Throws: the diagnostics that explain why there is no answer.
  public func run(_ parameters: [String: Value] = [:]) throws(SourceFailure) -> QueryResult {
    try session.run(compiled, source, parameters)
  }
}
