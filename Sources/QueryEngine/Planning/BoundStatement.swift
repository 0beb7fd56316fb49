import Diagnostics
import PropertyGraph
import QuerySyntax

/// A query that has been understood on a graph: what remains is to plan and run it.
struct BoundStatement: Sendable {
  let source: SourceText
  let syntax: StatementSyntax
  let query: BoundQuery
  let variableCount: Int
  let names: [VariableID: String]
  /// The variables whose values something needs.
  let readVariables: Set<VariableID>
  let warnings: [Diagnostic]
  /// Where values for `$name` are wanted, in order of appearance.
  let parameterUses: [(name: String, range: SourceRange)]

  /// - Parameters:
  ///   - source: the query's text.
  ///   - graph: what its names are looked up in.
  ///   - procedures: what CALL can call.
  /// - Throws: what keeps the query from being understood.
  init(
    _ source: SourceText,
    graph: Graph,
    procedures: ProcedureCatalog
  ) throws(SourceFailure) {
    syntax = try QueryParser.parse(source)
    self.source = source
    var binder = Binder(source: source, graph: graph, procedures: procedures)
    do throws(Diagnostic) {
      query = try binder.bind(syntax)
    } catch {
      throw SourceFailure(source, binder.warnings + [error])
    }
    variableCount = binder.variableCount
    names = binder.names
    readVariables = binder.readVariables
    parameterUses = binder.parameterUses
    warnings = binder.warnings.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Refuses a run without a value for each parameter.
  func checkParameters(_ parameters: [String: Value]) throws(Diagnostic) {
    for use in parameterUses where parameters[use.name] == nil {
      throw .missingParameter(use.name, known: parameters, at: use.range)
    }
  }
}

// MARK: Messages

extension Diagnostic {
  fileprivate static func missingParameter(
    _ name: String,
    known: [String: Value],
    at range: SourceRange
  ) -> Diagnostic {
    let suggestion = Spelling.help(for: name, among: Array(known.keys), of: "parameters")
    return Diagnostic(
      .error,
      "missing-parameter",
      "the parameter '\(name)' has no value",
      at: range,
      help: suggestion ?? "give it one: --param \(name)=…"
    )
  }
}
