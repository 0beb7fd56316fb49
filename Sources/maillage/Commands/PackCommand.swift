import ArgumentParser
import GraphFormats

/// Writes the stored image of a graph.
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Store a graph so that it opens at once.",
    discussion: """
      Writes one file, .maillage-image, beside the tables. Every command then reads it instead of them, as \
      long as they stay as they are; when they change, commands read the tables and say so, until the graph \
      is packed again. The file can be removed at any time.

      Examples:
        maillage pack ptce
        maillage pack Graphs/ptce
      """
  )

  @Argument(help: "A folder that holds a datapackage.json, or the name of one in Graphs/.")
  var graph: String?

  func run() throws {
    let path = try Workspace.graphPath(graph)
    let summary = try Workspace.pack(path)
    Console.show(summary.warnings)
    Console.write(
      "\(summary.path): \(summary.nodeCount) nodes and \(summary.edgeCount) edges in \(Self.size(summary.byteCount))"
    )
  }

  /// Such as "14.9 MB".
  private static func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) bytes" }
    let (unit, name) = bytes < 1_000_000 ? (1_000, "kB") : (1_000_000, "MB")
    let tenths = (bytes * 10 + unit / 2) / unit
    return "\(tenths / 10).\(tenths % 10) \(name)"
  }
}
