import Diagnostics
import QuerySyntax
import Testing

@Suite("The Technology Compatibility Kit", .enabled(if: Scenario.file != nil))
struct ScenarioTests {
  @Test func `every valid query that only reads is accepted`() throws {
    for scenario in try Scenario.all() where scenario.expect.kind != "error" {
      do throws(SourceFailure) {
        _ = try QueryParser.parse(SourceText(name: "query", text: scenario.query))
      } catch {
        let isUnsupported = error.diagnostics.contains { $0.code == "unsupported-clause" }
        #expect(
          isUnsupported,
          "\(scenario.query)\n\(DiagnosticRenderer().render(error.diagnostics[0], in: error.source))"
        )
      }
    }
  }
}
