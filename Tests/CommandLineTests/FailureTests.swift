import Foundation
import Testing

/// Mistakes in queries and data: exit code 1, a message with its place, nothing on standard output.
@Suite struct FailureTests {
  @Test func `an error in a query has its place and a caret`() throws {
    let outcome = try Program().run(["query", "ptce", "MATCH (pole:Pole) RETURN poel.name"])
    #expect(
      outcome.errors == """
        error[undefined-variable]: undefined variable 'poel'
         --> query:1:26
          |
        1 | MATCH (pole:Pole) RETURN poel.name
          |                          ^^^^
          = help: did you mean 'pole'?

        """
    )
    #expect(outcome.output == "")
    #expect(outcome.exitCode == 1)
  }

  @Test func `a warning does not hold back the answer`() throws {
    let outcome = try Program().run(["query", "ptce", "MATCH (p:Pol) RETURN count(*) AS n"])
    #expect(outcome.errors.hasPrefix("warning[unknown-label]: unknown label 'Pol'"))
    #expect(outcome.errors.contains("  |          ^^^\n  = help: did you mean 'Pole'?"))
    #expect(outcome.output == "n\n0\n")
    #expect(outcome.exitCode == 0)
  }

  @Test(arguments: [
    ("MATCH (p:Pole RETURN p", "unexpected-token"), ("RETURN $x", "missing-parameter"), ("", "empty-query"),
    ("RETURN 1 / 0", "division-by-zero"), ("RETURN nosuch(1)", "unknown-function"),
  ])
  func `a query that cannot be answered says why`(query: String, code: String) throws {
    for command in ["query", "draw"] {
      let scratch = try Scratch()
      let words = command == "draw" ? ["-o", scratch.path("a.svg")] : []
      let outcome = try Program().run([command, "ptce", query] + words)
      #expect(outcome.errors.hasPrefix("error[\(code)]: "), "\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(outcome.exitCode == 1)
      #expect(try scratch.names() == [])
    }
  }

  @Test(arguments: [
    ("--limit-rows=3", "UNWIND range(1, 10) AS x RETURN x", "row-limit"),
    ("--limit-seconds=0.05", "MATCH (a), (b), (c) RETURN max(a.id + b.id + c.id)", "time-limit"),
    ("--limit-memory=1", "UNWIND range(1, 100000) AS x RETURN collect(x)", "memory-limit"),
  ])
  func `a limit stops a query with a message`(limit: String, query: String, code: String) throws {
    let outcome = try Program().run(["query", "ptce", query, limit])
    #expect(outcome.errors.hasPrefix("error[\(code)]: "), "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.exitCode == 1)
  }

  @Test func `the place of a mistake in a file is the file's`() throws {
    let scratch = try Scratch()
    try scratch.write("// An own question.\nMATCH (p:Pole)\nRETURN p.name AS\n", to: "own.cypher")
    let outcome = try Program().run(["query", "ptce", "--file", scratch.path("own.cypher")])
    #expect(outcome.errors.contains(" --> \(scratch.path("own.cypher")):"))
    #expect(outcome.exitCode == 1)
    let missing = try Program().run(["query", "ptce", "--file", scratch.path("none.cypher")])
    #expect(
      missing.errors == "error: cannot read '\(scratch.path("none.cypher"))': no such file or directory\n"
    )
    #expect(missing.exitCode == 1)
  }

  @Test func `an answer without nodes, edges or paths is not drawn`() throws {
    let scratch = try Scratch()
    let outcome = try Program().run(["draw", "ptce", "RETURN 1 AS n", "-o", scratch.path("a.svg")])
    #expect(outcome.errors.contains("there is nothing to draw"))
    #expect(outcome.exitCode == 1)
    #expect(try scratch.names() == [])
  }

  // MARK: Broken graphs

  static let broken = "Tests/GraphFormatsTests/Fixtures/reversed-dates"

  @Test(arguments: [
    ["query", broken, "RETURN 1"], ["info", broken], ["draw", broken, "--whole", "-o", "a.svg"],
  ])
  func `a broken graph is refused as a whole`(words: [String]) throws {
    let outcome = try Program().run(words)
    #expect(outcome.errors.hasPrefix("error[reversed-dates]: "))
    #expect(outcome.errors.contains("error: the graph '\(Self.broken)' was not read"))
    #expect(outcome.output == "")
    #expect(outcome.exitCode == 1)
  }

  @Test func `check lists what is wrong, and counts it`() throws {
    let outcome = try Program().run(["check", Self.broken])
    #expect(outcome.output.split(separator: "\n").count { $0.hasPrefix("error[reversed-dates]: ") } == 3)
    #expect(outcome.errors == "\(Self.broken): 5 nodes and 3 edges in 3 tables, 3 errors, no warnings\n")
    #expect(outcome.exitCode == 1)
  }

  @Test func `warnings alone are no failure of check`() throws {
    let outcome = try Program().run(["check", "ptce"])
    #expect(outcome.output.hasPrefix("warning["))
    #expect(outcome.errors.contains("in 11 tables, no errors, "))
    #expect(outcome.exitCode == 0)
    let quiet = try Program().run(["check", "ptce", "--quiet"])
    #expect(quiet.output == "")
    #expect(quiet.exitCode == 0)
  }

  @Test func `a folder without a package is no graph`() throws {
    let outcome = try Program().run(["query", "Tests", "RETURN 1"])
    #expect(outcome.errors.contains("cannot read 'Tests/datapackage.json'"))
    #expect(outcome.exitCode == 1)
  }
}
