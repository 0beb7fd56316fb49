import Foundation
import GoldenScripts
import Testing

@Suite struct ScriptFileTests {
  @Test func `a difference is an issue at the block's line in the script`() throws {
    try withScript("> one\n---\n1\n\n> two\n---\n2\n") { file in
      try withKnownIssue {
        try file.run(updating: false) { $0.input == "one" ? "1" : "3" }
      } matching: { issue in
        issue.sourceLocation?.line == 5 && issue.sourceLocation?.fileName == "sample.test"
      }
    }
  }

  @Test func `an output that no one wrote down yet, a thrown error and a bad line are issues`() throws {
    struct Refusal: Error {}
    for text in ["> one\n", "> one\n---\n1\n", "nonsense\n", "# nothing\n"] {
      try withScript(text) { file in
        withKnownIssue { try file.run(updating: false) { _ in throw Refusal() } }
      }
    }
  }

  @Test func `updating writes outputs into the script and keeps its comments`() throws {
    try withScript("# kept\n> one\n\n# kept too\n> two\n---\nold\n") { file in
      try file.run(updating: true) { $0.input.uppercased() }
      let text = try String(contentsOfFile: file.path, encoding: .utf8)
      #expect(text == "# kept\n> one\n---\nONE\n\n# kept too\n> two\n---\nTWO\n")
      try file.run(updating: false) { $0.input.uppercased() }
    }
  }

  @Test func `scripts are found in folders within, in the order of their names`() throws {
    try withFolder { folder in
      for name in ["b/second.test", "a/first.test", "top.test", "a/notes.txt"] {
        try write("> x\n---\n", to: folder + "/" + name)
      }
      let files = ScriptFile.all(in: folder)
      #expect(files.map(\.testDescription) == ["a/first", "b/second", "top"])
    }
  }

  @Test func `a golden file is compared, and written when asked`() throws {
    try withFolder { folder in
      let path = folder + "/Golden/table.txt"
      withKnownIssue { try GoldenFile.check("a\n", path, updating: false) }
      try GoldenFile.check("a\nb\n\n", path, updating: true)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "a\nb\n")
      try GoldenFile.check("a\nb", path, updating: false)
      withKnownIssue { try GoldenFile.check("a\nc", path, updating: false) }
    }
  }

  private func withScript(_ text: String, _ body: (ScriptFile) throws -> Void) throws {
    try withFolder { folder in
      try write(text, to: folder + "/sample.test")
      try body(ScriptFile(path: folder + "/sample.test", name: "sample"))
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("golden-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func write(_ text: String, to path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
