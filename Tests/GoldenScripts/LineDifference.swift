/// Two texts side by side, line by line, for people: `-` expected, `+` found, a few equal lines around.
public enum LineDifference {
  /// Nil when the two are equal but for empty lines at the end.
  public static func describe(expected: String, found: String, context: Int = 2, limit: Int = 40) -> String? {
    let old = ScriptText.outputLines(expected)
    let new = ScriptText.outputLines(found)
    guard !areSame(old, new) else { return nil }
    // Bytes, not `==`: the two forms of "é" look alike and must still count as different.
    let change = new.difference(from: old) { isSame($0, $1) }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    return shown(marked(old, new, removed: removed, inserted: inserted), context: context, limit: limit)
  }

  private static func marked(
    _ old: [String],
    _ new: [String],
    removed: Set<Int>,
    inserted: Set<Int>
  ) -> [(mark: Character, text: String)] {
    var lines: [(mark: Character, text: String)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(("-", old[i]))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        lines.append(("+", new[j]))
        j += 1
      } else {
        lines.append((" ", i < old.count ? old[i] : new[j]))
        i += 1
        j += 1
      }
    }
    return lines
  }

  private static func shown(_ lines: [(mark: Character, text: String)], context: Int, limit: Int) -> String {
    var output: [String] = []
    var last = -1
    for (index, line) in lines.enumerated() {
      let near = max(0, index - context)..<min(lines.count, index + context + 1)
      guard lines[near].contains(where: { $0.mark != " " }) else { continue }
      if index > last + 1 { output.append("  …") }
      guard output.count < limit else {
        output.append("  … more")
        break
      }
      output.append("\(line.mark) \(line.text)")
      last = index
    }
    return output.joined(separator: "\n")
  }

  private static func areSame(_ a: [String], _ b: [String]) -> Bool { a.elementsEqual(b, by: isSame) }
  private static func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
