import Diagnostics
import GraphFormats
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    "null", "true", "-1.5e+10", "\"\"", "[]", "{}", " [1,2 , {\"a\":[null]}]\n",
    "\"\\u00e9\\n\\uD83D\\uDE00\"",
    "\u{FEFF}{}",
  ])
  func `valid texts`(text: String) {
    let (node, diagnostics) = JSONReader.read(Array(text.utf8))
    #expect(node != nil)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("", "unexpected-token", 0), ("[1,]", "unexpected-token", 3), ("{\"a\" 1}", "unexpected-token", 5),
    ("{a: 1}", "unexpected-token", 1), ("[1 2]", "unexpected-token", 3), ("01", "unexpected-token", 1),
    ("1.", "unexpected-token", 2), ("-", "unexpected-token", 1), ("nul", "unexpected-token", 0),
    ("\"a", "unterminated-string", 0), ("\"\\x\"", "bad-escape", 1), ("\"\\u12G4\"", "bad-escape", 1),
    ("\"\\uD800\"", "bad-escape", 1), ("\"\\uD800\\u0041\"", "bad-escape", 1),
    ("\"\t\"", "control-character", 1),
    ("{} {}", "unexpected-token", 3), ("[", "unexpected-token", 1), ("\"\\", "bad-escape", 1),
  ])
  func `mistakes have a place`(text: String, code: String, offset: Int) throws {
    let (node, diagnostics) = JSONReader.read(Array(text.utf8))
    #expect(node == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.code.description == code)
    #expect(diagnostic.range.lowerBound == offset)
  }

  @Test func `strings are read back as they were written`() {
    let text = "\u{0}\u{1F}\"\\/\u{7F}é日\u{2028}\u{1F600}\n\r\t"
    var written = ""
    JSONWriter.append(text, to: &written)
    guard case .string(let back)? = JSONReader.read(Array(written.utf8)).node?.content else {
      Issue.record("no string: \(written)")
      return
    }
    #expect(back.unicodeScalars.elementsEqual(text.unicodeScalars))
  }
}
