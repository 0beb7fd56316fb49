import PropertyGraph

/// Writes values the way that a column's cells are read.
struct CellText {
  private let field: FieldDescription
  private let missingValues: [[UInt8]]
  private let reader: CellReader

  init(_ field: FieldDescription, missingValues: [[UInt8]]) {
    self.field = field
    self.missingValues = missingValues
    reader = CellReader(field)
  }

  /// Why a value cannot stand in the column.
  struct Misfit: Error {
    let message: String
    var help: String?
  }

  /// The text of a value, or nil for null.
  ///
  /// What it gives reads back as the same value, but for integers in a column of numbers.
  func text(of value: Value) throws(Misfit) -> String? {
    if value.isNull {
      guard missingValues.isEmpty else { return nil }
      throw Misfit(message: "nothing stands for a missing value in the table of '\(field.name)'")
    }
    guard let text = plainText(of: value) else {
      throw Misfit(message: "\(value.typeDescription) does not fit '\(field.name)', \(kindDescription)")
    }
    let bytes = Array(text.utf8)
    guard !missingValues.contains(bytes) else {
      throw Misfit(
        message:
          "the text '\(TableReport.excerpt(text))' cannot stand in '\(field.name)': it is read as no value",
        help: "remove the property instead: SET x.\(field.name) = null"
      )
    }
    guard !bytes.contains(0) else { throw Misfit(message: "a text with a NUL character cannot be written") }
    guard Value.areEquivalent(read(bytes), value) else {
      throw Misfit(
        message:
          "the value '\(TableReport.excerpt(text))' would be read back from '\(field.name)' as another one"
      )
    }
    return text
  }

  private func plainText(of value: Value) -> String? {
    switch (field.kind, value) {
    case (.string, .string(let text)): return text
    case (.integer, .integer(let number)), (.year, .integer(let number)): return String(number)
    case (.number, .integer(let number)): return marked(String(number))
    case (.number, .float(let number)):
      if number.isInfinite { return number < 0 ? "-INF" : "INF" }
      let text = Value.text(of: number)
      return marked(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    case (.boolean, .boolean(let isTrue)):
      return (isTrue ? field.trueValues : field.falseValues).first.map { String(decoding: $0, as: UTF8.self) }
    case (.date, .date(let date)): return text(of: date)
    case (.list(let separator), .list(let items)):
      var texts: [String] = []
      for item in items {
        guard case .string(let text) = item else { return nil }
        texts.append(text)
      }
      return texts.joined(separator: String(decoding: separator, as: UTF8.self))
    default: return nil
    }
  }

  private func marked(_ number: String) -> String {
    String(decoding: number.utf8.map { $0 == UInt8(ascii: ".") ? field.decimalMark : $0 }, as: UTF8.self)
  }

  private func text(of date: CalendarDate) -> String {
    guard let pattern = field.datePattern else { return date.description }
    let parts = date.description.split(separator: "-")
    guard parts.count == 3 else { return date.description }
    var text = ""
    var isPart = false
    for byte in pattern {
      switch (isPart, byte) {
      case (false, UInt8(ascii: "%")): isPart = true
      case (true, UInt8(ascii: "Y")): text += parts[0]
      case (true, UInt8(ascii: "m")): text += parts[1]
      case (true, _): text += parts[2]
      case (false, _): text.unicodeScalars.append(Unicode.Scalar(byte))
      }
      if byte != UInt8(ascii: "%") { isPart = false }
    }
    return text
  }

  private func read(_ bytes: [UInt8]) -> Value {
    switch reader.read(bytes.span) {
    case .integer(let number): return .integer(number)
    case .float(let number): return .float(number)
    case .boolean(let boolean): return .boolean(boolean)
    case .date(let date): return .date(date)
    case .fault: return .null
    case .text:
      guard case .list(let separator) = field.kind else {
        return .string(String(decoding: bytes, as: UTF8.self))
      }
      let ranges = ColumnChecker.itemRanges(of: bytes.span, separator: separator).filter { !$0.isEmpty }
      return .list(ranges.map { .string(String(decoding: bytes[$0], as: UTF8.self)) })
    }
  }

  private var kindDescription: String {
    switch field.kind {
    case .string: "a column of texts"
    case .integer: "a column of integers"
    case .number: "a column of numbers"
    case .boolean: "a column of booleans"
    case .date: "a column of dates"
    case .year: "a column of years"
    case .list: "a column of lists of texts"
    }
  }
}
