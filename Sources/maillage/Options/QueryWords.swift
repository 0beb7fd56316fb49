import Diagnostics
import GraphFormats

/// The words of a command that are no options: a graph, a query, or both.
struct QueryWords {
  let graph: String?
  /// Nil when the query is in a file or saved.
  let text: String?

  /// - Throws: when the words are not what they should be, with a guess at what was meant.
  init(_ words: [String], file: String?, saved: String?) throws {
    if file != nil, saved != nil { throw CommandFailure.usage("--file and --saved exclude each other") }
    if let option = file.map({ _ in "--file" }) ?? saved.map({ _ in "--saved" }) {
      if let query = words.first(where: { !Self.isOneWord($0) }), Workspace.existingGraph(query) == nil {
        throw CommandFailure.usage("\(option) and the query '\(query)' exclude each other")
      }
      guard words.count <= 1 else { throw Self.tooMany(words, after: 1) }
      graph = words.first
      text = nil
      return
    }
    guard let last = words.last else {
      throw CommandFailure.usage(
        "there is no query",
        help: "give one in quotes, or --file, or --saved; 'maillage questions' lists the saved ones"
      )
    }
    guard words.count <= 2 else { throw Self.tooMany(words, after: 2) }
    if last != "-", Self.isOneWord(last) {
      throw Self.noQuery(last, graph: words.count == 2 ? words[0] : nil)
    }
    graph = words.count == 2 ? words[0] : nil
    text = last
  }

  /// Whether a text can be a name or a path, and no query: every query has a blank or a bracket.
  private static func isOneWord(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-_./~".contains($0) }
  }

  private static func tooMany(_ words: [String], after count: Int) -> CommandFailure {
    let isUnquoted = ["MATCH", "RETURN", "OPTIONAL", "WITH", "UNWIND"]
      .contains { clause in
        words.contains { $0.uppercased() == clause }
      }
    return .usage(
      "too many words: \(words.dropFirst(count).joined(separator: " "))",
      help: isUnquoted
        ? "put the whole query in quotes: maillage query ptce \"MATCH (n) RETURN n\""
        : "a query stands in quotes, after at most one graph"
    )
  }

  private static func noQuery(_ word: String, graph: String?) -> CommandFailure {
    if graph == nil, Workspace.existingGraph(word) != nil {
      return .usage(
        "'\(word)' is a graph, but there is no query",
        help: "add one in quotes: maillage query \(word) \"MATCH (n) RETURN n LIMIT 10\"; "
          + "or ask a saved question: maillage questions"
      )
    }
    let questions = (try? Workspace.questionNames()) ?? []
    let question = questions.contains(word) ? word : Spelling.suggestion(for: word, among: questions)
    let known = graph == nil ? Spelling.suggestion(for: word, among: Workspace.graphNames) : nil
    let help: String =
      if FileSystem.isFile(word) {
        "did you mean --file \(word)?"
      } else if let question {
        "did you mean --saved \(question)?"
      } else if let known {
        "did you mean the graph '\(known)'? A query in quotes must follow it"
      } else {
        "for example: \"MATCH (n) RETURN n LIMIT 10\"; 'maillage questions' lists the saved ones"
      }
    return .usage("'\(word)' is not a query", help: help)
  }
}
