import ArgumentParser
import Diagnostics
import GraphFormats

/// Lists every problem of a graph's tables.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List every problem of a graph's tables, each with its place.",
    discussion: """
      Errors keep a graph from being read; warnings are worth a look. The exit code is 1 when there are \
      errors.

      Examples:
        maillage check ptce --quiet
        maillage check Graphs/ptce
      """
  )

  @Argument(help: "A folder that holds a datapackage.json, or the name of one in Graphs/.")
  var graph: String?

  @Flag(help: "Only errors.")
  var quiet = false

  func run() throws {
    let path = try Workspace.graphPath(graph)
    let report = GraphFolder.check(path)
    // Here the problems are what was asked for: they are the data.
    let renderer = DiagnosticRenderer(usesColor: Console.usesColor(on: 1))
    for found in report.diagnostics where !quiet || found.diagnostic.severity == .error {
      try Output.write(renderer.render(found.diagnostic, in: found.source) + "\n")
    }
    if report.omittedCount > 0 { try Output.write("… and \(report.omittedCount) more\n") }
    Console.write(
      """
      \(path): \(report.nodeCount) nodes and \(report.edgeCount) edges in \(report.tableCount) tables, \
      \(count(report.errorCount, "error")), \(count(report.warningCount, "warning"))
      """
    )
    if report.errorCount > 0 { throw ExitCode(1) }
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
