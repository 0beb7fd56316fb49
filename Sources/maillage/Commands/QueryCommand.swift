import ArgumentParser
import GraphFormats
import PropertyGraph
import QueryEngine

/// Asks a question and writes the answer as a table.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask a question; the answer is a table.",
    discussion: """
      Examples:
        maillage query --saved authorities-of-several-poles --param minimum=3
        maillage query ptce "MATCH (a:Actor)-[:SUPPORTS]->(p) RETURN a, p LIMIT 5"
        maillage query ptce --file my-question.cypher --mode json
        maillage query --saved poles-by-region -o regions.csv
        maillage query ptce --write "MATCH (p:Pole {id: 'jade-reunion'}) SET p.started = 2021"

      Queries/LANGUAGE.md explains the language.
      """
  )

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOptions

  @Flag(help: "Let the query change the graph; the changes go into its tables, all or none.")
  var write = false

  func run() throws {
    let resolved = try question.resolve(forWriting: write)
    let result = try resolved.answer()
    if write { try commit(result, to: resolved) }
    // A query that only changes has no columns.
    if !result.table.columns.isEmpty { try table.write(result.table, of: result.graph) }
  }

  private func commit(_ result: QueryResult, to resolved: QuestionOptions.Resolved) throws {
    let summary: CommitSummary
    do throws(GraphWriteFailure) {
      summary = try GraphWriter.commit(from: resolved.loaded, to: result.graph)
    } catch {
      throw CommandFailure(error)
    }
    Console.write(Self.words(for: summary))
    // Whoever keeps a stored image wants it to be that of the tables.
    if !summary.tables.isEmpty, GraphFolder.hasImage(resolved.path) { _ = try Workspace.pack(resolved.path) }
  }

  /// "1 node and 2 edges created; wrote actors.csv, pole-links.csv".
  private static func words(for summary: CommitSummary) -> String {
    let counts = summary.counts
    func count(_ number: Int, _ noun: String, _ plural: String, _ verb: String) -> String? {
      number == 0 ? nil : "\(number) \(number == 1 ? noun : plural) \(verb)"
    }
    let parts = [
      count(counts.nodesCreated, "node", "nodes", "created"),
      count(counts.nodesDeleted, "node", "nodes", "deleted"),
      count(counts.edgesCreated, "edge", "edges", "created"),
      count(counts.edgesDeleted, "edge", "edges", "deleted"),
      count(counts.propertiesSet, "property", "properties", "set"),
      count(counts.propertiesRemoved, "property", "properties", "removed"),
      count(counts.labelsAdded, "label", "labels", "added"),
      count(counts.labelsRemoved, "label", "labels", "removed"),
    ]
    let present = parts.compactMap { $0 }
    guard !present.isEmpty else { return "nothing changed" }
    return "\(present.joined(separator: ", ")); wrote \(summary.tables.joined(separator: ", "))"
  }
}
