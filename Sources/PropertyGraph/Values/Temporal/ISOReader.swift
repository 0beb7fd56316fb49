/// Reads the forms of ISO 8601 from left to right.
struct ISOReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }

  // MARK: Characters and figures

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  mutating func takeByte() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// True for minus, false for plus, nil when there is no sign.
  mutating func takeSign() -> Bool? { take("-") ? true : take("+") ? false : nil }

  /// How many figures come next.
  private var figureCount: Int { bytes[position...].prefix { $0 &- 0x30 < 10 }.count }

  /// Takes exactly so many figures.
  mutating func takeNumber(_ count: Int) -> Int? {
    guard figureCount >= count else { return nil }
    defer { position += count }
    return bytes[position..<position + count].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Takes a number with a sign and a fraction, if it has them.
  mutating func takeDecimal() -> DecimalFraction? {
    let isNegative = takeSign() ?? false
    let digits = bytes[position..<position + figureCount]
    position = digits.endIndex
    var fraction: ArraySlice<UInt8> = []
    if take(".") || take(",") {
      fraction = bytes[position..<position + figureCount]
      position = fraction.endIndex
      if fraction.isEmpty { return nil }
    }
    guard !digits.isEmpty else { return nil }
    return DecimalFraction(digits: digits, fractionDigits: fraction, isNegative: isNegative)
  }

  // MARK: Dates

  /// Takes a date: by month and day, week, quarter or number in the year, with hyphens or without.
  mutating func takeDate() -> CalendarDate? {
    guard let year = takeYear() else { return nil }
    let isExtended = take("-")
    let hyphen: (inout ISOReader) -> Bool = { isExtended ? $0.take("-") : true }
    if take("W") {
      guard let week = takeNumber(2) else { return nil }
      guard hasMore(isExtended) else { return CalendarDate(weekYear: year, week: week, dayOfWeek: 1) }
      guard hyphen(&self), let day = takeNumber(1) else { return nil }
      return CalendarDate(weekYear: year, week: week, dayOfWeek: day)
    }
    if take("Q") {
      guard let quarter = takeNumber(1) else { return nil }
      guard hasMore(isExtended) else { return CalendarDate(year: year, quarter: quarter, dayOfQuarter: 1) }
      guard hyphen(&self), let day = takeNumber(2) else { return nil }
      return CalendarDate(year: year, quarter: quarter, dayOfQuarter: day)
    }
    switch figureCount {
    case 0: return isExtended ? nil : CalendarDate(year: year, month: 1, day: 1)
    case 3: return takeNumber(3).flatMap { CalendarDate(year: year, ordinalDay: $0) }
    case 2:
      guard let month = takeNumber(2) else { return nil }
      guard isExtended, take("-") else { return CalendarDate(year: year, month: month, day: 1) }
      return takeNumber(2).flatMap { CalendarDate(year: year, month: month, day: $0) }
    case 4 where !isExtended:
      guard let month = takeNumber(2), let day = takeNumber(2) else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// Four figures, or a sign and up to nine.
  private mutating func takeYear() -> Int? {
    guard let isNegative = takeSign() else { return takeNumber(4) }
    let count = figureCount
    guard (1...9).contains(count), let year = takeNumber(count) else { return nil }
    return isNegative ? -year : year
  }

  /// Whether a further part of the date follows.
  private func hasMore(_ isExtended: Bool) -> Bool {
    guard position < bytes.count else { return false }
    return isExtended ? bytes[position] == UInt8(ascii: "-") : figureCount > 0
  }

  // MARK: Times

  /// Takes `21`, `2140`, `21:40`, `214032.142` or `21:40:32.142`.
  mutating func takeTime() -> LocalTime? {
    guard let hour = takeNumber(2) else { return nil }
    let isExtended = take(":")
    guard isExtended || figureCount > 0 else { return LocalTime(hour: hour) }
    guard let minute = takeNumber(2) else { return nil }
    guard isExtended ? take(":") : figureCount > 0 else { return LocalTime(hour: hour, minute: minute) }
    guard let second = takeNumber(2) else { return nil }
    var nanosecond = 0
    if take(".") || take(",") {
      let count = figureCount
      guard (1...9).contains(count), let digits = takeNumber(count) else { return nil }
      nanosecond = (count..<9).reduce(digits) { number, _ in number * 10 }
    }
    return LocalTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }

  /// Takes `Z`, `+01`, `+0100`, `+01:00` or `+01:00:00`.
  mutating func takeOffset() -> UTCOffset? {
    if take("Z") || take("z") { return .zero }
    guard let isNegative = takeSign(), let hours = takeNumber(2) else { return nil }
    var seconds = hours * 3600
    let isExtended = take(":")
    if isExtended || figureCount > 0 {
      guard let minutes = takeNumber(2), minutes < 60 else { return nil }
      seconds += minutes * 60
      if isExtended ? take(":") : figureCount > 0 {
        guard let rest = takeNumber(2), rest < 60 else { return nil }
        seconds += rest
      }
    }
    return UTCOffset(seconds: isNegative ? -seconds : seconds)
  }

  /// Whether an offset comes next.
  var isAtOffset: Bool {
    position < bytes.count && "Zz+-".utf8.contains(bytes[position])
  }

  /// Takes the name of a zone in brackets.
  mutating func takeZoneName() -> String? {
    guard take("[") else { return nil }
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")), end > position else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}
