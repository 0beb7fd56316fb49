import ArgumentParser
import Diagnostics
import QueryEngine

/// Shows how a query would be answered.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a question would be answered, step by step.",
    discussion: """
      Read the plan from the bottom: rows flow upwards. Beside each step stands how many it is expected to give.

      Examples:
        maillage explain --saved authorities-of-several-poles
        maillage explain ptce "MATCH (p:Pole {id: 'les-ateliers'}) RETURN p" --rules
        maillage explain --saved poles-by-region --profile
      """
  )

  @OptionGroup var question: QuestionOptions

  @Flag(help: "Show the plan after each optimizer rule that changed it.")
  var rules = false

  @Flag(help: "Run the query, and show how many rows each step gave and how many milliseconds it took.")
  var profile = false

  func validate() throws {
    if rules, profile { throw ValidationError("--rules and --profile cannot be combined") }
  }

  func run() throws {
    let resolved = try question.resolve()
    let text: String
    do throws(SourceFailure) {
      let plan =
        rules
        ? try resolved.session.explainRules(resolved.source, parameters: resolved.parameters)
        : try resolved.session.explain(
          resolved.source,
          parameters: resolved.parameters,
          columns: profile ? [.estimates, .rows, .times] : .estimates
        )
      Console.show(plan.warnings, in: resolved.source)
      text = plan.text
    } catch {
      throw CommandFailure(error)
    }
    try Output.write(text)
  }
}
