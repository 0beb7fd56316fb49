import Diagnostics
import GraphLiterals
import PropertyGraph
import QueryEngine

/// What a session says to a query, as texts that can be compared.
enum Answer: Equatable {
  /// Headings, and rows of values written as literals.
  case rows([String], [[String]])
  /// The code of the first error.
  case failure(String)

  init(_ session: QuerySession, _ text: String, parameters: [String: Value] = [:]) {
    do throws(SourceFailure) {
      let table = try session.run(SourceText(name: "query", text: text), parameters: parameters).table
      let literal = ValueLiteral(session.graph)
      self = .rows(table.columns, table.rows.map { $0.map { literal.text(of: $0) } })
    } catch {
      self = .failure(error.diagnostics.first { $0.severity == .error }?.code.description ?? "")
    }
  }

  var isFailure: Bool {
    if case .failure = self { return true }
    return false
  }

  /// The same rows, sorted: where the order is open.
  var unordered: Answer {
    guard case .rows(let columns, let rows) = self else { return self }
    return .rows(columns, rows.sorted { $0.lexicographicallyPrecedes($1) })
  }
}

/// A query's rows or errors as people read them.
enum AnswerText {
  static func text(
    _ session: QuerySession,
    _ text: String,
    parameters: [String: Value] = [:]
  ) -> String {
    let source = SourceText(name: "query", text: text)
    let renderer = DiagnosticRenderer()
    do throws(SourceFailure) {
      let result = try session.run(source, parameters: parameters)
      let warnings = result.warnings.map { renderer.render($0, in: source) }.joined()
      return table(result.table, ValueLiteral(session.graph)) + warnings
    } catch {
      return error.diagnostics.map { renderer.render($0, in: source) }.joined()
    }
  }

  private static func table(_ table: ValueTable, _ literal: ValueLiteral) -> String {
    let rows = [table.columns] + table.rows.map { $0.map { literal.text(of: $0) } }
    let widths = table.columns.indices.map { column in
      rows.map { TextWidth.cells(of: $0[column]) }.max() ?? 0
    }
    var output = ""
    for row in rows {
      let cells = zip(row, widths)
        .map { cell, width in
          cell + String(repeating: " ", count: width - TextWidth.cells(of: cell))
        }
      var line = cells.joined(separator: " | ")
      while line.hasSuffix(" ") { line.removeLast() }
      output += line + "\n"
    }
    return output + (table.rows.isEmpty ? "no rows\n" : "")
  }
}
