extension Value {
  /// The text of a value that has a plain one: strings as they are, numbers and temporal values in the
  /// language's notation; nil for null, lists, maps and what stands in the graph.
  public var plainText: String? {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let number): String(number)
    case .float(let number): Self.text(of: number)
    case .string(let text): text
    case .date(let date): date.description
    case .localTime(let time): time.description
    case .zonedTime(let time): time.description
    case .localDateTime(let time): time.description
    case .zonedDateTime(let time): time.description
    case .duration(let duration): duration.description
    case .null, .list, .map, .node, .edge, .path: nil
    }
  }

  /// The shortest text that reads back as the same float, in openCypher's notation: `1.0`, `1e308`, `NaN`.
  public static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let text = number.description
    guard let mark = text.firstIndex(of: "e") else { return text }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    let mantissa = text[..<mark]
    if exponent < 0, exponent >= -6 {
      let isNegative = mantissa.hasPrefix("-")
      let digits = mantissa.filter { $0.isNumber }
      let trimmed = mantissa.hasSuffix(".0") ? String(digits.dropLast()) : String(digits)
      return (isNegative ? "-0." : "0.") + String(repeating: "0", count: -exponent - 1) + trimmed
    }
    return "\(mantissa.hasSuffix(".0") ? String(mantissa.dropLast(2)) : String(mantissa))e\(exponent)"
  }
}
