import ArgumentParser
import PropertyGraph

/// The language of captions and titles.
struct LanguageOption: ParsableArguments {
  @Option(
    name: [.customLong("lang"), .customLong("langue")],
    help: ArgumentHelp("The language of captions and titles: fr or en.", valueName: "fr|en"),
    completion: .list(Language.allCases.map(\.rawValue)),
    transform: { try Choice.read($0, of: "languages") }
  )
  var choice: Language?

  /// As asked for, else as the locale says, else English.
  var language: Language {
    if let choice { return choice }
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let locale = Environment[name], !locale.isEmpty {
        return locale.hasPrefix("fr") ? .french : .english
      }
    }
    return .english
  }
}
