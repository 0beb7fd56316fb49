import Diagnostics
import Foundation
import GraphFormats
import PropertyGraph
import QueryEngine
import Testing

/// The main measures are those of other libraries, as `Tests/CrossCheck/measures.py` wrote them down.
@Suite struct MeasureTests {
  struct Measure: Decodable, CustomTestStringConvertible {
    let graph: String
    let query: String
    let library: String
    let count: Int
    let sum: Double
    let values: [String: Double]

    var testDescription: String { "\(graph), \(library): \(query)" }
  }

  private static let measures: [Measure] = {
    let text = (try? Library.text("Tests/CrossCheck/measures.jsonl")) ?? ""
    return text.split(separator: "\n")
      .compactMap { try? JSONDecoder().decode(Measure.self, from: Data($0.utf8)) }
  }()

  private static let southernWomen = Result {
    try GraphFolder.load(Library.path("Graphs/southern-women")).graph
  }

  @Test func `all are there`() {
    #expect(Self.measures.count == 28)
  }

  @Test(arguments: measures)
  func `values are those of the library`(measure: Measure) throws {
    let graph = try measure.graph == "ptce" ? Library.graph : Self.southernWomen.get()
    let table = try QuerySession(graph: graph).run(SourceText(name: "query", text: measure.query)).table
    var values: [String: Double] = [:]
    for row in table.rows {
      guard case .string(let key) = row[0] else {
        Issue.record("a key that is no string")
        continue
      }
      switch row[1] {
      case .null: continue
      case .integer(let value): values["\(key)"] = Double(value)
      case .float(let value): values["\(key)"] = value
      default: Issue.record("a value that is no number")
      }
    }
    #expect(values.count == measure.count)
    let sum = values.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    #expect(abs(sum - measure.sum) <= 1e-7 * max(1, abs(measure.sum)))
    for (key, expected) in measure.values {
      let found = try #require(values[key])
      #expect(abs(found - expected) <= 1e-7 * max(1, abs(expected)), "\(key)")
    }
  }
}
