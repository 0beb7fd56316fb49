import PropertyGraph

/// The parts of temporal values that can be asked for: `d.year`, `d.hour`, `d.monthsOfYear`.
enum TemporalComponents {
  /// Nil when the value has no such part, or is not temporal; null when it is too large for an integer.
  static func value(_ name: String, of value: Value) -> Value? {
    let name = name.lowercased()
    if case .duration(let duration) = value { return durationPart(name, duration) }
    guard let parts = TemporalParts(value) else { return nil }
    if let date = parts.date, let part = datePart(name, date) { return .integer(Int64(part)) }
    if let time = parts.time, let part = timePart(name, time) { return .integer(Int64(part)) }
    if let offset = parts.offset, let part = zonePart(name, offset, parts.zoned?.zoneName) { return part }
    if let zoned = parts.zoned { return epochPart(name, zoned) }
    return nil
  }

  /// What can be asked of a value, for suggestions.
  static func names(of value: Value) -> [String] {
    if case .duration = value { return durationNames }
    guard let parts = TemporalParts(value) else { return [] }
    return (parts.date == nil ? [] : dateNames) + (parts.time == nil ? [] : timeNames)
      + (parts.offset == nil ? [] : zoneNames) + (parts.zoned == nil ? [] : epochNames)
  }

  private static let dateNames = [
    "year", "quarter", "month", "week", "weekYear", "day", "ordinalDay", "dayOfWeek", "weekDay",
    "dayOfQuarter",
  ]
  private static let timeNames = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"]
  private static let zoneNames = ["timezone", "offset", "offsetMinutes", "offsetSeconds"]
  private static let epochNames = ["epochSeconds", "epochMillis"]
  private static let durationNames = [
    "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds",
    "microseconds", "nanoseconds", "quartersOfYear", "monthsOfYear", "monthsOfQuarter", "daysOfWeek",
    "minutesOfHour", "secondsOfMinute", "millisecondsOfSecond", "microsecondsOfSecond",
    "nanosecondsOfSecond",
  ]

  private static func datePart(_ name: String, _ date: CalendarDate) -> Int? {
    switch name {
    case "year": Int(date.year)
    case "quarter": date.quarter
    case "month": Int(date.month)
    case "week": date.week
    case "weekyear": date.weekYear
    case "day": Int(date.day)
    case "ordinalday": date.ordinalDay
    case "dayofweek", "weekday": date.dayOfWeek
    case "dayofquarter", "quarterday": date.dayOfQuarter
    default: nil
    }
  }

  private static func timePart(_ name: String, _ time: LocalTime) -> Int? {
    switch name {
    case "hour": time.hour
    case "minute": time.minute
    case "second": time.second
    case "millisecond": time.nanosecond / 1_000_000
    case "microsecond": time.nanosecond / 1_000
    case "nanosecond": time.nanosecond
    default: nil
    }
  }

  private static func zonePart(_ name: String, _ offset: UTCOffset, _ zoneName: String?) -> Value? {
    switch name {
    case "timezone": .string(zoneName ?? offset.description)
    case "offset": .string(offset.description)
    case "offsetminutes": .integer(Int64(offset.seconds / 60))
    case "offsetseconds": .integer(Int64(offset.seconds))
    default: nil
    }
  }

  private static func epochPart(_ name: String, _ value: ZonedDateTime) -> Value? {
    switch name {
    case "epochseconds": .integer(value.epochSecond)
    case "epochmillis":
      integer(
        Int128(value.epochSecond) * 1000 + Int128(value.local.time.nanosecond / 1_000_000)
      )
    default: nil
    }
  }

  private static func durationPart(_ name: String, _ duration: CalendarDuration) -> Value? {
    let (months, days, seconds) = (duration.months, duration.days, duration.seconds)
    let nanoseconds = Int64(duration.nanoseconds)
    switch name {
    case "years": return .integer(months / 12)
    case "quarters": return .integer(months / 3)
    case "months": return .integer(months)
    case "weeks": return .integer(days / 7)
    case "days": return .integer(days)
    case "hours": return .integer(seconds / 3600)
    case "minutes": return .integer(seconds / 60)
    case "seconds": return .integer(seconds)
    case "milliseconds": return integer(Int128(seconds) * 1000 + Int128(nanoseconds / 1_000_000))
    case "microseconds": return integer(Int128(seconds) * 1_000_000 + Int128(nanoseconds / 1000))
    case "nanoseconds": return integer(Int128(seconds) * 1_000_000_000 + Int128(nanoseconds))
    case "quartersofyear": return .integer(months % 12 / 3)
    case "monthsofyear": return .integer(months % 12)
    case "monthsofquarter": return .integer(months % 3)
    case "daysofweek": return .integer(days % 7)
    case "minutesofhour": return .integer(seconds / 60 % 60)
    case "secondsofminute": return .integer(seconds % 60)
    case "millisecondsofsecond": return .integer(nanoseconds / 1_000_000)
    case "microsecondsofsecond": return .integer(nanoseconds / 1000)
    case "nanosecondsofsecond": return .integer(nanoseconds)
    default: return nil
    }
  }

  private static func integer(_ number: Int128) -> Value {
    Int64(exactly: number).map { .integer($0) } ?? .null
  }
}
