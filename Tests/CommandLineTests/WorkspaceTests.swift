import Foundation
import Testing

/// Where graphs and questions are looked for.
@Suite struct WorkspaceTests {
  static let count = "MATCH (n) RETURN count(*) AS n"

  @Test(arguments: [
    "southern-women", "Graphs/southern-women", "Graphs/southern-women/", "./Graphs/southern-women",
    "Graphs/southern-women/datapackage.json", Checkout.path("Graphs/southern-women"),
  ])
  func `a graph is a name, a folder or its package`(graph: String) throws {
    let outcome = try Program().run(["query", graph, Self.count])
    #expect(outcome.output == "n\n32\n")
    #expect(outcome.errors == "")
  }

  @Test(arguments: ["Sources/maillage", "/"])
  func `names are known in other folders too`(folder: String) throws {
    let url = URL(fileURLWithPath: folder, relativeTo: Checkout.root)
    let outcome = try Program(folder: url).run(["query", "southern-women", Self.count])
    #expect(outcome.output == "n\n32\n")
    #expect(try Program(folder: url).run(["query", "--saved", "winners-of-a-call"]).exitCode == 0)
  }

  @Test func `the graph of the current folder, the only one, or the one of the environment is meant`() throws
  {
    let here = Program(folder: URL(fileURLWithPath: Checkout.path("Graphs/southern-women")))
    #expect(try here.run(["query", Self.count]).output == "n\n32\n")
    let named = Program(environment: ["MAILLAGE_GRAPH": "southern-women"])
    #expect(try named.run(["query", Self.count]).output == "n\n32\n")
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path("Graphs"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Checkout.path("Graphs/southern-women"),
      toPath: scratch.path("Graphs/women")
    )
    #expect(try Program(folder: scratch.url).run(["query", Self.count]).output == "n\n32\n")
  }

  @Test func `a name in Graphs is not hidden by a folder that is no graph`() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "southern-women/notes.txt")
    #expect(
      try Program(folder: scratch.url).run(["query", "southern-women", Self.count]).output == "n\n32\n"
    )
  }

  @Test func `a question with a mistake in its head does not hide the others`() throws {
    let scratch = try Scratch()
    let head = "// fr: Combien ?\n// en: How many?\n// graph: southern-women\n"
    try scratch.write("\(head)\n\(Self.count)\n", to: "Queries/good.cypher")
    try scratch.write("\(head)// shwo: table\n\n\(Self.count)\n", to: "Queries/bad.cypher")
    try scratch.write("\(head)// param: n integer = 1\n// param: n integer = 2\n", to: "Queries/twice.cypher")
    let program = Program(folder: scratch.url)
    let outcome = try program.run(["questions"])
    #expect(outcome.output == "name,question,parameters,graph,show\ngood,How many?,[],southern-women,table\n")
    #expect(outcome.errors.contains("error[unknown-head-line]: unknown word 'shwo'"))
    #expect(outcome.errors.contains("did you mean 'show'?"))
    #expect(outcome.errors.contains("Queries/bad.cypher:4:4"))
    #expect(outcome.errors.contains("the parameter 'n' is declared twice"))
    #expect(outcome.exitCode == 1)
    #expect(try program.run(["query", "--saved", "good"]).output == "n\n32\n")
    #expect(try program.run(["query", "--saved", "bad"]).exitCode == 1)
  }
}
