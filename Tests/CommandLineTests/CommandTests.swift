import Foundation
import Testing

/// What every command does when all goes well.
@Suite struct CommandTests {
  static let commands = ["query", "draw", "questions", "check", "info", "explain"]

  @Test func `a saved question is answered as its golden answer has it`() throws {
    let outcome = try Program().run(["query", "--saved", "authorities-of-several-poles"])
    let answer = Checkout.path("Tests/QueriesTests/Answers/authorities-of-several-poles.csv")
    #expect(outcome.output == (try String(contentsOfFile: answer, encoding: .utf8)))
    #expect(outcome.errors == "")
    #expect(outcome.exitCode == 0)
  }

  @Test(arguments: [
    ("csv", "id,since,none\nles-ateliers,2013,\n"),
    ("json", "[\n{\"id\":\"les-ateliers\",\"since\":2013,\"none\":null}\n]\n"),
    ("jsonl", "{\"id\":\"les-ateliers\",\"since\":2013,\"none\":null}\n"),
    ("markdown", "| id | since | none |\n| --- | ---: | --- |\n| les-ateliers | 2013 |  |\n"),
    ("line", "   id = les-ateliers\nsince = 2013\n none = \n"),
    (
      "table",
      """
      ┌──────────────┬───────┬──────┐
      │ id           │ since │ none │
      ├──────────────┼───────┼──────┤
      │ les-ateliers │  2013 │      │
      └──────────────┴───────┴──────┘

      """
    ),
  ])
  func `a table has the form that was asked for`(mode: String, expected: String) throws {
    let query = "MATCH (p:Pole {id: 'les-ateliers'}) RETURN p.id AS id, 2013 AS since, null AS none"
    let outcome = try Program().run(["query", "ptce", query, "--mode", mode])
    #expect(outcome.output == expected)
    #expect(outcome.errors == "")
    #expect(outcome.exitCode == 0)
  }

  @Test func `a parameter is a number, a truth or a text, as it is written`() throws {
    let values = ["2", "-0.5", "1e3", "01004", "'12'", "+33", "a=b", "null", "true", ""]
    let sums = [
      "3", "0.5", "1001.0", "\"010041\"", "\"121\"", "\"+331\"", "\"a=b1\"", "null", "true", "\"1\"",
    ]
    let terms = values.indices.map { values[$0] == "true" ? "$p\($0)" : "$p\($0) + 1" }
    let parameters = values.enumerated().flatMap { ["--param", "p\($0.offset)=\($0.element)"] }
    let query = "RETURN [\(terms.joined(separator: ", "))] AS x"
    let outcome = try Program().run(["query", "ptce", query, "--mode", "jsonl"] + parameters)
    #expect(outcome.output == "{\"x\":[\(sums.joined(separator: ","))]}\n")
    #expect(outcome.exitCode == 0)
  }

  @Test func `a query comes from a file or from standard input`() throws {
    let scratch = try Scratch()
    // As an editor on Windows saves it.
    try scratch.write("\u{FEFF}// Un\r\nRETURN 1 AS un\r\n", to: "question.cypher")
    for words in [["--file", scratch.path("question.cypher")], ["--file", "-"], ["-"]] {
      let outcome = try Program().run(["query", "ptce"] + words, input: "RETURN 1 AS un\n")
      #expect(outcome.output == "un\n1\n", "\(words)")
      #expect(outcome.exitCode == 0, "\(words)")
    }
  }

  @Test func `an empty answer has its head and is no failure`() throws {
    let outcome = try Program().run(["query", "ptce", "MATCH (p:Pole {id: 'x'}) RETURN p.name AS name"])
    #expect(outcome.output == "name\n")
    #expect(outcome.exitCode == 0)
  }

  @Test func `questions lists all, in the language that is asked for`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Checkout.path("Queries"))
      .filter { $0.hasSuffix(".cypher") }
    let outcome = try Program().run(["questions", "--lang", "fr"])
    #expect(outcome.output.split(separator: "\n").count == files.count + 1)
    #expect(outcome.output.hasPrefix("name,question,parameters,graph,show\n"))
    #expect(outcome.output.contains("Quelles collectivités soutiennent plusieurs pôles"))
    #expect(outcome.exitCode == 0)
  }

  @Test func `questions shows one with its parameters and its query`() throws {
    let outcome = try Program().run(["questions", "cooperation-path"])
    #expect(outcome.output.hasPrefix("Which path of cooperation leads from one actor to another?\n"))
    #expect(outcome.output.contains("  --param from=les-alchimistes  id of the first actor\n"))
    #expect(outcome.output.contains("\nMATCH path = SHORTEST 1\n"))
    #expect(!outcome.output.contains("// fr:"))
    #expect(outcome.output.hasSuffix("AS relations\n"))
  }

  @Test func `info says what there is and how much`() throws {
    let outcome = try Program().run(["info", "southern-women"])
    #expect(outcome.output.hasPrefix("what,name,count,caption,from,to,properties\n"))
    #expect(outcome.output.contains("label,Woman,18,"))
    #expect(outcome.output.contains("label,Event,14,"))
    #expect(outcome.errors.contains("32 nodes, 89 edges"))
    #expect(outcome.exitCode == 0)
  }

  @Test func `explain shows the plan, and with rules how it came about`() throws {
    let plan = try Program().run(["explain", "--saved", "winners-by-region"])
    #expect(plan.output.contains("Seek: (:Call) with id = 'aap-2013'"))
    #expect(plan.exitCode == 0)
    let rules = try Program().run(["explain", "--saved", "winners-by-region", "--rules"])
    #expect(rules.output.hasPrefix("As written:\n"))
    #expect(rules.output.contains("\nUsePropertyIndex:\n"))
  }

  @Test func `the help of draw lists every kind of figure in a line`() throws {
    let help = try Program().run(["draw", "--help"]).output
    let kinds = ["network", "surroundings", "path", "columns", "hierarchy", "clusters", "groups", "partners", "matrix"]
    for kind in kinds + ["kinds", "multiples", "panels"] {
      #expect(help.split(separator: "\n").contains { $0.hasPrefix("  \(kind) ") }, "\(kind)")
    }
  }

  @Test func `a theme colours a picture, and a mistake in one is shown with its place`() throws {
    let scratch = try Scratch()
    try scratch.write(##"{ "nodes": { "Pole": { "fill": "#7A1F5C" } } }"##, to: "theme.json")
    let words = ["draw", "ptce", "--node", "les-ateliers", "-o", scratch.path("a.svg"), "--theme"]
    #expect(try Program().run(words + [scratch.path("theme.json")]).exitCode == 0)
    #expect(try scratch.text("a.svg").contains("fill=\"#7a1f5c\""))
    #expect(try Program().run(words + ["dark"]).exitCode == 0)
    #expect(try scratch.text("a.svg").contains("class=\"page\" fill=\"#12151c\""))
    try scratch.write("{\n  \"mode\": \"drak\"\n}", to: "theme.json")
    let outcome = try Program().run(words + [scratch.path("theme.json")])
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("theme.json:2:11") && outcome.errors.contains("did you mean 'dark'?"))
  }

  @Test func `draw writes a picture of an answer, of surroundings, of the whole`() throws {
    let scratch = try Scratch()
    for (name, words) in [
      ("answer.svg", ["--saved", "authorities-of-several-poles", "--lang", "fr"]),
      ("around.dot", ["ptce", "--node", "les-ateliers", "--as", "surroundings"]),
      ("whole.dot", ["southern-women", "--whole"]),
    ] {
      let outcome = try Program().run(["draw"] + words + ["-o", scratch.path(name)])
      #expect(outcome.errors == "", "\(name)")
      #expect(outcome.exitCode == 0, "\(name)")
    }
    #expect(try scratch.text("answer.svg").contains("<svg"))
    #expect(try scratch.text("answer.svg").contains("Quelles collectivités soutiennent plusieurs pôles"))
    #expect(try scratch.text("around.dot").contains("graph"))
    #expect(try scratch.names() == ["answer.svg", "around.dot", "whole.dot"])
  }

  // MARK: Help

  @Test(arguments: commands)
  func `the help of a command has examples, each on one line`(command: String) throws {
    let outcome = try Program().run([command, "--help"])
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let examples = lines.drop { $0 != "Examples:" }.dropFirst().prefix { $0.hasPrefix("  ") }
    #expect(!examples.isEmpty)
    #expect(examples.allSatisfy { $0.hasPrefix("  maillage \(command)") })
    #expect(outcome.output.allSatisfy { $0 != "\u{1B}" })
    #expect(outcome.errors == "")
    #expect(outcome.exitCode == 0)
    #expect(try Program().run(["help", command]).output == outcome.output)
  }

  @Test func `without a command the help is shown, and the version when it is asked for`() throws {
    let help = try Program().run([])
    for command in Self.commands { #expect(help.output.contains("\n  \(command) "), "\(command)") }
    #expect(help.output.contains("\n  maillage query --saved authorities-of-several-poles\n"))
    #expect(help.exitCode == 0)
    #expect(try Program().run(["--version"]).output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a completion script is written`(shell: String) throws {
    let outcome = try Program().run(["--generate-completion-script", shell])
    for word in Self.commands + ["markdown"] { #expect(outcome.output.contains(word), "\(word)") }
    #expect(outcome.exitCode == 0)
  }
}
