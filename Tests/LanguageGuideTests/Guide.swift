import Diagnostics
import Foundation
import GraphFormats
import PropertyGraph
import QueryEngine

/// A page of this checkout about the language, and the networks that its examples ask.
struct Guide: Sendable, CustomStringConvertible {
  /// Below the folder of the checkout.
  let page: String

  static let language = Guide(page: "Queries/LANGUAGE.md")
  static let analysis = Guide(page: "Queries/ANALYSIS.md")

  static let path = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let graphs = Dictionary(
    uniqueKeysWithValues: ["ptce", "southern-women"]
      .map { name in (name, Result { try GraphFolder.load("\(path)/Graphs/\(name)").graph }) }
  )

  var file: String { "\(Self.path)/\(page)" }

  var description: String { page }

  var text: GuideText {
    get throws { GuideText(try String(contentsOfFile: file, encoding: .utf8)) }
  }

  /// What `maillage query --mode table` shows: warnings or errors, then the table if there is one.
  static func answer(to example: GuideText.Example) throws -> (text: String, hasDiagnostics: Bool) {
    let source = SourceText(name: "query", text: example.query)
    guard let graph = graphs[example.graph] else { return ("no graph '\(example.graph)'", true) }
    let session = QuerySession(
      graph: try graph.get(),
      time: TimeSource(zones: TimeZoneFiles()),
      allowsWriting: example.writes
    )
    do throws(SourceFailure) {
      let result = try session.run(source)
      var text = rendered(result.warnings, in: source)
      if !result.table.columns.isEmpty {
        TableWriter(mode: .table, graph: result.graph, width: nil).write(result.table, to: &text)
      }
      return (trimmed(text), !result.warnings.isEmpty)
    } catch {
      return (trimmed(rendered(error.diagnostics, in: error.source)), true)
    }
  }

  private static func rendered(_ diagnostics: [Diagnostic], in source: SourceText) -> String {
    let renderer = DiagnosticRenderer(usesColor: false)
    return diagnostics.map { renderer.render($0, in: source) + "\n" }.joined()
  }

  /// Without line ends at the end.
  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
