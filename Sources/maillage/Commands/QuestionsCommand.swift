import ArgumentParser
import Diagnostics
import GraphFormats
import PropertyGraph

/// Lists the saved questions, or shows one.
struct QuestionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions",
    abstract: "List the saved questions, or show one with its parameters.",
    discussion: """
      Examples:
        maillage questions
        maillage questions cooperation-path --lang fr
      """
  )

  @Argument(help: "The name of a question to show.")
  var name: String?

  @OptionGroup var language: LanguageOption

  func run() throws {
    if let name {
      show(try Workspace.question(name))
    } else {
      guard let queries = Workspace.queries else {
        throw CommandFailure.usage("there is no folder 'Queries' here")
      }
      let names = QuestionLibrary.names(in: queries)
      let width = names.map(\.count).max() ?? 0
      for name in names {
        let question = try Workspace.question(name)
        let padding = String(repeating: " ", count: width - name.count)
        Output.write("\(name)\(padding)  \(question.question.text(in: language.language))\n")
      }
    }
  }

  private func show(_ question: SavedQuestion) {
    Output.write("\(question.question.text(in: language.language))\n")
    for parameter in question.parameters {
      let standard = parameter.defaultValue?.plainText.map { " = \($0)" } ?? ""
      let caption = parameter.caption.text(in: language.language)
      Output.write("  --param \(parameter.name)\(standard)  (\(parameter.kind.rawValue)) \(caption)\n")
    }
    let body = question.source.text(in: SourceRange(0, question.source.bytes.count))
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    Output.write("\n" + lines.drop { $0.hasPrefix("//") || $0.isEmpty }.joined(separator: "\n"))
  }
}
