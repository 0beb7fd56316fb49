import Foundation

/// The scenarios that are known not to pass, each with the reason: `KnownFailures.txt`.
///
/// A line holds the number of a scenario and the reason.
struct KnownFailures {
  /// By number of the scenario.
  let reasons: [String: String]

  static func load() throws -> KnownFailures {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("KnownFailures.txt")
    var reasons: [String: String] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let words = line.split(separator: " ", maxSplits: 1)
      reasons[String(words[0])] = words.count > 1 ? words[1].trimmingCharacters(in: .whitespaces) : ""
    }
    return KnownFailures(reasons: reasons)
  }
}
