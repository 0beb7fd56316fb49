import ArgumentParser
import GraphFormats
import PropertyGraph

/// In which form a table is written, and where to.
struct TableOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The form of the answer (default: table on a terminal, else csv, or as the file's name says).",
      valueName: "table|csv|json|jsonl|markdown|line"
    ),
    completion: .list(TableMode.allCases.map(\.rawValue)),
    transform: { try Choice.read($0, of: "modes") }
  )
  var mode: TableMode?

  @Option(name: [.short, .long], help: ArgumentHelp("Write to a file.", valueName: "file"))
  var output: String?

  private static let endings: KeyValuePairs<String, TableMode> = [
    "csv": .csv, "json": .json, "jsonl": .jsonl, "md": .markdown, "txt": .table,
  ]

  func validate() throws {
    if mode == nil, modeOfFile == nil, let output, let ending = Self.ending(of: output) {
      throw ValidationError(
        "no form of an answer ends with '.\(ending)': "
          + "end the file's name with .csv, .json, .jsonl, .md or .txt, or name the form with --mode"
      )
    }
  }

  /// As asked for, else as the file's name says, else what suits standard output.
  var chosenMode: TableMode {
    mode ?? modeOfFile ?? (isOnTerminal ? .table : .csv)
  }

  /// How many cells a line may take; nil for as many as it needs.
  var width: Int? { isOnTerminal ? Output.width : nil }

  private var isOnTerminal: Bool { (output == nil || output == "-") && Output.isTerminal }

  func write(_ table: ValueTable, of graph: Graph) throws {
    let mode = chosenMode
    var text = ""
    TableWriter(mode: mode, graph: graph, width: mode == .table ? width : nil).write(table, to: &text)
    try write(text)
  }

  func write(_ text: String) throws {
    try Output.write(Array(text.utf8), to: output)
  }

  private var modeOfFile: TableMode? {
    guard let output, let ending = Self.ending(of: output) else { return nil }
    return Self.endings.first { $0.key == ending }?.value
  }

  /// What follows the last dot of a file's name.
  private static func ending(of path: String) -> String? {
    let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }
}
