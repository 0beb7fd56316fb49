import Diagnostics
import GraphFormats
import PropertyGraph

/// What is timed: operations on one graph, read from a JSON file.
///
/// ```json
/// {"name": "poles",
///  "operations": [
///    {"op": "load", "measures": "load"},
///    {"op": "Q7a", "query": "MATCH (a:Actor {id: $id}) RETURN a.since", "each": "ids", "as": ["id"],
///     "answer": ["rows", "sum 0"]}]}
/// ```
///
/// Parameters come from a second file, and are those of every query; `each` names a list there, for each
/// element of which the query runs once, its parts called as `as` says.
struct Workload {
  struct Operation {
    enum Measures: String, CaseIterable {
      /// Runs of a query on the loaded graph.
      case query
      /// Tables to graph.
      case load
      /// Stored image, made anew for it, to graph, and a query.
      case open
      /// The bytes of the stored image; nothing is timed.
      case stored
    }

    var name: String
    var measures: Measures
    var query: SourceText
    var list: String?
    var names: [String]
    var answer: [AnswerPart]
    var note: String
  }

  var name: String
  var operations: [Operation]

  /// - Parameter path: where the file stands.
  /// - Throws: what is wrong with it, with its place.
  init(path: String) throws {
    let file = try JSONFile(path)
    let root = try file.object(file.root, "a workload")
    name = try file.string(root, "name", in: file.root)
    operations = try file.array(root, "operations", in: file.root)
      .map { node in
        let object = try file.object(node, "an operation")
        let op = try file.string(object, "op", in: node)
        let word = try file.optionalString(object, "measures") ?? "query"
        guard let measures = Operation.Measures(rawValue: word) else {
          throw file.failure("'\(word)' is nothing that can be measured", at: node.range)
        }
        let needsQuery = measures == .query || measures == .open
        let query = needsQuery ? try file.string(object, "query", in: node) : ""
        return Operation(
          name: op,
          measures: measures,
          query: SourceText(name: op, text: query),
          list: try file.optionalString(object, "each"),
          names: try file.strings(object, "as"),
          answer: try file.strings(object, "answer")
            .map { text in
              guard let part = AnswerPart(text) else {
                throw file.failure(
                  "'\(text)' is no part of an answer: rows, sum N, first N, last N, all N",
                  at: node.range
                )
              }
              return part
            },
          note: try file.optionalString(object, "note") ?? ""
        )
      }
  }
}

/// The values for a workload's queries.
struct WorkloadParameters {
  private var values: [String: Value] = [:]

  init() {}

  /// - Parameter path: a JSON object.
  /// - Throws: what is wrong with it, with its place.
  init(path: String) throws {
    let file = try JSONFile(path)
    for member in try file.object(file.root, "parameters") {
      values[member.key] = try file.value(member.value)
    }
  }

  /// The parameters of each run of an operation's query.
  func runs(of operation: Workload.Operation) throws -> [[String: Value]] {
    guard let name = operation.list else { return [values] }
    guard case .list(let elements)? = values[name] else {
      throw CommandFailure.problem("\(operation.name): the parameters have no list '\(name)'")
    }
    return try elements.map { element in
      var parts = [element]
      if operation.names.count > 1, case .list(let inner) = element { parts = inner }
      guard parts.count == operation.names.count else {
        throw CommandFailure.problem("\(operation.name): an element of '\(name)' has \(parts.count) parts")
      }
      return self.values.merging(zip(operation.names, parts)) { $1 }
    }
  }
}
