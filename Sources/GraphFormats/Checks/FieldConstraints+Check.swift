import Diagnostics
import PropertyGraph

extension FieldConstraints {
  /// Whether the constraints say nothing against a value; as `complaints`, without making any.
  func allow(_ outcome: CellReader.Outcome, _ text: Span<UInt8>) -> Bool {
    guard limitsValues else { return true }
    if minimum != nil || maximum != nil || minimumLength != nil || maximumLength != nil {
      return complaints(about: outcome, text).isEmpty
    }
    if let allowed {
      guard case .text = outcome else {
        return complaints(about: outcome, text).isEmpty
      }
      guard allowed.contains(where: { if case .string(let known) = $0 { text.holds(known) } else { false } })
      else { return complaints(about: outcome, text).isEmpty }
    }
    return pattern?.matches(text) ?? true
  }

  /// What the constraints say against a value.
  func complaints(about outcome: CellReader.Outcome, _ text: Span<UInt8>) -> [Complaint] {
    var complaints: [Complaint] = []
    // Called for every cell: texts are made only where there is something to say of them, or to match.
    let value = minimum == nil && maximum == nil && allowed == nil ? Value.null : Self.value(outcome, text)
    var written: String { TableReport.excerpt(text.string) }
    if let allowed, !allowed.contains(where: { Value.areEqual($0, value) == true }) {
      let names = allowed.map(Self.text)
      complaints.append(
        Complaint(
          code: "value-not-allowed",
          message: "'\(written)' is not among the values that are allowed",
          help: Spelling.help(for: text.string, among: names, of: "values")
        )
      )
    }
    if let minimum, let order = Value.compare(value, minimum), case .less = order {
      complaints.append(
        Complaint(
          code: "value-too-small",
          message: "\(written) is less than the minimum \(Self.text(minimum))"
        )
      )
    }
    if let maximum, let order = Value.compare(value, maximum), case .greater = order {
      complaints.append(
        Complaint(
          code: "value-too-large",
          message: "\(written) is more than the maximum \(Self.text(maximum))"
        )
      )
    }
    if minimumLength != nil || maximumLength != nil {
      let length = text.string.unicodeScalars.count
      if let minimumLength, length < minimumLength {
        complaints.append(
          Complaint(
            code: "value-too-short",
            message: "'\(written)' has \(length) characters, fewer than \(minimumLength)"
          )
        )
      }
      if let maximumLength, length > maximumLength {
        complaints.append(
          Complaint(
            code: "value-too-long",
            message: "'\(written)' has \(length) characters, more than \(maximumLength)"
          )
        )
      }
    }
    if let pattern, !pattern.matches(text) {
      complaints.append(
        Complaint(code: "pattern-mismatch", message: "'\(written)' does not have the form \(pattern.text)")
      )
    }
    return complaints
  }

  private static func value(_ outcome: CellReader.Outcome, _ text: Span<UInt8>) -> Value {
    switch outcome {
    case .integer(let number): .integer(number)
    case .float(let number): .float(number)
    case .boolean(let boolean): .boolean(boolean)
    case .date(let date): .date(date)
    case .value(let value): value
    case .text, .fault: .string(text.string)
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .integer(let number): String(number)
    case .float(let number): number.description
    case .boolean(let boolean): String(boolean)
    case .date(let date): date.description
    case .string(let text): text
    default: value.plainText ?? ""
    }
  }
}
