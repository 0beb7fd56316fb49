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

      Examples:
        maillage explain --saved authorities-of-several-poles
        maillage explain ptce "MATCH (p:Pole {id: 'les-ateliers'}) RETURN p" --rules
      """
  )

  @OptionGroup var question: QuestionOptions

  @Flag(help: "Show the plan after each optimizer rule that changed it.")
  var rules = false

  func run() throws {
    let resolved = try question.resolve()
    let text: String
    do throws(SourceFailure) {
      let plan = try resolved.session.explain(
        resolved.source,
        parameters: resolved.parameters,
        showsRules: rules
      )
      Console.show(plan.warnings, in: resolved.source)
      text = plan.text
    } catch {
      throw CommandFailure(error)
    }
    try Output.write(text)
  }
}
