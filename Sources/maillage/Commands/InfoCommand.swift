import ArgumentParser
import Diagnostics
import GraphFormats
import PropertyGraph

/// Says what a graph holds.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what a graph holds: kinds of nodes, relations, properties.",
    discussion: """
      Examples:
        maillage info ptce --lang fr
        maillage info ptce --mode json
      """
  )

  @Argument(help: "A folder that holds a datapackage.json, or the name of one in Graphs/.")
  var graph: String?

  @OptionGroup var language: LanguageOption
  @OptionGroup var table: TableOptions

  func run() throws {
    let path = try Workspace.graphPath(graph)
    let loaded = try Workspace.load(path)
    let graph = loaded.graph
    if let title = loaded.info.title { Console.write(title) }
    // Of a time, the day.
    let version = [loaded.info.version, loaded.info.created.map { String($0.prefix(10)) }].compactMap { $0 }
    let size = "\(graph.nodeCount) nodes, \(graph.edgeCount) edges"
    Console.write(version.isEmpty ? size : "\(size); version \(version.joined(separator: " of "))")
    let rows = labels(of: graph) + edgeTypes(of: graph)
    if table.chosenMode == .table {
      try table.write(text(of: rows))
    } else {
      try table.write(values(of: rows), of: graph)
    }
  }

  // MARK: What there is

  private struct Row {
    let what: String
    let name: String
    let count: Int
    let caption: String?
    var sources: [String] = []
    var targets: [String] = []
    let keys: [String]
  }

  private func labels(of graph: Graph) -> [Row] {
    (0..<graph.labels.count)
      .map { index in
        let label = SymbolID(index)
        let name = graph.labels[label]
        let ranges = graph.nodeRanges { $0.contains(label) }
        return Row(
          what: "label",
          name: name,
          count: graph.nodeCount(label: label),
          caption: graph.schema.node(name)?.caption.text(in: language.language),
          keys: graph.keys(ofNodesIn: ranges)
        )
      }
  }

  private func edgeTypes(of graph: Graph) -> [Row] {
    (0..<graph.edgeTypes.count)
      .map { index in
        let type = SymbolID(index)
        let name = graph.edgeTypes[type]
        let description = graph.schema.edge(name)
        return Row(
          what: "edge type",
          name: name,
          count: graph.edgeCount(ofType: type),
          caption: description?.caption.text(in: language.language),
          sources: description?.sources ?? [],
          targets: description?.targets ?? [],
          keys: graph.keys(ofEdgesIn: graph.edgeRanges(ofType: type))
        )
      }
  }

  // MARK: Forms

  private func values(of rows: [Row]) -> ValueTable {
    var table = ValueTable(columns: ["what", "name", "count", "caption", "from", "to", "properties"])
    for row in rows {
      table.rows.append([
        .string(row.what), .string(row.name), .integer(Int64(row.count)),
        row.caption.map { .string($0) } ?? .null, .list(row.sources.map { .string($0) }),
        .list(row.targets.map { .string($0) }), .list(row.keys.map { .string($0) }),
      ])
    }
    return table
  }

  private func text(of rows: [Row]) -> String {
    let names = rows.map { TextWidth.cells(of: $0.name) }.max() ?? 0
    let counts = rows.map { String($0.count).count }.max() ?? 0
    let captions = rows.map { TextWidth.cells(of: $0.caption ?? "") }.max() ?? 0
    var text = ""
    var what: String?
    for row in rows {
      if row.what != what { text += "\n\(row.what)s\n" }
      what = row.what
      let count = String(row.count)
      let head =
        "  \(Paragraph.padded(row.name, to: names))  "
        + String(repeating: " ", count: counts - count.count) + "\(count)  "
        + "\(Paragraph.padded(row.caption ?? "", to: captions))  "
      let ends = "\(row.sources.joined(separator: "|")) → \(row.targets.joined(separator: "|"))"
      let parts = [(row.sources + row.targets).isEmpty ? "" : ends, row.keys.joined(separator: ", ")]
      text += Paragraph.beside(head, parts.filter { !$0.isEmpty }.joined(separator: "; "), width: table.width)
    }
    return text
  }
}

extension Graph {
  /// The keys under which some node of the ranges has a value.
  fileprivate func keys(ofNodesIn ranges: [Range<UInt32>]) -> [String] {
    keys { key in
      guard let column = nodeColumn(key) else { return false }
      return ranges.contains { range in range.contains { column.position(of: Int($0)) != nil } }
    }
  }

  /// The keys under which some edge of the ranges has a value.
  fileprivate func keys(ofEdgesIn ranges: [Range<UInt32>]) -> [String] {
    keys { key in
      guard let column = edgeColumn(key) else { return false }
      return ranges.contains { range in range.contains { column.position(of: Int($0)) != nil } }
    }
  }

  private func keys(where isUsed: (SymbolID) -> Bool) -> [String] {
    (0..<propertyKeys.count).map { SymbolID($0) }.filter(isUsed).map { propertyKeys[$0] }
  }
}
