import Diagnostics
public import PropertyGraph

/// A graph as it was read from a folder.
public struct LoadedGraph: Sendable {
  public let graph: Graph
  public let info: GraphInfo
  /// Those of the package and, unless it was read from its stored image, of the tables.
  public let warnings: [FileDiagnostic]
  /// Why there is a stored image that was not used, in words that follow "the stored image".
  public let imageFault: String?
  /// Where everything came from; only when it was loaded for writing.
  let origins: GraphOrigins?

  init(
    graph: Graph,
    info: GraphInfo,
    warnings: [FileDiagnostic],
    origins: GraphOrigins?,
    imageFault: String?
  ) {
    self.graph = graph
    self.info = info
    self.warnings = warnings
    self.origins = origins
    self.imageFault = imageFault
  }
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

  /// The names of the graphs in a folder, in the order of their bytes.
  public static func names(in folder: String) -> [String] {
    FileBytes.names(in: folder)
      .filter { FileBytes.kind(of: "\(folder)/\($0)/datapackage.json") == .file }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// How often a folder that changes while it is read is read again.
  private static let attemptLimit = 20

  /// Reads a graph; one with errors is refused as a whole, and all of them are listed.
  ///
  /// What a crash left unfinished is finished first.
  ///
  /// - Parameters:
  ///   - path: the folder, or its `datapackage.json`.
  ///   - forWriting: whether to remember where everything came from, for `GraphWriter`; four bytes a node
  ///     and eight an edge.
  ///   - options: how to go about it.
  /// - Returns: the graph, what it says about itself, and warnings.
  /// - Throws: all errors and warnings, when there is an error.
  public static func load(
    _ path: String,
    forWriting: Bool = false,
    options: LoadOptions = LoadOptions()
  ) throws(GraphLoadFailure) -> LoadedGraph {
    try load(path, keepsVersions: forWriting) { (files) throws(GraphLoadFailure) in
      try read(path, files, forWriting: forWriting, options: options)
    }
  }

  /// Loads a graph from its tables, with what they held.
  static func loadForPacking(
    _ path: String,
    options: LoadOptions
  ) throws(GraphLoadFailure) -> (LoadedGraph, [String: FileVersion]) {
    var options = options
    options.usesImage = false
    return try load(path, keepsVersions: true, settles: true) { (files) throws(GraphLoadFailure) in
      let loaded = try read(path, files, forWriting: false, options: options)
      return (loaded, files.versions)
    }
  }

  /// Reads, and reads again while tables change.
  private static func load<Loaded>(
    _ path: String,
    keepsVersions: Bool,
    settles: Bool = false,
    _ read: (TableFiles) throws(GraphLoadFailure) -> Loaded
  ) throws(GraphLoadFailure) -> Loaded {
    let folder = folder(of: path)
    CommitRecord.recover(folder)
    var attempt = 1
    while true {
      let files = TableFiles(folder: folder, keepsVersions: keepsVersions, settles: settles)
      let result = Result { () throws(GraphLoadFailure) in try read(files) }
      if files.isUnchanged || attempt == attemptLimit { return try result.get() }
      attempt += 1
    }
  }

  private static func read(
    _ path: String,
    _ files: TableFiles,
    forWriting: Bool,
    options: LoadOptions
  ) throws(GraphLoadFailure) -> LoadedGraph {
    let log = DiagnosticLog(limit: diagnosticLimit)
    guard let opened = open(path, files, log), let package = PackageReader(log: opened).read() else {
      throw GraphLoadFailure(diagnostics: log.sorted(), omittedCount: log.omittedCount)
    }
    let info = package.info
    var imageFault: String?
    if options.usesImage, !forWriting, log.errorCount == 0 {
      switch StoredImage.find(package, files: files, workers: options.workers) {
      case .none: break
      case .unusable(let fault): imageFault = fault
      case .graph(let graph):
        return LoadedGraph(graph: graph, info: info, warnings: log.sorted(), origins: nil, imageFault: nil)
      }
    }
    if options.readsInBulk, log.errorCount == 0,
      let (graph, origins) = BulkLoader.load(
        package,
        packageFile: opened.file,
        files: files,
        keepsOrigins: forWriting,
        options: options
      )
    {
      return LoadedGraph(
        graph: graph,
        info: info,
        warnings: log.sorted(),
        origins: origins,
        imageFault: imageFault
      )
    }
    guard options.explains else { throw GraphLoadFailure(diagnostics: log.sorted()) }
    var loader = GraphLoader(package, files: files, log: opened, keepsOrigins: forWriting)
    loader.load()
    guard log.errorCount == 0 else {
      throw GraphLoadFailure(diagnostics: log.sorted(), omittedCount: log.omittedCount)
    }
    let (graph, origins) = loader.finish()
    return LoadedGraph(
      graph: graph,
      info: info,
      warnings: log.sorted(),
      origins: origins,
      imageFault: imageFault
    )
  }

  /// Looks for everything that is wrong with a graph, or may be.
  ///
  /// Besides what refuses a graph: likely duplicates, check digits, and the rules that the package switches on.
  public static func check(_ path: String) -> CheckReport {
    let folder = folder(of: path)
    CommitRecord.recover(folder)
    var attempt = 1
    while true {
      let files = TableFiles(folder: folder)
      let report = check(path, files)
      if files.isUnchanged || attempt == attemptLimit { return report }
      attempt += 1
    }
  }

  private static func check(_ path: String, _ files: TableFiles) -> CheckReport {
    let log = DiagnosticLog(limit: diagnosticLimit)
    var counts = (nodes: 0, edges: 0, tables: 0)
    if let opened = open(path, files, log), let package = PackageReader(log: opened).read() {
      counts.tables = package.tables.count
      var loader = GraphLoader(package, files: files, log: opened, isThorough: true)
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

  /// Finishes what a crash left unfinished, as opening a graph does, with each call of the operating system
  /// that changes a file announced; see `FileWriter`.
  package static func recover(_ path: String, probe: @escaping (Int) -> Int32?) {
    CommitRecord.recover(folder(of: path), probe: probe)
  }

  static func folder(of path: String) -> String {
    guard FileBytes.kind(of: path) == .file else { return path }
    return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func open(_ path: String, _ files: TableFiles, _ log: DiagnosticLog) -> PackageLog? {
    let isFile = FileBytes.kind(of: path) == .file
    let file = isFile ? path : PackagePath.joined(path, "datapackage.json")
    let name = isFile ? String(path.suffix(path.utf8.count - files.folder.utf8.count)) : "datapackage.json"
    do {
      return PackageLog(log: log, file: FileText(index: 0, name: file, bytes: try files.read(name)))
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
