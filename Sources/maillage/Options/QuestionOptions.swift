import ArgumentParser
import Diagnostics
import GraphFormats
import PropertyGraph
import QueryEngine

/// Which graph is asked what.
struct QuestionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A graph (a folder, or a name in Graphs/) and a query; with --file or --saved the graph alone. A query - is read from standard input.",
      valueName: "graph> <query"
    )
  )
  var words: [String] = []

  @Option(name: [.short, .long], help: ArgumentHelp("A file that holds the query; - for standard input."))
  var file: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The name of a saved question; 'maillage questions' lists them.", valueName: "name")
  )
  var saved: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A value for $name in the query; may be repeated. Quotes in the value make text of a number.",
      valueName: "name=value"
    )
  )
  var param: [String] = []

  @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "number"))
  var limitSeconds: Double = 60

  @Option(help: ArgumentHelp("Stop after so many rows of the result.", valueName: "number"))
  var limitRows: Int = 10_000_000

  @Option(
    help: ArgumentHelp(
      "Stop when sorting, grouping and collecting need more than so many megabytes.",
      valueName: "number"
    )
  )
  var limitMemory: Int = 4_096

  func validate() throws {
    // Far beyond any use, and far below what overflows.
    let highest = 1_000_000_000
    guard limitSeconds > 0, limitSeconds <= Double(highest) else {
      throw ValidationError("--limit-seconds is a number from 0 to \(highest)")
    }
    guard (1...highest).contains(limitRows) else {
      throw ValidationError("--limit-rows is a whole number from 1 to \(highest)")
    }
    guard (1...highest).contains(limitMemory) else {
      throw ValidationError("--limit-memory is a whole number of megabytes from 1 to \(highest)")
    }
  }

  /// A question that is ready to be asked.
  struct Resolved {
    let loaded: LoadedGraph
    /// Where the graph stands, for `GraphFolder`.
    let path: String
    let source: SourceText
    let saved: SavedQuestion?
    let parameters: [String: Value]
    let session: QuerySession

    /// The answer; warnings are shown on the way.
    func answer() throws -> QueryResult {
      do throws(SourceFailure) {
        let result = try Interruption.awaited { () throws(SourceFailure) in
          try session.run(source, parameters: parameters)
        }
        Console.show(result.warnings, in: source)
        return result
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  /// Reads the query, its parameters and the graph.
  ///
  /// - Parameters:
  ///   - drawing: whether the query of a saved question that is to be drawn is wanted.
  ///   - writing: whether the query may change the graph.
  /// - Returns: what to ask.
  /// - Throws: usage that cannot be understood, or data that cannot be read.
  func resolve(forDrawing drawing: Bool = false, forWriting writing: Bool = false) throws -> Resolved {
    let words = try QueryWords(words, file: file, saved: saved)
    let question = try saved.map { try Workspace.question($0) }
    let source: SourceText =
      if let question {
        drawing ? question.drawing ?? question.source : question.source
      } else if let file = words.text == "-" ? "-" : file {
        SourceText(name: file == "-" ? "standard input" : file, bytes: try FileSystem.read(file))
      } else {
        SourceText(name: "query", text: words.text ?? "")
      }
    let parameters = try ParameterValues.read(param, for: question)
    let path = try Workspace.graphPath(words.graph, preferred: question?.graph)
    let loaded = try Workspace.load(path, forWriting: writing)
    let limits = QueryLimits(
      rows: limitRows,
      seconds: limitSeconds,
      bytes: limitMemory << 20,
      isCancelled: { Interruption.isPending }
    )
    return Resolved(
      loaded: loaded,
      path: path,
      source: source,
      saved: question,
      parameters: parameters,
      session: QuerySession(
        graph: loaded.graph,
        limits: limits,
        time: TimeSource(zones: TimeZoneFiles()),
        allowsWriting: writing
      )
    )
  }
}
