import Testing

/// Wrong usage: exit code 2, nothing on standard output, and a hint at what was meant.
@Suite struct UsageTests {
  struct Mistake: CustomTestStringConvertible {
    let words: [String]
    /// All of them stand in the message.
    let says: [String]

    init(_ words: String..., says: String...) {
      self.words = words
      self.says = says
    }

    var testDescription: String { words.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake("qurey", says: "there is no command 'qurey'", "did you mean 'query'?"),
    Mistake("--nonsense", says: "Unknown option '--nonsense'"),
    Mistake("query", says: "there is no query", "--saved", "maillage questions"),
    Mistake("query", "RETURN 1", says: "which graph?", "ptce or southern-women"),
    Mistake("query", "ptce", says: "'ptce' is a graph, but there is no query", "maillage query ptce \"MATCH"),
    Mistake("query", "ptec", says: "'ptec' is not a query", "'ptce'"),
    Mistake("query", "poles-by-region", says: "did you mean --saved poles-by-region?"),
    Mistake("query", "ptce", "poles-by-regoin", says: "did you mean --saved poles-by-region?"),
    Mistake("query", "ptce", "Package.swift", says: "did you mean --file Package.swift?"),
    Mistake(
      "query",
      "ptce",
      "MATCH",
      "(n)",
      "RETURN",
      "n",
      says: "too many words",
      "put the whole query in quotes"
    ),
    Mistake("query", "ptec", "RETURN 1", says: "there is no graph 'ptec'", "did you mean 'ptce'?"),
    Mistake("query", "ptce", "--saved", "pole-by-region", says: "no saved question", "'poles-by-region'?"),
    Mistake("query", "--saved", "zzz", says: "'maillage questions' lists them"),
    Mistake(
      "query",
      "--saved",
      "poles-by-region",
      "RETURN 1",
      says: "--saved and the query 'RETURN 1' exclude"
    ),
    Mistake(
      "query",
      "--saved",
      "poles-by-region",
      "--file",
      "x",
      says: "--file and --saved exclude each other"
    ),
    Mistake("query", "ptce", "RETURN 1", "--param", "x", says: "'x' is not a parameter", "name=value"),
    Mistake("query", "ptce", "RETURN 1", "--param", "=1", says: "'=1' is not a parameter"),
    Mistake("query", "--saved", "cooperation-path", "--param", "form=x", says: "did you mean 'from'?"),
    Mistake(
      "query",
      "--saved",
      "authorities-of-several-poles",
      "--param",
      "minimum=2,5",
      says: "'2,5' does not suit the parameter 'minimum', which is a whole number",
      "--param minimum=2"
    ),
    Mistake(
      "query",
      "ptce",
      "RETURN 1",
      "--mod",
      "csv",
      says: "Unknown option '--mod'. Did you mean '--mode'?"
    ),
    Mistake(
      "query",
      "ptce",
      "RETURN 1",
      "--mode",
      "nonsense",
      says: "'nonsense' is invalid",
      "known modes: csv"
    ),
    Mistake("query", "ptce", "RETURN 1", "--mode", "cvs", says: "did you mean 'csv'?"),
    Mistake("query", "ptce", "RETURN 1", "-o", says: "Missing value for '-o <file>'"),
    Mistake("query", "ptce", "RETURN 1", "-o", "a.xlsx", says: "'.xlsx'", ".csv, .json, .jsonl, .md or .txt"),
    Mistake(
      "query",
      "ptce",
      "RETURN 1",
      "--limit-seconds",
      "1e300",
      says: "--limit-seconds is a number from 0"
    ),
    Mistake("query", "ptce", "RETURN 1", "--limit-seconds", "nan", says: "--limit-seconds is a number"),
    Mistake("query", "ptce", "RETURN 1", "--limit-rows", "-1", says: "--limit-rows"),
    Mistake("query", "ptce", "RETURN 1", "--limit-memory", "9223372036854775807", says: "--limit-memory"),
    Mistake("draw", "ptce", "MATCH (n) RETURN n", says: "'--output <file>'"),
    Mistake(
      "draw",
      "ptce",
      "MATCH (n) RETURN n",
      "-o",
      "a.gif",
      says: "end it with .svg, .png, .pdf or .dot"
    ),
    Mistake("draw", "ptce", "--whole", "-o", "a.svg", "--as", "netwrk", says: "did you mean 'network'?"),
    Mistake("draw", "ptce", "--whole", "-o", "a.svg", "--as", "panel", says: "did you mean 'panels'?"),
    Mistake(
      "draw",
      "ptce",
      "--whole",
      "-o",
      "a.svg",
      "--groups",
      "comune",
      says: "--groups: no column or property is called 'comune'",
      "did you mean 'commune'?"
    ),
    Mistake(
      "draw",
      "ptce",
      "--whole",
      "-o",
      "a.svg",
      "--size-by",
      "",
      says: "--size-by: no column or property"
    ),
    Mistake("draw", "ptce", "--whole", "-o", "a.svg", "--by", "date", says: "did you mean 'dates'?"),
    Mistake("draw", "ptce", "--whole", "--node", "x", "-o", "a.svg", says: "exclude each other"),
    Mistake("draw", "ptce", "--node", "les-atelier", "-o", "a.svg", says: "did you mean 'les-ateliers'?"),
    Mistake("draw", "ptce", "--whole", "-o", "a.svg", "--steps", "3", says: "--steps is 1 or 2"),
    Mistake("questions", "--lang", "de", says: "'de' is invalid", "known languages: en, fr"),
    Mistake("questions", "poles-by-regio", says: "did you mean 'poles-by-region'?"),
    Mistake("info", says: "which graph?"),
    Mistake("check", "/no/such/folder", says: "there is no graph '/no/such/folder'"),
  ]

  @Test(arguments: mistakes)
  func `wrong usage is refused with a hint`(mistake: Mistake) throws {
    let outcome = try Program().run(mistake.words)
    #expect(outcome.exitCode == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("error: "))
    for part in mistake.says { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
  }
}
