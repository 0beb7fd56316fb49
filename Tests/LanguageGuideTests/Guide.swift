import Diagnostics
import Foundation
import GraphFormats
import PropertyGraph
import QueryEngine

/// The language guide of this checkout, and the network that its examples ask.
enum Guide {
  static let path = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let page = "\(path)/Queries/LANGUAGE.md"

  private static let loadedGraph = Result { try GraphFolder.load("\(path)/Graphs/ptce").graph }
  private static let readText = Result { GuideText(try String(contentsOfFile: page, encoding: .utf8)) }

  static var text: GuideText {
    get throws { try readText.get() }
  }

  /// What `maillage query --mode table` shows: warnings or errors, then the table if there is one.
  static func answer(to example: GuideText.Example) throws -> (text: String, hasDiagnostics: Bool) {
    let source = SourceText(name: "query", text: example.query)
    let session = QuerySession(
      graph: try loadedGraph.get(),
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
