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

  var id: Int
  var query: String
  var expect: Expectation

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
