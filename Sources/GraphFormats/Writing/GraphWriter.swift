import Diagnostics
public import PropertyGraph

/// Brings a changed graph back into the tables that it came from.
///
/// The way of a commit: take the lock; see that no table changed since it was read; work out which rows and
/// cells change (`ChangePlanner`); make the new bytes of those tables (`TableRewriter`); read the whole
/// package once more with them in place, so that everything that opening would refuse is refused now; write
/// them beside the old ones, put the commit record into place and rename (`CommitRecord`).
public enum GraphWriter {
  /// Writes what makes a graph another than the one that was loaded, or nothing at all.
  ///
  /// Rows that do not change stay as they are to the byte; changed rows change in the changed cells only;
  /// new rows come at the end of their table. Afterwards the folder must be loaded again for the next commit.
  ///
  /// - Parameters:
  ///   - before: the graph as it was loaded, `forWriting`.
  ///   - after: a graph edited from it, in one step or several.
  /// - Returns: what was changed.
  /// - Throws: all that speaks against it.
  /// - Complexity: O(bytes of the package): as much as loading it.
  public static func commit(
    from before: LoadedGraph,
    to after: Graph
  ) throws(GraphWriteFailure) -> CommitSummary {
    try commit(from: before, to: after, probe: nil)
  }

  /// The same, with each call of the operating system that changes a file announced; see `FileWriter`.
  package static func commit(
    from before: LoadedGraph,
    to after: Graph,
    probe: ((Int) -> Int32?)?
  ) throws(GraphWriteFailure) -> CommitSummary {
    guard let origins = before.origins else {
      throw failure("not-for-writing", "the graph was not loaded for writing", in: "the graph")
    }
    let changes = GraphChanges(from: before.graph, to: after)
    let counts = GraphChangeCounts(changes, to: after)
    if changes.isEmpty { return CommitSummary(counts: counts, tables: []) }
    let lock = try lock(origins.folder)
    defer { withExtendedLifetime(lock) {} }
    if let record = CommitRecord(in: origins.folder) {
      do throws(FileFailure) {
        try record.finish(in: origins.folder, with: FileWriter())
      } catch {
        throw failure("unwritable-folder", "cannot finish an earlier change: \(error.reason)", in: error.path)
      }
    }
    CommitRecord.removeLeftovers(in: origins.folder, tables: origins.package.tables.map(\.path))
    try checkUnchanged(origins)
    var planner = ChangePlanner(from: before.graph, to: after, changes: changes, origins: origins)
    planner.plan()
    let tables = try rewritten(planner.plans, origins)
    let problems = planner.problems + check(tables, origins, after, isPlanned: planner.problems.isEmpty)
    guard problems.isEmpty else {
      let limit = GraphFolder.diagnosticLimit
      throw GraphWriteFailure(
        diagnostics: Array(problems.prefix(limit)),
        omittedCount: max(0, problems.count - limit)
      )
    }
    for table in tables where FileWriter.isLink(PackagePath.joined(origins.folder, table.path)) {
      throw failure(
        "unwritable-file",
        "'\(table.path)' is a symbolic link, which would be replaced",
        in: origins.packageText.name,
        help: "put the table itself into the folder"
      )
    }
    do throws(FileFailure) {
      try CommitRecord.commit(tables, in: origins.folder, with: FileWriter(probe: probe))
    } catch {
      throw failure(
        "unwritable-folder",
        "cannot write '\(error.path)': \(error.reason); nothing was changed",
        in: origins.packageText.name
      )
    }
    return CommitSummary(counts: counts, tables: tables.map(\.path))
  }

  private static func lock(_ folder: String) throws(GraphWriteFailure) -> FileLock {
    let path = PackagePath.joined(folder, CommitRecord.lockName)
    do throws(FileLock.Failure) {
      return try FileLock.take(path)
    } catch {
      switch error {
      case .held(let holder):
        throw failure(
          "locked-graph",
          "somebody else is writing to the graph: \(holder)",
          in: path,
          help: "try again when it is done"
        )
      case .refused(let reason):
        throw failure("unwritable-folder", "the graph's folder cannot be written to: \(reason)", in: path)
      }
    }
  }

  /// Whether all that was loaded still stands on the disk as it was.
  private static func checkUnchanged(_ origins: GraphOrigins) throws(GraphWriteFailure) {
    let changed = origins.versions.sorted { $0.key < $1.key }
      .filter { !$0.value.isVersion(ofFileAt: PackagePath.joined(origins.folder, $0.key)) }
    guard let first = changed.first else { return }
    let names = changed.map { "'\($0.key)'" }.joined(separator: ", ")
    throw failure(
      "changed-on-disk",
      "\(names) changed on disk since the graph was loaded; nothing was written",
      in: PackagePath.joined(origins.folder, first.key),
      help: "load the graph again and make the change again"
    )
  }

  /// The new bytes of the tables that change.
  private static func rewritten(
    _ plans: [TableChange],
    _ origins: GraphOrigins
  ) throws(GraphWriteFailure) -> [(path: String, bytes: [UInt8])] {
    let files = TableFiles(folder: origins.folder)
    let log = DiagnosticLog(limit: GraphFolder.diagnosticLimit)
    let packageLog = packageLog(origins, log)
    var tables: [(path: String, bytes: [UInt8])] = []
    for (index, plan) in plans.enumerated() where !plan.isEmpty {
      let description = origins.package.tables[index]
      guard let text = TableText(description, files: files, index: index + 1, log: packageLog) else {
        throw GraphWriteFailure(diagnostics: log.sorted())
      }
      guard let version = origins.versions[description.path], version.isVersion(of: text.bytes) else {
        throw failure(
          "changed-on-disk",
          "'\(description.path)' changed on disk since the graph was loaded; nothing was written",
          in: text.file.name
        )
      }
      guard !tables.contains(where: { $0.path == description.path }) else {
        throw failure(
          "unwritable-file",
          "'\(description.path)' is the file of two tables that change",
          in: text.file.name,
          help: "give each table a file of its own"
        )
      }
      tables.append((description.path, TableRewriter(text, plan).bytes()))
    }
    return tables
  }

  /// What opening the package would say with the new tables in place.
  private static func check(
    _ tables: [(path: String, bytes: [UInt8])],
    _ origins: GraphOrigins,
    _ after: Graph,
    isPlanned: Bool
  ) -> [FileDiagnostic] {
    let overlay = Dictionary(tables.map { ($0.path, $0.bytes) }) { first, _ in first }
    let log = DiagnosticLog(limit: GraphFolder.diagnosticLimit)
    let files = TableFiles(folder: origins.folder, overlay: overlay)
    var loader = GraphLoader(origins.package, files: files, log: packageLog(origins, log))
    loader.load()
    let errors = log.sorted().filter { $0.diagnostic.severity == .error }
    let isSame = loader.builder.nodeCount == after.nodeCount && loader.builder.edgeCount == after.edgeCount
    guard errors.isEmpty, isPlanned, !isSame else { return errors }
    return failure(
      "unwritable-value",
      "the tables would give \(loader.builder.nodeCount) nodes and \(loader.builder.edgeCount) edges, "
        + "the graph has \(after.nodeCount) and \(after.edgeCount)",
      in: origins.packageText.name,
      help: "this is a mistake of the program; nothing was written"
    )
    .diagnostics
  }

  private static func packageLog(_ origins: GraphOrigins, _ log: DiagnosticLog) -> PackageLog {
    let text = origins.packageText
    return PackageLog(log: log, file: FileText(index: 0, name: text.name, bytes: text.bytes))
  }

  private static func failure(
    _ code: Diagnostic.Code,
    _ message: String,
    in name: String,
    help: String? = nil
  ) -> GraphWriteFailure {
    let diagnostic = Diagnostic(.error, code, message, at: SourceRange(0, 0), help: help)
    return GraphWriteFailure(
      diagnostics: [FileDiagnostic(source: SourceText(name: name, bytes: []), diagnostic: diagnostic)]
    )
  }
}
