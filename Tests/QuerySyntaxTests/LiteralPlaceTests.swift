import Diagnostics
import QuerySyntax
import Testing

@Suite struct LiteralPlaceTests {
  @Test(arguments: [
    ("'abc'", 0, 1, 2), ("'abc'", 2, 3, 4), ("'abc'", 3, 4, 5), ("'abc'", 9, 4, 5), ("''", 0, 1, 2),
    (#"'\\w+'"#, 0, 1, 3), (#"'\\w+'"#, 1, 3, 4), (#""é(""#, 0, 1, 3), (#""é(""#, 2, 3, 4),
    (#"'\u00e9)'"#, 1, 1, 7), (#"'\u00e9)'"#, 2, 7, 8), (#"'\uD83D\uDE00x'"#, 4, 13, 14),
  ])
  func isFound(_ text: String, _ offset: Int, _ start: Int, _ end: Int) {
    let source = SourceText(name: "query", text: text)
    let literal = SourceRange(0, text.utf8.count)
    #expect(source.place(ofByte: offset, inLiteral: literal) == SourceRange(start, end))
  }

  @Test(arguments: ["('a')", "a", "", "'", "$name"])
  func isNilOutsideOfQuotes(_ text: String) {
    let source = SourceText(name: "query", text: text)
    #expect(source.place(ofByte: 0, inLiteral: SourceRange(0, text.utf8.count)) == nil)
  }
}
