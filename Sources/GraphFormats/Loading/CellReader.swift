import PropertyGraph

/// Reads the text of a cell as the type of its column.
struct CellReader {
  enum Outcome {
    case text
    case integer(Int64)
    case float(Double)
    case boolean(Bool)
    case date(CalendarDate)
    case value(Value)
    case fault(CellFault)
  }

  private let kind: FieldDescription.Kind
  private var decimalMark: UInt8
  private var groupMark: [UInt8]
  private let trueValues: [[UInt8]]
  private let falseValues: [[UInt8]]
  private let datePattern: [UInt8]?

  init(_ field: FieldDescription) {
    kind = field.kind
    decimalMark = field.decimalMark
    groupMark = field.groupMark
    trueValues = field.trueValues
    falseValues = field.falseValues
    datePattern = field.datePattern
  }

  mutating func useJSONNumbers() {
    decimalMark = UInt8(ascii: ".")
    groupMark = []
  }

  func read(_ text: Span<UInt8>) -> Outcome {
    switch kind {
    case .string, .list: .text
    case .integer: groupMark.isEmpty ? NumberText.integer(text) : integerWithoutGroups(text)
    case .year: year(text)
    case .number: number(text)
    case .boolean: boolean(text)
    case .temporal(let kind): kind.read(text.string).map { .value($0) } ?? .fault(kind.fault)
    case .date:
      if let date = DateText.read(text, pattern: datePattern) {
        .date(date)
      } else {
        .fault(DateText.fault(text, pattern: datePattern))
      }
    }
  }

  private func integerWithoutGroups(_ text: Span<UInt8>) -> Outcome {
    NumberText.integer(withoutGroups(text).span)
  }

  private func year(_ text: Span<UInt8>) -> Outcome {
    let outcome = NumberText.integer(text)
    if case .integer(let year) = outcome, (-9999...9999).contains(year) { return outcome }
    return .fault(.notYear)
  }

  private func number(_ text: Span<UInt8>) -> Outcome {
    if groupMark.isEmpty, decimalMark == UInt8(ascii: ".") { return NumberText.float(text) }
    var bytes = withoutGroups(text)
    for index in bytes.indices where bytes[index] == decimalMark { bytes[index] = UInt8(ascii: ".") }
    return NumberText.float(bytes.span)
  }

  private func boolean(_ text: Span<UInt8>) -> Outcome {
    if trueValues.contains(where: { text.holds($0) }) { return .boolean(true) }
    if falseValues.contains(where: { text.holds($0) }) { return .boolean(false) }
    return .fault(.notBoolean)
  }

  private func withoutGroups(_ text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      if !groupMark.isEmpty, index + groupMark.count <= text.count,
        text.extracting(index..<index + groupMark.count).holds(groupMark)
      {
        index += groupMark.count
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return bytes
  }
}

extension Span<UInt8> {
  /// Whether these are the same bytes.
  func holds(_ bytes: [UInt8]) -> Bool {
    guard count == bytes.count else { return false }
    for index in indices where self[index] != bytes[index] { return false }
    return true
  }

  /// Whether these are the bytes of a text.
  func holds(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard count == bytes.count else { return false }
    for index in indices where self[index] != bytes[index] { return false }
    return true
  }

  var string: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices { bytes.append(self[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
