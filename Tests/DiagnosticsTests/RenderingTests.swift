import Diagnostics
import GoldenScripts
import Testing

/// The scripts' inputs mark the range with « », and the range of a related note with ‹ ›.
@Suite struct RenderingTests {
  @Test(arguments: ScriptFile.all(in: "Scripts"))
  func script(_ file: ScriptFile) throws {
    try file.run { block in
      let (text, ranges) = Self.marked(block.input)
      let source = SourceText(name: block.settings["name"] ?? "query", text: text)
      let diagnostic = Diagnostic(
        block.has(tag: "warning") ? .warning : .error,
        "some-code",
        "the message",
        at: ranges["«"] ?? SourceRange(0, 0),
        label: block.has(tag: "label") ? "the label" : nil,
        related: ranges["‹"].map { [Diagnostic.Note("the note", at: $0)] } ?? [],
        help: block.has(tag: "help") ? "the help" : nil
      )
      let width = block.has(tag: "narrow") ? 30 : 120
      return DiagnosticRenderer(maximumWidth: width).render(diagnostic, in: source)
    }
  }

  private static func marked(_ input: String) -> (text: String, ranges: [Character: SourceRange]) {
    var text = ""
    var starts: [Character: Int] = [:]
    var ranges: [Character: SourceRange] = [:]
    for character in input {
      switch character {
      case "«", "‹": starts[character] = text.utf8.count
      case "»": ranges["«"] = SourceRange(starts["«"] ?? 0, text.utf8.count)
      case "›": ranges["‹"] = SourceRange(starts["‹"] ?? 0, text.utf8.count)
      default: text.append(character)
      }
    }
    return (text, ranges)
  }

  // MARK: What a script cannot hold

  @Test func `tabs and control characters keep the caret in place and cannot move the cursor`() {
    let text = "a\tb\u{0}\u{1B}[31mred\u{7F}\u{202E} x"
    #expect(
      render(SourceText(name: "odd\u{1B}name\n", text: text), 17, 18) == """
        error[some-code]: the␊message
         --> odd␛name␊:1:16
          |
        1 | a  b␀␛[31mred\u{FFFD}\u{FFFD} x
          |                 ^

        """
    )
  }

  @Test func `bytes that are no UTF-8 are shown as such`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3, 0x62, 0x63]
    let rendered = render(SourceText(name: "text", bytes: bytes), 3, 4)
    #expect(rendered.contains("1 | a\u{FFFD}\u{FFFD}bc\n  |    ^\n"))
  }

  @Test func `a range that begins or ends within a character marks the whole of it`() {
    let rendered = render(SourceText(name: "text", text: "a日本b"), 2, 5)
    #expect(rendered.contains("text:1:2\n"))
    #expect(rendered.contains("1 | a日本b\n  |  ^^^^\n"))
  }

  @Test(arguments: [(-9, -5), (0, 0), (4, 4), (5, 5), (99, 200), (.min, .max), (.max, .max), (.min, .min)])
  func `a range outside of the text is shown at its start or end`(lower: Int, upper: Int) {
    let rendered = render(SourceText(name: "text", text: "ab\ncd"), lower, upper)
    #expect(rendered.split(separator: "\n").count == 5)
    #expect(rendered.hasSuffix("^\n"))
  }

  @Test func `an empty text can be pointed into`() {
    #expect(
      render(SourceText(name: "empty", text: ""), 0, 0)
        == "error[some-code]: the␊message\n --> empty:1:1\n  |\n1 |\n  | ^\n"
    )
  }

  @Test(arguments: ["x", "é", "日", "\u{301}", "👨‍👩‍👧", "\u{80}", "\t", ""])
  func `long lines are cut around the caret`(piece: String) {
    // Empty stands for a byte that is no UTF-8.
    let bytes = piece.isEmpty ? [0x80] : Array(piece.utf8)
    let line = Array([[UInt8]](repeating: bytes, count: 20_000 / bytes.count).joined())
    checkCut(line + [0x21] + line, at: [0, line.count, line.count * 2])
  }

  @Test func `a line of a megabyte is cut quickly`() {
    let line = [UInt8](repeating: 0x78, count: 1_000_000)
    checkCut(line, at: [500_000])
  }

  private func checkCut(_ bytes: [UInt8], at places: [Int]) {
    let source = SourceText(name: "long", bytes: bytes)
    for (lower, upper) in places.flatMap({ [($0, $0 + 1), ($0, Int.max)] }) {
      let lines = render(source, lower, upper).split(separator: "\n")
      #expect(lines.count == 5)
      #expect(TextWidth.cells(of: String(lines[3])) <= 124)
      #expect(TextWidth.cells(of: String(lines[4])) <= 124)
      #expect(lines[4].last == "^")
    }
  }

  @Test func `colours are used only where asked`() {
    let source = SourceText(name: "text", text: "ab")
    let diagnostic = Diagnostic(.warning, "some-code", "message", at: SourceRange(0, 1), help: "help")
    let colored = DiagnosticRenderer(usesColor: true).render(diagnostic, in: source)
    let plain = DiagnosticRenderer().render(diagnostic, in: source)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  private func render(_ source: SourceText, _ lower: Int, _ upper: Int) -> String {
    let diagnostic = Diagnostic(.error, "some-code", "the\nmessage", at: SourceRange(lower, upper))
    return DiagnosticRenderer().render(diagnostic, in: source)
  }
}
