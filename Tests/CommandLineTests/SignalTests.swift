import Testing

/// Readers that go away, and Ctrl-C.
@Suite(.serialized) struct SignalTests {
  static let many = "query ptce 'UNWIND range(1, 100000) AS x RETURN x'"

  @Test(arguments: ["", "trap '' PIPE; "])
  func `a reader that has seen enough is no mistake`(before: String) throws {
    let line = "\(before)\"$maillage\" \(Self.many) | head -1; echo ${PIPESTATUS[0]}"
    let outcome = try Program().shell(line)
    #expect(outcome.output == "x\n141\n")
    #expect(outcome.errors == "")
  }

  @Test(arguments: [
    "MATCH p = (:Actor)-[*1..12]-(:Actor) RETURN count(p)",
    "MATCH p = (:Actor {id: 'les-alchimistes'})-[*]-(:Actor {id: 'institut-godin'}) RETURN count(p)",
  ])
  func `Ctrl-C ends a heavy query within a second`(query: String) throws {
    let (outcome, seconds) = try Program().interrupt(["query", "ptce", query], after: 0.4)
    #expect(outcome.exitCode == 130)
    #expect(seconds < 1)
    #expect(outcome.output == "")
    // Where the engine is slow to notice, the program ends without a word.
    #expect(outcome.errors == "" || outcome.errors.hasPrefix("error[cancelled]: the query was interrupted\n"))
  }

  @Test func `Ctrl-C ends a program that waits for its query`() throws {
    let (outcome, seconds) = try Program().interrupt(["query", "ptce", "-"], after: 0.3)
    #expect(outcome.exitCode == 130)
    #expect(seconds < 1)
  }

  @Test func `Ctrl-C does not reach a program that is to ignore it`() throws {
    let line =
      "trap '' INT; \"$maillage\" \(Self.many) | { sleep 0.2; tail -1; } & sleep 0.1; kill -INT 0 2>&1; wait"
    let outcome = try Program().shell("setsid bash -c '\(line.replacing("'", with: "'\\''"))'")
    #expect(outcome.output == "100000\n")
  }
}
