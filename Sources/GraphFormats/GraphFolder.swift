import Diagnostics
public import PropertyGraph

/// A graph as it was read from a folder.
public struct LoadedGraph: Sendable {
  public let graph: Graph
  public let info: GraphInfo
  public let warnings: [FileDiagnostic]
}

/// Why a folder was refused: all its errors, and its warnings.
public struct GraphLoadFailure: Error, Sendable {
  public let diagnostics: [FileDiagnostic]
  /// How many more problems there are than are listed.
  public let omittedCount: Int

  public init(diagnostics: [FileDiagnostic], omittedCount: Int = 0) {
    self.diagnostics = diagnostics
    self.omittedCount = omittedCount
  }
}

/// What was found in a folder.
public struct CheckReport: Sendable {
  /// By file and place.
  public let diagnostics: [FileDiagnostic]
  /// How many more problems there are than are listed.
  public let omittedCount: Int
  public let errorCount: Int
  public let warningCount: Int
  public let nodeCount: Int
  public let edgeCount: Int
  /// How many tables are part of the graph.
  public let tableCount: Int
}

/// A graph on disk: a folder with `datapackage.json` and CSV tables.
public enum GraphFolder {
  /// How many errors, and how many warnings, are listed at most; the rest is counted.
  public static let diagnosticLimit = 1_000

  /// Reads a graph; one with errors is refused as a whole, and all of them are listed.
  ///
  /// - Parameter path: the folder, or its `datapackage.json`.
  /// - Returns: the graph, what it says about itself, and warnings.
  /// - Throws: all errors and warnings, when there is an error.
  public static func load(_ path: String) throws(GraphLoadFailure) -> LoadedGraph {
    let log = DiagnosticLog(limit: diagnosticLimit)
    guard let opened = open(path, log), let package = PackageReader(log: opened).read() else {
      throw GraphLoadFailure(diagnostics: log.sorted(), omittedCount: log.omittedCount)
    }
    let info = package.info
    var loader = GraphLoader(package, folder: folder(of: path), log: opened, isThorough: false)
    loader.load()
    guard log.errorCount == 0 else {
      throw GraphLoadFailure(diagnostics: log.sorted(), omittedCount: log.omittedCount)
    }
    return LoadedGraph(graph: loader.finish(), info: info, warnings: log.sorted())
  }

  /// Looks for everything that is wrong with a graph, or may be.
  ///
  /// Besides what refuses a graph: likely duplicates, check digits, and the rules that the package switches on.
  public static func check(_ path: String) -> CheckReport {
    let log = DiagnosticLog(limit: diagnosticLimit)
    var counts = (nodes: 0, edges: 0, tables: 0)
    if let opened = open(path, log), let package = PackageReader(log: opened).read() {
      counts.tables = package.tables.count
      var loader = GraphLoader(package, folder: folder(of: path), log: opened, isThorough: true)
      loader.load()
      counts.nodes = loader.builder.nodeCount
      counts.edges = loader.builder.edgeCount
    }
    return CheckReport(
      diagnostics: log.sorted(),
      omittedCount: log.omittedCount,
      errorCount: log.errorCount,
      warningCount: log.warningCount,
      nodeCount: counts.nodes,
      edgeCount: counts.edges,
      tableCount: counts.tables
    )
  }

  private static func folder(of path: String) -> String {
    guard FileBytes.kind(of: path) == .file else { return path }
    return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func open(_ path: String, _ log: DiagnosticLog) -> PackageLog? {
    let file = FileBytes.kind(of: path) == .file ? path : PackagePath.joined(path, "datapackage.json")
    do {
      return PackageLog(log: log, file: FileText(index: 0, name: file, bytes: try FileBytes.read(file)))
    } catch {
      let help =
        FileBytes.kind(of: path) == .missing
        ? "there is no '\(path)'" : "a graph is a folder with a datapackage.json and CSV tables"
      log.add(
        Diagnostic(
          .error,
          "unreadable-file",
          "cannot read '\(file)': \(error.reason)",
          at: SourceRange(0, 0),
          help: help
        ),
        in: FileText(index: 0, name: file)
      )
      return nil
    }
  }
}
