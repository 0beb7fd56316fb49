/// A Markdown page with queries, each followed by what it answers.
///
/// A block `cypher` is a query; a block `text` right after it, with nothing but empty lines between, is its
/// answer. A line `<!-- writes -->` above a query says that it changes the graph, a line
/// `<!-- southern-women -->` which network of Graphs/ it asks; without one, it asks ptce.
struct GuideText {
  /// One query, and where its answer stands.
  struct Example {
    let query: String
    /// Where the query begins, counted from 1.
    let line: Int
    let writes: Bool
    /// A folder of Graphs/.
    let graph: String
    /// Nil when the page shows no answer.
    let answer: String?
    /// The answer's lines, without the fences; counted from 0.
    let answerLines: Range<Int>?
  }

  static let writingMark = "<!-- writes -->"
  static let otherGraph = "southern-women"

  let lines: [String]
  let examples: [Example]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    examples = Self.examples(in: lines)
  }

  private static func examples(in lines: [String]) -> [Example] {
    var examples: [Example] = []
    var next = 0
    while let query = block("```cypher", in: lines, from: next) {
      let mark = lines[..<(query.lowerBound - 1)].last { !$0.isEmpty }
      var following = query.upperBound + 1
      while following < lines.count, lines[following].isEmpty { following += 1 }
      let hasAnswer = following < lines.count && lines[following] == "```text"
      let answer = hasAnswer ? block("```text", in: lines, from: following) : nil
      examples.append(
        Example(
          query: lines[query].joined(separator: "\n"),
          line: query.lowerBound + 1,
          writes: mark == writingMark,
          graph: mark == "<!-- \(otherGraph) -->" ? otherGraph : "ptce",
          answer: answer.map { lines[$0].joined(separator: "\n") },
          answerLines: answer
        )
      )
      next = (answer ?? query).upperBound + 1
    }
    return examples
  }

  /// The lines between a fence and the one that closes it.
  private static func block(_ fence: String, in lines: [String], from start: Int) -> Range<Int>? {
    guard start < lines.count, let open = lines[start...].firstIndex(of: fence),
      let close = lines[(open + 1)...].firstIndex(of: "```")
    else { return nil }
    return open + 1..<close
  }

  /// The page with these answers, by example, in place of those that it shows.
  func rewritten(answers: [Int: String]) -> String {
    var lines = lines
    for (index, example) in examples.enumerated().reversed() {
      guard let range = example.answerLines, let answer = answers[index] else { continue }
      lines.replaceSubrange(
        range,
        with: answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      )
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Functions

  /// The names that the first column of the tables below a heading documents: `name(…)`.
  func documentedFunctions(below headings: Set<String>) -> Set<String> {
    var names: Set<String> = []
    var isListing = false
    for line in lines {
      if line.hasPrefix("## ") { isListing = headings.contains(String(line.dropFirst(3))) }
      guard isListing, line.hasPrefix("| `") else { continue }
      let column = line.dropFirst(2).prefix { $0 != "|" }
      for match in column.matches(of: /`([A-Za-z_][\w.]*)(?:\(|`)/) { names.insert(String(match.1)) }
    }
    return names
  }
}
