import Diagnostics
import PropertyGraph

/// Reads the map of options that a procedure is called with: `{weight: 'amount', seed: 1}`.
///
/// A name that nothing has read by the end is an error with a suggestion: a mistyped option that is silently
/// ignored would change results unseen.
struct OptionReader {
  private let entries: [Value.MapEntry]
  /// Which argument the map is.
  let argument: Int
  private var known: [String] = []

  /// - Parameters:
  ///   - value: a map, or null for none.
  ///   - argument: which argument it is.
  /// - Throws: what a call with something else is told.
  init(_ value: Value, argument: Int = 0) throws(Procedure.Failure) {
    self.argument = argument
    switch value {
    case .null: entries = []
    case .map(let entries): self.entries = entries
    default:
      throw Procedure.Failure("options are a map, not \(value.typeDescription)", argument: argument)
    }
  }

  /// An option's value, or null where it is not given.
  mutating func value(_ name: String) -> Value {
    known.append(name)
    return entries.first { $0.key.utf8.elementsEqual(name.utf8) }?.value ?? .null
  }

  mutating func boolean(_ name: String, default standard: Bool) throws(Procedure.Failure) -> Bool {
    switch value(name) {
    case .null: return standard
    case .boolean(let value): return value
    case let other: throw wrongType(name, other, "true or false")
    }
  }

  mutating func integer(
    _ name: String,
    default standard: Int,
    in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(Procedure.Failure) -> Int {
    switch value(name) {
    case .null: return standard
    case .integer(let value):
      guard range.contains(Int(value)) else {
        throw failure("\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(value)")
      }
      return Int(value)
    case let other: throw wrongType(name, other, "an integer")
    }
  }

  /// An integer, or nil where it is not given.
  mutating func optionalInteger(
    _ name: String,
    in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(Procedure.Failure) -> Int? {
    if value(name).isNull { return nil }
    return try integer(name, default: 0, in: range)
  }

  mutating func number(
    _ name: String,
    default standard: Double,
    in range: ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
  ) throws(Procedure.Failure) -> Double {
    let number: Double
    switch value(name) {
    case .null: return standard
    case .integer(let value): number = Double(value)
    case .float(let value): number = value
    case let other: throw wrongType(name, other, "a number")
    }
    guard range.contains(number) else {
      throw failure("\(name) must be from \(range.lowerBound) to \(range.upperBound), not \(number)")
    }
    return number
  }

  mutating func string(_ name: String) throws(Procedure.Failure) -> String? {
    switch value(name) {
    case .null: return nil
    case .string(let value): return value
    case let other: throw wrongType(name, other, "a string")
    }
  }

  /// One of several words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String,
    default standard: Choice
  ) throws(Procedure.Failure) -> Choice where Choice.RawValue == String {
    guard let word = try string(name) else { return standard }
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw failure(
      "\(name) cannot be '\(word)'",
      help: Spelling.suggestion(for: word, among: words).map { "did you mean '\($0)'?" }
        ?? "one of: \(words.joined(separator: ", "))"
    )
  }

  /// A string, or a list of strings; nil where it is not given.
  mutating func strings(_ name: String) throws(Procedure.Failure) -> [String]? {
    let given = value(name)
    switch given {
    case .null: return nil
    case .string(let value): return [value]
    case .list(let values):
      var strings: [String] = []
      for value in values {
        guard case .string(let string) = value else { throw wrongType(name, value, "strings") }
        strings.append(string)
      }
      return strings
    default: throw wrongType(name, given, "a string or a list of strings")
    }
  }

  /// A node or a list of nodes, in the order given; nil where it is not given.
  mutating func nodes(_ name: String) throws(Procedure.Failure) -> [NodeID]? {
    let given = value(name)
    switch given {
    case .null: return nil
    case .node(let node): return [node]
    case .list(let values):
      var nodes: [NodeID] = []
      for value in values {
        guard case .node(let node) = value else { throw wrongType(name, value, "nodes") }
        nodes.append(node)
      }
      return nodes
    default: throw wrongType(name, given, "a node or a list of nodes")
    }
  }

  mutating func date(_ name: String) throws(Procedure.Failure) -> CalendarDate? {
    switch value(name) {
    case .null: return nil
    case .date(let date): return date
    case let other: throw wrongType(name, other, "a date, such as date('2016-12-31')")
    }
  }

  /// To be called when all options are read.
  ///
  /// - Throws: the first that nothing has read.
  func finish() throws(Procedure.Failure) {
    for entry in entries where !known.contains(where: { $0.utf8.elementsEqual(entry.key.utf8) }) {
      throw failure(
        "there is no option '\(entry.key)'",
        help: Spelling.suggestion(for: entry.key, among: known).map { "did you mean '\($0)'?" }
          ?? "known options: \(known.sorted().joined(separator: ", "))"
      )
    }
  }

  func failure(_ message: String, help: String? = nil) -> Procedure.Failure {
    Procedure.Failure(message, help: help, argument: argument)
  }

  private func wrongType(_ name: String, _ value: Value, _ wanted: String) -> Procedure.Failure {
    failure("\(name) must be \(wanted), not \(value.typeDescription)")
  }
}
