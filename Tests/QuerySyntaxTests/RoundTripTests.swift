import Diagnostics
import QuerySyntax
import Testing

@Suite("Printing and reading again")
struct RoundTripTests {
  @Test func `random queries of the grammar come back as the same tree`() throws {
    var generator = QueryGenerator(seed: 2014)
    var accepted = 0
    for _ in 0..<250 {
      let text = generator.query()
      guard let tree = try? parse(text) else { continue }
      accepted += 1
      try expectSameTree(tree, from: text)
    }
    #expect(accepted > 225)
  }

  @Test(.enabled(if: Scenario.file != nil))
  func `valid queries of the Technology Compatibility Kit come back as the same tree`() throws {
    for query in Set(try Scenario.all().flatMap(\.validQueries)) {
      try expectSameTree(parse(query), from: query)
    }
  }

  private func expectSameTree(_ tree: StatementSyntax, from text: String) throws {
    let printed = SyntaxPrinter.text(of: tree)
    guard let again = try? parse(printed) else {
      Issue.record("\(text)\nis printed as\n\(printed)\n\(messages(printed))")
      return
    }
    #expect(shape(again) == shape(tree), "\(text)\nis printed as\n\(printed)")
    #expect(SyntaxPrinter.text(of: again) == printed)
  }
}
