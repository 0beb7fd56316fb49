import ArgumentParser
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
    let version = [loaded.info.version, loaded.info.created].compactMap { $0 }.joined(separator: ", ")
    if !version.isEmpty { Console.write(version) }
    Console.write("\(graph.nodeCount) nodes, \(graph.edgeCount) edges")
    try table.write(summary(of: graph), of: graph)
  }

  private func summary(of graph: Graph) -> ValueTable {
    var table = ValueTable(columns: ["what", "name", "count", "caption", "properties"])
    let tongue = language.language
    for index in 0..<graph.labels.count {
      let label = SymbolID(index)
      let name = graph.labels[label]
      let ranges = graph.nodeRanges { $0.contains(label) }
      let keys = graph.keys(ofNodesIn: ranges)
      table.rows.append([
        .string("label"), .string(name), .integer(Int64(graph.nodeCount(label: label))),
        caption(graph.schema.node(name)?.caption, tongue), .list(keys.map { .string($0) }),
      ])
    }
    for index in 0..<graph.edgeTypes.count {
      let type = SymbolID(index)
      let name = graph.edgeTypes[type]
      let keys = graph.keys(ofEdgesIn: graph.edgeRanges(ofType: type))
      table.rows.append([
        .string("edge type"), .string(name), .integer(Int64(graph.edgeCount(ofType: type))),
        caption(graph.schema.edge(name)?.caption, tongue), .list(keys.map { .string($0) }),
      ])
    }
    return table
  }

  private func caption(_ caption: Caption?, _ language: Language) -> Value {
    caption.map { .string($0.text(in: language)) } ?? .null
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
