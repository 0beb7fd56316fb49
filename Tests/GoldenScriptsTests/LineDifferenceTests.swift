import GoldenScripts
import Testing

@Suite struct LineDifferenceTests {
  @Test func `equal texts have none, whatever empty lines end them`() {
    #expect(LineDifference.describe(expected: "a\nb", found: "a\nb\n\n") == nil)
    #expect(LineDifference.describe(expected: "", found: "\n") == nil)
  }

  @Test func `changed lines show with two equal lines around them`() {
    let old = (1...20).map(String.init).joined(separator: "\n")
    let new = old.replacing("10", with: "ten")
    #expect(
      LineDifference.describe(expected: old, found: new)
        == "  …\n  8\n  9\n- 10\n+ ten\n  11\n  12"
    )
  }

  @Test func `blanks at a line's end and the two forms of an accent are differences`() {
    #expect(LineDifference.describe(expected: "a", found: "a ") == "- a\n+ a ")
    #expect(LineDifference.describe(expected: "\u{E9}", found: "e\u{301}") != nil)
  }

  @Test func `long differences are cut`() {
    let old = (1...200).map { "old \($0)" }.joined(separator: "\n")
    let shown = LineDifference.describe(expected: old, found: "new", limit: 10) ?? ""
    #expect(shown.split(separator: "\n").count == 11)
    #expect(shown.hasSuffix("… more"))
  }
}
