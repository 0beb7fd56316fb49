import Foundation
import GoldenScripts
import QueryEngine
import Testing

/// `Queries/LANGUAGE.md` says what is so: its examples are run, its lists are complete.
@Suite struct LanguageGuideTests {
  /// Longer answers are not read.
  static let rowLimit = 8

  @Test func `every example answers what the page shows`() throws {
    let guide = try Guide.text
    #expect(guide.examples.count >= 40)
    var answers: [Int: String] = [:]
    for (index, example) in guide.examples.enumerated() {
      let location = SourceLocation(
        fileID: "Queries/LANGUAGE.md",
        filePath: Guide.page,
        line: example.line,
        column: 1
      )
      let answer = try Guide.answer(to: example)
      answers[index] = answer.text
      guard let expected = example.answer else {
        if answer.hasDiagnostics { Issue.record("\(answer.text)", sourceLocation: location) }
        continue
      }
      // Besides the rows, a table has a head and three lines.
      let rowCount = answer.hasDiagnostics ? 0 : answer.text.split(separator: "\n").count - 4
      #expect(rowCount <= Self.rowLimit, "use LIMIT", sourceLocation: location)
      if !Golden.isUpdating, let difference = LineDifference.describe(expected: expected, found: answer.text)
      {
        Issue.record("expected - , found +\n\(difference)", sourceLocation: location)
      }
    }
    guard Golden.isUpdating else { return }
    try guide.rewritten(answers: answers).write(toFile: Guide.page, atomically: true, encoding: .utf8)
  }

  @Test func `every function is documented, and no other`() throws {
    let documented = try Guide.text.documentedFunctions(below: ["Functions", "Aggregates"])
    let known = Set(FunctionNames.functions + FunctionNames.aggregates)
    #expect(known.subtracting(documented).sorted() == [])
    for name in documented.sorted() { #expect(FunctionNames.contains(name), "\(name)") }
  }

  @Test func `every synonym of a function is in the table of synonyms`() throws {
    let lines = try Guide.text.lines
    let start = try #require(lines.firstIndex(of: "## Synonyms"))
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.joined(separator: "\n").lowercased()
    for synonym in FunctionNames.synonyms.keys.sorted() {
      #expect(section.contains("`\(synonym)`"), "\(synonym)")
    }
  }
}
