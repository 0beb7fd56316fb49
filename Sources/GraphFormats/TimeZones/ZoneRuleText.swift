import PropertyGraph

/// Reads the rule of POSIX for a zone: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRuleText {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Nil when there is none, or it cannot be read.
  static func read(_ bytes: ArraySlice<UInt8>) -> YearlyZoneRule? {
    var reader = ZoneRuleText(bytes)
    guard reader.takeName(), let standard = reader.takeOffset() else { return nil }
    if reader.isAtEnd { return YearlyZoneRule(standard: standard) }
    guard reader.takeName() else { return nil }
    var saving = UTCOffset(seconds: Int(standard.seconds) + 3600)
    if !reader.isNext(",") { saving = reader.takeOffset() }
    guard let saving, reader.take(","), let start = reader.takeChange(), reader.take(","),
      let end = reader.takeChange(), reader.isAtEnd
    else { return nil }
    return YearlyZoneRule(
      standard: standard,
      daylightSaving: YearlyZoneRule.DaylightSaving(offset: saving, start: start, end: end)
    )
  }

  private var isAtEnd: Bool { position == bytes.endIndex }

  private func isNext(_ character: Unicode.Scalar) -> Bool {
    position < bytes.endIndex && UInt32(bytes[position]) == character.value
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard isNext(character) else { return false }
    position += 1
    return true
  }

  /// Letters, or anything between `<` and `>`.
  private mutating func takeName() -> Bool {
    let start = position
    if take("<") {
      while position < bytes.endIndex, !isNext(">") { position += 1 }
      return take(">")
    }
    while position < bytes.endIndex, (0x61...0x7A).contains(bytes[position] | 0x20) { position += 1 }
    return position > start
  }

  /// Positive to the west, the other way round than everywhere else.
  private mutating func takeOffset() -> UTCOffset? {
    takeTime().flatMap { UTCOffset(seconds: -$0) }
  }

  /// Seconds of `2`, `-1:30` or `26:00:00`.
  private mutating func takeTime() -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard var seconds = takeNumber().map({ $0 * 3600 }) else { return nil }
    if take(":") {
      guard let minutes = takeNumber() else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let rest = takeNumber() else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  private mutating func takeNumber() -> Int? {
    var number: Int?
    while position < bytes.endIndex, bytes[position] &- 0x30 < 10, number ?? 0 < 1000 {
      number = (number ?? 0) * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return number
  }

  private mutating func takeChange() -> YearlyZoneRule.Change? {
    guard let day = takeDay() else { return nil }
    guard take("/") else { return YearlyZoneRule.Change(day: day, second: 7200) }
    return takeTime().map { YearlyZoneRule.Change(day: day, second: $0) }
  }

  private mutating func takeDay() -> YearlyZoneRule.Day? {
    if take("J") {
      return takeNumber().flatMap { (1...365).contains($0) ? .withoutLeapDay($0) : nil }
    }
    guard take("M") else {
      return takeNumber().flatMap { (0...365).contains($0) ? .zeroBased($0) : nil }
    }
    guard let month = takeNumber(), take("."), let week = takeNumber(), take("."), let day = takeNumber(),
      (1...12).contains(month), (1...5).contains(week), (0...6).contains(day)
    else { return nil }
    return .weekday(month: month, week: week, day: day)
  }
}
