import Foundation
import Testing

/// The reading part of the openCypher kit, when `MAILLAGE_TCK` names the file of scenarios.
///
/// The test reports and asserts nothing yet; `MAILLAGE_TCK_SHOW=wrong` also prints each scenario with that
/// outcome.
@Suite struct ReadingTests {
  @Test(.enabled(if: Scenario.path != nil))
  func `scenarios that only read`() throws {
    let path = try #require(Scenario.path)
    let shown = ProcessInfo.processInfo.environment["MAILLAGE_TCK_SHOW"]
    var counts: [Outcome: Int] = [:]
    for scenario in try Scenario.load(path) {
      var run = ScenarioRun(scenario, path: path)
      let outcome = run.outcome()
      counts[outcome, default: 0] += 1
      if outcome.rawValue == shown || String(scenario.id) == shown {
        print("#\(scenario.id) \(scenario.block) \(scenario.name)\n\(scenario.query)\n\(run.note)\n")
      }
    }
    for outcome in Outcome.allCases { print("\(outcome.rawValue): \(counts[outcome] ?? 0)") }
  }
}
