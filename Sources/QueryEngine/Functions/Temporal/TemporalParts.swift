import PropertyGraph

/// The date, time of day and zone that a value has: what other values are made from.
struct TemporalParts {
  var date: CalendarDate?
  var time: LocalTime?
  /// The offset of a time, and of a date-time without a named zone.
  var zoned: ZonedDateTime?
  var offset: UTCOffset?

  /// Nil for a value that is no point in time.
  init?(_ value: Value) {
    switch value {
    case .date(let date): self.date = date
    case .localTime(let time): self.time = time
    case .zonedTime(let value):
      time = value.time
      offset = value.offset
    case .localDateTime(let value):
      date = value.date
      time = value.time
    case .zonedDateTime(let value):
      date = value.local.date
      time = value.local.time
      offset = value.offset
      zoned = value
    default: return nil
    }
  }

  /// The zone, where there is one.
  func zone(_ environment: FunctionEnvironment) throws(FunctionFailure) -> Zone? {
    if let zoned { return try environment.zone(of: zoned) }
    return offset.map { .offset($0) }
  }

  /// A date-time of these parts and a zone for those that have none; a date alone is its midnight.
  func dateTime(_ environment: FunctionEnvironment) throws(FunctionFailure) -> ZonedDateTime? {
    if let zoned { return zoned }
    guard let date else { return nil }
    return ZonedDateTime(LocalDateTime(date, time ?? .midnight), offset: offset ?? .zero)
  }
}

extension FunctionFailure {
  /// A text that is no such value.
  static func unreadable(_ text: String, _ what: String, example: String) -> FunctionFailure {
    FunctionFailure("'\(text)' is not \(what)", argument: 0, help: "write it as \(example)")
  }

  /// A value that has no date, or no time.
  static func lacks(_ part: String, _ value: Value, argument: Int? = 0) -> FunctionFailure {
    FunctionFailure("\(value.typeDescription) has no \(part)", argument: argument)
  }

  static let outsideCalendar = FunctionFailure(
    "the result is outside the calendar, which ends with the years -999999999 and 999999999"
  )
}
