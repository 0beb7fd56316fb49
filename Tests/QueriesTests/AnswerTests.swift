import Foundation
import GraphFormats
import PropertyGraph
import QueryEngine
import Testing

/// Every saved question has its answer, which was checked by hand against the tables.
@Suite struct AnswerTests {
  @Test(arguments: Library.questionNames)
  func `the answer is the one that was checked by hand`(name: String) throws {
    let result = try Library.answer(name)
    #expect(result.warnings == [])
    try expect(result, of: name)
    // Asked again, it gives the same bytes.
    try expect(try Library.answer(name), of: name)
  }

  @Test(arguments: Library.questionNames)
  func `the answer needs no optimizer rule`(name: String) throws {
    // From every actor to every other, shortest paths take minutes: these begin at the two that are meant.
    let isShortestPath = try Library.text("Queries/\(name).cypher").contains("SHORTEST")
    try expect(try Library.answer(name, options: isShortestPath ? [.pushFiltersDown] : []), of: name)
  }

  @Test(arguments: Library.questionNames)
  func `the answer does not depend on the size of batches`(name: String) throws {
    try expect(try Library.answer(name, batchSize: 2), of: name)
  }

  @Test(arguments: try Library.questionNames.filter { try Library.question($0).drawing != nil })
  func `what is to be drawn can be drawn`(name: String) throws {
    let question = try Library.question(name)
    let drawing = try #require(question.drawing)
    let result = try QuerySession(graph: try Library.graph)
      .run(drawing, parameters: Library.parameters(of: question))
    #expect(result.warnings == [])
    #expect(!result.table.rows.isEmpty)
    #expect(result.table.rows.allSatisfy { $0.contains(where: isDrawable) })
  }

  @Test func `every answer has its question`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Library.path("Tests/QueriesTests/Answers")
    )
    #expect(Set(files) == Set(Library.questionNames.map { "\($0).csv" }))
    #expect(files.count >= 12)
  }

  private func expect(
    _ result: QueryResult,
    of name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try Library.csv(result.table)
    let expected = try Library.text("Tests/QueriesTests/Answers/\(name).csv")
    guard !found.utf8.elementsEqual(expected.utf8) else { return }
    let lines = (found: found.split(separator: "\n"), expected: expected.split(separator: "\n"))
    let line = zip(lines.found, lines.expected).enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name): \(lines.found.count) lines, expected \(lines.expected.count); first other line \
      \(line.map { "\($0.offset + 1):\n\($0.element.0)\n\($0.element.1)" } ?? "is missing")
      """,
      sourceLocation: sourceLocation
    )
  }

  private func isDrawable(_ value: Value) -> Bool {
    switch value {
    case .node, .edge, .path: true
    case .list(let values): values.contains(where: isDrawable)
    default: false
    }
  }
}
