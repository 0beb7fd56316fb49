import ArgumentParser
import Diagnostics
import QueryEngine

/// Shows how a query would be answered.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a question would be answered, step by step.",
    discussion: """
      Read the plan from the bottom: rows flow upwards.

      Example:
        maillage explain --saved authorities-of-several-poles
        maillage explain ptce "MATCH (a)-[:SUPPORTS]->(p:Pole {id: 'les-ateliers'}) RETURN a" --rules
      """
  )

  @OptionGroup var question: QuestionOptions

  @Flag(help: "Show the plan after each optimizer rule that changed it.")
  var rules = false

  func run() throws {
    let resolved = try question.resolve()
    do throws(SourceFailure) {
      let plan = try resolved.session.explain(
        resolved.source,
        parameters: resolved.parameters,
        showsRules: rules
      )
      Console.show(plan.warnings, in: resolved.source)
      Output.write(plan.text)
    } catch {
      throw CommandFailure(error)
    }
  }
}
