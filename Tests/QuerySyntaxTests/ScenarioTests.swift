import QuerySyntax
import Testing

@Suite("The Technology Compatibility Kit", .enabled(if: Scenario.file != nil))
struct ScenarioTests {
  @Test func `every valid query, set-up and control query is accepted`() throws {
    for query in try Scenario.all().flatMap(\.validQueries) {
      let problems = messages(query)
      #expect(problems.isEmpty, "\(query)\n\(problems)")
    }
  }

  @Test(arguments: [
    ("InvalidClauseComposition", ["mixed-union", "misplaced-update"]),
    ("InvalidArgumentPassingMode", ["implicit-arguments"]),
  ])
  func `errors that syntax alone shows are found here`(detail: String, expected: [String]) throws {
    for scenario in try Scenario.all() where scenario.expect.detail == detail {
      #expect(codes(scenario.query).contains { expected.contains($0) }, "\(scenario.query)")
    }
  }
}
