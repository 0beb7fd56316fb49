import GoldenScripts
import Testing

@Suite struct GoldenScriptTests {
  private let text = """
    # What towns there are.
    graph: towns

    [plan, rows]> MATCH (t)
      WHERE t.size > 3
    > RETURN t
    ---
    Scan

    2 rows

    # Another comment, two lines,
    # between blocks.

    > RETURN 1
    ---
    \\> a line that looks like an input
    \\# or like a comment
    \\\\ or escaped

    > RETURN 2

    >
    ---
    """ + "\n"

  @Test func `inputs join their lines, with their tags and settings`() throws {
    let blocks = try GoldenScript(text).blocks
    #expect(blocks.map(\.input) == ["MATCH (t)\n  WHERE t.size > 3\nRETURN t", "RETURN 1", "RETURN 2", ""])
    #expect(blocks.map(\.tags) == [["plan", "rows"], [], [], []])
    #expect(blocks.map(\.line) == [4, 15, 21, 23])
    #expect(blocks.allSatisfy { $0.settings == ["graph": "towns"] })
    #expect(blocks[0].has(tag: "rows"))
    #expect(!blocks[1].has(tag: "rows"))
  }

  @Test func `an output may hold empty lines, and lines that look like the script's own`() throws {
    let blocks = try GoldenScript(text).blocks
    #expect(blocks[0].expected == "Scan\n\n2 rows")
    #expect(blocks[1].expected == "> a line that looks like an input\n# or like a comment\n\\ or escaped")
    #expect(blocks[2].expected == nil)
    #expect(blocks[3].expected?.isEmpty == true)
  }

  @Test func `rewriting with the same outputs changes nothing but what was missing`() throws {
    let script = try GoldenScript(text)
    let outputs = script.blocks.map { $0.expected ?? "2" }
    let rewritten = script.rewritten(outputs: outputs)
    #expect(rewritten == text.replacing("> RETURN 2\n", with: "> RETURN 2\n---\n2\n"))
    #expect(try GoldenScript(rewritten).rewritten(outputs: outputs) == rewritten)
  }

  @Test func `rewriting keeps comments, and escapes what must be`() throws {
    let script = try GoldenScript("# head\n> a\n---\nold\n\n# between\n> b\n---\nold\n")
    let outputs = ["", "> new\n\n[plan]> x\n[1, 2]\n\n"]
    let rewritten = script.rewritten(outputs: outputs)
    #expect(
      rewritten
        == "# head\n> a\n---\n\n# between\n> b\n---\n\\> new\n\n\\[plan]> x\n[1, 2]\n"
    )
    #expect(try GoldenScript(rewritten).blocks.map(\.expected) == ["", "> new\n\n[plan]> x\n[1, 2]"])
  }

  @Test func `windows line ends and a missing last one are no difference`() throws {
    let script = try GoldenScript("> a\r\n---\r\nb\r\nc")
    #expect(script.blocks.map(\.expected) == ["b\nc"])
  }

  @Test(arguments: [
    ("hello", 1), ("> a\nb\n", 2), ("> a\n---\nb\n\n# c\nk: v\n", 6), ("[plan] a\n", 1), ("# c\n--- \n", 2),
  ])
  func `a line that is no part of a script is an error with its number`(text: String, line: Int) {
    #expect { try GoldenScript(text) } throws: { ($0 as? GoldenScript.FormatError)?.line == line }
  }
}
