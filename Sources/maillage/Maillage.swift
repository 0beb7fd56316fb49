import ArgumentParser
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
        maillage query ptce "MATCH (p:Pole)-[:LOCATED_IN]->(r:Region) RETURN r.name, count(*) AS poles"
        maillage draw --saved authorities-of-several-poles -o authorities.svg
        maillage check Graphs/ptce

      Data goes to standard output, everything else to standard error. The exit code is 0 when all went
      well, 1 for a mistake in a query or in data, 2 for wrong usage, 130 when interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      QueryCommand.self, DrawCommand.self, QuestionsCommand.self, CheckCommand.self, InfoCommand.self,
      ExplainCommand.self,
    ]
  )

  static func main() {
    Interruption.watch()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      Console.write(failure.message)
      Glibc.exit(failure.exitCode)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        Output.write(text + "\n")
        Glibc.exit(0)
      }
      Console.write(text)
      Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }
}
