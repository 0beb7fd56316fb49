import Diagnostics
import Testing

@Suite struct SourceTextTests {
  struct Place: Sendable, CustomTestStringConvertible {
    let text: String
    let offset: Int
    let line: Int
    let column: Int
    init(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
      (self.text, self.offset, self.line, self.column) = (text, offset, line, column)
    }
    var testDescription: String { "\(text.debugDescription) at \(offset)" }
  }

  @Test(arguments: [
    // Empty text; offsets before the start and past the end.
    Place("", 0, 1, 1), Place("", 9, 1, 1), Place("ab", -1, 1, 1), Place("ab", .min, 1, 1),
    Place("ab", 2, 1, 3), Place("ab", 3, 1, 3), Place("ab", .max, 1, 3), Place("ab\n", 3, 2, 1),
    Place("ab\n", 99, 2, 1),
    // Characters, not bytes; offsets within a character are at its start.
    Place("été", 2, 1, 2), Place("été", 3, 1, 3), Place("été", 5, 1, 4), Place("été", 1, 1, 1),
    Place("日本x", 3, 1, 2), Place("日本x", 4, 1, 2), Place("日本x", 6, 1, 3),
    Place("e\u{301}x", 3, 1, 2), Place("👨‍👩‍👧x", 18, 1, 2), Place("\t\tx", 2, 1, 3),
    // Line ends of all kinds; the line end itself is at the end of its line.
    Place("a\nb", 1, 1, 2), Place("a\nb", 2, 2, 1), Place("a\r\nb", 1, 1, 2), Place("a\r\nb", 2, 1, 2),
    Place("a\r\nb", 3, 2, 1), Place("a\rb", 1, 1, 2), Place("a\rb", 2, 2, 1), Place("\r\r\n\n\rx", 5, 5, 1),
    Place("é\r\né\r\nx", 8, 3, 1),
    // A byte order mark takes no column.
    Place("\u{FEFF}id", 0, 1, 1), Place("\u{FEFF}id", 3, 1, 1), Place("\u{FEFF}id", 4, 1, 2),
    Place("\u{FEFF}id\nx", 6, 2, 1), Place("\u{FEFF}", 3, 1, 1),
  ])
  func `an offset has a line and a column`(place: Place) {
    let position = SourceText(name: "text", text: place.text).position(at: place.offset)
    #expect(position.line == place.line)
    #expect(position.column == place.column)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], 2, 3), ([0x80, 0x80, 0x80, 0x80, 0x62], 4, 5), ([0xC3, 0x0A, 0x62], 1, 2),
      ([0xE6, 0x97, 0x62], 2, 2), ([0xF0, 0x9F, 0x98], 3, 2), ([0x61, 0x00, 0x62], 2, 3),
    ] as [([UInt8], Int, Int)]
  )
  func `bytes that are no UTF-8 still have places`(bytes: [UInt8], offset: Int, column: Int) {
    #expect(SourceText(name: "text", bytes: bytes).position(at: offset).column == column)
  }

  @Test func `the text of a range shows what is no UTF-8, and keeps within the source`() {
    let source = SourceText(name: "text", bytes: [0x61, 0xFF, 0x62])
    #expect(source.text(in: SourceRange(0, 3)) == "a\u{FFFD}b")
    #expect(source.text(in: SourceRange(-5, 1)) == "a")
    #expect(source.text(in: SourceRange(2, .max)) == "b")
    #expect(source.text(in: SourceRange(7, 9)).isEmpty)
  }

  @Test func `a range never ends before it begins, and a union holds both`() {
    #expect(SourceRange(5, 2) == SourceRange(5, 5))
    #expect(SourceRange(5, 2).isEmpty)
    #expect(SourceRange(1..<3).union(SourceRange(7, 9)) == SourceRange(1, 9))
  }
}
