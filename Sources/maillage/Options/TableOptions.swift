public import ArgumentParser
public import GraphFormats
import PropertyGraph

/// In which form a table is written, and where to.
struct TableOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The form of the answer (default: table on a terminal, else csv, or as the file's name says).",
      valueName: "table|csv|json|jsonl|markdown|line"
    )
  )
  var mode: TableMode?

  @Option(name: [.short, .long], help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  func write(_ table: ValueTable, of graph: Graph) throws {
    let mode = mode ?? modeOfFile ?? (output == nil && Output.isTerminal ? .table : .csv)
    let width = output == nil && mode == .table ? Output.width : nil
    var text = ""
    TableWriter(mode: mode, graph: graph, width: width).write(table, to: &text)
    try Output.write(Array(text.utf8), to: output)
  }

  private var modeOfFile: TableMode? {
    guard let output else { return nil }
    let endings: [(String, TableMode)] = [
      (".csv", .csv), (".json", .json), (".jsonl", .jsonl), (".md", .markdown), (".txt", .table),
    ]
    return endings.first { output.lowercased().hasSuffix($0.0) }?.1
  }
}

extension TableMode: ExpressibleByArgument {}
