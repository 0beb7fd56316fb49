import Diagnostics
public import PropertyGraph

/// Reads the head comment of a saved question.
struct QuestionReader {
  let source: SourceText
  let name: String
  private var problems: [Diagnostic] = []
  private var french: String?
  private var english: String?
  private var parameters: [SavedQuestion.Parameter] = []
  private var show = "table"
  private var graph: String?
  private var drawing: SourceText?

  private static let keys = ["fr", "en", "param", "show", "graph", "draw"]
  private static let ways = [
    "table", "network", "surroundings", "path", "columns", "hierarchy", "clusters", "groups", "partners",
    "matrix",
    "kinds", "multiples", "panels",
  ]

  init(source: SourceText, name: String) {
    self.source = source
    self.name = name
  }

  mutating func read() throws(SourceFailure) -> SavedQuestion {
    for line in headLines() { read(line) }
    guard let question = french ?? english, problems.isEmpty else {
      if french == nil, english == nil {
        problems.append(
          Diagnostic(
            .error,
            "missing-question",
            "the file does not begin with its question in words",
            at: SourceRange(0, 0),
            help: "begin it with two lines '// fr: …' and '// en: …'"
          )
        )
      }
      throw SourceFailure(source, problems)
    }
    return SavedQuestion(
      name: name,
      question: Caption(french: question, english: english ?? question),
      parameters: parameters,
      show: show,
      graph: graph,
      source: source,
      drawing: drawing
    )
  }

  // MARK: Lines

  /// One `// key: text` of the head.
  private struct HeadLine {
    var key: String
    var keyRange: SourceRange
    var text: Substring
    var textRange: SourceRange
  }

  private func headLines() -> [HeadLine] {
    var lines: [HeadLine] = []
    var start = 0
    let bytes = source.bytes
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      guard text.hasPrefix("//") else { break }
      let body = text.dropFirst(2).drop { $0 == " " }
      if let colon = body.firstIndex(of: ":") {
        let key = body[..<colon]
        let value = body[body.index(after: colon)...].drop { $0 == " " }
        let keyStart = start + text.utf8.count - body.utf8.count
        let valueStart = start + text.utf8.count - value.utf8.count
        lines.append(
          HeadLine(
            key: String(key),
            keyRange: SourceRange(keyStart, keyStart + key.utf8.count),
            text: trimmed(value),
            textRange: SourceRange(valueStart, valueStart + trimmed(value).utf8.count)
          )
        )
      }
      start = end + 1
    }
    return lines
  }

  private mutating func read(_ line: HeadLine) {
    let text = String(line.text)
    switch line.key {
    case "fr": french = text
    case "en": english = text
    case "graph": graph = text
    case "show":
      show = text
      if !Self.ways.contains(text) {
        problems.append(
          Diagnostic(
            .error,
            "unknown-display",
            "unknown way to show an answer: '\(text)'",
            at: line.textRange,
            help: Spelling.help(for: text, among: Self.ways, of: "ways")
          )
        )
      }
    case "param": readParameter(line)
    case "draw":
      // Blanks in front keep the places of messages true.
      let before = source.bytes[..<line.textRange.lowerBound].map { $0 == 0x0A ? $0 : 0x20 }
      drawing = SourceText(name: source.name, bytes: before + Array(text.utf8))
    default:
      problems.append(
        Diagnostic(
          .error,
          "unknown-head-line",
          "unknown word '\(line.key)' at the head of a question",
          at: line.keyRange,
          help: Spelling.help(for: line.key, among: Self.keys, of: "words")
        )
      )
    }
  }

  // MARK: Parameters

  /// `minimum integer = 2 -- fr: … ; en: …`.
  private mutating func readParameter(_ line: HeadLine) {
    func refuse(_ message: String, help: String? = nil) {
      problems.append(Diagnostic(.error, "invalid-parameter", message, at: line.textRange, help: help))
    }
    let (declaration, words) = Self.split(line.text, at: " -- ")
    let (signature, value) = Self.split(declaration, at: "=")
    let parts = signature.split(separator: " ")
    guard parts.count == 2 else {
      return refuse("a parameter needs a name and a type", help: "write it as: minimum integer = 2")
    }
    let name = String(parts[0])
    guard name.first?.isNumber == false, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
      return refuse("'\(name)' cannot be the name of a parameter", help: "use letters, digits and _")
    }
    guard !parameters.contains(where: { $0.name == name }) else {
      return refuse("the parameter '\(name)' is declared twice")
    }
    guard let kind = SavedQuestion.Parameter.Kind(rawValue: String(parts[1])) else {
      let known = SavedQuestion.Parameter.Kind.allCases.map(\.rawValue)
      return refuse(
        "unknown type '\(parts[1])' of a parameter",
        help: Spelling.help(for: String(parts[1]), among: known, of: "types")
      )
    }
    var defaultValue: Value?
    if let value {
      defaultValue = Self.literal(trimmed(value[...]), kind)
      if defaultValue == nil {
        return refuse(
          "'\(trimmed(value[...]))' is not a value of type \(kind.rawValue)",
          help: kind == .string ? "write a text in quotes: 'les-ateliers'" : nil
        )
      }
    }
    let (french, english) = Self.split(words ?? "", at: " ; en:")
    let caption = french.hasPrefix("fr:") ? String(trimmed(french.dropFirst(3))) : String(trimmed(french))
    parameters.append(
      SavedQuestion.Parameter(
        name: name,
        kind: kind,
        defaultValue: defaultValue,
        caption: Caption(french: caption, english: english.map { String(trimmed($0)) } ?? caption)
      )
    )
  }

  private static func literal(_ text: Substring, _ kind: SavedQuestion.Parameter.Kind) -> Value? {
    if kind == .string {
      guard text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") else { return nil }
      return .string(String(text.dropFirst().dropLast()))
    }
    return kind.value(of: String(text))
  }

  /// What stands before and after the first separator.
  private static func split(_ text: Substring, at separator: String) -> (Substring, Substring?) {
    var rest = text
    while !rest.isEmpty {
      if rest.hasPrefix(separator) { return (text[..<rest.startIndex], rest.dropFirst(separator.count)) }
      rest = rest.dropFirst()
    }
    return (text, nil)
  }
}

private func trimmed(_ text: Substring) -> Substring {
  var text = text.drop(while: \.isWhitespace)
  while text.last?.isWhitespace ?? false { text = text.dropLast() }
  return text
}

extension SavedQuestion.Parameter.Kind {
  /// A value given as plain text, without quotes; nil when it does not fit.
  public func value(of text: String) -> Value? {
    switch self {
    case .string: .string(text)
    case .integer: Int64(text).map { .integer($0) }
    case .float: Double(text).map { .float($0) }
    case .boolean: Bool(text).map { .boolean($0) }
    }
  }
}
