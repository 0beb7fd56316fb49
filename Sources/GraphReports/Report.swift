public import Diagnostics
public import PropertyGraph
public import QueryEngine

/// A page whose questions are answered.
public struct Report: Sendable {
  public enum Block: Sendable {
    case heading(level: Int, String)
    case paragraph(String)
    case list([String])
    case table(ValueTable)
  }

  public let blocks: [Block]
  public let language: Language
  let graph: Graph

  var cells: ReportCell { ReportCell(graph: graph, language: language) }

  /// Answers the questions of a page.
  ///
  /// - Parameters:
  ///   - template: the page.
  ///   - session: what answers.
  ///   - language: of the page: it decides how numbers are written.
  ///   - facts: what placeholders that are no questions become.
  ///   - parameters: of every question.
  /// - Throws: why a question has no answer; an unknown placeholder.
  public init(
    _ template: ReportTemplate,
    session: QuerySession,
    language: Language,
    facts: ReportFacts,
    parameters: [String: Value] = [:]
  ) throws(SourceFailure) {
    graph = session.graph
    self.language = language
    let cells = ReportCell(graph: session.graph, language: language)
    let answerer = Answerer(session: session, facts: facts, parameters: parameters, cells: cells)
    let entries = template.entries.filter { entry in entry.needs.allSatisfy { session.graph.has($0) } }
    var blocks: [Block] = []
    for entry in entries {
      switch entry.block {
      case .heading(let level, let text): blocks.append(.heading(level: level, try answerer.fill(text)))
      case .paragraph(let text): blocks.append(.paragraph(try answerer.fill(text)))
      case .list(let items):
        blocks.append(.list(try items.map { item throws(SourceFailure) in try answerer.fill(item) }))
      case .question(let query, let whenEmpty):
        let table = try answerer.answer(query)
        if table.rows.isEmpty {
          let text = try answerer.fill(whenEmpty)
          if !text.isEmpty { blocks.append(.paragraph(text)) }
        } else {
          blocks.append(.table(table))
        }
      }
    }
    self.blocks = blocks
  }
}

/// What is known of a graph besides its answers: placeholders that are no questions.
public struct ReportFacts: Sendable {
  private let texts: [String: String]

  /// - Parameter texts: by name, such as `title`.
  public init(_ texts: [String: String]) { self.texts = texts }

  subscript(name: String) -> String? { texts[name] }

  var names: [String] { texts.keys.sorted() }
}

/// Puts answers in the places of questions.
private struct Answerer {
  let session: QuerySession
  let facts: ReportFacts
  let parameters: [String: Value]
  let cells: ReportCell

  func answer(_ query: SourceText) throws(SourceFailure) -> ValueTable {
    try session.run(query, parameters: parameters).table
  }

  func fill(_ text: ReportTemplate.Text) throws(SourceFailure) -> String {
    var output = ""
    for part in text.parts {
      switch part {
      case .words(let words): output += words
      case .placeholder(let source): output += try value(of: source)
      }
    }
    return output
  }

  /// A fact by its name, or the first cell of an answer; nothing where there is no row.
  private func value(of source: SourceText) throws(SourceFailure) -> String {
    let name = String(decoding: source.bytes.drop { $0 == 0x0A }, as: UTF8.self)
    if let fact = facts[name] { return fact }
    // A question has several words.
    guard name.utf8.contains(where: { $0 == 0x20 || $0 == 0x0A }) else {
      let range = SourceRange(source.bytes.count - name.utf8.count, source.bytes.count)
      throw SourceFailure(
        source,
        [
          Diagnostic(
            .error,
            "unknown-placeholder",
            "nothing is known as '\(name)'",
            at: range,
            help: Spelling.help(for: name, among: facts.names, of: "placeholders")
          )
        ]
      )
    }
    guard let cell = try answer(source).rows.first?.first else { return "" }
    return cells.text(of: cell)
  }
}

extension Graph {
  /// Whether some node has a label, or some edge a type, of this name.
  fileprivate func has(_ name: String) -> Bool {
    if let label = labels.id(of: name), nodeCount(label: label) > 0 { return true }
    if let type = edgeTypes.id(of: name) { return edgeCount(ofType: type) > 0 }
    return false
  }
}
