import Foundation
import GoldenScripts
import QueryEngine
import Testing

/// `Queries/LANGUAGE.md` and `Queries/ANALYSIS.md` say what is so: their examples are run, their lists are
/// complete.
@Suite struct LanguageGuideTests {
  /// Longer answers are not read.
  static let rowLimit = 8

  @Test(arguments: [Guide.language, Guide.analysis])
  func `every example answers what the page shows`(page: Guide) throws {
    let guide = try page.text
    #expect(!guide.examples.isEmpty)
    var answers: [Int: String] = [:]
    for (index, example) in guide.examples.enumerated() {
      let location = SourceLocation(
        fileID: page.page,
        filePath: page.file,
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
    try guide.rewritten(answers: answers).write(toFile: page.file, atomically: true, encoding: .utf8)
  }

  @Test func `every function is documented, and no other`() throws {
    let documented = try Guide.language.text.documentedFunctions(below: ["Functions", "Aggregates"])
    let known = Set(FunctionNames.functions + FunctionNames.aggregates)
    #expect(known.subtracting(documented).sorted() == [])
    for name in documented.sorted() { #expect(FunctionNames.contains(name), "\(name)") }
  }

  @Test func `every procedure is documented with its columns`() throws {
    let lines = try Guide.language.text.lines + Guide.analysis.text.lines
    let catalog = ProcedureCatalog.standard
    for name in catalog.names {
      let row = lines.first { $0.hasPrefix("| `\(name)") }
      #expect(row != nil, "\(name)")
      for column in catalog[name]?.columns ?? [] {
        #expect(row?.contains("`\(column.name)`") == true, "\(name): \(column.name)")
      }
    }
  }

  @Test func `every synonym of a function is in the table of synonyms`() throws {
    let lines = try Guide.language.text.lines
    let start = try #require(lines.firstIndex(of: "## Synonyms"))
    let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.joined(separator: "\n").lowercased()
    for synonym in FunctionNames.synonyms.keys.sorted() {
      #expect(section.contains("`\(synonym)`"), "\(synonym)")
    }
  }
}
