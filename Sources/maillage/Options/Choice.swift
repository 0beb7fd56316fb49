import ArgumentParser
import Diagnostics

/// Options that take one of a few words.
enum Choice {
  /// Reads a word; what it may stand for is suggested when it is none of them.
  static func read<Option>(_ word: String, of plural: String) throws -> Option
  where Option: RawRepresentable<String> & CaseIterable {
    if let option = Option(rawValue: word.lowercased()) { return option }
    let known = Option.allCases.map(\.rawValue)
    throw ValidationError(Spelling.help(for: word, among: known, of: plural) ?? "unknown word '\(word)'")
  }
}
