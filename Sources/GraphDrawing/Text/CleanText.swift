/// Text that may stand in a picture: no control characters, single blanks, a bounded length.
enum CleanText {
  static let nameLimit = 200
  static let tooltipLimit = 2_000

  /// One line.
  static func line(_ text: String, limit: Int = nameLimit) -> String {
    if isClean(text, limit: limit) { return text }
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

  /// Whether text is surely as it should be: short, Latin letters and signs, with single blanks between them.
  private static func isClean(_ text: String, limit: Int) -> Bool {
    guard text.utf8.count <= limit else { return false }
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
      // U+0080 to U+00BF, which hold controls, are written with C2.
      let isLatin = 0x20..<0x7F ~= byte || 0xC3...0xC5 ~= byte || 0x80..<0xC0 ~= byte && previous >= 0xC3
      guard isLatin, byte != 0x20 || previous != 0x20 else { return false }
      previous = byte
    }
    return previous != 0x20
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
