import Diagnostics
import GraphFormats
import PropertyGraph

/// The folders `Graphs` and `Queries` that commands look into.
///
/// They are searched from the current folder upwards, then from the program's own.
enum Workspace {
  static let graphs = find("Graphs")
  static let queries = find("Queries")

  private static func find(_ name: String) -> String? {
    if FileSystem.isFolder(name) { return name }
    for start in [FileSystem.currentFolder, FileSystem.programFolder].compactMap({ $0 }) {
      var folder: String? = start
      while let current = folder {
        let path = current == "/" ? "/\(name)" : "\(current)/\(name)"
        if FileSystem.isFolder(path) { return path }
        folder = FileSystem.parent(of: current)
      }
    }
    return nil
  }

  /// The graphs that can be named without a path.
  static var graphNames: [String] {
    guard let graphs else { return [] }
    return GraphFolder.names(in: graphs)
  }

  // MARK: Graphs

  /// Where a graph stands: a path, or the name of a folder in `Graphs`.
  ///
  /// - Parameters:
  ///   - name: as a person gave it; nil when none was given.
  ///   - preferred: the graph that a saved question asks.
  /// - Returns: a path for `GraphFolder`.
  /// - Throws: when it cannot be told which graph is meant.
  static func graphPath(_ name: String?, preferred: String? = nil) throws -> String {
    guard let name = name ?? preferred ?? Environment["MAILLAGE_GRAPH"] else {
      if FileSystem.isFile("datapackage.json") { return "." }
      let known = graphNames
      if known.count == 1, let graphs { return "\(graphs)/\(known[0])" }
      throw CommandFailure.usage(
        "which graph?",
        help: known.isEmpty
          ? "name a folder that holds a datapackage.json"
          : "name it first: \(known.joined(separator: " or ")), or a folder that holds a datapackage.json"
      )
    }
    if let path = existingGraph(name) { return path }
    // What is there but is no graph: reading it says why.
    if FileSystem.exists(name) { return name }
    throw CommandFailure.usage(
      "there is no graph '\(name)'",
      help: Spelling.help(for: name, among: graphNames, of: "graphs")
        ?? "name a folder that holds a datapackage.json"
    )
  }

  /// Where a graph stands that has its package; nil when the name leads to none.
  static func existingGraph(_ name: String) -> String? {
    let candidates = [name] + (graphs.map { ["\($0)/\(name)"] } ?? [])
    if FileSystem.isFile(name), name.hasSuffix("datapackage.json") { return name }
    return candidates.first { FileSystem.isFile("\($0)/datapackage.json") }
  }

  static func load(
    _ path: String,
    forWriting: Bool = false,
    usingImage usesImage: Bool = true
  ) throws -> LoadedGraph {
    let loaded = try metered(path) { (options) throws(GraphLoadFailure) in
      var options = options
      options.usesImage = usesImage
      return try GraphFolder.load(path, forWriting: forWriting, options: options)
    }
    if let fault = loaded.imageFault {
      Console.write(
        """
        \(Console.head("warning", .warning)): the stored image \(fault); the tables were read instead
        help: 'maillage pack' makes it anew
        """
      )
    }
    return loaded
  }

  /// Stores a graph beside its tables.
  static func pack(_ path: String) throws -> PackSummary {
    try metered(path) { (options) throws(GraphLoadFailure) in try GraphFolder.pack(path, options: options) }
  }

  private static func metered<Result>(
    _ path: String,
    _ load: (LoadOptions) throws(GraphLoadFailure) -> Result
  ) throws -> Result {
    let meter = LoadMeter()
    defer { meter.finish() }
    var options = LoadOptions()
    meter.attach(to: &options)
    do throws(GraphLoadFailure) {
      return try load(options)
    } catch {
      throw CommandFailure(error, graph: path)
    }
  }

  // MARK: Themes

  /// A theme by its name (`light`, `dark`), or out of a file that may name a schema's kinds and relations;
  /// without a name the usual one.
  static func theme(_ name: String?, for schema: GraphSchema) throws -> DrawingTheme {
    guard let name else { return DrawingTheme() }
    if let mode = DrawingTheme.Mode(rawValue: name.lowercased()) { return DrawingTheme(mode) }
    let source = SourceText(name: name, bytes: try FileSystem.read(name))
    do throws(SourceFailure) {
      let (theme, warnings) = try ThemeReader.read(source, for: schema)
      Console.show(warnings, in: source)
      return theme
    } catch {
      throw CommandFailure(error)
    }
  }

  // MARK: Questions

  /// The names of the saved questions, in order.
  static func questionNames() throws -> [String] { QuestionLibrary.names(in: try queriesFolder()) }

  private static func queriesFolder() throws -> String {
    guard let queries else {
      throw CommandFailure.usage(
        "there is no folder 'Queries' here",
        help: "run maillage where its Queries are"
      )
    }
    return queries
  }

  static func question(_ name: String) throws -> SavedQuestion {
    let queries = try queriesFolder()
    let known = QuestionLibrary.names(in: queries)
    guard known.contains(name) else {
      throw CommandFailure.usage(
        "there is no saved question '\(name)'",
        help: Spelling.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
          ?? "'maillage questions' lists them"
      )
    }
    do throws(SourceFailure) {
      return try QuestionLibrary.question(name, in: queries)
    } catch {
      throw CommandFailure(error)
    }
  }
}
