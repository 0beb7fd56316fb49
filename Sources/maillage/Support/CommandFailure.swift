import Diagnostics
import GraphDrawing
import GraphFormats

/// Why a command ends without what was asked, ready to be shown.
struct CommandFailure: Error {
  let message: String
  let exitCode: Int32

  init(_ message: String, exitCode: Int32 = 1) {
    self.message = message
    self.exitCode = exitCode
  }

  /// A mistake in how the command was called.
  static func usage(_ message: String, help: String? = nil) -> CommandFailure {
    CommandFailure(
      "\(Console.head("error", .error)): \(message)" + (help.map { "\n  = help: \($0)" } ?? ""),
      exitCode: 2
    )
  }

  /// Something outside the data: a file, the drawing program.
  static func problem(_ message: String, help: String? = nil) -> CommandFailure {
    CommandFailure("\(Console.head("error", .error)): \(message)" + (help.map { "\n  = help: \($0)" } ?? ""))
  }

  init(_ failure: SourceFailure) {
    let isInterrupted = failure.diagnostics.contains { $0.code == "cancelled" }
    self.init(
      failure.diagnostics.map { Console.render($0, in: failure.source) }.joined(separator: "\n"),
      exitCode: isInterrupted ? Interruption.exitCode : 1
    )
  }

  init(_ failure: GraphLoadFailure, graph: String) {
    var parts = failure.diagnostics.map { Console.render($0.diagnostic, in: $0.source) }
    if failure.omittedCount > 0 { parts.append("… and \(failure.omittedCount) more") }
    let advice =
      failure.omittedCount > 0 ? "'maillage check \(graph)' lists all that is wrong" : "mend its tables first"
    parts.append("\(Console.head("error", .error)): the graph '\(graph)' was not read: \(advice)")
    self.init(parts.joined(separator: "\n"))
  }

  init(_ failure: GraphWriteFailure) {
    var parts = failure.diagnostics.map { Console.render($0.diagnostic, in: $0.source) }
    if failure.omittedCount > 0 { parts.append("… and \(failure.omittedCount) more") }
    parts.append("Nothing was written.")
    self.init(parts.joined(separator: "\n"))
  }

  init(_ failure: DrawingFailure) {
    self = .problem(failure.message, help: failure.hint)
  }
}
