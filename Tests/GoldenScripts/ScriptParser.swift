/// Reads a script line by line; see `GoldenScript` for the form.
struct ScriptParser {
  private let lines: [String]
  private var next = 0
  private(set) var settings: [String: String] = [:]

  init(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }

  mutating func parse() throws(GoldenScript.FormatError) -> [GoldenScript.Part] {
    var parts: [GoldenScript.Part] = []
    var kept: [String] = []
    var hasBlock = false
    while next < lines.count {
      let line = lines[next]
      if let start = ScriptText.blockStart(line) {
        if !kept.isEmpty { parts.append(.lines(kept)) }
        kept = []
        hasBlock = true
        parts.append(try parseBlock(start.tags, start.input))
      } else if line.isEmpty || ScriptText.isComment(line) {
        kept.append(line)
        next += 1
      } else if let setting = ScriptText.setting(line) {
        guard !hasBlock else { throw error("settings stand before the first block") }
        settings[setting.key] = setting.value
        kept.append(line)
        next += 1
      } else {
        throw error("expected a comment, a setting 'key: value' or an input '> …'")
      }
    }
    if !kept.isEmpty { parts.append(.lines(kept)) }
    return parts
  }

  private mutating func parseBlock(
    _ tags: [String],
    _ firstInput: String
  ) throws(GoldenScript.FormatError) -> GoldenScript.Part {
    let start = next
    var input = [firstInput]
    next += 1
    while next < lines.count, let continued = ScriptText.continuation(lines[next]) {
      input.append(continued)
      next += 1
    }
    let inputLines = Array(lines[start..<next])
    var expected: String?
    if next < lines.count, lines[next] == "---" {
      next += 1
      expected = parseOutput()
    } else if next < lines.count, !lines[next].isEmpty {
      throw error("expected '---' after the input, or more of it after '>' or two blanks")
    }
    let block = GoldenScript.Block(
      tags: tags,
      input: input.joined(separator: "\n"),
      line: start + 1,
      settings: settings,
      expected: expected
    )
    return .block(block, inputLines: inputLines)
  }

  /// Leaves the empty lines at the output's end to what follows.
  private mutating func parseOutput() -> String {
    let start = next
    var end = next
    while end < lines.count, ScriptText.blockStart(lines[end]) == nil {
      if end > start, lines[end - 1].isEmpty, ScriptText.isComment(lines[end]) { break }
      end += 1
    }
    while end > start, lines[end - 1].isEmpty { end -= 1 }
    next = end
    return lines[start..<end].map(ScriptText.unescaped).joined(separator: "\n")
  }

  private func error(_ message: String) -> GoldenScript.FormatError {
    GoldenScript.FormatError(line: next + 1, message: message)
  }
}
