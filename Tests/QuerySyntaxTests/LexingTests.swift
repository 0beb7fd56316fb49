import Diagnostics
import QuerySyntax
import Testing

@Suite("Words, numbers and texts")
struct LexingTests {
  @Test(
    arguments: [
      ("0", 0), ("1_000", 1000), ("0x1F", 31), ("0XfF", 255), ("0o17", 15), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("-0x8000000000000000", .min), ("- 9223372036854775808", .min),
      ("012", 12),
    ] as [(String, Int64)]
  )
  func `whole numbers`(text: String, value: Int64) throws {
    #expect(try expression(text).kind == .integer(value))
  }

  @Test(arguments: [
    ("1.5", 1.5), (".5", 0.5), ("1e3", 1000), ("2.5E-3", 0.0025), ("1_0.5", 10.5), ("1.5e+1", 15),
  ])
  func `numbers with a fraction`(text: String, value: Double) throws {
    #expect(try expression(text).kind == .float(value))
  }

  @Test(arguments: ["1h", "0x", "0xG1", "0o8", "1_", "1__0", "0x_1", "1.5x", "1e5x", "9223372h54775808"])
  func `what is no number`(text: String) {
    #expect(codes("RETURN \(text) AS x") == ["invalid-number-literal"])
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "0x8000000000000000", "0o1000000000000000000000",
  ])
  func `numbers that are too large`(text: String) {
    #expect(codes("RETURN \(text) AS x") == ["integer-overflow"])
    #expect(codes("RETURN 1.34E999") == ["float-overflow"])
  }

  @Test func `two points make a range`() throws {
    #expect(try shape(expression("a[1..2]")) == shape(expression("a[ 1 .. 2 ]")))
    #expect(try shape(expression("a[..2]")) == shape(expression("a[.. 2]")))
  }

  @Test(arguments: [
    (#"'a'"#, "a"), (#""it's""#, "it's"), (#"'\\\'\"\`\b\f\n\r\t'"#, "\\'\"`\u{8}\u{C}\n\r\t"),
    (#"'\u00e9'"#, "é"),
    (#"'\U0001F600'"#, "😀"), (#"'\uD83D\uDE00'"#, "😀"), ("''", ""), ("'a\nb'", "a\nb"), ("'a//b'", "a//b"),
    ("'e\u{301}'", "e\u{301}"), ("'\u{0}'", "\u{0}"),
  ])
  func `texts`(text: String, value: String) throws {
    guard case .string(let string) = try expression(text).kind else { throw UnexpectedTree() }
    #expect(Array(string.utf8) == Array(value.utf8))
  }

  @Test(arguments: [#"'\x'"#, #"'\uH'"#, #"'\u12'"#, #"'\uD83D'"#, #"'\uDE00'"#, #"'\UFFFFFFFF'"#, #"'\é'"#])
  func `escapes that mean nothing`(text: String) {
    #expect(codes("RETURN \(text)") == ["invalid-escape"])
  }

  @Test(arguments: ["'a", "\"a", "'a\\'", "`a", "/* a", "$`a"])
  func `what is never closed`(text: String) {
    #expect(codes("RETURN 1, \(text)").count == 1)
  }

  @Test func `white space, comments and line ends`() {
    #expect(codes("\u{FEFF}RETURN\u{A0}1\u{2003}AS /* é */ x // end\r\n, 2\u{200B} AS\ty") == [])
    #expect(codes("// only a comment") == ["empty-query"])
    #expect(codes("RETURN\u{0}1") == ["unknown-character"])
  }

  @Test func `names of any script, and names in backquotes`() throws {
    #expect(try expression("pôle").kind == .variable("pôle"))
    #expect(try expression("組織_1").kind == .variable("組織_1"))
    #expect(try expression("`a``b c`").kind == .variable("a`b c"))
    #expect(try expression("$`a b`").kind == .parameter("a b"))
    #expect(try expression("$1").kind == .parameter("1"))
    #expect(try expression("`null`").kind == .variable("null"))
  }

  @Test func `bytes that are no text`() {
    let source = SourceText(name: "query", bytes: Array("RETURN 'a".utf8) + [0xC3, 0x28] + Array("'".utf8))
    #expect(
      messages(source) == """
        error[invalid-utf8]: the text is not valid UTF-8
         --> query:1:10
          |
        1 | RETURN 'a\u{FFFD}('
          |          ^ these bytes are no character
          = help: save the file with the encoding UTF-8

        """
    )
  }
}
