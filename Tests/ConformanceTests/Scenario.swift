import Foundation

/// One scenario of the openCypher kit, as its lines of JSON say it.
struct Scenario: Decodable {
  /// What is to come of a query.
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

  /// A signature, and a table whose first row is its heading.
  struct Procedure: Decodable {
    var signature: String
    var table: [[String]]
  }

  /// A query to be run afterwards.
  struct Control: Decodable {
    var query: String
    var expect: Expectation
    var effects: [String: Int]?

    enum CodingKeys: String, CodingKey {
      case query, expect
      case effects = "side_effects"
    }
  }

  var id: Int
  var name: String
  var block: String
  var graph: String
  var setup: [String]
  var procedures: [Procedure]
  var parameters: [String: String]
  var query: String
  var expect: Expectation
  /// By sign and kind, `+nodes`; nil where nothing is said.
  var effects: [String: Int]?
  var control: [Control]

  enum CodingKeys: String, CodingKey {
    case id, name, block, graph, setup, procedures, parameters, query, expect, control
    case effects = "side_effects"
  }

  /// The file named by `MAILLAGE_TCK`, or nothing.
  static let path = ProcessInfo.processInfo.environment["MAILLAGE_TCK"]

  static func load(_ path: String) throws -> [Scenario] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let decoder = JSONDecoder()
    return try text.split(separator: "\n").map { try decoder.decode(Scenario.self, from: Data($0.utf8)) }
  }

  /// The queries that make a graph which scenarios begin with, from the folder of the scenarios.
  static func namedGraph(_ name: String, besideFile path: String) throws -> [String] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("\(name).cypher"), encoding: .utf8)
    return text.split(separator: ";").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }
}
