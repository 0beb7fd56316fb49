import Foundation

/// A scenario of the openCypher Technology Compatibility Kit, where the kit is at hand.
///
/// The file is named by the environment variable `MAILLAGE_TCK`; one JSON object a line.
struct Scenario: Decodable {
  struct Expectation: Decodable {
    var kind: String
    var ordered: Bool?
    var columns: [String]?
    var rows: [[String]]?
  }

  var feature: String
  var name: String
  var line: Int
  var setup: [String]
  var query: String
  var expect: Expectation

  static var file: String? {
    guard let path = ProcessInfo.processInfo.environment["MAILLAGE_TCK"] else { return nil }
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Those that use temporal values.
  static func temporal() throws -> [Scenario] {
    guard let file else { return [] }
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 0x0A)
      .map { try decoder.decode(Scenario.self, from: $0) }
      .filter { scenario in
        scenario.feature.contains("/expressions/temporal/")
          || ([scenario.query] + scenario.setup)
            .contains { text in
              text.firstMatch(of: /\b(date|time|localtime|datetime|localdatetime|duration)(\.\w+)?\(/) != nil
            }
      }
  }
}
