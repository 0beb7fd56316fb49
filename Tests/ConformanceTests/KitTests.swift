import Foundation
import Testing

/// The openCypher kit, when `MAILLAGE_TCK` names the file of scenarios; see `make tck`.
///
/// `MAILLAGE_TCK_SHOW` prints scenarios: `failing`, one of the outcomes, or one number.
@Suite struct KitTests {
  @Test(.enabled(if: Scenario.path != nil), arguments: KitVariant.allCases)
  func `scenarios give what the kit says`(_ variant: KitVariant) throws {
    let path = try #require(Scenario.path)
    let shown = ProcessInfo.processInfo.environment["MAILLAGE_TCK_SHOW"]
    let known = try KnownFailures.load()
    var counts: [Outcome: Int] = [:]
    var lenient = 0
    for scenario in try Scenario.load(path) {
      var run = ScenarioRun(scenario, path: path, variant)
      let outcome = try run.outcome()
      counts[outcome, default: 0] += 1
      if outcome == .pass || outcome == .otherError { lenient += 1 }
      let story = "#\(scenario.id) \(scenario.block) \(scenario.name)\n\(scenario.query)\n\(run.note)"
      let isShown = shown == outcome.rawValue || shown == "failing" && outcome != .pass
      if variant == .usual, isShown || shown == String(scenario.id) {
        print("\(outcome.rawValue): \(story)\n")
      }
      let isKnown = known.reasons[String(scenario.id)] != nil
      #expect((outcome == .pass) != isKnown, "\(isKnown ? "passes now" : outcome.rawValue): \(story)")
    }
    let numbers = Outcome.allCases.map { "\($0.rawValue) \(counts[$0] ?? 0)" }
    print(
      "\(variant.rawValue): \(numbers.joined(separator: ", ")); with any error for an error \(lenient); skipped 0"
    )
  }
}
