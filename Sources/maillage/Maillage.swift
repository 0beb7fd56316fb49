import ArgumentParser
import Diagnostics
import Glibc

/// The commands a person types.
@main
struct Maillage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maillage",
    abstract: "Explore a partner network: ask, check, draw.",
    discussion: """
      Examples:
        maillage questions
        maillage query --saved authorities-of-several-poles
        maillage query ptce "MATCH (p:Pole) RETURN p.name LIMIT 5"
        maillage draw --saved authorities-of-several-poles -o authorities.svg
        maillage check Graphs/ptce

      Data goes to standard output, everything else to standard error. The exit code is 0 when all went \
      well, 1 for a mistake in a query or in data, 2 for wrong usage, 130 when interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      QueryCommand.self, DrawCommand.self, QuestionsCommand.self, CheckCommand.self, InfoCommand.self,
      ExplainCommand.self, ReportCommand.self, AnalyzeCommand.self, PackCommand.self, BenchCommand.self,
    ]
  )

  static func main() {
    Interruption.watch()
    do {
      try run()
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { Console.write(failure.message) }
      Glibc.exit(failure.exitCode)
    } catch {
      let text = fullMessage(for: error)
      if !text.isEmpty {
        Console.write(text.replacingFirst("Error:", by: "\(Console.head("error", .error)):"))
      }
      let code = exitCode(for: error)
      Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }

  private static func run() throws {
    let words = CommandLine.arguments.dropFirst()
    try refuseUnknownCommand(words.first)
    WorkerAhead.start(for: words)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch  where !(error is CommandFailure) && exitCode(for: error) == .success {
      // Help and the like, which were asked for.
      let text = fullMessage(for: error)
      if !text.isEmpty { try Output.write(text.hasSuffix("\n") ? text : text + "\n") }
    }
  }

  /// The parser's own message would not say which command may be meant.
  private static func refuseUnknownCommand(_ word: String?) throws {
    guard let word, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(word) else { return }
    throw CommandFailure.usage(
      "there is no command '\(word)'",
      help: Spelling.help(for: word, among: names, of: "commands")
    )
  }
}

extension String {
  fileprivate func replacingFirst(_ prefix: String, by other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
