/// The name that a mistyped one most likely stands for.
public enum Spelling {
  /// The nearest of the known names, or nil when none is near.
  ///
  /// Equal but for case wins; otherwise the fewest insertions, deletions, replacements and swaps, at most
  /// a third of the name's length. Names of one or two letters are corrected in case only: any other
  /// guess would be noise.
  ///
  /// - Complexity: O(known · length²).
  public static func suggestion(for name: String, among known: some Sequence<String>) -> String? {
    let folded = Array(name.lowercased().unicodeScalars)
    var best: (distance: Int, name: String)?
    for candidate in known where candidate != name {
      let other = Array(candidate.lowercased().unicodeScalars)
      if other == folded { return candidate }
      guard folded.count > 2, folded.count < 200, abs(other.count - folded.count) <= folded.count / 3 else {
        continue
      }
      let distance = distance(folded, other)
      guard distance <= max(1, folded.count / 3) else { continue }
      if best.map({ distance < $0.distance || (distance == $0.distance && candidate < $0.name) }) ?? true {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// A sentence for a diagnostic's help: the suggestion, or all known names when they are few.
  public static func help(
    for name: String,
    among known: some Collection<String>,
    of plural: String
  ) -> String? {
    if let suggestion = suggestion(for: name, among: known) { return "did you mean '\(suggestion)'?" }
    guard !known.isEmpty, known.count <= 16 else { return nil }
    return "known \(plural): \(known.sorted().joined(separator: ", "))"
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
}
