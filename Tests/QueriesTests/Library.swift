import Foundation
import GraphFormats
import PropertyGraph
import QueryEngine

/// The saved questions of this checkout, and the graph that they ask.
enum Library {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let questionNames = QuestionLibrary.names(in: path("Queries"))

  private static let loaded = Result { try GraphFolder.load(path("Graphs/ptce")) }

  static var graph: Graph {
    get throws { try loaded.get().graph }
  }

  static func path(_ below: String) -> String { root.appendingPathComponent(below).path }

  static func text(_ below: String) throws -> String {
    try String(contentsOfFile: path(below), encoding: .utf8)
  }

  static func question(_ name: String) throws -> SavedQuestion {
    try QuestionLibrary.question(name, in: path("Queries"))
  }

  /// The answer with the parameters that the question's head gives.
  static func answer(
    _ name: String,
    options: OptimizerOptions = .all,
    batchSize: Int = 2_048
  ) throws -> QueryResult {
    let question = try question(name)
    let session = QuerySession(graph: try graph, options: options, batchSize: batchSize)
    return try session.run(question.source, parameters: parameters(of: question))
  }

  static func csv(_ table: ValueTable) throws -> String {
    var text = ""
    TableWriter(mode: .csv, graph: try graph).write(table, to: &text)
    return text
  }

  static func parameters(of question: SavedQuestion) -> [String: Value] {
    var values: [String: Value] = [:]
    for parameter in question.parameters { values[parameter.name] = parameter.defaultValue }
    return values
  }
}
