import Diagnostics
import Parallelism
import PropertyGraph

/// Builds a graph from the tables of a package.
///
/// First all tables of nodes; then, when every id is known, what they say of each other; then the tables
/// of edges, one file in memory at a time. Mistakes go to the log and loading goes on, so that all of them
/// are found; whether there is a graph is the caller's decision.
struct GraphLoader: ~Copyable {
  let package: GraphPackage
  let files: TableFiles
  let packageLog: PackageLog
  /// Whether to do the checks that only advise.
  let isThorough: Bool
  /// Whether to remember where nodes and edges come from.
  let keepsOrigins: Bool
  var edgeOrigins: [GraphOrigins.EdgeRun] = []
  var builder: GraphBuilder
  var nodeTables: [NodeTable] = []
  var ends: EdgeEnds
  var suggestions = IDSuggestions()
  /// What was added, for the rules that look at the whole graph.
  var edges: [EdgeRun] = []
  /// The names in each label set.
  private(set) var labelSetNames: [[String]] = []

  struct EdgeRun {
    var type: String
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    /// Where it comes from; see `GraphOrigins.EdgeRun`.
    var table: Int
    var implied: Int?
    var rows: [UInt32] = []

    init(type: String, table: Int, implied: Int? = nil) {
      self.type = type
      self.table = table
      self.implied = implied
    }
  }

  init(
    _ package: GraphPackage,
    files: TableFiles,
    log: PackageLog,
    isThorough: Bool = false,
    keepsOrigins: Bool = false
  ) {
    self.package = package
    self.files = files
    self.keepsOrigins = keepsOrigins
    packageLog = log
    self.isThorough = isThorough
    builder = GraphBuilder(schema: package.schema)
    ends = EdgeEnds(schema: package.schema)
  }

  var log: DiagnosticLog { packageLog.log }

  mutating func load() {
    for (index, table) in package.tables.enumerated() {
      if case .nodes(let mapping) = table.content { loadNodes(table, mapping, index: index + 1) }
    }
    for table in nodeTables { resolveReferences(of: table) }
    for (index, table) in package.tables.enumerated() {
      if case .edges(let mapping) = table.content { loadEdges(table, mapping, index: index + 1) }
    }
    if isThorough {
      for table in nodeTables { LikelyDuplicates(log: log).check(table, schema: package.schema) }
      for rule in package.rules {
        switch rule {
        case .article9: Article9(log: log).check(self)
        }
      }
    }
  }

  /// Freezes what was loaded; only for a graph without errors.
  ///
  /// - Returns: the graph, and where its nodes and edges come from, if that was asked for.
  consuming func finish() -> (graph: Graph, origins: GraphOrigins?) {
    // Tables without rows begin at the same handle as their successors.
    let nodeRuns = nodeTables.filter { $0.count > 0 }
      .map { GraphOrigins.NodeRun(firstHandle: $0.firstHandle, table: $0.index) }
    let tables = LoadedTables(
      package: package,
      packageFile: packageLog.file,
      files: files,
      keepsOrigins: keepsOrigins,
      builder: builder,
      nodeRuns: nodeRuns,
      edgeRuns: edgeOrigins
    )
    return tables.finish(workers: .automatic)
  }

  func nodeTable(_ name: String) -> NodeTable? {
    nodeTables.first { $0.description.name.utf8.elementsEqual(name.utf8) }
  }

  /// The table that has a node, and its row there.
  func place(of handle: UInt32) -> (table: NodeTable, row: Int)? {
    for table in nodeTables where table.handles.contains(Int(handle)) {
      return (table, Int(handle) - table.firstHandle)
    }
    return nil
  }

  func labels(of handle: UInt32) -> [String] {
    guard let (table, row) = place(of: handle) else { return [] }
    return labelSetNames[Int(table.labelSets[row])]
  }

  /// The number of a label set, whose names are remembered.
  mutating func labelSet(_ names: [String]) -> UInt32 {
    let number = builder.labelSet(names)
    if number == labelSetNames.count {
      labelSetNames.append(names)
      ends.add(labelSet: names)
    }
    return UInt32(number)
  }
}
