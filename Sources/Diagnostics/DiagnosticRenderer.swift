/// Writes a diagnostic as people read it: the message, the place, the line, a caret, and help.
///
/// ```
/// warning[unknown-property]: unknown property 'nmae'
///  --> find-partners.cypher:2:25
///   |
/// 2 | MATCH (t:Town) RETURN t.nmae
///   |                         ^^^^
///   = help: did you mean 'name'?
/// ```
public struct DiagnosticRenderer: Sendable {
  /// Whether to use the colours of a terminal.
  public var usesColor: Bool
  /// How many columns of a line to show at most; longer lines are cut around the caret.
  public var maximumWidth: Int

  public init(usesColor: Bool = false, maximumWidth: Int = 120) {
    self.usesColor = usesColor
    self.maximumWidth = max(20, maximumWidth)
  }

  public func render(_ diagnostic: Diagnostic, in source: SourceText) -> String {
    var output = ""
    let isError = diagnostic.severity == .error
    let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]"
    output += style(head, isError ? "1;31" : "1;33") + style(": \(printable(diagnostic.message))", "1") + "\n"
    output += snippet(
      at: diagnostic.range,
      in: source,
      label: diagnostic.label,
      mark: "^",
      color: isError ? "1;31" : "1;33"
    )
    for note in diagnostic.related {
      output += snippet(at: note.range, in: source, label: note.text, mark: "-", color: "1;34")
    }
    if let help = diagnostic.help {
      output += "  = " + style("help", "1;36") + ": \(printable(help))\n"
    }
    return output
  }

  private func snippet(
    at range: SourceRange,
    in source: SourceText,
    label: String?,
    mark: Character,
    color: String
  ) -> String {
    let position = source.position(at: range.lowerBound)
    let line = source.line(at: range.lowerBound)
    let number = String(line.number)
    let gutter = String(repeating: " ", count: number.count)
    var output = "\(gutter)--> \(source.name):\(position.line):\(position.column)\n"

    // Only the neighbourhood of the range is decoded: a line may be megabytes long.
    let reach = maximumWidth * 4
    let lineStart = line.range.lowerBound
    let from = characterBoundary(max(lineStart, range.lowerBound - reach / 2), in: source, from: lineStart)
    let to = characterBoundary(min(line.range.upperBound, range.lowerBound + reach), in: source, from: from)
    let markFrom = min(max(range.lowerBound, from), to)
    let markTo = min(max(range.upperBound, markFrom), to)
    var before = cells(source.bytes[from..<markFrom])
    let marked = cells(source.bytes[markFrom..<markTo])
    var after = cells(source.bytes[markTo..<to])

    let markedWidth = width(marked)
    let allowedBefore = max(8, maximumWidth - min(markedWidth, maximumWidth / 2) - 8)
    if from > line.range.lowerBound || width(before) > allowedBefore {
      while width(before) > allowedBefore { before.removeFirst() }
      before = "…" + before
    }
    let allowedAfter = max(8, maximumWidth - width(before) - markedWidth)
    if to < line.range.upperBound || width(after) > allowedAfter {
      while width(after) > allowedAfter { after.removeLast() }
      after += "…"
    }
    let shownMark = markedWidth > maximumWidth ? String(marked.prefix(maximumWidth)) + "…" : marked
    let text = before + shownMark + after
    let underline = String(repeating: mark, count: max(1, min(width(shownMark), maximumWidth)))
    output += "\(gutter) |\n"
    output += "\(number) | \(text)\n"
    output += "\(gutter) | \(String(repeating: " ", count: width(before)))" + style(underline, color)
    if let label { output += style(" \(printable(label))", color) }
    return output + "\n"
  }

  private func characterBoundary(_ offset: Int, in source: SourceText, from lower: Int) -> Int {
    var offset = offset
    while offset > lower, offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func cells(_ bytes: ArraySlice<UInt8>) -> String {
    printable(String(decoding: bytes, as: UTF8.self))
  }

  /// Tabs as two blanks, control characters as their pictures, so that nothing can move the cursor.
  private func printable(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: output += "  "
      case 0..<0x20: output.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
      case 0x7F..<0xA0: output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private func width(_ text: String) -> Int {
    text.reduce(0) { $0 + TextWidth.cells(of: $1) }
  }

  private func style(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
