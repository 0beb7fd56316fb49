import Foundation

/// One scenario of the openCypher kit, as its lines of JSON say it.
struct Scenario: Decodable {
  struct Expectation: Decodable {
    var kind: String
    var ordered: Bool?
    var ignoreListOrder: Bool?
    var columns: [String]?
    var rows: [[String]]?
    var type: String?
    var phase: String?
    var detail: String?

    enum CodingKeys: String, CodingKey {
      case kind, ordered, columns, rows, type, phase, detail
      case ignoreListOrder = "ignore_list_order"
    }
  }

  struct Procedure: Decodable {}
  struct Control: Decodable {}

  var id: Int
  var name: String
  var block: String
  var graph: String
  var setup: [String]
  var procedures: [Procedure]
  var parameters: [String: String]
  var query: String
  var expect: Expectation
  var control: [Control]
  var needs: [String]

  /// The file named by `MAILLAGE_TCK`, or nothing.
  static let path = ProcessInfo.processInfo.environment["MAILLAGE_TCK"]

  static func load(_ path: String) throws -> [Scenario] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let decoder = JSONDecoder()
    return try text.split(separator: "\n").map { try decoder.decode(Scenario.self, from: Data($0.utf8)) }
  }

  /// The graph that a scenario begins with, by name, from the folder of the scenarios.
  static func namedGraph(_ name: String, besideFile path: String) throws -> String {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    return try String(contentsOf: folder.appendingPathComponent("\(name).cypher"), encoding: .utf8)
  }
}
