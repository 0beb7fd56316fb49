/// A plain-text test: inputs, and what is expected of each.
///
/// ```
/// # A comment. It stays where it is when expectations are rewritten.
/// graph: towns
///
/// [plan,rows]> MATCH (t:Town)
///   WHERE t.name = 'Lens'
/// > RETURN t.size
/// ---
/// Expected output, up to the next block or to a comment after an empty line.
/// ```
///
/// - `key: value` lines before the first block are the script's settings.
/// - A block begins with `>`, which may have tags before it, in brackets. Lines that begin with two blanks or
///   another `>` continue the input. `---` ends it.
/// - In an output, a line that would read as the script's own (`>`, `[tag]>`, `#` or `\` at its start) has
///   a `\` before it. Empty lines at the end of an output do not count.
/// - A block without `---` has no expectation yet: it fails until expectations are rewritten.
public struct GoldenScript: Sendable {
  /// One input with its expected output.
  public struct Block: Sendable {
    /// The words in brackets before the input, in their order.
    public let tags: [String]
    /// The input's lines without their marks, joined by line ends.
    public let input: String
    /// Where the block begins, counted from 1.
    public let line: Int
    /// The settings at the head of the script.
    public let settings: [String: String]
    /// Nil when the script does not say yet.
    public let expected: String?

    public func has(tag: String) -> Bool { tags.contains(tag) }
  }

  /// A line that is no part of a script.
  public struct FormatError: Error, Sendable, Equatable {
    public let line: Int
    public let message: String
  }

  enum Part: Sendable {
    /// Comments, settings and empty lines between blocks, as they stand.
    case lines([String])
    case block(Block, inputLines: [String])
  }

  public let settings: [String: String]
  let parts: [Part]

  public var blocks: [Block] {
    parts.compactMap { part in
      if case .block(let block, _) = part { block } else { nil }
    }
  }

  public init(_ text: String) throws(FormatError) {
    var parser = ScriptParser(text)
    parts = try parser.parse()
    settings = parser.settings
  }

  /// The script with these outputs, one a block, in place of what was expected.
  public func rewritten(outputs: [String]) -> String {
    var outputs = outputs[...]
    var lines: [String] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .lines(let kept): lines += kept
      case .block(let block, let inputLines):
        let output = outputs.popFirst() ?? block.expected ?? ""
        lines += inputLines + ["---"] + ScriptText.outputLines(output).map(ScriptText.escaped)
        if index < parts.count - 1, !parts[index + 1].beginsWithEmptyLine { lines.append("") }
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension GoldenScript.Part {
  fileprivate var beginsWithEmptyLine: Bool {
    if case .lines(let lines) = self { lines.first?.isEmpty ?? false } else { false }
  }
}
