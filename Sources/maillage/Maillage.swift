import ArgumentParser

/// The commands a person types.
@main
struct Maillage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "maillage",
    abstract: "Explore a partner network: ask, check, draw."
  )
}
