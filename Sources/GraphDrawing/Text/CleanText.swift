/// Text that may stand in a picture: no control characters, single blanks, a bounded length.
enum CleanText {
  static let nameLimit = 200
  static let tooltipLimit = 2_000

  /// One line.
  static func line(_ text: String, limit: Int = nameLimit) -> String {
    var output = String.UnicodeScalarView()
    var isBlankDue = false
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09, 0x0A, 0x0D, 0x2028, 0x2029:
        isBlankDue = !output.isEmpty
        continue
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF, 0xFEFF, 0x202A...0x202E, 0x2066...0x2069:
        // Controls are no text; directional overrides would turn what follows around.
        continue
      case let value where value & 0xFFFE == 0xFFFE: continue
      default: break
      }
      if count >= limit {
        output.append("…")
        break
      }
      if isBlankDue {
        output.append(" ")
        isBlankDue = false
        count += 1
      }
      output.append(scalar)
      count += 1
    }
    return String(output)
  }

  /// Several lines, each cleaned.
  static func lines(_ lines: [String]) -> String {
    var output = ""
    for line in lines {
      let clean = Self.line(line, limit: tooltipLimit)
      if clean.isEmpty { continue }
      if output.unicodeScalars.count + clean.unicodeScalars.count > tooltipLimit {
        output += "\n…"
        break
      }
      output += (output.isEmpty ? "" : "\n") + clean
    }
    return output
  }
}
