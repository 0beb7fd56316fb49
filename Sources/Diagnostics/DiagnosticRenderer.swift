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
    let line = source.line(at: range.lowerBound)
    let position = source.position(at: range.lowerBound, in: line)
    let number = String(line.number)
    let gutter = String(repeating: " ", count: number.count)
    let excerpt = excerpt(of: line.range, around: range, in: source)
    let blanks = String(repeating: " ", count: TextWidth.cells(of: excerpt.before))
    let underline = String(repeating: mark, count: max(1, TextWidth.cells(of: excerpt.marked)))
    var output = "\(gutter)--> \(printable(source.name)):\(position.line):\(position.column)\n"
    output += "\(gutter) |\n"
    output += "\(number) |\(excerpt.text.isEmpty ? "" : " ")\(excerpt.text)\n"
    output += "\(gutter) | \(blanks)" + style(underline, color)
    if let label { output += style(" \(printable(label))", color) }
    return output + "\n"
  }

  /// What is shown of a line, in three parts.
  private struct Excerpt {
    var before: String
    var marked: String
    var after: String
    var text: String { before + marked + after }
  }

  /// Cuts a line around a range to `maximumWidth` cells.
  ///
  /// Only the neighbourhood of the range is decoded: a line may be megabytes long.
  private func excerpt(of line: Range<Int>, around range: SourceRange, in source: SourceText) -> Excerpt {
    let reach = maximumWidth * 4
    let markFrom = source.scalarStart(at: min(max(range.lowerBound, line.lowerBound), line.upperBound))
    let from = source.scalarStart(at: max(line.lowerBound, markFrom - reach))
    let to = source.scalarStart(at: min(line.upperBound, markFrom + reach))
    let markEnd = min(max(range.upperBound, markFrom), line.upperBound)
    var markTo = source.scalarStart(at: markEnd)
    if markTo < markEnd { markTo = boundary(after: markEnd, in: source) }
    let isMarkCut = markTo > to
    markTo = min(markTo, to)
    let before = cells(source.bytes[from..<markFrom])
    let marked = cells(source.bytes[markFrom..<markTo])
    let after = cells(source.bytes[markTo..<to])

    let shownMark = min(TextWidth.cells(of: marked), maximumWidth / 2)
    let shownBefore = fittingEnd(before, maximumWidth - shownMark - 8, isCut: from > line.lowerBound)
    var room = maximumWidth - TextWidth.cells(of: shownBefore)
    let shownMarked = fittingStart(marked, room - (after.isEmpty ? 0 : 1), isCut: isMarkCut)
    room -= TextWidth.cells(of: shownMarked)
    let hidesRest = isMarkCut || shownMarked.utf8.count != marked.utf8.count
    let shownAfter = hidesRest ? "" : fittingStart(after, room, isCut: to < line.upperBound)
    return Excerpt(before: shownBefore, marked: shownMarked, after: shownAfter)
  }

  private func boundary(after offset: Int, in source: SourceText) -> Int {
    var offset = offset
    while offset < source.bytes.count, source.scalarStart(at: offset) != offset { offset += 1 }
    return offset
  }

  /// The first characters that fit into some cells; ends in "…" when more follows.
  private func fittingStart(_ text: String, _ room: Int, isCut: Bool) -> String {
    if !isCut, TextWidth.cells(of: text) <= room { return text }
    return String(prefix(of: text, room - 1)) + "…"
  }

  /// The last characters that fit into some cells; begins with "…" when more stands before.
  private func fittingEnd(_ text: String, _ room: Int, isCut: Bool) -> String {
    if !isCut, TextWidth.cells(of: text) <= room { return text }
    return "…" + String(prefix(of: text.reversed(), room - 1).reversed())
  }

  private func prefix(of characters: some Sequence<Character>, _ room: Int) -> [Character] {
    var room = room
    return Array(
      characters.prefix { character in
        room -= TextWidth.cells(of: character)
        return room >= 0
      }
    )
  }

  private func cells(_ bytes: ArraySlice<UInt8>) -> String {
    printable(String(decoding: bytes, as: UTF8.self))
  }

  /// Tabs as two blanks, control characters as their pictures.
  ///
  /// So that no text can move the cursor, begin a line or turn the direction of reading.
  private func printable(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: output += "  "
      case 0..<0x20: output.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
      case 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private func style(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
