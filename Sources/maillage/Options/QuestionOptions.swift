import ArgumentParser
import Diagnostics
import GraphFormats
import PropertyGraph
import QueryEngine

/// Which graph is asked what.
struct QuestionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A graph (a folder, or a name in Graphs/) and a query; with --file or --saved the graph alone.",
      valueName: "graph> <query"
    )
  )
  var words: [String] = []

  @Option(name: [.short, .long], help: ArgumentHelp("A file that holds the query; - for standard input."))
  var file: String?

  @Option(name: [.short, .long], help: "The name of a saved question; 'maillage questions' lists them.")
  var saved: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A value for $name in the query; may be repeated.", valueName: "name=value")
  )
  var param: [String] = []

  @Option(help: "Stop after so many seconds.")
  var limitSeconds: Double = 60

  @Option(help: "Stop after so many rows of the result.")
  var limitRows: Int = 10_000_000

  @Option(help: "Stop when sorting, grouping and collecting need more than so many megabytes.")
  var limitMemory: Int = 4_096

  func validate() throws {
    if limitSeconds.isNaN || limitSeconds <= 0 || limitRows < 0 || limitMemory <= 0 {
      throw ValidationError("A limit is a positive number.")
    }
  }

  /// A question that is ready to be asked.
  struct Resolved {
    let loaded: LoadedGraph
    let source: SourceText
    let saved: SavedQuestion?
    let parameters: [String: Value]
    let session: QuerySession

    /// The answer; warnings are shown on the way.
    func answer() throws -> QueryResult {
      do throws(SourceFailure) {
        let result = try session.run(source, parameters: parameters)
        Console.show(result.warnings, in: source)
        return result
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  /// Reads the query, its parameters and the graph.
  ///
  /// - Parameter drawing: whether the query of a saved question that is to be drawn is wanted.
  /// - Returns: what to ask.
  /// - Throws: usage that cannot be understood, or data that cannot be read.
  func resolve(forDrawing drawing: Bool = false) throws -> Resolved {
    guard file == nil || saved == nil else { throw CommandFailure.usage("--file and --saved exclude each other") }
    var words = words
    var question: SavedQuestion?
    let source: SourceText
    if let saved {
      let found = try Workspace.question(saved)
      source = drawing ? found.drawing ?? found.source : found.source
      question = found
    } else if let file {
      source = SourceText(name: file == "-" ? "standard input" : file, bytes: try FileSystem.read(file))
    } else {
      guard let text = words.popLast() else {
        throw CommandFailure.usage("there is no query", help: "give one in quotes, or --file, or --saved")
      }
      source = SourceText(name: "query", text: text)
    }
    guard words.count <= 1 else {
      throw CommandFailure.usage("too many words: \(words.dropFirst().joined(separator: " "))", help: "put the query in quotes")
    }
    let parameters = try ParameterValues.read(param, for: question)
    let path = try Workspace.graphPath(words.first, preferred: question?.graph)
    let loaded = try Workspace.load(path)
    let limits = QueryLimits(
      rows: limitRows,
      seconds: limitSeconds,
      bytes: limitMemory << 20,
      isCancelled: { Interruption.isPending }
    )
    return Resolved(
      loaded: loaded,
      source: source,
      saved: question,
      parameters: parameters,
      session: QuerySession(
        graph: loaded.graph,
        limits: limits,
        time: TimeSource(zones: TimeZoneFiles())
      )
    )
  }
}

/// `--param name=value`, with the types that a saved question declares.
enum ParameterValues {
  static func read(_ texts: [String], for question: SavedQuestion?) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for parameter in question?.parameters ?? [] { values[parameter.name] = parameter.defaultValue }
    for text in texts {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw CommandFailure.usage("'\(text)' is not a parameter", help: "write it as name=value")
      }
      let name = String(text[..<sign])
      let value = String(text[text.index(after: sign)...])
      guard let question else {
        values[name] = guess(value)
        continue
      }
      guard let declared = question.parameters.first(where: { $0.name == name }) else {
        throw CommandFailure.usage(
          "the question '\(question.name)' has no parameter '\(name)'",
          help: Spelling.help(for: name, among: question.parameters.map(\.name), of: "parameters")
        )
      }
      guard let read = declared.kind.value(of: value) else {
        throw CommandFailure.usage("'\(value)' is not a value of type \(declared.kind.rawValue) for '\(name)'")
      }
      values[name] = read
    }
    return values
  }

  /// Numbers, true, false and null as such, text in quotes or anything else as text.
  private static func guess(_ text: String) -> Value {
    if let number = Int64(text) { return .integer(number) }
    if text.first.map({ $0.isNumber || $0 == "-" || $0 == "." }) ?? false, let number = Double(text) {
      return .float(number)
    }
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: break
    }
    for quote in ["'", "\""] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return .string(String(text.dropFirst().dropLast()))
    }
    return .string(text)
  }
}
