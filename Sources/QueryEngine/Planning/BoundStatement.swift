import Diagnostics
import PropertyGraph
import QuerySyntax

/// A query that has been understood on a graph: what remains is to plan and run it.
struct BoundStatement {
  let source: SourceText
  let syntax: StatementSyntax
  let query: BoundQuery
  let variableCount: Int
  let names: [VariableID: String]
  let warnings: [Diagnostic]

  /// - Parameters:
  ///   - source: the query's text.
  ///   - graph: what its names are looked up in.
  ///   - parameters: values for `$name`.
  ///   - procedures: what CALL can call.
  /// - Throws: what keeps the query from being understood.
  init(
    _ source: SourceText,
    graph: Graph,
    parameters: [String: Value],
    procedures: ProcedureCatalog
  ) throws(SourceFailure) {
    syntax = try QueryParser.parse(source)
    self.source = source
    var binder = Binder(source: source, graph: graph, parameters: parameters, procedures: procedures)
    do throws(Diagnostic) {
      query = try binder.bind(syntax)
    } catch {
      throw SourceFailure(source, binder.warnings + [error])
    }
    variableCount = binder.variableCount
    names = binder.names
    warnings = binder.warnings.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
