import Diagnostics
import Foundation
import QuerySyntax
import Testing

@Suite("Any bytes at all")
struct FuzzTests {
  /// How many cases to try of each kind; `MAILLAGE_FUZZ` sets another number.
  static let cases = ProcessInfo.processInfo.environment["MAILLAGE_FUZZ"].flatMap(Int.init) ?? 7_000

  static let words = [
    "MATCH", "OPTIONAL", "RETURN", "WITH", "UNWIND", "WHERE", "AS", "IN", "(", ")", "[", "]", "{", "}", "-",
    "--", "->",
    "<-", "<", ">", "=", "<>", "*", "+", "..", ".", ",", ";", ":", "|", "||", "!", "&", "%", "^", "/", "a",
    "n", "x", "1",
    "2.5", "'t'", "$p", "NOT", "AND", "OR", "IS", "NULL", "CASE", "WHEN", "THEN", "ELSE", "END", "EXISTS",
    "COUNT", "all",
    "reduce", "shortestPath", "SHORTEST", "ANY", "UNION", "ALL", "ORDER", "BY", "LIMIT", "SKIP", "FOR", "LET",
    "FILTER",
    "GROUP", "CREATE", "SET", "DELETE", "`q`", "é", "“", "–", "#", "/*", "//", "\n", "'", "\"", "\\", "`",
    "0x", "1h",
    "DATE '2020'", "STARTS", "CALL", "DISTINCT", "\u{0}", "\u{A0}", "count(*)", "[x IN", "(n:A)", "==", "&&",
    "MERGE", "INSERT", "REMOVE", "DETACH", "FINISH", "YIELD", "ON", "+=", "CALL {", "CALL (", "n.x =",
    "SET n",
    "INDEX", "LOAD", "USE", "FOREACH",
  ]

  @Test func `random bytes`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<Self.cases {
      let count = Int.random(in: 0...40, using: &random)
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  @Test func `random words`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<Self.cases {
      let count = Int.random(in: 1...30, using: &random)
      let words = (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }
      check(Array(words.joined(separator: " ").utf8))
    }
  }

  @Test func `valid queries with mistakes`() {
    var random = SeededGenerator(seed: 3)
    var generator = QueryGenerator(seed: 4)
    var bytes: [UInt8] = []
    for index in 0..<Self.cases {
      if index % 5 == 0 { bytes = Array(generator.query().utf8.prefix(400)) }
      var mutated = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) where !mutated.isEmpty {
        let place = Int.random(in: 0..<mutated.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: mutated.remove(at: place)
        case 1: mutated.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 2: mutated.insert(contentsOf: (Self.words.randomElement(using: &random) ?? "").utf8, at: place)
        default: mutated.removeSubrange(place..<min(mutated.count, place + 9))
        }
      }
      check(mutated)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let source = SourceText(name: "query", bytes: bytes)
    do throws(SourceFailure) {
      let tree = try QueryParser.parse(source)
      let printed = SyntaxPrinter.text(of: tree)
      #expect((try? parse(printed)) != nil, "\(source.text(in: tree.range))\nis printed as\n\(printed)")
    } catch {
      #expect(!error.diagnostics.isEmpty && error.diagnostics.count <= 10, "\(bytes)")
      for diagnostic in error.diagnostics {
        let ranges = [diagnostic.range] + diagnostic.related.map(\.range)
        let areInside = ranges.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= bytes.count }
        if !areInside { Issue.record("\(diagnostic) in \(bytes)") }
      }
    }
  }
}
