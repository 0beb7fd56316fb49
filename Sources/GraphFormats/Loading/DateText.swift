import PropertyGraph

/// Reads days from bytes.
enum DateText {
  /// Whether a pattern has a year, a month and a day once each, and otherwise only separators.
  static func isKnownPattern(_ pattern: String) -> Bool {
    let parts = pattern.split(separator: "%", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].isEmpty else { return false }
    guard parts.dropFirst().compactMap(\.first).sorted() == ["Y", "d", "m"] else { return false }
    return parts.dropFirst().allSatisfy { $0.dropFirst().allSatisfy { "/-. ".contains($0) } }
  }

  /// A day in ISO 8601 or after a pattern such as `%d/%m/%Y`.
  static func read(_ text: Span<UInt8>, pattern: [UInt8]?) -> CalendarDate? {
    guard let pattern else {
      guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
        let year = number(text, 0..<4), let month = number(text, 5..<7), let day = number(text, 8..<10)
      else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    var (year, month, day) = (0, 0, 0)
    var index = 0
    var place = 0
    while place < pattern.count {
      guard pattern[place] == UInt8(ascii: "%"), place + 1 < pattern.count else {
        guard index < text.count, text[index] == pattern[place] else { return nil }
        index += 1
        place += 1
        continue
      }
      let isYear = pattern[place + 1] == UInt8(ascii: "Y")
      var end = index
      while end < text.count, end - index < (isYear ? 4 : 2), text[end] &- 0x30 < 10 { end += 1 }
      guard !isYear || end - index == 4, let part = number(text, index..<end) else { return nil }
      switch pattern[place + 1] {
      case UInt8(ascii: "Y"): year = part
      case UInt8(ascii: "m"): month = part
      default: day = part
      }
      index = end
      place += 2
    }
    return index == text.count ? CalendarDate(year: year, month: month, day: day) : nil
  }

  /// Why a text is no date.
  static func fault(_ text: Span<UInt8>, pattern: [UInt8]?) -> CellFault {
    if let pattern { return .otherDate(format: String(decoding: pattern, as: UTF8.self)) }
    let parts = text.string.split(separator: "/")
    if parts.count == 3, parts.allSatisfy({ Int($0) != nil }) { return .frenchDate }
    let isShaped = text.count == 10 && text[4] == UInt8(ascii: "-") && text[7] == UInt8(ascii: "-")
    return isShaped && text.string.split(separator: "-").allSatisfy({ Int($0) != nil })
      ? .noSuchDay : .notDate
  }

  private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var number = 0
    for index in range {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
