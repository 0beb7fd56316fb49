import ArgumentParser
import GraphFormats
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
      """
  )

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOptions

  func run() throws {
    let resolved = try question.resolve()
    try table.write(resolved.answer().table, of: resolved.loaded.graph)
  }
}
