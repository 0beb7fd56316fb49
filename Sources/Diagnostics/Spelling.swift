/// The name that a mistyped one most likely stands for.
public enum Spelling {
  /// The nearest of the known names, or nil when none is near.
  ///
  /// Equal but for case wins, then equal but for case and accents; otherwise the fewest insertions,
  /// deletions, replacements and swaps, at most a third of the name's length. Names of one or two letters
  /// are corrected in case and accents only: any other guess would be noise. Among equally near names the
  /// first in the order of bytes is taken, whatever the order of `known`.
  ///
  /// - Complexity: O(known · length²).
  public static func suggestion(for name: String, among known: some Sequence<String>) -> String? {
    let lowercased = name.lowercased()
    let folded = foldingAccents(lowercased)
    var best: (distance: Int, name: String)?
    for candidate in known where !candidate.utf8.elementsEqual(name.utf8) {
      guard let distance = distance(lowercased, folded, to: candidate.lowercased()) else { continue }
      if let best {
        guard
          distance < best.distance || (distance == best.distance && isOrdered(candidate, before: best.name))
        else { continue }
      }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// -2 when equal but for case, -1 when equal but for case and accents; nil when not near.
  private static func distance(_ name: String, _ folded: [Unicode.Scalar], to candidate: String) -> Int? {
    // Canonical equivalence, as meant: the two forms of "é" are one spelling.
    if candidate == name { return -2 }
    let other = foldingAccents(candidate)
    if other == folded { return -1 }
    let limit = folded.count / 3
    guard folded.count > 2, folded.count < 200, abs(other.count - folded.count) <= limit else { return nil }
    let distance = distance(folded, other)
    return distance <= limit ? distance : nil
  }

  /// A sentence for a diagnostic's help: the suggestion, or all known names when they are few.
  public static func help(
    for name: String,
    among known: some Collection<String>,
    of plural: String
  ) -> String? {
    if let suggestion = suggestion(for: name, among: known) { return "did you mean '\(suggestion)'?" }
    guard !known.isEmpty, known.count <= 16 else { return nil }
    return "known \(plural): \(known.sorted(by: isOrdered).joined(separator: ", "))"
  }

  /// Optimal string alignment distance: a swap of two neighbours counts one.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    var current = previous
    for i in a.indices {
      current[0] = i + 1
      for j in b.indices {
        var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
        current[j + 1] = cost
      }
      (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[b.count]
  }

  private static func isOrdered(_ a: String, before b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Lower-case letters without their accents, for the languages of Western Europe.
  private static func foldingAccents(_ text: String) -> [Unicode.Scalar] {
    var output: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "à", "á", "â", "ã", "ä", "å": output.append("a")
      case "ç": output.append("c")
      case "è", "é", "ê", "ë": output.append("e")
      case "ì", "í", "î", "ï": output.append("i")
      case "ñ": output.append("n")
      case "ò", "ó", "ô", "õ", "ö": output.append("o")
      case "ù", "ú", "û", "ü": output.append("u")
      case "ý", "ÿ": output.append("y")
      case "æ": output += ["a", "e"]
      case "œ": output += ["o", "e"]
      case "\u{300}"..."\u{36F}": continue
      default: output.append(scalar)
      }
    }
    return output
  }
}
