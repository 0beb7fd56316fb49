import Diagnostics
import Foundation
import GraphFormats
import PropertyGraph
import QueryEngine
import Testing

/// The kit's own statement of what temporal values are.
@Suite("Temporal values in the Technology Compatibility Kit", .enabled(if: Scenario.file != nil))
struct KitTests {
  private enum Outcome { case passed, failed(String), skipped }

  @Test func `every scenario that only reads gives the rows it should`() throws {
    var counts: [String: (passed: Int, failed: Int, skipped: Int)] = [:]
    for scenario in try Scenario.temporal() {
      let folder = scenario.feature.split(separator: "/").last.map(String.init) ?? ""
      var count = counts[folder] ?? (0, 0, 0)
      switch run(scenario) {
      case .passed: count.passed += 1
      case .skipped: count.skipped += 1
      case .failed(let reason):
        count.failed += 1
        Issue.record("\(scenario.feature):\(scenario.line)\n\(scenario.query)\n\(reason)")
      }
      counts[folder] = count
    }
    for (folder, count) in counts.sorted(by: { $0.key < $1.key }) {
      print("\(folder): \(count.passed) passed, \(count.failed) failed, \(count.skipped) skipped")
    }
    let sums = counts.values.reduce((0, 0, 0)) { ($0.0 + $1.passed, $0.1 + $1.failed, $0.2 + $1.skipped) }
    print("in all: \(sums.0) passed, \(sums.1) failed, \(sums.2) skipped")
  }

  private func run(_ scenario: Scenario) -> Outcome {
    guard scenario.expect.kind == "rows", let expected = scenario.expect.rows else { return .skipped }
    func session(_ graph: Graph) -> QuerySession {
      QuerySession(graph: graph, time: TimeSource(zones: TimeZoneFiles()))
    }
    do {
      guard let graph = try ScenarioGraph.graph(of: scenario.setup, session: session) else { return .skipped }
      let table = try session(graph).run(SourceText(name: "query", text: scenario.query)).table
      var rows = table.rows.map { $0.map { ScenarioGraph.text(of: $0, in: graph) } }
      var wanted = expected
      if scenario.expect.ordered != true {
        rows.sort { $0.joined(separator: "|") < $1.joined(separator: "|") }
        wanted.sort { $0.joined(separator: "|") < $1.joined(separator: "|") }
      }
      guard rows == wanted, table.columns == scenario.expect.columns else {
        return .failed("expected \(wanted), found \(rows)")
      }
      return .passed
    } catch let error as SourceFailure {
      if error.diagnostics.contains(where: { $0.code == "unsupported-clause" }) { return .skipped }
      return .failed(error.diagnostics.map(\.message).joined(separator: "\n"))
    } catch {
      return .failed("\(error)")
    }
  }
}
