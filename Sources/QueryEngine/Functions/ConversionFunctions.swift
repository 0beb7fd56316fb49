import PropertyGraph

extension FunctionCatalog {
  /// Conversions between types; a text that cannot be read becomes null.
  static let conversionFunctions: [ScalarFunction] = [
    ScalarFunction(
      "toString",
      1...1,
      [BoundType.Kinds.temporal.union([.boolean, .integer, .float, .string])],
      .string
    ) {
      arguments,
      _ throws(FunctionFailure) in
      guard let text = arguments[0].plainText else {
        throw .kind(arguments[0], expected: "a boolean, a number, a string or a temporal value", argument: 0)
      }
      return .string(text)
    },
    ScalarFunction("toInteger", 1...1, [[.integer, .float, .string]], .integer) {
      arguments,
      _ throws(FunctionFailure) in
      switch arguments[0] {
      case .integer: return arguments[0]
      case .float(let number): return truncated(number)
      case .string(let text):
        let text = trimmedForNumber(text)
        if let number = Int64(text) { return .integer(number) }
        return number(from: text).map { truncated($0) } ?? .null
      default: throw .kind(arguments[0], expected: "a number or a string", argument: 0)
      }
    },
    ScalarFunction("toFloat", 1...1, [[.integer, .float, .string]], .float) {
      arguments,
      _ throws(FunctionFailure) in
      switch arguments[0] {
      case .integer(let number): return .float(Double(number))
      case .float: return arguments[0]
      case .string(let text): return number(from: trimmedForNumber(text)).map { .float($0) } ?? .null
      default: throw .kind(arguments[0], expected: "a number or a string", argument: 0)
      }
    },
    ScalarFunction("toBoolean", 1...1, [[.boolean, .string]], .boolean) {
      arguments,
      _ throws(FunctionFailure) in
      switch arguments[0] {
      case .boolean: return arguments[0]
      case .string(let text):
        return switch text.lowercased() {
        case "true": .boolean(true)
        case "false": .boolean(false)
        default: .null
        }
      default: throw .kind(arguments[0], expected: "a boolean or a string", argument: 0)
      }
    },
  ]

  private static func truncated(_ number: Double) -> Value {
    guard number > -0x1p63, number < 0x1p63 else { return .null }
    return .integer(Int64(number.rounded(.towardZero)))
  }

  private static func trimmedForNumber(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Decimal notation only: neither hexadecimal nor the words for infinity.
  private static func number(from text: String) -> Double? {
    let allowed = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E || $0 == 0x45 || $0 == 0x65
    }
    return allowed ? Double(text) : nil
  }
}
