import Foundation
import QuerySyntax

/// The scenarios of the openCypher Technology Compatibility Kit, where they are at hand.
///
/// The file is named by the environment variable `MAILLAGE_TCK`; one JSON object a line.
struct Scenario: Decodable {
  struct Expectation: Decodable {
    var kind: String
    var detail: String?
    var phase: String?
  }

  struct Control: Decodable {
    var query: String
    var expect: Expectation
  }

  var id: Int
  var setup: [String]
  var query: String
  var expect: Expectation
  var control: [Control]

  /// Everything that is to be carried out without an error.
  var validQueries: [String] {
    setup + (expect.kind == "error" ? [] : [query])
      + control.filter { $0.expect.kind != "error" }.map(\.query)
  }

  static var file: String? {
    guard let path = ProcessInfo.processInfo.environment["MAILLAGE_TCK"] else { return nil }
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  static func all() throws -> [Scenario] {
    guard let file else { return [] }
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 0x0A)
      .map {
        try decoder.decode(Scenario.self, from: $0)
      }
  }
}
