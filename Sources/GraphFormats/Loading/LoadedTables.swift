import Diagnostics
import Parallelism
import PropertyGraph

/// What all tables of a package gave, ready to become a graph.
struct LoadedTables: ~Copyable {
  let package: GraphPackage
  let packageFile: FileText
  let files: TableFiles
  /// Whether to remember where nodes and edges come from.
  let keepsOrigins: Bool
  var builder: GraphBuilder
  /// By first handle.
  var nodeRuns: [GraphOrigins.NodeRun]
  var edgeRuns: [GraphOrigins.EdgeRun]

  /// The graph, and where its nodes and edges come from, if that was asked for.
  consuming func finish(workers: Workers) -> (graph: Graph, origins: GraphOrigins?) {
    builder.addIndex(on: "id")
    for case .nodes(let mapping) in package.tables.map(\.content) where mapping.id.name != "id" {
      builder.addIndex(on: mapping.id.name)
    }
    let (graph, nodes, edges) = builder.finishWithNumbers(workers: workers)
    guard keepsOrigins else { return (graph, nil) }
    let origins = GraphOrigins(
      folder: files.folder,
      package: package,
      packageText: SourceText(name: packageFile.name, bytes: packageFile.bytes),
      versions: files.versions,
      nodeRuns: nodeRuns,
      edgeRuns: edgeRuns,
      nodeHandles: GraphOrigins.inverted(nodes),
      nodeNumbers: nodes,
      edgeHandles: GraphOrigins.inverted(edges)
    )
    return (graph, origins)
  }
}
