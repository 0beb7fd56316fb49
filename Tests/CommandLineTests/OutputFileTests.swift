import Foundation
import Testing

/// Writing to files: whole or not at all.
@Suite struct OutputFileTests {
  @Test(arguments: [
    ("a.csv", "x\n1\n"), ("a.json", "[\n{\"x\":1}\n]\n"), ("a.jsonl", "{\"x\":1}\n"),
    ("A.JSON", "[\n{\"x\":1}\n]\n"),
    ("a.md", "| x |\n| ---: |\n| 1 |\n"), ("a.txt", "┌───┐\n│ x │\n├───┤\n│ 1 │\n└───┘\n"),
    ("answer", "x\n1\n"),
  ])
  func `the name of a file says the form`(name: String, expected: String) throws {
    let scratch = try Scratch()
    let outcome = try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", scratch.path(name)])
    #expect(outcome.output == "" && outcome.errors == "" && outcome.exitCode == 0)
    #expect(try scratch.text(name) == expected)
    #expect(try scratch.names() == [name])
  }

  @Test func `a mode that is asked for counts more than the name`() throws {
    let scratch = try Scratch()
    _ = try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", scratch.path("a.xlsx"), "--mode", "csv"])
    #expect(try scratch.text("a.xlsx") == "x\n1\n")
    #expect(try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", "-"]).output == "x\n1\n")
  }

  @Test func `a file is replaced, its rights and a link to it stay`() throws {
    let scratch = try Scratch()
    try scratch.write("old and longer than the new\n", to: "real.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.path("real.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link.csv"),
      withDestinationPath: "real.csv"
    )
    let outcome = try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", scratch.path("link.csv")])
    #expect(outcome.exitCode == 0)
    #expect(try scratch.text("real.csv") == "x\n1\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path("real.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link.csv")) == "real.csv")
    #expect(try scratch.names() == ["link.csv", "real.csv"])
  }

  @Test func `a query that fails leaves the file as it was`() throws {
    let scratch = try Scratch()
    try scratch.write("old\n", to: "a.csv")
    let outcome = try Program().run(["query", "ptce", "RETURN q", "-o", scratch.path("a.csv")])
    #expect(outcome.exitCode == 1)
    #expect(try scratch.text("a.csv") == "old\n")
  }

  @Test func `a disk that is full leaves the file as it was`() throws {
    let scratch = try Scratch()
    try scratch.write("old\n", to: "a.csv")
    let query = "UNWIND range(1, 2000) AS x RETURN x"
    // The limit on a file's size stands for a full disk; its signal would end the program.
    let outcome = try Program()
      .shell("trap '' XFSZ; ulimit -f 1; \"$maillage\" query ptce '\(query)' -o '\(scratch.path("a.csv"))'")
    #expect(outcome.errors == "error: cannot write '\(scratch.path("a.csv"))': file too large\n")
    #expect(outcome.exitCode == 1)
    #expect(try scratch.text("a.csv") == "old\n")
    #expect(try scratch.names() == ["a.csv"])
  }

  @Test(arguments: [
    ("/no/such/folder/a.csv", "no such file or directory"), ("/tmp", "is a directory"),
    ("/dev/full", "no space left on device"),
  ])
  func `what cannot be written is said`(path: String, reason: String) throws {
    let outcome = try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", path])
    #expect(outcome.errors == "error: cannot write '\(path)': \(reason)\n")
    #expect(outcome.output == "")
    #expect(outcome.exitCode == 1)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a folder and a file that are read-only stay as they are`() throws {
    let scratch = try Scratch()
    try scratch.write("old\n", to: "a.csv")
    for (path, rights) in [(scratch.path("a.csv"), 0o400), (scratch.url.path, 0o500)] {
      try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path) }
      let outcome = try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", scratch.path("a.csv")])
      #expect(outcome.errors == "error: cannot write '\(scratch.path("a.csv"))': permission denied\n")
      #expect(outcome.exitCode == 1)
    }
    #expect(try scratch.text("a.csv") == "old\n")
  }

  @Test func `a device stays a device`() throws {
    #expect(try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", "/dev/null"]).exitCode == 0)
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(kind == .typeCharacterSpecial)
    #expect(try Program().run(["query", "ptce", "RETURN 1 AS x", "-o", "/dev/stdout"]).output == "x\n1\n")
  }

  @Test(arguments: ["query ptce 'RETURN 1 AS x'", "questions", "info ptce", "check ptce", "--help"])
  func `a full standard output is a failure`(words: String) throws {
    let outcome = try Program().shell("\"$maillage\" \(words) > /dev/full")
    #expect(outcome.errors.hasSuffix("error: cannot write to standard output: no space left on device\n"))
    #expect(outcome.exitCode == 1)
  }
}
