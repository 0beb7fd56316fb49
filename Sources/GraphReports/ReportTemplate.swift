public import Diagnostics

/// A page of Markdown with questions in it, which a report answers.
///
/// - A fenced block `cypher` becomes the table of its answer. Words after `cypher` are shown where there is no
///   row.
/// - `{{MATCH … RETURN …}}` within a line becomes the first cell of its answer.
/// - `{{title}}` and the like become what is known of the graph; see `ReportFacts`.
/// - A line `<!-- needs: Pole, FUNDS -->` before a heading leaves the section out where the graph has no such
///   label or edge type.
///
/// Everything else is text. What is understood of Markdown: headings, paragraphs, lists with `-`, emphasis,
/// code and links. The lines of a paragraph become one: answers have any length.
public struct ReportTemplate: Sendable {
  /// A part of a page.
  public enum Block: Sendable {
    case heading(level: Int, Text)
    case paragraph(Text)
    case list([Text])
    /// A question, and what is said where it has no answer.
    case question(SourceText, whenEmpty: Text)
  }

  /// Text with questions in it.
  public struct Text: Sendable {
    enum Part: Sendable {
      case words(String)
      /// The name of a fact, or a question.
      case placeholder(SourceText)
    }

    let parts: [Part]
  }

  /// A block, and the labels and edge types without which it is left out.
  struct Entry: Sendable {
    let block: Block
    let needs: [String]
  }

  let entries: [Entry]

  /// Reads a page.
  ///
  /// - Parameter source: Markdown.
  /// - Throws: a fence or a placeholder that is not closed, with its place.
  public init(_ source: SourceText) throws(SourceFailure) {
    var reader = TemplateReader(source)
    entries = try reader.entries()
  }
}

/// Reads a page line by line.
private struct TemplateReader {
  private let source: SourceText
  private let lines: [(text: String, start: Int)]
  private var next = 0
  private var found: [ReportTemplate.Entry] = []
  /// By level of heading, what its section needs; deeper sections need it too.
  private var needs: [(level: Int, names: [String])] = []
  private var announced: [String]?

  private static let fence = "```"

  init(_ source: SourceText) {
    self.source = source
    var lines: [(String, Int)] = []
    var start = 0
    for line in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      lines.append((text, start))
      start += line.count + 1
    }
    self.lines = lines
  }

  mutating func entries() throws(SourceFailure) -> [ReportTemplate.Entry] {
    while next < lines.count {
      let line = lines[next].text
      if line.isEmpty {
        next += 1
      } else if let names = Self.needs(in: line) {
        announced = names
        next += 1
      } else if line.hasPrefix(Self.fence) {
        try readQuestion()
      } else if let level = Self.headingLevel(of: line) {
        try readHeading(level)
      } else if line.hasPrefix("- ") {
        try readList()
      } else {
        try readParagraph()
      }
    }
    return found
  }

  private mutating func append(_ block: ReportTemplate.Block) {
    found.append(ReportTemplate.Entry(block: block, needs: needs.flatMap(\.names)))
  }

  private mutating func readHeading(_ level: Int) throws(SourceFailure) {
    needs.removeAll { $0.level >= level }
    if let announced { needs.append((level, announced)) }
    announced = nil
    append(.heading(level: level, try text(lines[next].text, from: next, dropping: level + 1)))
    next += 1
  }

  private mutating func readList() throws(SourceFailure) {
    var items: [ReportTemplate.Text] = []
    while next < lines.count, lines[next].text.hasPrefix("- ") {
      let first = next
      var words = [lines[next].text]
      next += 1
      while next < lines.count, lines[next].text.hasPrefix("  ") {
        words.append(String(lines[next].text.drop { $0 == " " }))
        next += 1
      }
      items.append(try text(words.joined(separator: " "), from: first, dropping: 2))
    }
    append(.list(items))
  }

  private mutating func readParagraph() throws(SourceFailure) {
    let first = next
    var words: [String] = []
    while next < lines.count, Self.isText(lines[next].text) {
      words.append(lines[next].text)
      next += 1
    }
    append(.paragraph(try text(words.joined(separator: " "), from: first, dropping: 0)))
  }

  private mutating func readQuestion() throws(SourceFailure) {
    let open = next
    let info = lines[open].text.dropFirst(Self.fence.count)
    guard let close = lines[(open + 1)...].firstIndex(where: { $0.text == Self.fence }) else {
      throw failure("this fence is not closed", at: lines[open].start, count: lines[open].text.utf8.count)
    }
    let query = lines[open + 1..<close].map(\.text).joined(separator: "\n")
    let words = info.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard words.first == "cypher" else {
      throw failure(
        "a block of a report is 'cypher'",
        at: lines[open].start,
        count: lines[open].text.utf8.count
      )
    }
    append(
      .question(
        quotation(of: query, line: open + 1),
        whenEmpty: try text(words.count > 1 ? String(words[1]) : "", from: open, dropping: 0)
      )
    )
    next = close + 1
  }

  /// Words and placeholders.
  private func text(
    _ line: String,
    from index: Int,
    dropping count: Int
  ) throws(SourceFailure) -> ReportTemplate.Text {
    var parts: [ReportTemplate.Text.Part] = []
    var rest = line.dropFirst(count)
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        throw failure("this line has '{{' without '}}'", at: lines[index].start, count: line.utf8.count)
      }
      parts.append(.words(String(rest[..<open.lowerBound])))
      let inside = String(rest[open.upperBound..<close.lowerBound])
      parts.append(.placeholder(quotation(of: inside, line: index)))
      rest = rest[close.upperBound...]
    }
    parts.append(.words(String(rest)))
    return ReportTemplate.Text(parts: parts)
  }

  /// A question with its place in the page: messages about it name the page's lines.
  private func quotation(of text: String, line: Int) -> SourceText {
    SourceText(name: source.name, text: String(repeating: "\n", count: line) + text)
  }

  private func failure(_ message: String, at start: Int, count: Int) -> SourceFailure {
    SourceFailure(
      source,
      [Diagnostic(.error, "report-template", message, at: SourceRange(start, start + count))]
    )
  }

  private static func isText(_ line: String) -> Bool {
    !line.isEmpty && !line.hasPrefix(fence) && !line.hasPrefix("- ") && headingLevel(of: line) == nil
      && needs(in: line) == nil
  }

  private static func headingLevel(of line: String) -> Int? {
    let level = line.prefix { $0 == "#" }.count
    return (1...6).contains(level) && line.dropFirst(level).first == " " ? level : nil
  }

  private static func needs(in line: String) -> [String]? {
    let (open, close) = ("<!-- needs:", "-->")
    guard line.hasPrefix(open), line.hasSuffix(close) else { return nil }
    return line.dropFirst(open.count).dropLast(close.count).split { $0 == "," || $0 == " " }.map(String.init)
  }
}

extension StringProtocol {
  /// Where a text first stands.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
