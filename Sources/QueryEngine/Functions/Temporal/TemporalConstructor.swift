import PropertyGraph

/// Makes points in time from texts, maps, and other points in time.
enum TemporalConstructor: String, CaseIterable {
  case date
  case time
  case localTime = "localtime"
  case dateTime = "datetime"
  case localDateTime = "localdatetime"

  var kinds: BoundType.Kinds {
    switch self {
    case .date: .date
    case .time: .zonedTime
    case .localTime: .localTime
    case .dateTime: .zonedDateTime
    case .localDateTime: .localDateTime
    }
  }

  var fields: TemporalFields.Kind {
    switch self {
    case .date: .date
    case .time, .localTime: .time
    case .dateTime, .localDateTime: .dateTime
    }
  }

  func make(_ argument: Value, _ environment: FunctionEnvironment) throws(FunctionFailure) -> Value {
    switch argument {
    case .string(let text): return try read(text, environment)
    case .map(let entries):
      let fields = try TemporalFields(entries, for: fields)
      if fields.hasNull { return .null }
      if fields.isCurrent, let zone = try fields.zone(environment) {
        return try select(.zonedDateTime(environment.now(in: zone)), environment)
      }
      return try make(fields, environment)
    default: return try select(argument, environment)
    }
  }

  /// The time of the statement.
  func current(_ zone: Zone, _ environment: FunctionEnvironment) throws(FunctionFailure) -> Value {
    try select(.zonedDateTime(environment.now(in: zone)), environment)
  }

  // MARK: From other values

  private func select(_ value: Value, _ environment: FunctionEnvironment) throws(FunctionFailure) -> Value {
    guard let parts = TemporalParts(value) else {
      throw .kind(value, expected: "a string, a map or a point in time", argument: 0)
    }
    switch self {
    case .date:
      guard let date = parts.date else { throw .lacks("date", value) }
      return .date(date)
    case .localTime:
      guard let time = parts.time else { throw .lacks("time", value) }
      return .localTime(time)
    case .time:
      guard let time = parts.time else { throw .lacks("time", value) }
      return .zonedTime(ZonedTime(time, offset: parts.offset ?? .zero))
    case .localDateTime:
      guard let date = parts.date else { throw .lacks("date", value) }
      return .localDateTime(LocalDateTime(date, parts.time ?? .midnight))
    case .dateTime:
      guard let result = try parts.dateTime(environment) else { throw .lacks("date", value) }
      return .zonedDateTime(result)
    }
  }

  // MARK: From text

  private func read(_ text: String, _ environment: FunctionEnvironment) throws(FunctionFailure) -> Value {
    switch self {
    case .date:
      guard let date = CalendarDate(parsing: text) else {
        throw .unreadable(text, "a day of the calendar", example: "2014-01-10")
      }
      return .date(date)
    case .localTime:
      guard let time = LocalTime(parsing: text) else {
        throw .unreadable(text, "a time of day", example: "21:40:32")
      }
      return .localTime(time)
    case .time:
      guard let time = ZonedTime(parsing: text) else {
        throw .unreadable(text, "a time of day with an offset", example: "21:40:32+01:00")
      }
      return .zonedTime(time)
    case .localDateTime:
      guard let value = LocalDateTime(parsing: text) else {
        throw .unreadable(text, "a date and time", example: "2014-01-10T21:40:32")
      }
      return .localDateTime(value)
    case .dateTime:
      guard let read = ZonedDateTimeText(parsing: text) else {
        throw .unreadable(text, "a date and time", example: "2014-01-10T21:40:32+01:00[Europe/Paris]")
      }
      return .zonedDateTime(try dateTime(read, text, environment))
    }
  }

  private func dateTime(
    _ read: ZonedDateTimeText,
    _ text: String,
    _ environment: FunctionEnvironment
  ) throws(FunctionFailure) -> ZonedDateTime {
    guard let name = read.zoneName else { return ZonedDateTime(read.local, offset: read.offset ?? .zero) }
    let zone = try environment.zone(named: name)
    guard let value = ZonedDateTime(read.local, in: zone, preferring: read.offset) else {
      throw .outsideCalendar
    }
    if let offset = read.offset, offset != value.offset {
      throw FunctionFailure(
        "'\(text)': the offset of \(name) is \(value.offset.text) then, not \(offset.text)",
        argument: 0,
        help: "leave out the offset or the name of the zone"
      )
    }
    return value
  }

  // MARK: From a map

  private func make(
    _ fields: TemporalFields,
    _ environment: FunctionEnvironment
  ) throws(FunctionFailure) -> Value {
    let base = try Base(fields, environment)
    if self.fields == .time, base.time == nil, !fields.has("hour"), !fields.has("minute") {
      throw FunctionFailure("a time needs an 'hour'")
    }
    switch self {
    case .date: return .date(try fields.date(over: base.date))
    case .localTime: return .localTime(try fields.time(over: base.time))
    case .time: return .zonedTime(try time(fields, base, environment))
    case .localDateTime:
      return .localDateTime(LocalDateTime(try fields.date(over: base.date), try fields.time(over: base.time)))
    case .dateTime:
      let local = LocalDateTime(try fields.date(over: base.date), try fields.time(over: base.time))
      let zone = try fields.zone(environment)
      let start = base.zone ?? zone ?? .utc
      guard let value = ZonedDateTime(local, in: start, preferring: base.offset) else {
        throw .outsideCalendar
      }
      guard base.zone != nil, let zone else { return .zonedDateTime(value) }
      guard let moved = value.atSameInstant(in: zone) else { throw .outsideCalendar }
      return .zonedDateTime(moved)
    }
  }

  private func time(
    _ fields: TemporalFields,
    _ base: Base,
    _ environment: FunctionEnvironment
  ) throws(FunctionFailure) -> ZonedTime {
    let time = try fields.time(over: base.time)
    guard let zone = try fields.zone(environment) else {
      return ZonedTime(time, offset: base.offset ?? .zero)
    }
    let offset = try Self.fixedOffset(zone)
    guard let start = base.offset else { return ZonedTime(time, offset: offset) }
    return ZonedTime(time, offset: start).atSameInstant(offset: offset)
  }

  /// The offset of a zone that has no name.
  static func fixedOffset(_ zone: Zone) throws(FunctionFailure) -> UTCOffset {
    switch zone {
    case .offset(let offset): return offset
    case .named(let name, _):
      throw FunctionFailure(
        "a time of day cannot be in the zone '\(name)', whose offset depends on the date",
        help: "give the offset, as in '+01:00', or make a datetime"
      )
    }
  }
}

extension TemporalConstructor {
  /// What the entries `date`, `time`, `datetime`, `epochSeconds` and `epochMillis` give to start from.
  private struct Base {
    var date: CalendarDate?
    var time: LocalTime?
    /// Of the time, which then moves with the zone.
    var zone: Zone?
    var offset: UTCOffset?

    init(_ fields: TemporalFields, _ environment: FunctionEnvironment) throws(FunctionFailure) {
      let sources = ["datetime", "epochSeconds", "epochMillis"].filter(fields.has)
      let others = sources.isEmpty ? [] : ["date", "time"].filter(fields.has)
      if sources.count + others.count > 1 {
        let names = (sources + others).map { "'\($0)'" }.joined(separator: " and ")
        throw FunctionFailure("\(names) exclude each other")
      }
      if let value = fields.value("date") { date = try Self.parts("date", value).date }
      if let value = fields.value("time") { try take(value, environment) }
      if let value = fields.value("datetime") {
        date = try Self.parts("date", value).date
        try take(value, environment)
      }
      if let second = try fields.integer("epochSeconds") {
        try take(LocalDateTime(epochSecond: Int64(second)))
      }
      if let millis = try fields.integer("epochMillis") {
        try take(LocalDateTime(epochMillisecond: Int64(millis)))
      }
    }

    private static func parts(_ part: String, _ value: Value) throws(FunctionFailure) -> TemporalParts {
      guard let parts = TemporalParts(value) else {
        throw FunctionFailure("expected a point in time, found \(value.typeDescription)")
      }
      if part == "date" ? parts.date == nil : parts.time == nil { throw .lacks(part, value, argument: nil) }
      return parts
    }

    private mutating func take(
      _ value: Value,
      _ environment: FunctionEnvironment
    ) throws(FunctionFailure) {
      let parts = try Self.parts("time", value)
      time = parts.time
      zone = try parts.zone(environment)
      offset = parts.offset
    }

    /// An instant, seen at Greenwich.
    private mutating func take(_ instant: LocalDateTime?) throws(FunctionFailure) {
      guard let instant else { throw .outsideCalendar }
      (date, time, zone, offset) = (instant.date, instant.time, .utc, .zero)
    }
  }
}
