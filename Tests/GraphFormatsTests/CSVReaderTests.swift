import Diagnostics
import GraphFormats
import Testing

@Suite struct CSVReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var records: [[String]]
    var codes: [String] = []
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Case(text: "", records: []),
    Case(text: "a", records: [["a"]]),
    Case(text: "a,b\nc,d", records: [["a", "b"], ["c", "d"]]),
    Case(text: "a,b\nc,d\n", records: [["a", "b"], ["c", "d"]]),
    Case(text: "a,b\r\nc,d\r\n", records: [["a", "b"], ["c", "d"]]),
    Case(text: "a,b\rc,d\r", records: [["a", "b"], ["c", "d"]]),
    Case(text: "a,\n,b\n", records: [["a", ""], ["", "b"]]),
    Case(text: ",", records: [["", ""]]),
    Case(text: "a\n\nb", records: [["a"], [""], ["b"]]),
    Case(text: "\n", records: [[""]]),
    Case(text: "\"a\",\"b\"\n", records: [["a", "b"]]),
    Case(text: "\"a,b\",c", records: [["a,b", "c"]]),
    Case(text: "\"a\nb\",\"c\r\nd\"\ne,f", records: [["a\nb", "c\r\nd"], ["e", "f"]]),
    Case(text: "\"say \"\"yes\"\"\",\"\"\"\"", records: [["say \"yes\"", "\""]]),
    Case(text: "\"\",\"\"\n", records: [["", ""]]),
    Case(text: "\"\"\"\"\"\"", records: [["\"\""]]),
    Case(text: " a , b ", records: [[" a ", " b "]]),
    Case(text: "é,日本\n", records: [["é", "日本"]]),
    Case(text: "a\"b,c", records: [["a\"b", "c"]], codes: ["stray-quote"]),
    Case(text: "a, \"b\"", records: [["a", " \"b\""]], codes: ["stray-quote", "stray-quote"]),
    Case(text: "\"a\"b,c", records: [["a", "c"]], codes: ["text-after-quote"]),
    Case(text: "\"a\" ,c", records: [["a", "c"]], codes: ["text-after-quote"]),
    Case(text: "\"a\nb,c", records: [["a"]], codes: ["unterminated-quote"]),
    Case(text: "a,\"", records: [["a", ""]], codes: ["unterminated-quote"]),
    Case(text: "a,\"b\"\"", records: [["a", "b\"\""]], codes: ["unterminated-quote"]),
  ])
  func `records and cells`(example: Case) {
    var reader = CSVReader(Array(example.text.utf8), delimiter: UInt8(ascii: ","), from: 0)
    #expect(records(&reader) == example.records)
    #expect(reader.problems.map(\.code.description) == example.codes)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ",", 0), ("a;b\n1,5;2\n1;3,5\n", ";", 0), ("a\tb\n1\t2\n", "\t", 0),
    ("a|b|c\n1|2|3\n", "|", 0),
    ("nom,alias;montant\na;1\nb;2\n", ";", 0), ("nom;alias\n\"a,b,c\";x\n\"d,e,f\";y\n", ";", 0),
    ("\u{FEFF}a;b\n", ";", 3), ("sep=;\na,b;c\n", ";", 6), ("SEP=\t\r\na,b\n", "\t", 7),
    ("\u{FEFF}sep=|\na\n", "|", 9),
    ("a\nb\n", ",", 0), ("", ",", 0), ("sep=", ",", 0), ("note\n\"a;b\nc;d\"\n", ",", 0),
    ("a;b,c,d\n\n1;2,3,4\n", ",", 0),
  ])
  func `the separator is found`(text: String, delimiter: String, start: Int) {
    let found = CSVSeparator.detect(Array(text.utf8))
    #expect(String(Unicode.Scalar(found.delimiter)) == delimiter)
    #expect(found.start == start)
  }

  @Test func `what is written is read back`() {
    var random = SeededRandom(seed: 20)
    let alphabet = [
      "a", "é", "日", ",", ";", "\t", "|", "\"", "\n", "\r", " ", "=", "sep=", "\u{FEFF}", "1", "",
    ]
    for _ in 0..<2_000 {
      let width = random.below(4) + 1
      let rows = (0..<random.below(5) + 1)
        .map { _ in
          (0..<width)
            .map { _ in (0..<random.below(5)).map { _ in alphabet[random.below(alphabet.count)] }.joined() }
        }
      var text = ""
      for row in rows { CSVWriter.append(row, to: &text) }
      let bytes = Array(text.utf8)
      #expect(CSVSeparator.preamble(of: bytes).start == 0)
      var reader = CSVReader(bytes, delimiter: UInt8(ascii: ","), from: 0)
      let back = records(&reader)
      #expect(
        back.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } },
        "\(text.debugDescription)"
      )
      #expect(reader.problems.isEmpty)
    }
  }

  private func records(_ reader: inout CSVReader) -> [[String]] {
    var records: [[String]] = []
    var cells: [CSVCell] = []
    while reader.next(into: &cells) { records.append(cells.map { $0.text(in: reader.bytes) }) }
    return records
  }
}
