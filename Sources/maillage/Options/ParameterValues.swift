import Diagnostics
import GraphFormats
import PropertyGraph

/// `--param name=value`, with the types that a saved question declares.
enum ParameterValues {
  static func read(_ texts: [String], for question: SavedQuestion?) throws -> [String: Value] {
    var values: [String: Value] = [:]
    for parameter in question?.parameters ?? [] { values[parameter.name] = parameter.defaultValue }
    for text in texts {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw CommandFailure.usage("'\(text)' is not a parameter", help: "write it as name=value")
      }
      let name = String(text[..<sign])
      let value = String(text[text.index(after: sign)...])
      guard let question else {
        values[name] = guess(value)
        continue
      }
      guard let declared = question.parameters.first(where: { $0.name == name }) else {
        throw CommandFailure.usage(
          "the question '\(question.name)' has no parameter '\(name)'",
          help: Spelling.help(for: name, among: question.parameters.map(\.name), of: "parameters")
        )
      }
      guard let read = declared.kind.value(of: value) else {
        throw CommandFailure.usage(
          "'\(value)' does not suit the parameter '\(name)', which is \(inWords(declared.kind))",
          help: "write it as --param \(name)=\(example(declared))"
        )
      }
      values[name] = read
    }
    return values
  }

  private static func inWords(_ kind: SavedQuestion.Parameter.Kind) -> String {
    switch kind {
    case .string: "a text"
    case .integer: "a whole number"
    case .float: "a number, with a point before its fraction"
    case .boolean: "true or false"
    }
  }

  private static func example(_ parameter: SavedQuestion.Parameter) -> String {
    if let value = parameter.defaultValue?.plainText { return value }
    switch parameter.kind {
    case .string: return "text"
    case .integer: return "2"
    case .float: return "1.5"
    case .boolean: return "true"
    }
  }

  /// Numbers, true, false and null as such, text in quotes or anything else as text.
  private static func guess(_ text: String) -> Value {
    if isNumber(text) {
      if let number = Int64(text) { return .integer(number) }
      if let number = Double(text), number.isFinite { return .float(number) }
    }
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "null": return .null
    default: break
    }
    for quote in ["'", "\""] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return .string(String(text.dropFirst().dropLast()))
    }
    return .string(text)
  }

  /// Whether a text is written as a number; codes such as `01004` are not.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" }
    guard let first = digits.first, first.isASCII, first.isNumber || first == "." else { return false }
    if first == "0", let second = digits.dropFirst().first, second.isNumber { return false }
    return digits.allSatisfy { $0.isASCII && ($0.isNumber || ".eE+-".contains($0)) }
  }
}
