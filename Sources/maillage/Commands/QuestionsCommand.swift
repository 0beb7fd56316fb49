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
        maillage questions --lang fr
        maillage questions cooperation-path
      """
  )

  @Argument(help: "The name of a question to show.")
  var name: String?

  @OptionGroup var language: LanguageOption
  @OptionGroup var table: TableOptions

  func run() throws {
    if let name {
      try table.write(description(of: try Workspace.question(name)))
    } else {
      try list()
    }
  }

  // MARK: All questions

  private func list() throws {
    var questions: [SavedQuestion] = []
    var failure: CommandFailure?
    for name in try Workspace.questionNames() {
      do {
        questions.append(try Workspace.question(name))
      } catch let problem as CommandFailure {
        // One that is mistaken does not hide the others.
        Console.write(problem.message)
        failure = CommandFailure("", exitCode: problem.exitCode)
      }
    }
    if table.chosenMode == .table {
      try table.write(text(of: questions))
    } else {
      try table.write(rows(of: questions), of: GraphBuilder().finish())
    }
    if let failure { throw failure }
  }

  private func text(of questions: [SavedQuestion]) -> String {
    let indentation = (questions.map(\.name.count).max() ?? 0) + 2
    return
      questions.map { question in
        Paragraph.beside(
          Paragraph.padded(question.name, to: indentation),
          question.question.text(in: language.language),
          width: table.width
        )
      }
      .joined()
  }

  private func rows(of questions: [SavedQuestion]) -> ValueTable {
    var table = ValueTable(columns: ["name", "question", "parameters", "graph", "show"])
    for question in questions {
      table.rows.append([
        .string(question.name), .string(question.question.text(in: language.language)),
        .list(question.parameters.map { .string($0.name) }), question.graph.map { .string($0) } ?? .null,
        .string(question.show),
      ])
    }
    return table
  }

  // MARK: One question

  private func description(of question: SavedQuestion) -> String {
    var text = "\(question.question.text(in: language.language))\n"
    let settings = question.parameters.map { parameter in
      "  --param \(parameter.name)=\(parameter.defaultValue?.plainText ?? "…")"
    }
    let indentation = (settings.map { TextWidth.cells(of: $0) }.max() ?? 0) + 2
    for (setting, parameter) in zip(settings, question.parameters) {
      text += Paragraph.beside(
        Paragraph.padded(setting, to: indentation),
        parameter.caption.text(in: language.language),
        width: table.width
      )
    }
    let body = question.source.text(in: SourceRange(0, question.source.bytes.count))
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    // What follows the head, up to the last line that is not empty.
    let query = lines.drop { $0.hasPrefix("//") }.drop { $0.isEmpty }
    let end = query.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? query.endIndex
    return text + "\n" + query[..<end].joined(separator: "\n") + "\n"
  }
}
